import { DestroyRef, effect, inject, untracked } from '@angular/core';
import { AuthorityContext } from '../tenancy/authority-context';
import { readProcedure } from './procedures-api';

/**
 * 手続の窓口に聞く: while its page is on screen, help names the procedure's own office where it has one, else the authority.
 * Call in an injection context.
 */
export function askTheOffice(tenant: () => string | undefined, procedure: () => string | undefined): void {
  const context = inject(AuthorityContext);
  const view = readProcedure(() => tenant() ?? '', () => (tenant() ? procedure() || undefined : undefined));
  effect(() => {
    const contact = view.hasValue() ? view.value().contact : null;
    untracked(() => context.ofProcedure.set(contact));
  });
  inject(DestroyRef).onDestroy(() => context.ofProcedure.set(null));
}
