import { NgTemplateOutlet } from '@angular/common';
import { Component, Directive, booleanAttribute, computed, inject, input, model } from '@angular/core';
import { FormValueControl, ValidationError } from '@angular/forms/signals';
import { I18n } from '../i18n/i18n';

let count = 0;

/**
 * What every field of the design system has: label, reading, support text, example, "why" and error.
 * `value` is a model, so a field works with [(value)] and with [formField] of Signal Forms alike.
 */
@Directive()
export abstract class FieldBase<T> implements FormValueControl<T> {
  protected readonly i18n = inject(I18n);
  abstract readonly value: ReturnType<typeof model<T>>;
  /** Also the anchor of the error summary. Fields of designed forms pass their path. */
  readonly fieldId = input<string>(`f${++count}`);
  readonly label = input.required<string>();
  readonly reading = input<string | null>();
  readonly help = input<string | null>();
  readonly example = input<string | null>();
  readonly why = input<string | null>();
  /** Required is the default; the optional says so. */
  readonly optional = input(false, { transform: booleanAttribute });
  readonly error = input<string | null>();
  /** Hides the label from the eye where the heading already says it. */
  readonly labelHidden = input(false, { transform: booleanAttribute });
  /** Bound by [formField]. Fields never report a touch: errors show from the first attempt to send on, not while somebody is still typing. */
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly touched = input(false);
  readonly readonly = input(false, { transform: booleanAttribute });

  readonly message = computed(() => this.error() || (this.touched() ? (this.errors()[0]?.message ?? null) : null));
  protected readonly describedBy = computed(() => {
    const id = this.fieldId();
    return [this.help() || this.example() ? `${id}-help` : '', this.message() ? `${id}-error` : ''].filter(Boolean).join(' ') || null;
  });
}

/** The frame around a control: label above, support text, control, error text. */
@Component({
  selector: 'cp-field',
  template: `
    @if (group()) {
      <fieldset class="cp-field" [class.cp-field--error]="error()" [attr.aria-describedby]="describedBy()" [id]="fieldId()" tabindex="-1">
        <legend class="cp-field__label" [class.cp-visually-hidden]="labelHidden()">
          {{ label() }}@if (reading()) {<span class="cp-field__reading">{{ reading() }}</span>}@if (optional()) {<span class="cp-field__optional">{{ i18n.t('field.optional') }}</span>}
        </legend>
        <ng-container [ngTemplateOutlet]="middle" />
      </fieldset>
    } @else {
      <div class="cp-field" [class.cp-field--error]="error()">
        <label class="cp-field__label" [class.cp-visually-hidden]="labelHidden()" [attr.for]="fieldId()">
          {{ label() }}@if (reading()) {<span class="cp-field__reading">{{ reading() }}</span>}@if (optional()) {<span class="cp-field__optional">{{ i18n.t('field.optional') }}</span>}
        </label>
        <ng-container [ngTemplateOutlet]="middle" />
      </div>
    }
    <ng-template #middle>
      @if (help() || example()) {
        <div class="cp-field__help" [id]="fieldId() + '-help'">
          @if (help()) {<span>{{ help() }}</span>}
          @if (example()) {<span>{{ help() ? ' ' : '' }}{{ i18n.t('field.example', { example: example() }) }}</span>}
        </div>
      }
      @if (why()) {
        <details class="cp-why"><summary>{{ i18n.t('field.why') }}</summary><p>{{ why() }}</p></details>
      }
      <ng-content />
      @if (error()) {<p class="cp-field__error" [id]="fieldId() + '-error'">＊{{ error() }}</p>}
    </ng-template>
  `,
  imports: [NgTemplateOutlet],
})
export class Field {
  protected readonly i18n = inject(I18n);
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly reading = input<string | null>();
  readonly help = input<string | null>();
  readonly example = input<string | null>();
  readonly why = input<string | null>();
  readonly optional = input(false);
  readonly error = input<string | null>();
  readonly labelHidden = input(false);
  readonly group = input(false, { transform: booleanAttribute });
  readonly describedBy = input<string | null>();
}
