import { Component, booleanAttribute, input, model, output } from '@angular/core';
import { Field, FieldBase } from './field';

export interface Choice {
  readonly code: string;
  readonly label: string;
  readonly help?: string | null;
}

@Component({
  selector: 'cp-select',
  imports: [Field],
  template: `
    <cp-field [fieldId]="fieldId()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="message()" [labelHidden]="labelHidden()">
      <select class="cp-input" [class]="width() ? 'cp-input--' + width() : ''" [id]="fieldId()" [attr.aria-describedby]="describedBy()" [attr.aria-invalid]="message() ? 'true' : null" [attr.aria-required]="optional() ? null : 'true'"
        (change)="value.set($any($event.target).value)" (blur)="left.emit()">
        @if (prompt() !== '') {<option value="" [selected]="!value()">{{ prompt() ?? i18n.t('field.choose') }}</option>}
        @for (option of options(); track option.code) {<option [value]="option.code" [selected]="option.code === value()">{{ option.label }}</option>}
      </select>
    </cp-field>
  `,
})
export class SelectField extends FieldBase<string> {
  override readonly value = model<string>('');
  readonly options = input.required<readonly Choice[]>();
  /** '' for no empty choice. */
  readonly prompt = input<string | null>(null);
  readonly width = input<'' | 's' | 'm' | 'l'>('l');
  readonly left = output<void>();
}

@Component({
  selector: 'cp-radios',
  imports: [Field],
  template: `
    <cp-field group [fieldId]="fieldId()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="message()" [labelHidden]="labelHidden()" [describedBy]="describedBy()">
      <div class="cp-choices" [class.cp-choices--row]="inline()" role="radiogroup" [attr.aria-label]="label()" [attr.aria-required]="optional() ? null : 'true'">
        @for (option of options(); track option.code) {
          <label class="cp-choice" [class.cp-choice--tile]="tiles()">
            <input type="radio" [name]="fieldId()" [value]="option.code" [checked]="option.code === value()" [attr.aria-invalid]="message() ? 'true' : null" (change)="value.set(option.code); left.emit()" />
            <span>{{ option.label }}@if (option.help) {<span class="cp-choice__help">{{ option.help }}</span>}</span>
          </label>
        }
      </div>
    </cp-field>
  `,
})
export class RadioField extends FieldBase<string> {
  override readonly value = model<string>('');
  readonly options = input.required<readonly Choice[]>();
  readonly inline = input(false, { transform: booleanAttribute });
  readonly tiles = input(false, { transform: booleanAttribute });
  readonly left = output<void>();
}

@Component({
  selector: 'cp-checkboxes',
  imports: [Field],
  template: `
    <cp-field group [fieldId]="fieldId()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="message()" [labelHidden]="labelHidden()" [describedBy]="describedBy()">
      <div class="cp-choices">
        @for (option of options(); track option.code) {
          <label class="cp-choice">
            <input type="checkbox" [value]="option.code" [checked]="value().includes(option.code)" [attr.aria-invalid]="message() ? 'true' : null" (change)="toggle(option.code, $any($event.target).checked)" />
            <span>{{ option.label }}@if (option.help) {<span class="cp-choice__help">{{ option.help }}</span>}</span>
          </label>
        }
      </div>
    </cp-field>
  `,
})
export class CheckboxesField extends FieldBase<readonly string[]> {
  override readonly value = model<readonly string[]>([]);
  readonly options = input.required<readonly Choice[]>();
  readonly left = output<void>();

  protected toggle(code: string, on: boolean): void {
    const chosen = this.value().filter((c) => c !== code);
    // In the order of the list, whatever the order of ticking.
    const all = on ? [...chosen, code] : chosen;
    this.value.set(this.options().map((o) => o.code).filter((c) => all.includes(c)));
    this.left.emit();
  }
}

/** One tick, such as a declaration. */
@Component({
  selector: 'cp-checkbox',
  template: `
    <div class="cp-field" [class.cp-field--error]="message()">
      @if (help() && !helpBelow()) {<p class="cp-field__help" [id]="fieldId() + '-help'">{{ help() }}</p>}
      <label class="cp-choice" [class.cp-choice--tile]="tile()">
        <input type="checkbox" [id]="fieldId()" [checked]="value()" [attr.aria-describedby]="describedBy()" [attr.aria-invalid]="message() ? 'true' : null" (change)="value.set($any($event.target).checked); left.emit()" />
        <span>{{ label() }}@if (optional()) {<span class="cp-field__optional">{{ i18n.t('field.optional') }}</span>}</span>
      </label>
      @if (help() && helpBelow()) {<p class="cp-choice__below" [id]="fieldId() + '-help'">{{ help() }}</p>}
      @if (why()) {<details class="cp-why"><summary>{{ i18n.t('field.why') }}</summary><p>{{ why() }}</p></details>}
      @if (message()) {<p class="cp-field__error" [id]="fieldId() + '-error'">＊{{ message() }}</p>}
    </div>
  `,
})
export class CheckboxField extends FieldBase<boolean> {
  override readonly value = model<boolean>(false);
  readonly tile = input(false, { transform: booleanAttribute });
  /** What the tick means, told after it rather than before. */
  readonly helpBelow = input(false, { transform: booleanAttribute });
  readonly left = output<void>();
}
