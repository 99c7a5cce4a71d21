import { Component, booleanAttribute, inject, input, linkedSignal, output } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { LocalText } from '../../engine';

type Tongue = 'ja' | 'en' | 'easy';

/** A text in Japanese, English and やさしい日本語, one below the other. Empty altogether is no text. */
@Component({
  selector: 'cp-words-field',
  template: `
    <fieldset class="fd-words" [class.fd-words--error]="error()">
      <legend class="fd-words__label">{{ label() }}@if (optional()) {<span class="cp-field__optional">{{ i18n.t('field.optional') }}</span>}</legend>
      @if (help()) {<p class="cp-field__help">{{ help() }}</p>}
      @for (tongue of tongues; track tongue) {
        <div class="fd-words__row">
          <label class="fd-words__tongue" [for]="idOf(tongue)">{{ i18n.t('fd.tongue.' + tongue) }}</label>
          @if (long()) {<textarea class="cp-input" rows="2" [id]="idOf(tongue)" [attr.lang]="tongue === 'en' ? 'en' : 'ja'" [value]="value()?.[tongue] ?? ''" (input)="type(tongue, $any($event.target).value)"></textarea>}
          @else {<input class="cp-input" type="text" autocomplete="off" [id]="idOf(tongue)" [attr.lang]="tongue === 'en' ? 'en' : 'ja'" [value]="value()?.[tongue] ?? ''" (input)="type(tongue, $any($event.target).value)" />}
        </div>
      }
      @if (error()) {<p class="cp-field__error">＊{{ error() }}</p>}
    </fieldset>
  `,
})
export class WordsField {
  protected readonly i18n = inject(I18n);
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly help = input<string | null>(null);
  readonly value = input.required<LocalText | null | undefined>();
  readonly long = input(false, { transform: booleanAttribute });
  readonly optional = input(false, { transform: booleanAttribute });
  readonly error = input<string | null>(null);
  /** The text, or null when it is empty and optional. */
  readonly changed = output<LocalText | null>();
  protected readonly tongues: readonly Tongue[] = ['ja', 'en', 'easy'];
  /** What was typed last, even before the page has been drawn again. */
  private readonly now = linkedSignal<LocalText>(() => this.value() ?? { ja: '', en: '' });

  protected idOf(tongue: Tongue): string {
    return tongue === 'ja' ? this.fieldId() : `${this.fieldId()}-${tongue}`;
  }

  protected type(tongue: Tongue, text: string): void {
    const { easy, ...rest } = { ...this.now(), [tongue]: text };
    const next: LocalText = easy ? { ...rest, easy } : rest;
    this.now.set(next);
    this.changed.emit(this.optional() && !next.ja && !next.en && !easy ? null : next);
  }
}
