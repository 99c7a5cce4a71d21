import { Component, computed, inject, input, model, output, signal } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, CheckboxField, CheckboxesField, DateField, Dialog, ErrorSummary, MailLanguage, ProblemBanner, Sending, TextArea, TextField } from '../../ui';
import type { CaseView } from '../review/review-api';
import { OfficeApi, readDesks, readOfficers } from './office-api';
import { TextBlockMenu, withBlock } from './text-block-menu';

/** 合議・照会の依頼: whom, what, by when; an outside body sees what is ticked here and nothing else. */
@Component({
  selector: 'cp-consult-sheet',
  imports: [CheckboxField, CheckboxesField, DateField, Dialog, ErrorSummary, MailLanguage, ProblemBanner, TextArea, TextBlockMenu, TextField],
  template: `
    <cp-dialog sheet [heading]="i18n.t('officer.move.consult')" [(open)]="open">
      @if (open()) {
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); send()">
          <p>{{ i18n.t('office.consult.lead') }}</p>
          <cp-problem [problem]="sending.problem()" />
          <cp-error-summary [errors]="sending.summary()" [attempt]="sending.attempt()" />
          <cp-text-area fieldId="question" [rows]="4" [limit]="4000" [label]="i18n.t('office.consult.question')" [value]="question()" (valueChange)="question.set($event)" [error]="sending.error('question')" />
          <cp-text-block-menu kind="consultation" [procedure]="view().procedureCode" (chosen)="question.set(put($event))" />
          @if (officers().length) {<cp-checkboxes fieldId="officers" optional [label]="i18n.t('office.consult.officers')" [options]="officers()" [value]="people()" (valueChange)="people.set($event)" [error]="sending.error('officers')" />}
          @if (allDesks().length) {<cp-checkboxes fieldId="desks" optional [label]="i18n.t('office.consult.desks')" [options]="allDesks()" [value]="desks()" (valueChange)="desks.set($event)" [error]="sending.error('desks')" />}
          <fieldset class="cp-field cp-card" id="outside"><legend class="cp-field__label">{{ i18n.t('office.consult.outside') }}<span class="cp-field__optional">{{ i18n.t('field.optional') }}</span></legend>
            <p class="cp-soft">{{ i18n.t('office.consult.outside.help') }}</p>
            <cp-text-field fieldId="outside-name" optional [label]="i18n.t('office.consult.name')" [example]="i18n.t('office.consult.name.example')" [value]="name()" (valueChange)="name.set($event)" [error]="sending.error('outside-name')" />
            <cp-text-field fieldId="outside-email" optional type="email" autocomplete="off" [spellcheck]="false" [label]="i18n.t('contact.email')" [value]="email()" (valueChange)="email.set($event)" [error]="sending.error('outside-email')" />
            @if (outside()) {
              <cp-mail-language fieldId="outside-language" [(value)]="language" />
              <cp-checkboxes fieldId="shown" optional [label]="i18n.t('office.consult.shown')" [help]="i18n.t('office.consult.shown.help')" [options]="fields()" [value]="shown()" (valueChange)="shown.set($event)" />
              @if (files().length) {<cp-checkboxes fieldId="shown-files" optional [label]="i18n.t('office.consult.files')" [options]="files()" [value]="shownFiles()" (valueChange)="shownFiles.set($event)" />}
            }
          </fieldset>
          <cp-date-field fieldId="dueOn" [label]="i18n.t('office.consult.due')" [value]="due()" (valueChange)="due.set($event)" [error]="sending.error('dueOn')" />
          <cp-checkbox fieldId="mandatory" helpBelow [label]="i18n.t('office.consult.mandatory')" [help]="i18n.t('office.consult.mandatory.help')" [value]="mandatory()" (valueChange)="mandatory.set($event)" />
          <div class="cp-actions cp-sheet__actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="sending.busy() ? 'true' : null">{{ i18n.t('office.consult.send') }}</button><button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('officer.later') }}</button></div>
        </form>
      }
    </cp-dialog>
  `,
})
export class ConsultSheet {
  protected readonly i18n = inject(I18n);
  private readonly desk = inject(Desk);
  private readonly api = inject(OfficeApi);
  private readonly announcer = inject(Announcer);
  readonly view = input.required<CaseView>();
  readonly open = model(false);
  readonly asked = output<void>();
  private readonly readOfficers = readOfficers(() => (this.open() ? this.desk.tenant() : ''));
  private readonly readDesks = readDesks(() => (this.open() && !this.desk.simple() ? this.desk.tenant() : ''));
  protected readonly officers = computed(() => (this.readOfficers.hasValue() ? this.readOfficers.value().items.filter((o) => o.accountId !== this.desk.me()?.id).map((o) => ({ code: o.accountId, label: o.title ? `${o.title}　${o.name}` : o.name })) : []));
  protected readonly allDesks = computed(() => (this.readDesks.hasValue() ? this.readDesks.value().items.map((d) => ({ code: d.id, label: this.i18n.pick(d.name) })) : []));
  protected readonly fields = computed(() => this.view().form.steps.flatMap((s) => s.fields).filter((f) => f.type !== 'file' && this.view().answers[f.id] !== undefined && this.view().answers[f.id] !== null).map((f) => ({ code: f.id, label: this.i18n.pick(f.label) })));
  protected readonly files = computed(() => this.view().files.map((f) => ({ code: f.id, label: f.name })));
  protected readonly question = signal('');
  protected readonly people = signal<readonly string[]>([]);
  protected readonly desks = signal<readonly string[]>([]);
  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly language = signal<string | null>(null);
  protected readonly shown = signal<readonly string[]>([]);
  protected readonly shownFiles = signal<readonly string[]>([]);
  protected readonly due = signal('');
  protected readonly mandatory = signal(true);
  protected readonly sending = new Sending(() => this.missing());
  /** Whether somebody outside is asked, too. */
  protected readonly outside = computed(() => !!(this.name().trim() || this.email().trim()));

  protected put(block: string): string {
    return withBlock(this.question(), block);
  }

  protected send(): Promise<void> {
    return this.sending.send(async () => {
      const outside = this.outside() ? [{ name: this.name().trim(), email: this.email().normalize('NFKC').trim(), language: this.language() ?? undefined }] : [];
      await this.api.consult(this.desk.tenant(), this.view().id, {
        question: this.question().trim(), dueOn: this.due(), mandatory: this.mandatory(), officers: this.people(), desks: this.desks(), outside,
        shownFields: outside.length ? this.shown() : [], shownFiles: outside.length ? this.shownFiles() : [],
      }, this.view().version);
      this.announcer.say(this.i18n.t('officer.done.consult'));
      for (const box of [this.question, this.name, this.email, this.due]) box.set('');
      this.language.set(null);
      for (const list of [this.people, this.desks, this.shown, this.shownFiles]) list.set([]);
      this.open.set(false);
      this.asked.emit();
    });
  }

  private *missing(): Iterable<[string, string]> {
    const need = (label: string) => this.i18n.t('office.need', { label: this.i18n.t(label) });
    if (!this.question().trim()) yield ['question', need('office.consult.question')];
    if (!this.outside() && !this.people().length && !this.desks().length) yield [this.officers().length ? 'officers' : this.allDesks().length ? 'desks' : 'outside-name', this.i18n.t('office.consult.whom')];
    if (this.outside() && !this.name().trim()) yield ['outside-name', need('office.consult.name')];
    if (this.outside() && !/^\S+@\S+\.\S+$/.test(this.email().normalize('NFKC').trim())) yield ['outside-email', this.i18n.t('officer.invite.email.need')];
    if (!this.due()) yield ['dueOn', need('office.consult.due')];
  }
}
