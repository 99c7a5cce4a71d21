import { Component, booleanAttribute, computed, inject, input, output } from '@angular/core';
import { I18n } from '../i18n/i18n';
import { AnswerChange, FormDefinition, SummaryLine, diff, summary } from './engine';
import { FormCodes } from './form-codes';
import { top } from './paths';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly SummaryLine[];
}

/** The answers in words, step by step, as pages of review and cases show them. */
@Component({
  selector: 'cp-answers',
  template: `
    <div class="cp-stack cp-stack--loose">
      @for (section of sections(); track section.id) {
        <section class="cp-stack cp-stack--tight">
          @if (sections().length > 1) {@if (under() === 'h1') {<h2 class="cp-h3">{{ section.title }}</h2>} @else {<h3>{{ section.title }}</h3>}}
          <dl class="cp-facts">
            @for (line of section.lines; track line.field) {
              <div [id]="'answer-' + line.field">
                <dt>{{ line.label }}@if (isMarked(line.field)) { <span class="cp-status cp-status--turn">{{ markText() ?? i18n.t('answers.changed') }}</span>}</dt>
                <dd>
                  @if (line.parts.length && isWholeLine(line)) {
                    <dl class="cp-parts">@for (part of line.parts; track part.field) {<div><dt>{{ part.label }}</dt><dd>{{ part.text }}</dd></div>}</dl>
                  } @else {{{ line.text }}}
                </dd>
                @if (editable()) {<dd class="cp-facts__action"><button type="button" class="cp-button cp-button--text" (click)="edit.emit(line.field)">{{ i18n.t('answers.change') }}<span class="cp-visually-hidden">{{ i18n.t('answers.change.of', { label: line.label }) }}</span></button></dd>}
              </div>
            }
          </dl>
        </section>
      }
    </div>
  `,
})
export class AnswersView {
  protected readonly i18n = inject(I18n);
  private readonly codes = inject(FormCodes);
  readonly definition = input.required<FormDefinition>();
  readonly answers = input.required<unknown>();
  readonly tenant = input.required<string>();
  /** The heading that stands above: what comes under the page's own is a second-level one. */
  readonly under = input<'h1' | 'h2'>('h2');
  readonly editable = input(false, { transform: booleanAttribute });
  /** Questions with a mark beside them. */
  readonly marked = input<readonly string[]>([]);
  readonly markText = input<string | null>(null);
  readonly edit = output<string>();

  protected readonly sections = computed<readonly Section[]>(() => {
    const lines = summary(this.definition(), this.answers(), this.i18n.lang(), this.codes.listsFor(this.tenant()));
    return this.definition()
      .steps.map((step) => ({ id: step.id, title: this.i18n.pick(step.title), lines: lines.filter((line) => line.step === step.id) }))
      .filter((section) => section.lines.length > 0);
  });

  protected isMarked(field: string): boolean {
    return this.marked().some((path) => top(path) === field);
  }

  /** Party and vessel read better part by part; an address or a period is one line, and rows are lines already. */
  protected isWholeLine(line: SummaryLine): boolean {
    const field = this.definition().steps.flatMap((step) => step.fields).find((f) => f.id === line.field);
    return field?.type === 'party' || field?.type === 'vessel';
  }
}

/** 新旧対照: what changed, before and after; and what was asked for and is as it was. */
@Component({
  selector: 'cp-answer-changes',
  template: `
    @if (changes().length || unchanged().length) {
      <dl class="cp-facts">
        @for (change of changes(); track change.field) {
          <div><dt>{{ change.label }}</dt><dd><span class="cp-visually-hidden">{{ i18n.t('answers.before') }}</span><span class="cp-diff-before">{{ change.before || i18n.t('answers.none') }}</span> → <span class="cp-visually-hidden">{{ i18n.t('answers.after') }}</span><span class="cp-diff-after">{{ change.after || i18n.t('answers.none') }}</span></dd></div>
        }
        @for (label of unchanged(); track label) {<div><dt>{{ label }}</dt><dd class="cp-soft">{{ i18n.t('answers.unchanged') }}</dd></div>}
      </dl>
    } @else {<p class="cp-soft">{{ i18n.t('answers.same') }}</p>}
  `,
})
export class AnswerChanges {
  protected readonly i18n = inject(I18n);
  private readonly codes = inject(FormCodes);
  readonly definition = input.required<FormDefinition>();
  readonly before = input.required<unknown>();
  readonly after = input.required<unknown>();
  readonly tenant = input.required<string>();
  /** Questions that somebody asked to have changed. */
  readonly asked = input<readonly string[]>([]);
  protected readonly changes = computed<readonly AnswerChange[]>(() => diff(this.definition(), this.before(), this.after(), this.i18n.lang(), this.codes.listsFor(this.tenant())));
  protected readonly unchanged = computed(() => {
    const changed = new Set(this.changes().map((change) => top(change.field)));
    const open = new Set(this.asked().map(top).filter((question) => !changed.has(question)));
    return this.definition().steps.flatMap((step) => step.fields).filter((field) => open.has(field.id)).map((field) => this.i18n.pick(field.label));
  });
}
