import { inject } from '@angular/core';
import { CanActivateFn, Router, Routes } from '@angular/router';
import { requireSignIn } from '../../api/require-sign-in';
import { actingFor } from '../../api/acting';
import { withTexts } from '../../i18n/i18n';
import { permitTexts } from '../permits/permit-texts';
import { mineTexts } from '../mine/mine-texts';

/** What an authority files has its list in its office, not among a person's own. */
const officeOfFiler: CanActivateFn = () => {
  const authority = actingFor();
  return !authority || inject(Router).createUrlTree(['/', authority, 'office', 'filings']);
};

export const trackRoutes: Routes = [
  {
    path: '',
    canActivate: [requireSignIn, withTexts(permitTexts), withTexts(mineTexts)],
    children: [
      { path: '', pathMatch: 'full', title: 'my.title', canActivate: [officeOfFiler], loadComponent: () => import('./my-page').then((m) => m.MyPage) },
      { path: 'register', title: 'own.title', loadComponent: () => import('../mine/register-page').then((m) => m.RegisterPage) },
      { path: 'register/new/:kind', loadComponent: () => import('../mine/register-entry-page').then((m) => m.RegisterEntryPage) },
      { path: 'register/:id', loadComponent: () => import('../mine/register-entry-page').then((m) => m.RegisterEntryPage) },
      { path: 'batches', title: 'batch.title', loadComponent: () => import('../mine/batches-page').then((m) => m.BatchesPage) },
      { path: 'batches/:id', title: 'batch.title', loadComponent: () => import('../mine/batch-page').then((m) => m.BatchPage) },
      { path: 'templates', title: 'template.title', loadComponent: () => import('../mine/templates-page').then((m) => m.TemplatesPage) },
      { path: 'notifications', title: 'my.notifications', loadComponent: () => import('./notifications-page').then((m) => m.NotificationsPage) },
      { path: 'cases/:id', loadComponent: () => import('./case-page').then((m) => m.CasePage) },
      { path: 'cases/:id/correction', loadComponent: () => import('./correction-page').then((m) => m.CorrectionPage) },
    ],
  },
];
