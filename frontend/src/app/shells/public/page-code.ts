import type { ActivatedRouteSnapshot } from '@angular/router';

/**
 * このページの番号: the pages of applicants and visitors, as the route table has them. Each has six digits that are the same for
 * everybody on it and say nothing personal; the help desk types them in and sees which page it is. Its name there is the text
 * `calls.page.` and the pattern.
 */
export const publicPages = [
  '/', '/help', '/sign-in', '/register', '/confirm', '/password/forgot', '/password/reset', '/account', '/account/two-factor', '/account/password',
  '/my', '/my/register', '/my/register/new/:kind', '/my/register/:id', '/my/batches', '/my/batches/:id', '/my/templates', '/my/notifications', '/my/cases/:id',
  '/my/cases/:id/correction', '/shared', '/shared/resume', '/consult/:link', '/verify', '/verify/:code', '/operator', '/operator/mails', '/operator/faults',
  '/operator/accounts', '/operator/procedures', '/dev/mails', '/:authority/procedures', '/:authority/procedures/find', '/:authority/procedures/:code',
  '/:authority/drafts/:id/done', '/:authority/drafts/:id/share', '/:authority/drafts/:id/:step', '/:authority', '/**',
] as const;

/** The page that is shown, as the route table has it: `/my/cases/:id`. */
export function patternOf(root: ActivatedRouteSnapshot): string {
  const parts: string[] = [];
  for (let at: ActivatedRouteSnapshot | null = root; at; at = at.firstChild) if (at.routeConfig?.path) parts.push(at.routeConfig.path);
  return '/' + parts.join('/');
}

/** The six digits of a page. */
export function pageCode(pattern: string): string {
  let hash = 0x811c9dc5;
  for (const char of pattern) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  return String(hash % 1_000_000).padStart(6, '0');
}

/** The page of a code as somebody types it: with or without the space, in wide digits too. Null for what is none. */
export function pageOfCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return publicPages.find((pattern) => pageCode(pattern) === digits) ?? null;
}
