import { Routes } from '@angular/router';

export const applyRoutes: Routes = [
  { path: ':id/done', title: 'done.title', loadComponent: () => import('./done-page').then((m) => m.DonePage) },
  { path: ':id/:step', loadComponent: () => import('./draft-page').then((m) => m.DraftPage) },
  { path: ':id', redirectTo: ':id/start' },
];
