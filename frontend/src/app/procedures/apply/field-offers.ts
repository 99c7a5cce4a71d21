import { Component, OnInit, computed, inject, input, signal } from '@angular/core';
import { AnswerSheet } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { Button } from '../../ui';
import type { FieldOffers } from '../mine/mine-api';
import { DraftOffers, isEmpty } from './draft-offers';

/**
 * Beside a question that is still empty: what was said before and where, one press to take it and one to leave it. Quiet: a single line,
 * further choices behind a word, nothing where somebody has typed already or where one line on top of the page offers the same.
 */
@Component({
  selector: 'cp-field-offers',
  imports: [Button],
  template: `
    @if (offers.taken(field()); as taken) {
      <div class="cp-offer cp-row cp-row--between"><p>{{ i18n.t('offer.taken', { source: offers.say(taken.source) }) }}</p><button cpButton="text" type="button" (click)="offers.putBack(sheet(), field())">{{ i18n.t('offer.undo') }}<span class="cp-visually-hidden">{{ label() }}</span></button></div>
    } @else if (choices().length) {
      <div class="cp-offer">
        @if (all() && offers.more(field())) {
          <div class="cp-stack cp-stack--tight">
            <label class="cp-field__label" [for]="field() + '-offers'">{{ i18n.t('offer.search') }}<span class="cp-visually-hidden">{{ label() }}</span></label>
            <input class="cp-input" type="search" autocomplete="off" [id]="field() + '-offers'" (input)="type($any($event.target).value)" (keydown.enter)="$event.preventDefault()" />
            <p class="cp-soft cp-small" role="status">{{ said() }}</p>
          </div>
        }
        @for (offer of shown(); track $index) {
          <div class="cp-row cp-row--between cp-offer__line">
            <p class="cp-grow"><span class="cp-offer__text">{{ offer.text }}</span><span class="cp-soft cp-small">{{ offers.say(offer.source) }}</span></p>
            <span class="cp-row">
              <button cpButton="secondary" size="small" type="button" (click)="offers.take(sheet(), field(), offer)">{{ i18n.t('offer.take') }}<span class="cp-visually-hidden">{{ label() }} {{ offer.text }}</span></button>
              @if ($first) {<button cpButton="text" size="small" type="button" (click)="offers.leave(field())">{{ i18n.t('offer.leave') }}<span class="cp-visually-hidden">{{ label() }}</span></button>}
            </span>
          </div>
        }
        @if (choices().length > shown().length && !all()) {<button cpButton="text" size="small" type="button" (click)="all.set(true)">{{ i18n.t('offer.more', { n: choices().length - shown().length + (offers.more(field()) ? '+' : '') }) }}<span class="cp-visually-hidden">{{ label() }}</span></button>}
      </div>
    }
  `,
})
export class FieldOffersView implements OnInit {
  protected readonly i18n = inject(I18n);
  protected readonly offers = inject(DraftOffers);
  readonly field = input.required<string>();
  readonly label = input('');
  readonly sheet = input.required<AnswerSheet>();
  /** Questions that the page offers together; their line on top is enough. */
  readonly together = input<ReadonlySet<string>>(new Set());
  protected readonly all = signal(false);
  /** Decided once: what appears or goes while somebody types would move the page under their fingers. */
  private readonly wanted = signal(false);
  /** How many are shown at once: none where the page offers one together with others; what lies beyond is still found from here. */
  private readonly first = computed(() => (this.together().has(this.field()) ? 0 : 1));
  protected readonly choices = computed(() => (this.wanted() && (this.first() || this.offers.more(this.field())) ? this.offers.of(this.field()) : []));
  /** What a search among further ones found; null before one. */
  private readonly found = signal<FieldOffers | null>(null);
  private typing: ReturnType<typeof setTimeout> | undefined;
  private words = '';
  protected readonly shown = computed(() => this.found()?.offers ?? (this.all() ? this.choices() : this.choices().slice(0, this.first())));
  protected readonly said = computed(() => {
    const found = this.found();
    if (!found) return this.i18n.t('offer.search.more', { n: this.choices().length });
    return found.offers.length ? this.i18n.t(found.more ? 'offer.search.more' : 'offer.search.found', { n: found.offers.length }) : this.i18n.t('offer.search.none');
  });

  /** Typed on: not every letter is a question to the server. */
  protected type(words: string): void {
    clearTimeout(this.typing);
    this.words = words.trim();
    this.typing = setTimeout(() => void this.search(this.words), 300);
  }

  private async search(words: string): Promise<void> {
    const found = words ? await this.offers.search(this.field(), words).catch(() => null) : null;
    if (words === this.words) this.found.set(found);
  }

  ngOnInit(): void {
    this.wanted.set(isEmpty(this.sheet().valueAt(this.field())));
  }
}
