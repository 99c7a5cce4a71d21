import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '../api/session';
import { I18n, Lang } from '../i18n/i18n';
import { safeReturn } from './form-help';

/** After signing in: the token of the anti-forgery cookie belongs to a person and is fetched anew; then back to where one came from. Call it in an injection context. */
export function entering(): (target: string | undefined) => Promise<void> {
  const [session, i18n, router] = [inject(Session), inject(I18n), inject(Router)];
  return async (target) => {
    const me = await session.refresh();
    const language = me.account?.language as Lang | undefined;
    if (language && ['ja', 'easy', 'en'].includes(language) && !localStorage.getItem('cyberport.language')) await i18n.use(language);
    const desk = me.memberships[0]?.tenant;
    await router.navigateByUrl(safeReturn(target, desk ? `/${desk}/office` : '/my'), { replaceUrl: true });
  };
}
