import { HttpInterceptorFn } from '@angular/common/http';
import { signal } from '@angular/core';
import { DefaultUrlSerializer, UrlTree } from '@angular/router';

/**
 * 団体としての手続: `/for/{authority}/my/…` and `/for/{authority}/{receiver}/drafts/…` are the applicant's pages, used for an
 * authority. The address says so, the pages themselves know nothing of it.
 */
export const actingFor = signal<string | null>(null);

const prefixed = /^\/for\/([a-z][a-z0-9-]{1,39})(\/.*)$/;
const acted = /^\/(my(\/|$|\?|#)|[a-z][a-z0-9-]*\/drafts\/)/;

/** The applicant's plane of the API: the person's own, or that of the authority they act for. */
export function myPlane(): string {
  const authority = actingFor();
  return authority ? `/api/as/${authority}/my` : '/api/my';
}

/** For whom the address is. */
export function authorityIn(url: string): string | null {
  return prefixed.exec(url)?.[1] ?? null;
}

/** Reads the prefix off an address and puts it before every applicant's page while somebody acts for an authority. */
export class ActingUrls extends DefaultUrlSerializer {
  override parse(url: string): UrlTree {
    const match = prefixed.exec(url);
    if (!match) return super.parse(url);
    actingFor.set(match[1]);
    return super.parse(match[2]);
  }

  override serialize(tree: UrlTree): string {
    const url = super.serialize(tree);
    const authority = actingFor();
    return authority && acted.test(url) ? `/for/${authority}${url}` : url;
  }
}

/** Calls of the applicant's pages go to the plane of the authority; a person's notifications stay their own. */
export const acting: HttpInterceptorFn = (request, next) =>
  actingFor() && request.url.startsWith('/api/my/') && !request.url.startsWith('/api/my/notifications')
    ? next(request.clone({ url: myPlane() + request.url.slice('/api/my'.length) }))
    : next(request);
