import { Component, computed, inject, input, signal } from '@angular/core';
import { AnswerSheet } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { Button } from '../../ui';
import { AnswerOffer } from '../mine/mine-api';
import { DraftOffers } from './draft-offers';

/** On top of a page: several questions answered from one source. What goes in is shown before it does. */
@Component({
  selector: 'cp-page-offers',
  imports: [Button],
  template: `
    @for (group of groups(); track group.key) {
      <section class="cp-offer cp-stack cp-stack--tight">
        @if (done().has(group.key)) {
          <div class="cp-row cp-row--between"><p>{{ i18n.t('offer.taken', { source: group.says }) }}</p><button cpButton="text" type="button" (click)="putBack(group.key, group.fields)">{{ i18n.t('offer.undo') }}</button></div>
        } @else {
          <details>
            <summary>{{ i18n.t('offer.page', { source: group.says, n: group.fields.length }) }}</summary>
            <dl class="cp-parts">@for (one of group.fields; track one.field) {<div><dt>{{ labelOf(one.field) }}</dt><dd>{{ one.offer.text }}</dd></div>}</dl>
            <button cpButton="secondary" type="button" (click)="take(group.key, group.fields)">{{ i18n.t('offer.page.take') }}</button>
          </details>
        }
      </section>
    }
  `,
})
export class PageOffers {
  protected readonly i18n = inject(I18n);
  private readonly offers = inject(DraftOffers);
  readonly fields = input.required<readonly string[]>();
  readonly sheet = input.required<AnswerSheet>();
  protected readonly done = signal<ReadonlySet<string>>(new Set());
  protected readonly groups = computed(() => this.offers.together(this.fields()).map((group) => ({ ...group, key: `${group.source.kind} ${group.source.id}`, says: this.offers.say(group.source) })));

  protected labelOf(field: string): string {
    return this.i18n.pick(this.sheet().definition.steps.flatMap((step) => step.fields).find((one) => one.id === field)?.label);
  }

  protected take(key: string, fields: readonly { field: string; offer: AnswerOffer }[]): void {
    for (const { field, offer } of fields) this.offers.take(this.sheet(), field, offer);
    this.done.update((all) => new Set([...all, key]));
  }

  protected putBack(key: string, fields: readonly { field: string; offer: AnswerOffer }[]): void {
    for (const { field } of fields) this.offers.putBack(this.sheet(), field);
    this.done.update((all) => new Set([...all].filter((one) => one !== key)));
  }
}
