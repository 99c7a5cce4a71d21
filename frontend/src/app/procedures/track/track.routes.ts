import { Routes } from '@angular/router';
import { requireSignIn } from '../../api/require-sign-in';

export const trackRoutes: Routes = [
  {
    path: '',
    canActivate: [requireSignIn],
    children: [
      { path: '', pathMatch: 'full', title: 'my.title', loadComponent: () => import('./my-page').then((m) => m.MyPage) },
      { path: 'notifications', title: 'my.notifications', loadComponent: () => import('./notifications-page').then((m) => m.NotificationsPage) },
      { path: 'cases/:id', loadComponent: () => import('./case-page').then((m) => m.CasePage) },
      { path: 'cases/:id/correction', loadComponent: () => import('./correction-page').then((m) => m.CorrectionPage) },
    ],
  },
];
