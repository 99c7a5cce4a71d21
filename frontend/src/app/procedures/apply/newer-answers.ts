import { Component, computed, inject, input } from '@angular/core';
import { FormCodes, top } from '../../forms';
import { diff, type AnswerChange, type FormDefinition } from '../../forms/engine';
import { I18n } from '../../i18n/i18n';

/** Nobody reads more names in one sentence; the others are counted. */
const NAMED = 5;

/** 違う質問: what differs between this page and what was saved elsewhere, by name, and both to read before one chooses. */
@Component({
  selector: 'cp-newer-answers',
  template: `
    @if (changes().length) {
      <p>{{ i18n.t(more() ? 'draft.stale.differs.more' : 'draft.stale.differs', { questions: named(), n: more() }) }}</p>
      <details class="cp-why"><summary>{{ i18n.t('draft.stale.both') }}</summary>
        <dl class="cp-facts">
          @for (change of changes(); track change.field) {
            <div><dt>{{ change.label }}</dt><dd><span class="cp-soft">{{ i18n.t('draft.stale.here') }}</span> {{ change.after || i18n.t('answers.none') }}</dd><dd><span class="cp-soft">{{ i18n.t('draft.stale.there') }}</span> {{ change.before || i18n.t('answers.none') }}</dd></div>
          }
        </dl>
      </details>
    } @else {<p>{{ i18n.t('draft.stale.same') }}</p>}
  `,
})
export class NewerAnswers {
  protected readonly i18n = inject(I18n);
  private readonly codes = inject(FormCodes);
  readonly definition = input.required<FormDefinition>();
  readonly tenant = input.required<string>();
  readonly here = input.required<unknown>();
  readonly there = input.required<unknown>();
  protected readonly changes = computed<readonly AnswerChange[]>(() => diff(this.definition(), this.there(), this.here(), this.i18n.lang(), this.codes.listsFor(this.tenant())));
  private readonly questions = computed(() => {
    const labels = new Map(this.definition().steps.flatMap((step) => step.fields).map((field) => [field.id, this.i18n.pick(field.label)]));
    return [...new Set(this.changes().map((change) => top(change.field)))].map((id) => labels.get(id) ?? id);
  });
  protected readonly named = computed(() => this.i18n.list(this.questions().slice(0, NAMED)));
  protected readonly more = computed(() => Math.max(0, this.questions().length - NAMED));
}
