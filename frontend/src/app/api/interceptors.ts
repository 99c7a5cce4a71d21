import { HttpContextToken, HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { Injector, inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { I18n } from '../i18n/i18n';
import { Problem, toProblem } from './problem';
import { Session } from './session';

/** Set on requests whose page deals with 401 itself (autosave, sending). */
export const STAYS_ON_401 = new HttpContextToken<boolean>(() => false);

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The reader's language, so that titles and messages come back in it. */
export const language: HttpInterceptorFn = (request, next) =>
  request.url.startsWith('/api') ? next(request.clone({ setHeaders: { 'Accept-Language': inject(I18n).tag() } })) : next(request);

/** Anti-forgery header on unsafe calls; the cookie is fetched first when it is not there yet. */
export const csrf: HttpInterceptorFn = (request, next) => {
  if (!unsafe.has(request.method) || !request.url.startsWith('/api')) return next(request);
  const session = inject(Injector).get(Session);
  const withToken = () => {
    const token = session.csrf();
    return next(token ? request.clone({ setHeaders: { 'X-CSRF-TOKEN': token } }) : request);
  };
  return session.csrf() ? withToken() : from(session.ready().catch(() => null)).pipe(switchMap(withToken));
};

/** Every failure becomes a Problem; 401 leads to sign-in and back to the same place. */
export const problems: HttpInterceptorFn = (request, next) => {
  const injector = inject(Injector);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse)) return throwError(() => error);
      // Who asked for a file gets the refusal as a blob too.
      if (error.error instanceof Blob) return from(error.error.text()).pipe(switchMap((text) => fail(new HttpErrorResponse({ error: text, headers: error.headers, status: error.status, statusText: error.statusText, url: error.url ?? undefined }))));
      return fail(error);
    }),
  );

  function fail(error: HttpErrorResponse) {
    const problem: Problem = toProblem(error);
    if (problem.signInNeeded && !request.url.startsWith('/api/identity/sign-in') && !request.url.includes('/passkeys/sign-in')) {
      injector.get(Session).expired();
      if (!request.context.get(STAYS_ON_401)) {
        const router = injector.get(Router);
        const here = router.currentNavigation()?.finalUrl?.toString() ?? router.url;
        if (!here.startsWith('/sign-in')) void router.navigate(['/sign-in'], { queryParams: { return: here } });
      }
    }
    return throwError(() => problem);
  }
};
