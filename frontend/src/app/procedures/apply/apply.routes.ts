import { Routes } from '@angular/router';
import { withTexts } from '../../i18n/i18n';
import { mineTexts } from '../mine/mine-texts';

export const applyRoutes: Routes = [
  {
    path: '',
    canActivate: [withTexts(mineTexts)],
    children: [
      { path: ':id/done', title: 'done.title', loadComponent: () => import('./done-page').then((m) => m.DonePage) },
      { path: ':id/share', title: 'share.title', loadComponent: () => import('./share-page').then((m) => m.SharePage) },
      { path: ':id/:step', loadComponent: () => import('./draft-page').then((m) => m.DraftPage) },
      { path: ':id', redirectTo: ':id/start' },
    ],
  },
];
