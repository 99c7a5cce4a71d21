import { Routes } from '@angular/router';

export const verifyRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'verify.title', loadComponent: () => import('./verify-page').then((m) => m.VerifyPage) },
  { path: ':code', title: 'verify.title', loadComponent: () => import('./verify-page').then((m) => m.VerifyPage) },
];
