import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { SearchBox, SelectField } from '../../ui';
import type { MyAuthority } from '../procedures-api';
import { caseStates } from '../review/review-types';

/** What of the own cases is shown: words, an authority, a state. */
export interface OwnFilter {
  readonly query: string;
  readonly authority: string;
  readonly state: string;
}

/** The filter as the server and the address name it. */
export const queryOf = (filter: OwnFilter): string =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString();

/** 自分の手続を絞り込む: a search, and two choices beside it. */
@Component({
  selector: 'cp-own-filters',
  imports: [SearchBox, SelectField],
  template: `
    <div class="cp-filters">
      <cp-search class="cp-filters__words" fieldId="mine" [label]="i18n.t('my.search')" [help]="i18n.t('my.search.help')" [value]="filter().query" (paused)="set({ query: $event })" />
      @if (choices().length > 1 || filter().authority) {<cp-select fieldId="mine-authority" width="" [prompt]="i18n.t('my.filter.any')" [label]="i18n.t('my.filter.authority')" [options]="choices()" [value]="filter().authority" (valueChange)="set({ authority: $event })" />}
      <cp-select fieldId="mine-state" width="" [prompt]="i18n.t('my.filter.any')" [label]="i18n.t('my.filter.state')" [options]="states()" [value]="filter().state" (valueChange)="set({ state: $event })" />
    </div>
  `,
})
export class OwnFilters {
  protected readonly i18n = inject(I18n);
  readonly filter = input.required<OwnFilter>();
  readonly authorities = input.required<readonly MyAuthority[]>();
  readonly changed = output<Partial<OwnFilter>>();
  protected readonly choices = computed(() => this.authorities().map((one) => ({ code: one.slug, label: this.i18n.pick(one.name) })));
  protected readonly states = computed(() => caseStates.map((code) => ({ code, label: this.i18n.t(`state.case.${code}`) })));

  protected set(change: Partial<OwnFilter>): void {
    this.changed.emit(change);
  }
}
