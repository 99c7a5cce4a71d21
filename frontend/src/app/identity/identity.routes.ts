import { Routes } from '@angular/router';
import { requireSignIn } from '../api/require-sign-in';

export const passwordRoutes: Routes = [
  { path: 'forgot', title: 'forgot.title', loadComponent: () => import('./forgot-page').then((m) => m.ForgotPage) },
  { path: 'reset', title: 'reset.title', loadComponent: () => import('./reset-page').then((m) => m.ResetPage) },
];

export const accountRoutes: Routes = [
  {
    path: '',
    canActivate: [requireSignIn],
    children: [
      { path: '', pathMatch: 'full', title: 'account.title', loadComponent: () => import('./account-page').then((m) => m.AccountPage) },
      { path: 'two-factor', title: 'twoFactor.title', loadComponent: () => import('./two-factor-page').then((m) => m.TwoFactorPage) },
      { path: 'password', title: 'changePassword.title', loadComponent: () => import('./change-password-page').then((m) => m.ChangePasswordPage) },
    ],
  },
];
