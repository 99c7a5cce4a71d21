import { httpResource } from '@angular/common/http';
import { inject } from '@angular/core';
import { I18n } from '../i18n/i18n';

/**
 * Reads a JSON address as a resource. It reads again when the address or the language changes;
 * an undefined address reads nothing.
 */
export function read<T>(address: () => string | undefined) {
  const i18n = inject(I18n);
  return httpResource<T>(() => {
    const url = address();
    // The tag makes the request differ, so texts made by the server follow the switch.
    return url === undefined ? undefined : { url, headers: { 'Accept-Language': i18n.tag() } };
  });
}

/** A path from parts, each encoded: path`/api/t/${tenant}/procedures/${code}`. */
export function path(strings: TemplateStringsArray, ...parts: (string | number)[]): string {
  return strings.reduce((all, text, i) => all + text + (i < parts.length ? encodeURIComponent(parts[i]) : ''), '');
}
