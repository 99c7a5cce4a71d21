import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';
import { Session } from './session';

/** Pages of a signed-in person: others sign in first and come back to the same place. */
export const requireSignIn: CanActivateFn = async (_, state) => {
  const session = inject(Session);
  const router = inject(Router);
  const me = await session.ready().catch(() => null);
  // Offline or a server in trouble: the page itself says so.
  return me === null || me.signedIn ? true : router.createUrlTree(['/sign-in'], { queryParams: { return: state.url } });
};
