import { Component, computed, inject, input } from '@angular/core';
import { AnswerSheet } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { Button } from '../../ui';
import { DraftOffers, isEmpty } from './draft-offers';

/** On top of a page: several questions answered from one source, to take or to leave with one press. What goes in can be read before it does. */
@Component({
  selector: 'cp-page-offers',
  imports: [Button],
  template: `
    @for (group of groups(); track group.says) {
      <section class="cp-offer cp-stack cp-stack--tight">
        @if (group.taken.length) {
          <div class="cp-row cp-row--between"><p>{{ i18n.t('offer.taken', { source: group.says }) }}</p><button cpButton="text" type="button" (click)="offers.putBack(sheet(), ...group.taken)">{{ i18n.t('offer.undo') }}</button></div>
        } @else {
          <div class="cp-row cp-row--between cp-offer__line">
            <p class="cp-grow">{{ i18n.t('offer.page', { source: group.says, n: group.open.length }) }}</p>
            <span class="cp-row">
              <button cpButton="secondary" size="small" type="button" (click)="offers.takeAll(sheet(), group)">{{ i18n.t('offer.page.take') }}</button>
              <button cpButton="text" size="small" type="button" (click)="offers.leaveTogether(group)">{{ i18n.t('offer.leave') }}<span class="cp-visually-hidden">{{ group.says }}</span></button>
            </span>
          </div>
          <details>
            <summary>{{ i18n.t('offer.page.see') }}</summary>
            <dl class="cp-parts">@for (one of group.open; track one.field) {<div><dt>{{ labelOf(one.field) }}</dt><dd>{{ one.offer.text }}</dd></div>}</dl>
          </details>
        }
      </section>
    }
  `,
})
export class PageOffers {
  protected readonly i18n = inject(I18n);
  protected readonly offers = inject(DraftOffers);
  readonly fields = input.required<readonly string[]>();
  readonly sheet = input.required<AnswerSheet>();
  protected readonly groups = computed(() =>
    this.offers.together(this.fields())
      .map((group) => ({ ...group, says: this.offers.say(group.source), taken: this.offers.takenTogether(group), open: group.fields.filter(({ field }) => isEmpty(this.sheet().valueAt(field))) }))
      .filter((group) => group.taken.length || group.open.length),
  );

  protected labelOf(field: string): string {
    return this.i18n.pick(this.sheet().definition.steps.flatMap((step) => step.fields).find((one) => one.id === field)?.label);
  }
}
