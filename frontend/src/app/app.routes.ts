import { inject } from '@angular/core';
import { Router, RouterStateSnapshot, Routes } from '@angular/router';

/** The route table. `/:authority/…` stands last: the fixed words above it are reserved and can be no slug. */
export const routes: Routes = [
  {
    path: ':authority/office',
    loadChildren: () => import('./shells/officer/officer.routes').then((m) => m.officerRoutes),
  },
  // A link made of parts names the authority acted for; reading it as an address sets it (see api/acting.ts).
  { path: 'for', children: [{ path: '**', canActivate: [(_: unknown, state: RouterStateSnapshot) => inject(Router).parseUrl(state.url)], children: [] }] },
  {
    path: '',
    loadComponent: () => import('./shells/public/public-shell').then((m) => m.PublicShell),
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./tenancy/home-page').then((m) => m.HomePage) },
      { path: 'help', title: 'help.title', loadComponent: () => import('./shells/public/help-page').then((m) => m.HelpPage) },

      { path: 'sign-in', title: 'signIn.title', loadComponent: () => import('./identity/sign-in-page').then((m) => m.SignInPage) },
      { path: 'register', title: 'register.title', loadComponent: () => import('./identity/register-page').then((m) => m.RegisterPage) },
      { path: 'confirm', title: 'confirm.title', loadComponent: () => import('./identity/confirm-page').then((m) => m.ConfirmPage) },
      { path: 'password', loadChildren: () => import('./identity/identity.routes').then((m) => m.passwordRoutes) },
      { path: 'account', loadChildren: () => import('./identity/identity.routes').then((m) => m.accountRoutes) },

      { path: 'my', loadChildren: () => import('./procedures/track/track.routes').then((m) => m.trackRoutes) },
      { path: 'shared', loadChildren: () => import('./procedures/shared/shared.routes').then((m) => m.sharedRoutes) },
      { path: 'consult', loadChildren: () => import('./procedures/consult/consult.routes').then((m) => m.consultRoutes) },
      { path: 'verify', loadChildren: () => import('./procedures/verify/verify.routes').then((m) => m.verifyRoutes) },
      { path: 'operator', loadChildren: () => import('./operator/operator.routes').then((m) => m.operatorRoutes) },
      { path: 'dev/mails', title: 'dev.mails', loadComponent: () => import('./platform/dev-mails-page').then((m) => m.DevMailsPage) },

      { path: ':authority/procedures', loadChildren: () => import('./procedures/guide/guide.routes').then((m) => m.guideRoutes) },
      { path: ':authority/drafts', loadChildren: () => import('./procedures/apply/apply.routes').then((m) => m.applyRoutes) },
      { path: ':authority', pathMatch: 'full', loadComponent: () => import('./tenancy/authority-page').then((m) => m.AuthorityPage) },
      { path: '**', title: 'state.missing', loadComponent: () => import('./shells/public/missing-page').then((m) => m.MissingPage) },
    ],
  },
];
