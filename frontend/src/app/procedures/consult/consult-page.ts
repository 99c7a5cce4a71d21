import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { toProblem } from '../../api/problem';
import { counted } from '../../api/upload';
import { I18n } from '../../i18n/i18n';
import { Announcer, Banner, DatePipe, DateTimePipe, ErrorSummary, FileField, PageHeader, ProblemBanner, RadioField, Sending, State, TextArea, TextField, type StoredFile } from '../../ui';
import { ConsultApi, readOutside, shownFileAddress } from './consult-api';

/** 照会に答える: an outside body reads what was chosen for it and answers; no account. */
@Component({
  selector: 'cp-consult-page',
  imports: [Banner, DatePipe, DateTimePipe, ErrorSummary, FileField, PageHeader, ProblemBanner, RadioField, State, TextArea, TextField],
  template: `
    <div class="cp-form cp-stack cp-stack--loose">
      @if (asked.hasValue()) {
        @let one = asked.value();
        <cp-page-header [caption]="i18n.pick(one.authorityName)" [heading]="i18n.t('consult.title')" [lead]="one.state === 'open' ? i18n.t('consult.lead', { name: one.addressee }) : null" />
        @if (one.state === 'answered') {
          <cp-banner tone="success" live [heading]="i18n.t('consult.done')"><p>{{ i18n.t('consult.done.next') }}</p></cp-banner>
        }
        <dl class="cp-facts">
          <div><dt>{{ i18n.t('consult.procedure') }}</dt><dd>{{ i18n.pick(one.procedureTitle) }}　{{ one.number }}</dd></div>
          <div><dt>{{ i18n.t('consult.due') }}</dt><dd>{{ one.dueOn | cpDate: 'weekday' }}</dd></div>
          <div><dt>{{ i18n.t('consult.question') }}</dt><dd class="cp-pre">{{ one.question }}</dd></div>
        </dl>
        @if (one.answers.length || one.files.length) {
          <section class="cp-stack" aria-labelledby="shown-title"><h2 id="shown-title">{{ i18n.t('consult.shown') }}</h2>
            <dl class="cp-facts">@for (answer of one.answers; track $index) {<div><dt>{{ answer.label }}</dt><dd class="cp-pre">{{ answer.text }}</dd></div>}
              @if (one.files.length) {<div><dt>{{ i18n.t('consult.files') }}</dt><dd><ul class="cp-list">@for (file of one.files; track file.id) {<li><a [href]="address(file.id)" target="_blank" rel="noopener">{{ file.name }}</a></li>}</ul></dd></div>}
            </dl>
          </section>
        }
        @if (one.state === 'open') {
          <form class="cp-stack" novalidate (submit)="$event.preventDefault(); send()">
            <h2>{{ i18n.t('consult.answer') }}</h2>
            <cp-problem [problem]="sending.problem()" />
            <cp-error-summary [errors]="sending.summary()" [attempt]="sending.attempt()" />
            <cp-radios fieldId="opinion" tiles [label]="i18n.t('consult.opinion')" [options]="opinions()" [value]="opinion()" (valueChange)="opinion.set($event)" [error]="sending.error('opinion')" />
            <cp-text-area fieldId="text" [optional]="opinion() === 'agree' || !opinion()" [rows]="5" [limit]="4000" [label]="i18n.t('consult.text')" [value]="text()" (valueChange)="text.set($event)" [error]="sending.error('text')" />
            <cp-file-field fieldId="files" optional [label]="i18n.t('consult.attach')" [maxFiles]="5" [upload]="upload" [discard]="discard" [readonly]="false" [value]="files()" (valueChange)="files.set($event)" [error]="sending.error('files')" />
            <cp-text-field fieldId="name" autocomplete="name" [label]="i18n.t('consult.name')" [example]="i18n.t('consult.name.example')" [value]="name()" (valueChange)="name.set($event)" [error]="sending.error('name')" />
            <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="sending.busy() ? 'true' : null">{{ i18n.t('consult.send') }}</button></div>
          </form>
        } @else {
          <dl class="cp-facts">
            <div><dt>{{ i18n.t('consult.opinion') }}</dt><dd>{{ i18n.t('consult.opinion.' + one.opinion) }}</dd></div>
            @if (one.text) {<div><dt>{{ i18n.t('consult.text') }}</dt><dd class="cp-pre">{{ one.text }}</dd></div>}
            @if (one.sent.length) {<div><dt>{{ i18n.t('consult.attach') }}</dt><dd>@for (file of one.sent; track file.id) {<span>{{ file.name }}　</span>}</dd></div>}
            <div><dt>{{ i18n.t('consult.at') }}</dt><dd>{{ one.answeredAt | cpDateTime }}</dd></div>
          </dl>
        }
        <p class="cp-soft">{{ i18n.t('consult.contact') }}　{{ i18n.pick(one.contact.department) }}　{{ one.contact.phone }}　{{ one.contact.email }}</p>
      } @else if (ended()) {
        <cp-page-header [heading]="i18n.t('consult.ended')" /><cp-banner tone="warning"><p>{{ i18n.t('consult.ended.next') }}</p></cp-banner>
      } @else {<cp-state page [of]="asked" />}
    </div>
  `,
})
export class ConsultPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ConsultApi);
  private readonly announcer = inject(Announcer);
  readonly link = input.required<string>();
  protected readonly asked = readOutside(() => this.link());
  protected readonly ended = computed(() => !!this.asked.error() && toProblem(this.asked.error()).status === 404);
  protected readonly opinion = signal('');
  protected readonly text = signal('');
  protected readonly name = signal('');
  /** What was attached goes with the answer, whether on this page or before it was opened again. */
  protected readonly files = linkedSignal<readonly StoredFile[]>(() => (this.asked.hasValue() ? this.asked.value().sent : []));
  private readonly uploads = signal(0);
  protected readonly upload = (file: File) => counted(this.uploads, this.api.attach(this.link(), file));
  protected readonly discard = (file: StoredFile) => this.api.remove(this.link(), file.id);
  protected readonly sending = new Sending(() => this.missing());

  protected opinions() {
    return ['agree', 'remarks', 'objects'].map((code) => ({ code, label: this.i18n.t(`consult.opinion.${code}`) }));
  }

  protected address(file: string): string {
    return shownFileAddress(this.link(), file);
  }

  protected send(): Promise<void> {
    return this.sending.send(async () => {
      this.asked.set(await this.api.answer(this.link(), { opinion: this.opinion(), name: this.name().trim(), text: this.text().trim() || null }));
      this.announcer.say(this.i18n.t('consult.done'));
      window.scrollTo({ top: 0 });
      setTimeout(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }), 60);
    });
  }

  private *missing(): Iterable<[string, string]> {
    if (!this.opinion()) yield ['opinion', this.i18n.t('consult.need.opinion')];
    else if (this.opinion() !== 'agree' && !this.text().trim()) yield ['text', this.i18n.t('consult.need.text')];
    if (this.uploads()) yield ['files', this.i18n.t('file.wait')];
    if (!this.name().trim()) yield ['name', this.i18n.t('consult.need.name')];
  }
}
