import { Routes } from '@angular/router';
import { withTexts } from '../../i18n/i18n';
import { designerTexts } from './designer-texts';

/** `/:authority/office/forms`: the forms of an authority and the designer. */
export const designerRoutes: Routes = [
  {
    path: '',
    canActivate: [withTexts(designerTexts)],
    children: [
      { path: '', pathMatch: 'full', title: 'officer.forms', loadComponent: () => import('./start/forms-page').then((m) => m.FormsPage) },
      { path: ':code', title: 'officer.form', loadComponent: () => import('./designer-page').then((m) => m.DesignerPage) },
      { path: ':code/try', title: 'officer.form.try', loadComponent: () => import('./trial/trial-page').then((m) => m.TrialPage) },
      { path: ':code/versions', title: 'officer.form.versions', loadComponent: () => import('./publish/versions-page').then((m) => m.VersionsPage) },
      { path: ':code/master-update', title: 'officer.form.update', loadComponent: () => import('./publish/master-update-page').then((m) => m.MasterUpdatePage) },
    ],
  },
];
