import { Routes } from '@angular/router';
import { withTexts } from '../../i18n/i18n';
import { consultTexts } from './consult-texts';

export const consultRoutes: Routes = [
  { path: ':link', title: 'consult.title', canActivate: [withTexts(consultTexts)], loadComponent: () => import('./consult-page').then((m) => m.ConsultPage) },
];
