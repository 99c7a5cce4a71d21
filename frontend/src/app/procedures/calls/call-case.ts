import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { DatePipe, DateTimePipe, Facts, State, Status, formatDate, formatDateTime } from '../../ui';
import { toneOf } from '../case-words';
import { readCall } from './calls-api';

/** One case for a caller: first the sentence to say, then what else may be asked. */
@Component({
  selector: 'cp-call-case',
  imports: [DatePipe, DateTimePipe, Facts, State, Status],
  template: `
    @if (of.hasValue()) {
      @let c = of.value();
      <section class="cp-card cp-stack" aria-labelledby="call-title">
        <div><button type="button" class="cp-button cp-button--text" (click)="back.emit()">{{ i18n.t('calls.back') }}</button></div>
        <h2 id="call-title" tabindex="-1">{{ c.number }}　{{ i18n.pick(c.procedureTitle) }}</h2>
        <p><cp-status [tone]="tone(c.state)">{{ c.stateText }}</cp-status></p>
        <p class="cp-strong cp-read">{{ sentence() }}</p>
        @if (c.correctionSince) {<p class="cp-read">{{ i18n.t('calls.correction', { at: (c.correctionSince | cpDateTime) }) }}</p>}
        <cp-facts [facts]="facts()" />
        @if (c.clock.reasons.length) {<details><summary>{{ i18n.t('calls.why') }}</summary><ul>@for (reason of c.clock.reasons; track reason) {<li>{{ reason }}</li>}</ul></details>}
        <h3>{{ i18n.t('calls.history') }}</h3>
        <ol class="cp-list cp-stack cp-stack--tight">@for (step of c.timeline; track $index) {<li>{{ step.text }} <span class="cp-soft">{{ step.at | cpDateTime }}</span></li>}</ol>
        @if (c.documents.length) {
          <h3>{{ i18n.t('calls.documents') }}</h3>
          <ul class="cp-list cp-stack cp-stack--tight">@for (paper of c.documents; track $index) {<li>{{ paper.name }} <span class="cp-soft">{{ paper.number }}　{{ paper.issuedOn | cpDate: 'short' }}</span></li>}</ul>
        }
        <p class="cp-soft cp-read">{{ i18n.t('calls.care') }}</p>
      </section>
    } @else {<cp-state [of]="of" />}
  `,
})
export class CallCase {
  protected readonly i18n = inject(I18n);
  private readonly desk = inject(Desk);
  readonly id = input.required<string>();
  readonly back = output<void>();
  protected readonly of = readCall(() => this.desk.tenant(), () => this.id());
  protected readonly tone = toneOf;

  /** What to say, as one says it. */
  protected readonly sentence = computed(() => {
    const c = this.of.value()!;
    const due = c.clock.dueOn ? formatDate(c.clock.dueOn, this.i18n.lang(), 'day') : '';
    if (c.turn === 'you') return this.i18n.t('calls.say.you');
    if (c.turn === 'done') return this.i18n.t('calls.say.done', { state: c.stateText });
    return this.i18n.t(due ? 'calls.say.authority.due' : 'calls.say.authority', { state: c.stateText, due });
  });

  protected readonly facts = computed(() => {
    const c = this.of.value()!;
    const validity = c.permit ? [c.permit.validFrom, c.permit.validTo].map((day) => (day ? formatDate(day, this.i18n.lang(), 'short') : '')).join(' 〜 ') : '';
    return [
      { label: this.i18n.t('calls.applicant'), text: c.applicantName },
      { label: this.i18n.t('calls.vessel'), text: c.vesselName ?? '' },
      { label: this.i18n.t('calls.filed'), text: formatDateTime(c.submittedAt, this.i18n.lang(), 'short') },
      { label: this.i18n.t('calls.through'), text: this.i18n.list([c.desk, c.assignee, c.phone], '・') },
      ...(c.permit ? [{ label: this.i18n.t('calls.permit'), text: `${c.permit.number}（${validity}）` }] : []),
    ].filter((fact) => fact.text);
  });
}
