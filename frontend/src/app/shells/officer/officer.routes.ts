import { Routes } from '@angular/router';
import { requireSignIn } from '../../api/require-sign-in';
import { designerTexts } from '../../forms/designer/designer-texts';
import { withTexts } from '../../i18n/i18n';
import { callsTexts } from '../../procedures/calls/calls-texts';
import { catalogueTexts } from '../../procedures/catalogue/catalogue-texts';
import { officeTexts } from '../../procedures/office/office-texts';
import { filingTexts } from '../../procedures/filings/filing-texts';
import { permitTexts } from '../../procedures/permits/permit-texts';
import { officerTexts } from './officer-texts';

/** Pages of an authority's staff. The shell says so clearly when somebody else comes here. */
export const officerRoutes: Routes = [
  {
    path: '',
    canActivate: [withTexts(officerTexts), withTexts(officeTexts), withTexts(permitTexts), withTexts(filingTexts), requireSignIn],
    loadComponent: () => import('./officer-shell').then((m) => m.OfficerShell),
    children: [
      { path: '', pathMatch: 'full', title: 'officer.inbox', loadComponent: () => import('../../procedures/review/queue-page').then((m) => m.QueuePage) },
      { path: 'cases/:id', title: 'officer.case', loadComponent: () => import('../../procedures/review/case-page').then((m) => m.CasePage) },
      { path: 'calls', title: 'calls', canActivate: [withTexts(callsTexts)], loadComponent: () => import('../../procedures/calls/calls-page').then((m) => m.CallsPage) },
      { path: 'desks', canActivate: [withTexts(designerTexts)], title: 'officer.desks', loadComponent: () => import('../../procedures/office/desks-page').then((m) => m.DesksPage) },
      { path: 'texts', title: 'officer.texts', loadComponent: () => import('../../procedures/office/texts-page').then((m) => m.TextsPage) },
      { path: 'procedures', canActivate: [withTexts(catalogueTexts)], loadChildren: () => import('../../procedures/catalogue/catalogue.routes').then((m) => m.catalogueRoutes) },
      { path: 'jobs', title: 'jobs', loadComponent: () => import('../../procedures/permits/bulk-jobs-page').then((m) => m.BulkJobsPage) },
      { path: 'permits/rules', title: 'rules', loadComponent: () => import('../../procedures/permits/life-rules-page').then((m) => m.LifeRulesPage) },
      { path: 'permits/records', title: 'records', loadComponent: () => import('../../procedures/permits/records-page').then((m) => m.RecordsPage) },
      { path: 'permits', title: 'permits', loadComponent: () => import('../../procedures/permits/permits-page').then((m) => m.PermitsPage) },
      { path: 'filings', title: 'officer.filings', loadComponent: () => import('../../procedures/filings/filings-page').then((m) => m.FilingsPage) },
      { path: 'settings', title: 'officer.settings', loadComponent: () => import('../../tenancy/settings/settings-page').then((m) => m.SettingsPage) },
      { path: 'members', title: 'officer.members', loadComponent: () => import('../../identity/members/members-page').then((m) => m.MembersPage) },
      { path: 'forms', loadChildren: () => import('../../forms/designer/designer.routes').then((m) => m.designerRoutes) },
      { path: '**', title: 'state.missing', loadComponent: () => import('./no-such-page').then((m) => m.NoSuchPage) },
    ],
  },
];
