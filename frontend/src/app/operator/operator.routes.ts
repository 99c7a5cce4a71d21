import { Routes } from '@angular/router';
import { requireSignIn } from '../api/require-sign-in';
import { withTexts } from '../i18n/i18n';
import { catalogueTexts } from '../procedures/catalogue/catalogue-texts';
import { permitTexts } from '../procedures/permits/permit-texts';
import { operatorTexts } from './operator-texts';

/** 運営者の画面: how the service fares, and what its operator sets right. Each page says so when somebody else comes here. */
export const operatorRoutes: Routes = [
  {
    path: '',
    canActivate: [withTexts(operatorTexts), requireSignIn],
    children: [
      { path: '', pathMatch: 'full', title: 'op.title', loadComponent: () => import('./operator-home').then((m) => m.OperatorHome) },
      { path: 'mails', title: 'op.mails', loadComponent: () => import('./mails-page').then((m) => m.MailsPage) },
      { path: 'faults', title: 'op.faults', loadComponent: () => import('./faults-page').then((m) => m.FaultsPage) },
      { path: 'accounts', title: 'op.accounts', loadComponent: () => import('./accounts-page').then((m) => m.AccountsPage) },
      { path: 'procedures', title: 'use.title', canActivate: [withTexts(catalogueTexts), withTexts(permitTexts)], loadComponent: () => import('../procedures/catalogue/operator-page').then((m) => m.ProcedureUsePage) },
    ],
  },
];
