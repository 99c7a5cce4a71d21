import { Routes } from '@angular/router';
import { withTexts } from '../../i18n/i18n';
import { mineTexts } from '../mine/mine-texts';

export const sharedRoutes: Routes = [
  {
    path: '',
    canActivate: [withTexts(mineTexts)],
    children: [
      { path: '', pathMatch: 'full', title: 'shared.page', loadComponent: () => import('./shared-page').then((m) => m.SharedPage) },
      { path: 'resume', title: 'share.resume', loadComponent: () => import('./resume-page').then((m) => m.ResumePage) },
    ],
  },
];
