import { Component, computed, inject, input } from '@angular/core';
import { AnswerSheet } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { readProcedure } from '../procedures-api';

/** あと約4分: the procedure's usual time, by how much of what is asked has no answer yet. */
@Component({
  selector: 'cp-time-left',
  template: `@if (minutes()) {<span class="cp-soft">{{ i18n.t('help.left', { n: minutes() }) }}</span>}`,
})
export class TimeLeft {
  protected readonly i18n = inject(I18n);
  readonly tenant = input.required<string>();
  readonly procedure = input.required<string>();
  readonly sheet = input.required<AnswerSheet>();
  private readonly view = readProcedure(() => this.tenant(), () => this.procedure() || undefined);
  protected readonly minutes = computed(() => {
    if (!this.view.hasValue()) return null;
    const sheet = this.sheet();
    const asked = sheet.steps().flatMap((step) => step.fields.filter((field) => field.type !== 'info' && sheet.isAsked(field.id)));
    const answers = sheet.answers(); // one thing to watch, not one for each of hundreds of questions
    const open = asked.filter((field) => answers[field.id] === undefined && (field.required !== false || field.requiredWhen));
    const all = asked.filter((field) => field.required !== false || field.requiredWhen);
    return open.length && all.length ? Math.max(1, Math.ceil((this.view.value().minutes * open.length) / all.length)) : null;
  });
}
