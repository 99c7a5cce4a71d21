import { NgTemplateOutlet } from '@angular/common';
import { Component, TemplateRef, computed, inject, input } from '@angular/core';
import { I18n } from '../i18n/i18n';
import { AnswerSheet } from './answer-sheet';
import { FileKeeping, FormField } from './form-field';
import { FormStep as Definition } from './engine';

/** The questions of one step that are asked now. */
@Component({
  selector: 'cp-form-step',
  imports: [FormField, NgTemplateOutlet],
  template: `
    <div class="cp-stack cp-stack--loose" [class.cp-many]="fields().length > 50">
      @if (help()) {<p class="cp-page-header__lead">{{ help() }}</p>}
      @for (field of fields(); track field.id) {
        @if (besides().has(field.id)) {<ng-container *ngTemplateOutlet="beside(); context: { $implicit: field }" />}
        <cp-form-field [field]="field" [path]="field.id" [sheet]="sheet()" [asked]="sheet().asked()" [errors]="sheet().messagesOf(field.id)" [tenant]="tenant()" [files]="files()" />
      }
    </div>
  `,
})
export class FormStep {
  protected readonly i18n = inject(I18n);
  readonly step = input.required<Definition>();
  readonly sheet = input.required<AnswerSheet>();
  readonly tenant = input.required<string>();
  readonly files = input<FileKeeping | null>(null);
  /** What a page sets above some questions, for example earlier answers. */
  readonly beside = input<TemplateRef<{ $implicit: Definition['fields'][number] }> | null>(null);
  /** Above which. */
  readonly besides = input<ReadonlySet<string>>(new Set());
  protected readonly help = computed(() => this.i18n.pick(this.step().help) || null);
  protected readonly fields = computed(() => this.step().fields.filter((field) => this.sheet().isAsked(field.id) && this.sheet().isOpen(field.id)));
}
