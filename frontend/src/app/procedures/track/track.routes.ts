import { Routes } from '@angular/router';
import { requireSignIn } from '../../api/require-sign-in';
import { withTexts } from '../../i18n/i18n';
import { permitTexts } from '../permits/permit-texts';

export const trackRoutes: Routes = [
  {
    path: '',
    canActivate: [requireSignIn, withTexts(permitTexts)],
    children: [
      { path: '', pathMatch: 'full', title: 'my.title', loadComponent: () => import('./my-page').then((m) => m.MyPage) },
      { path: 'notifications', title: 'my.notifications', loadComponent: () => import('./notifications-page').then((m) => m.NotificationsPage) },
      { path: 'cases/:id', loadComponent: () => import('./case-page').then((m) => m.CasePage) },
      { path: 'cases/:id/correction', loadComponent: () => import('./correction-page').then((m) => m.CorrectionPage) },
    ],
  },
];
