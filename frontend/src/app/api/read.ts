import { httpResource } from '@angular/common/http';
import { effect, inject, untracked } from '@angular/core';
import { I18n } from '../i18n/i18n';

/**
 * Reads a JSON address as a resource. It reads again when the address or the language changes;
 * an undefined address reads nothing. Asked to reload while its first reading is under way, it reads
 * once more afterwards: what has changed since may not be in that answer.
 */
export function read<T>(address: () => string | undefined) {
  const i18n = inject(I18n);
  const resource = httpResource<T>(() => {
    const url = address();
    // The tag makes the request differ, so texts made by the server follow the switch.
    return url === undefined ? undefined : { url, headers: { 'Accept-Language': i18n.tag() } };
  });
  const reload = resource.reload.bind(resource);
  let again = false;
  resource.reload = () => reload() || (again = untracked(resource.status) === 'loading');
  effect(() => {
    if (resource.status() === 'loading' || !again) return;
    again = false;
    untracked(reload);
  });
  return resource;
}

/** A path from parts, each encoded: path`/api/t/${tenant}/procedures/${code}`. */
export function path(strings: TemplateStringsArray, ...parts: (string | number)[]): string {
  return strings.reduce((all, text, i) => all + text + (i < parts.length ? encodeURIComponent(parts[i]) : ''), '');
}
