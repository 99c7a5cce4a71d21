import { Component, booleanAttribute, computed, input, model, output } from '@angular/core';
import { Field, FieldBase } from './field';

/** One line of text. */
@Component({
  selector: 'cp-text-field',
  imports: [Field],
  template: `
    <cp-field [fieldId]="fieldId()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="message()" [labelHidden]="labelHidden()">
      <input class="cp-input" [class]="width() ? 'cp-input--' + width() : ''" [id]="fieldId()" [type]="type()" [attr.inputmode]="inputmode()" [attr.autocomplete]="autocomplete()"
        [attr.maxlength]="maxLength()" [attr.spellcheck]="spellcheck() ? null : 'false'" [attr.autocapitalize]="spellcheck() ? null : 'off'" [attr.lang]="lang()"
        [attr.aria-describedby]="describedBy()" [attr.aria-invalid]="message() ? 'true' : null" [attr.aria-required]="optional() ? null : 'true'"
        [readonly]="readonly()" [value]="value()" (input)="value.set($any($event.target).value)" (blur)="left.emit()" />
      @if (normalised()) {<p class="cp-field__normalised">{{ normalised() }}</p>}
    </cp-field>
  `,
})
export class TextField extends FieldBase<string> {
  override readonly value = model<string>('');
  readonly type = input<'text' | 'email' | 'tel' | 'search' | 'password' | 'url'>('text');
  readonly inputmode = input<string | null>(null);
  readonly autocomplete = input<string | null>(null);
  readonly maxLength = input<number | undefined>();
  readonly spellcheck = input(true, { transform: booleanAttribute });
  readonly lang = input<string | null>(null);
  readonly width = input<'' | 'xs' | 's' | 'm' | 'l'>('');
  /** How the value was understood, shown after leaving the field. */
  readonly normalised = input<string | null>(null);
  readonly left = output<void>();
}

/** Several lines of text, with the count when there is a limit. */
@Component({
  selector: 'cp-text-area',
  imports: [Field],
  template: `
    <cp-field [fieldId]="fieldId()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="message()" [labelHidden]="labelHidden()">
      <textarea class="cp-input" [id]="fieldId()" [rows]="rows()" [attr.aria-describedby]="describedBy()" [attr.aria-invalid]="message() ? 'true' : null" [attr.aria-required]="optional() ? null : 'true'"
        [readonly]="readonly()" [value]="value()" (input)="value.set($any($event.target).value)" (blur)="left.emit()"></textarea>
      @if (limit(); as most) {
        <p class="cp-counter" [class.cp-counter--over]="length() > most">{{ i18n.t(length() > most ? 'field.countOver' : 'field.count', { n: length() > most ? length() - most : length(), max: most }) }}</p>
      }
    </cp-field>
  `,
})
export class TextArea extends FieldBase<string> {
  override readonly value = model<string>('');
  readonly rows = input(4);
  readonly limit = input<number | null>(null);
  readonly left = output<void>();
  protected readonly length = computed(() => [...(this.value() ?? '')].length);
}
