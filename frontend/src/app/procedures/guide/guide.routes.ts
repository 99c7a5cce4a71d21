import { Routes } from '@angular/router';

export const guideRoutes: Routes = [
  { path: '', pathMatch: 'full', title: 'procedures.title', loadComponent: () => import('./procedures-page').then((m) => m.ProceduresPage) },
  { path: 'find', title: 'path.title', loadComponent: () => import('./path-page').then((m) => m.PathPage) },
  { path: ':code', loadComponent: () => import('./procedure-page').then((m) => m.ProcedurePage) },
];
