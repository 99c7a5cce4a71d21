import { Component, inject, input, output, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Announcer, DatePipe, DateTimePipe, ProblemBanner, RadioField, Status, TextArea } from '../../ui';
import type { CaseView, ConsultationRow } from '../review/review-api';
import { OfficeApi, opinionFileAddress } from './office-api';

const tones = { open: 'turn', late: 'bad', answered: 'good', ended: 'neutral' } as const;

/** 合議・照会: who was asked, what they said; one's own answer is given here. */
@Component({
  selector: 'cp-case-consultations',
  imports: [DatePipe, DateTimePipe, ProblemBanner, RadioField, Status, TextArea],
  template: `
    @if (view().consultations.length) {
      <details class="cp-case__part" open>
        <summary><h2>{{ i18n.t('office.consultations') }}</h2><span class="cp-count">{{ view().consultations.length }}</span></summary>
        <cp-problem [problem]="problem()" />
        <ul class="cp-list cp-stack">
          @for (one of view().consultations; track one.id) {
            <li class="cp-card cp-stack cp-stack--tight">
              <p class="cp-row"><strong>{{ one.addressee }}</strong><cp-status [tone]="tones[one.state]">{{ one.opinion ? i18n.t('office.opinion.' + one.opinion) : i18n.t('office.consultation.' + one.state) }}</cp-status>@if (one.mandatory && (one.state === 'open' || one.state === 'late')) {<cp-status>{{ i18n.t('office.consultation.mandatory') }}</cp-status>}</p>
              <p class="cp-pre">{{ one.question }}</p>
              <p class="cp-soft">{{ one.askedBy.name }}　{{ one.askedAt | cpDateTime }}　{{ i18n.t('office.consult.due') }} {{ one.dueOn | cpDate: 'short' }}</p>
              @if (one.text) {<p class="cp-pre cp-message">{{ one.text }}</p>}
              @if (one.answeredAt) {<p class="cp-soft">{{ one.answeredBy }}　{{ one.answeredAt | cpDateTime }}</p>}
              @for (file of one.files; track file.id) {<a [href]="address(one.id, file.id)" target="_blank" rel="noopener">{{ file.name }}<span class="cp-visually-hidden">{{ i18n.t('officer.newTab') }}</span></a>}
              @if (canWrite() && (one.state === 'open' || one.state === 'late')) {
                @if (answering() === one.id) {
                  <form class="cp-stack cp-stack--tight" novalidate (submit)="$event.preventDefault(); answer(one)">
                    <cp-radios fieldId="opinion" [label]="i18n.t('office.opinion')" [options]="opinions()" [value]="opinion()" (valueChange)="opinion.set($event)" />
                    <cp-text-area fieldId="opinion-text" [optional]="opinion() === 'agree'" [rows]="3" [limit]="4000" [label]="i18n.t('office.opinion.text')" [value]="text()" (valueChange)="text.set($event)" [error]="missing() && opinion() !== 'agree' && !text().trim() ? i18n.t('office.need') : null" />
                    <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary cp-button--small" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('office.opinion.send') }}</button><button type="button" class="cp-button cp-button--text" (click)="answering.set('')">{{ i18n.t('cancel') }}</button></div>
                  </form>
                } @else {
                  <div class="cp-actions">
                    @if (one.mayAnswer) {<button type="button" class="cp-button cp-button--secondary cp-button--small" [attr.aria-label]="i18n.t('office.opinion.giveNamed', { name: one.addressee })" (click)="begin(one)">{{ i18n.t('office.opinion.give') }}</button>}
                    <button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('office.consultation.endNamed', { name: one.addressee })" (click)="end(one)">{{ i18n.t('office.consultation.end') }}</button>
                  </div>
                }
              }
            </li>
          }
        </ul>
      </details>
    }
  `,
})
export class CaseConsultations {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(OfficeApi);
  private readonly announcer = inject(Announcer);
  readonly view = input.required<CaseView>();
  readonly tenant = input.required<string>();
  readonly canWrite = input(true);
  readonly changed = output<void>();
  protected readonly tones = tones;
  protected readonly answering = signal('');
  protected readonly opinion = signal('agree');
  protected readonly text = signal('');
  protected readonly missing = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected opinions() {
    return ['agree', 'remarks', 'objects'].map((code) => ({ code, label: this.i18n.t(`office.opinion.${code}`) }));
  }

  protected address(consultation: string, file: string): string {
    return opinionFileAddress(this.tenant(), this.view().id, consultation, file);
  }

  protected begin(one: ConsultationRow): void {
    this.opinion.set('agree');
    this.text.set('');
    this.missing.set(false);
    this.answering.set(one.id);
  }

  protected answer(one: ConsultationRow): Promise<void> {
    this.missing.set(true);
    if (this.opinion() !== 'agree' && !this.text().trim()) return Promise.resolve();
    return this.send(() => this.api.giveOpinion(this.tenant(), this.view().id, one.id, { opinion: this.opinion(), text: this.text().trim() || null }, this.view().version), 'office.opinion.sent');
  }

  protected end(one: ConsultationRow): Promise<void> {
    return this.send(() => this.api.endConsultation(this.tenant(), this.view().id, one.id, this.view().version), 'office.consultation.ended');
  }

  private async send(call: () => Promise<unknown>, words: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await call();
      this.answering.set('');
      this.announcer.say(this.i18n.t(words));
      this.changed.emit();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
