import { Component, effect, input, model, output, signal, untracked } from '@angular/core';
import { Field, FieldBase } from './field';
import { formatNumber, readNumber } from './numbers';

/** A number with its unit inside the box's end; thousands are separated on leaving the field. */
@Component({
  selector: 'cp-number-field',
  imports: [Field],
  template: `
    <cp-field [fieldId]="fieldId()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="message()" [labelHidden]="labelHidden()">
      <span class="cp-unit" [class.cp-unit--with]="unit()" [style.--cp-unit-width.em]="(unit() ?? '').length + 0.5">
        <input class="cp-input" [id]="fieldId()" type="text" inputmode="decimal" autocomplete="off" [attr.aria-describedby]="describedBy()" [attr.aria-invalid]="message() ? 'true' : null"
          [attr.aria-required]="optional() ? null : 'true'" [attr.aria-label]="unit() ? label() + '（' + unit() + '）' : null" [readonly]="readonly()" [value]="shown()" (input)="typed($any($event.target).value)" (focus)="focused = true" (blur)="leave()" />
        @if (unit()) {<span class="cp-unit__text" aria-hidden="true">{{ unit() }}</span>}
      </span>
    </cp-field>
  `,
})
export class NumberField extends FieldBase<number | string | null> {
  /** A number when it is understood, the text as typed when not, null when empty. */
  override readonly value = model<number | string | null>(null);
  readonly unit = input<string | null>(null);
  readonly decimals = input<number | undefined>();
  readonly left = output<void>();
  protected readonly shown = signal('');
  protected focused = false;

  constructor() {
    super();
    effect(() => {
      const value = this.value();
      untracked(() => {
        if (!this.focused) this.shown.set(formatNumber(value));
      });
    });
  }

  protected typed(text: string): void {
    this.focused = true;
    this.shown.set(text);
    this.value.set(text.trim() === '' ? null : (readNumber(text) ?? text));
  }

  protected leave(): void {
    this.focused = false;
    this.shown.set(formatNumber(this.value()));
    this.left.emit();
  }
}
