import { Routes } from '@angular/router';
import { designerTexts } from '../../forms/designer/designer-texts';
import { withTexts } from '../../i18n/i18n';

/** `/:authority/office/procedures`: the list, and one procedure with its pages. */
export const catalogueRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'c.title', loadComponent: () => import('./procedure-list-page').then((m) => m.ProcedureListPage) },
  {
    path: ':code',
    title: 'c.page.settings',
    loadComponent: () => import('./procedure-frame').then((m) => m.ProcedureFrame),
    children: [{ path: '', pathMatch: 'full', loadComponent: () => import('./procedure-settings-page').then((m) => m.ProcedureSettingsPage) }, { path: 'work', canActivate: [withTexts(designerTexts)], title: 'office.work', loadComponent: () => import('../office/work-page').then((m) => m.WorkPage) }],
  },
];
