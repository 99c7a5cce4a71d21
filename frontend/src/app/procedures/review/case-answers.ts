import { Component, computed, inject, input, output } from '@angular/core';
import { summary, type SummaryLine } from '../../forms/engine';
import { FormCodes } from '../../forms/form-codes';
import { I18n } from '../../i18n/i18n';
import { Status, TextArea } from '../../ui';
import { CaseFiles } from './case-files';
import { isFlagged, longestText, questionOf, type Flags } from './corrections';
import type { CaseView } from './review-api';

/** The answers as the applicant saw them, each with a flag to ask for a correction and a mark where it changed. */
@Component({
  selector: 'cp-case-answers',
  imports: [Status, TextArea, CaseFiles],
  template: `
    @for (step of steps(); track step.id) {
      <section class="cp-answers">
        @if (steps().length > 1) {<h3>{{ step.title }}</h3>}
        <dl class="cp-facts">
          @for (line of step.lines; track line.field) {
            <div class="cp-answer" [class.cp-answer--flagged]="flagged(line)" [class.cp-answer--changed]="line.changes.length" [id]="'answer-' + line.field">
              <dt>{{ line.label }}@if (line.changes.length) {<cp-status tone="solid">{{ i18n.t('officer.changedMark') }}</cp-status>}</dt>
              <dd>
                @if (line.files.length) {<cp-case-files [files]="line.files" [tenant]="tenant()" [caseId]="view().id" />}
                @else if (line.parts.length) {
                  <dl class="cp-answer__parts">@for (part of line.parts; track part.field) {<div><dt>{{ part.label }}</dt><dd>{{ part.text }}@if (canFlag()) {<button type="button" class="cp-button cp-button--text cp-button--small" [attr.aria-pressed]="flagged(part)" [attr.aria-label]="i18n.t(flagged(part) ? 'officer.unflagNamed' : 'officer.flagNamed', { label: line.label + ' ' + part.label })" (click)="togglePart(line, part)">{{ i18n.t(flagged(part) ? 'officer.unflag' : 'officer.flag') }}</button>}@if (canFlag() && flagged(part)) {<cp-text-area [fieldId]="'flag-' + part.field" [rows]="2" [limit]="longest" [label]="i18n.t('officer.flag.text')" [value]="textOf(part)" (valueChange)="written.emit({ field: part.field, text: $event })" />}</dd></div>}</dl>
                } @else {{{ line.text }}}
                @for (change of line.changes; track change.field) {
                  <p class="cp-answer__change">
                    @if (line.parts.length) {<span>{{ change.label }}：</span>}<span class="cp-visually-hidden">{{ i18n.t('officer.before') }}</span><del class="cp-diff-before">{{ change.before || i18n.t('officer.noAnswer') }}</del>
                    <span aria-hidden="true"> → </span><span class="cp-visually-hidden">{{ i18n.t('officer.after') }}</span><ins class="cp-diff-after">{{ change.after || i18n.t('officer.noAnswer') }}</ins>
                  </p>
                }
                @if (open().get(line.field); as asked) {<p class="cp-answer__asked"><span class="cp-strong">{{ i18n.t(view().state === 'correctionRequested' ? 'officer.asked' : line.changes.length ? 'officer.wasAsked' : 'officer.wasAskedUnchanged') }}：</span>{{ asked }}</p>}
              </dd>
              @if (canFlag()) {
                <dd class="cp-facts__action">
                  <button type="button" class="cp-button cp-button--text" [attr.aria-pressed]="flagged(line)" [attr.aria-label]="i18n.t(flagged(line) ? 'officer.unflagNamed' : 'officer.flagNamed', { label: line.label })" (click)="toggle(line)">{{ i18n.t(flagged(line) ? 'officer.unflag' : 'officer.flag') }}</button>
                </dd>
                @if (flagged(line)) {
                  <dd class="cp-answer__flag">
                    <cp-text-area [fieldId]="'flag-' + line.field" [rows]="2" [limit]="longest" [label]="i18n.t('officer.flag.text')" [help]="i18n.t('officer.flag.help')" [value]="textOf(line)" (valueChange)="written.emit({ field: line.field, text: $event })" />
                  </dd>
                }
              }
            </div>
          }
        </dl>
      </section>
    }
  `,
})
export class CaseAnswers {
  protected readonly i18n = inject(I18n);
  private readonly codes = inject(FormCodes);
  readonly view = input.required<CaseView>();
  readonly tenant = input.required<string>();
  readonly flags = input.required<Flags>();
  readonly canFlag = input(false);
  readonly flaggedField = output<{ field: string; label: string }>();
  readonly unflaggedField = output<string>();
  readonly written = output<{ field: string; text: string }>();
  protected readonly longest = longestText;
  /** What the applicant is asked right now, or was asked before the answer that lies here. */
  protected readonly open = computed(() => {
    const { corrections, state, hasCorrectionAnswer } = this.view();
    const last = state === 'correctionRequested' ? corrections.filter((c) => c.answeredAt === null).at(-1) : state === 'inReview' && hasCorrectionAnswer ? corrections.filter((c) => c.answeredAt !== null).at(-1) : undefined;
    return new Map((last?.fields ?? []).map((one) => [questionOf(one.field), one.text]));
  });
  protected readonly steps = computed(() => {
    const view = this.view();
    const lang = this.i18n.lang() === 'en' ? 'en' : 'ja';
    const lines = summary(view.form, view.answers, lang, this.codes.listsFor(this.tenant()));
    // Party and vessel read better part by part; an address or a period is one line, and rows are lines already.
    const wholes = new Set(view.form.steps.flatMap((step) => step.fields).filter((field) => field.type === 'party' || field.type === 'vessel').map((field) => field.id));
    return view.form.steps
      .map((step) => ({
        id: step.id,
        title: this.i18n.pick(step.title),
        lines: lines.filter((line) => line.step === step.id).map((line) => ({
          ...line,
          parts: wholes.has(line.field) ? leaves(line) : [],
          files: view.files.filter((file) => file.field === line.field),
          changes: view.changes.filter((change) => questionOf(change.field) === line.field),
        })),
      }))
      .filter((step) => step.lines.length);
  });

  protected flagged(line: SummaryLine): boolean {
    return isFlagged(this.flags(), line.field);
  }

  protected textOf(line: SummaryLine): string {
    return this.flags().items.find((flag) => flag.field === line.field)?.text ?? '';
  }

  /** One part of a composite answer, such as the call sign of a vessel. */
  protected togglePart(line: SummaryLine, part: SummaryLine): void {
    this.toggle({ ...part, label: `${line.label}（${part.label}）` });
  }

  protected toggle(line: SummaryLine): void {
    if (this.flagged(line)) {
      this.unflaggedField.emit(line.field);
      return;
    }
    this.flaggedField.emit({ field: line.field, label: line.label });
    setTimeout(() => document.getElementById(`flag-${line.field}`)?.focus());
  }
}

/** Parts one level deep. */
function leaves(line: SummaryLine): SummaryLine[] {
  return line.parts.map((part) => ({ ...part, parts: [] }));
}
