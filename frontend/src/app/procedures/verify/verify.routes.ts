import { Routes } from '@angular/router';
import { withTexts } from '../../i18n/i18n';
import { permitTexts } from '../permits/permit-texts';

export const verifyRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'verify.title', canActivate: [withTexts(permitTexts)], loadComponent: () => import('./verify-page').then((m) => m.VerifyPage) },
  { path: ':code', title: 'verify.title', canActivate: [withTexts(permitTexts)], loadComponent: () => import('./verify-page').then((m) => m.VerifyPage) },
];
