import { Component, computed, inject, input } from '@angular/core';
import { AnswerSheet } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { Button } from '../../ui';
import { DraftOffers } from './draft-offers';

/** Beside a question: what was said before and where; one press to take it, one to take it back. */
@Component({
  selector: 'cp-field-offers',
  imports: [Button],
  template: `
    @if (offers.taken(field()); as taken) {
      <div class="cp-offer cp-row cp-row--between"><p>{{ i18n.t('offer.taken', { source: offers.say(taken.source) }) }}</p><button cpButton="text" type="button" (click)="offers.putBack(sheet(), field())">{{ i18n.t('offer.undo') }}<span class="cp-visually-hidden">{{ label() }}</span></button></div>
    } @else if (choices().length) {
      <details class="cp-offer">
        <summary>{{ i18n.t(choices().length > 1 ? 'offer.some' : 'offer.one', { n: choices().length }) }}<span class="cp-visually-hidden">{{ label() }}</span></summary>
        <ul class="cp-list cp-list--lines">
          @for (offer of choices(); track $index) {
            <li class="cp-row cp-row--between cp-port">
              <span class="cp-grow"><span>{{ offer.text }}</span><br /><span class="cp-soft cp-small">{{ offers.say(offer.source) }}</span></span>
              <button cpButton="secondary" size="small" type="button" (click)="offers.take(sheet(), field(), offer)">{{ i18n.t('offer.take') }}<span class="cp-visually-hidden">{{ offer.text }}</span></button>
            </li>
          }
        </ul>
      </details>
    }
  `,
})
export class FieldOffersView {
  protected readonly i18n = inject(I18n);
  protected readonly offers = inject(DraftOffers);
  readonly field = input.required<string>();
  readonly label = input('');
  readonly sheet = input.required<AnswerSheet>();
  protected readonly choices = computed(() => this.offers.of(this.field()));
}
