import { Component, computed, effect, inject, model, output, signal, untracked } from '@angular/core';
import { Problem, toProblem } from '../../../api/problem';
import { I18n } from '../../../i18n/i18n';
import { Banner, Button, CheckboxField, DateField, DatePipe, Dialog, ErrorSummary, ProblemBanner, RadioField, SummaryError, TextArea, TextField, today } from '../../../ui';
import { CheckPanel } from '../check-panel';
import { DesignerApi, Finding, FormChange, Published, readChanges, readForms } from '../designer-api';
import { FormWork } from '../form-work';
import { ChangesList } from './changes-list';
import { nextVersion } from './next-version';

/** 公開する: version and day, what changes against the version in force, what still stops it, and the confirmation. */
@Component({
  selector: 'cp-publish-sheet',
  imports: [Banner, Button, ChangesList, CheckPanel, CheckboxField, DateField, DatePipe, Dialog, ErrorSummary, ProblemBanner, RadioField, TextArea, TextField],
  template: `
    <cp-dialog sheet [heading]="i18n.t('fd.publish.title')" [(open)]="open">
      <form class="cp-stack" novalidate (submit)="$event.preventDefault(); publish()">
        @if (checking()) {<div class="cp-loading" role="status">{{ i18n.t('fd.publish.checking') }}</div>}
        @else if (blocking().length) {
          <div class="cp-banner cp-banner--error" role="alert"><p class="cp-banner__title">{{ i18n.t('fd.publish.blocked', { n: blocking().length }) }}</p><p>{{ i18n.t('fd.publish.blocked.next') }}</p></div>
          <cp-check-panel (opened)="open.set(false)" />
        } @else {
          <cp-problem [problem]="problem()" [fieldsElsewhere]="true" />
          <cp-error-summary [errors]="summary()" [attempt]="attempt()" />
          @if (work.findings()?.length) {<details class="cp-why"><summary>{{ i18n.t('fd.publish.advice', { n: work.findings()!.length }) }}</summary><cp-check-panel (opened)="open.set(false)" /></details>}
          @if (work.announces()) {<cp-radios tiles fieldId="publish-as" [label]="i18n.t('fd.announce.as')" [options]="kinds()" [value]="goal()" (valueChange)="turn($any($event))" />}
          @else if (work.ministry()) {<p class="cp-soft">{{ i18n.t('fd.announce.right') }}</p>}
          <cp-text-field fieldId="publish-version" width="m" [spellcheck]="false" [label]="i18n.t('fd.publish.version')" [help]="i18n.t('fd.publish.version.help')" example="2026.2" [value]="version()" (valueChange)="version.set($event)" [error]="message('version')" />
          <cp-date-field fieldId="publish-from" [label]="i18n.t('fd.publish.from')" [help]="i18n.t(national() && newest() ? 'fd.announce.from.help' : 'fd.publish.from.help', { after: (newest()?.effectiveFrom | cpDate: 'short') })" [value]="from()" (valueChange)="from.set($event)" [error]="message('effectiveFrom')" />
          <div aria-live="polite">@if (later(); as next) {<cp-banner tone="warning" [heading]="i18n.t('fd.publish.later', { version: next.version, date: (next.effectiveFrom | cpDate: 'short') })"><p>{{ i18n.t('fd.publish.later.next') }}</p></cp-banner>}</div>
          <cp-text-area fieldId="publish-note" optional [rows]="2" [label]="i18n.t('fd.publish.note')" [help]="i18n.t(national() ? 'fd.announce.note.help' : 'fd.publish.note.help')" [limit]="1000" [value]="note()" (valueChange)="note.set($event)" [error]="message('note')" />
          <section class="cp-stack cp-stack--tight" aria-labelledby="publish-changes">
            <h3 id="publish-changes">{{ before() ? i18n.t('fd.publish.changes', { version: before() }) : i18n.t('fd.publish.first') }}</h3>
            @if (changes.hasValue()) {<cp-changes-list [changes]="list()" />} @else if (!before()) {<p class="cp-soft">{{ i18n.t('fd.publish.first.text', { n: work.questions() }) }}</p>} @else if (changes.isLoading()) {<p class="cp-loading" role="status">{{ i18n.t('state.loading') }}</p>}
          </section>
          <p class="cp-soft">{{ i18n.t(national() ? 'fd.announce.running' : 'fd.publish.running') }}</p>
          <cp-checkbox tile fieldId="publish-sure" [label]="i18n.t(national() ? 'fd.announce.sure' : 'fd.publish.sure')" [value]="sure()" (valueChange)="sure.set($event)" [error]="message('sure')" />
          <div class="cp-actions"><button cpButton="primary" type="submit" [busy]="busy()">{{ i18n.t(national() ? 'fd.announce.do' : 'fd.publish.do') }}</button><button cpButton="secondary" type="button" (click)="open.set(false)">{{ i18n.t('cancel') }}</button></div>
        }
      </form>
    </cp-dialog>
  `,
})
export class PublishSheet {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  private readonly api = inject(DesignerApi);
  readonly open = model(false);
  readonly published = output<Published>();
  /** 公開 for this authority, or 告示 as the national form. */
  protected readonly goal = signal<'own' | 'national'>('own');
  protected readonly national = computed(() => this.work.announces() && this.goal() === 'national');
  protected readonly kinds = computed(() => (['own', 'national'] as const).map((code) => ({ code, label: this.i18n.t(`fd.announce.as.${code}`), help: this.i18n.t(`fd.announce.as.${code}.help`) })));
  protected readonly checking = signal(false);
  protected readonly version = signal('');
  protected readonly from = signal<string>(today());
  protected readonly note = signal('');
  protected readonly sure = signal(false);
  protected readonly busy = signal(false);
  protected readonly attempt = signal(0);
  protected readonly problem = signal<Problem | null>(null);
  private readonly wrong = signal<ReadonlyMap<string, string>>(new Map());
  private readonly forms = readForms(() => (this.open() ? this.work.tenant() : ''));
  private readonly row = computed(() => (this.forms.hasValue() ? (this.forms.value().items.find((one) => one.code === this.work.code()) ?? null) : null));
  protected readonly newest = computed(() => this.row()?.masters[0] ?? null);
  protected readonly before = computed(() => (this.national() ? (this.newest()?.version ?? null) : (this.row()?.inForceVersion ?? null)));
  /** A version published before that takes over after this one's day. */
  protected readonly later = computed(() => (this.national() ? null : ([...(this.row()?.versions ?? [])].filter((one) => one.effectiveFrom > this.from()).sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))[0] ?? null)));
  private readonly asked = signal(0);
  protected readonly changes = readChanges(() => (this.open() && !this.checking() && this.asked() ? this.work.tenant() : ''), () => this.work.code(), () => this.before(), () => 'work');
  protected readonly list = computed<readonly FormChange[]>(() => (this.changes.hasValue() ? this.changes.value().changes : []));
  protected readonly blocking = computed<readonly Finding[]>(() => (this.work.findings() ?? []).filter((one) => one.severity === 'blocks'));
  protected readonly summary = computed<readonly SummaryError[]>(() => [...this.wrong()].map(([field, message]) => ({ fieldId: { version: 'publish-version', effectiveFrom: 'publish-from', note: 'publish-note', sure: 'publish-sure' }[field] ?? null, message })));

  constructor() {
    effect(() => {
      if (!this.open()) return;
      untracked(() => void this.begin());
    });
    effect(() => {
      const row = this.row();
      if (!row) return;
      untracked(() => {
        if (row.masters.length && this.work.announces()) this.goal.set('national');
        if (!this.version()) this.version.set(nextVersion([...row.versions, ...row.masters].map((one) => one.version), row.inForceVersion, today()));
      });
    });
  }

  protected turn(goal: 'own' | 'national'): void {
    this.goal.set(goal);
    this.sure.set(false);
  }

  protected message(field: string): string | null {
    return this.wrong().get(field) ?? null;
  }

  private async begin(): Promise<void> {
    this.checking.set(true);
    this.sure.set(false);
    this.problem.set(null);
    this.wrong.set(new Map());
    await this.work.check();
    this.checking.set(false);
    this.asked.update((n) => n + 1);
  }

  protected async publish(): Promise<void> {
    if (this.busy() || this.checking()) return;
    const wrong = new Map<string, string>();
    if (!this.version().trim()) wrong.set('version', this.i18n.t('fd.publish.version.need'));
    if (!/^\d{4}-\d\d-\d\d$/.test(this.from())) wrong.set('effectiveFrom', this.i18n.t('fd.publish.from.need'));
    if (!this.sure()) wrong.set('sure', this.i18n.t('fd.publish.sure.need'));
    this.wrong.set(wrong);
    this.problem.set(null);
    if (wrong.size) {
      this.attempt.update((n) => n + 1);
      return;
    }
    this.busy.set(true);
    try {
      const order = { version: this.version().trim(), effectiveFrom: this.from(), note: this.note().trim() || null };
      const national = this.national();
      const row = national ? await this.api.announce(this.work.tenant(), this.work.code(), order) : await this.api.publish(this.work.tenant(), this.work.code(), order);
      this.open.set(false);
      this.published.emit({ version: row.version, effectiveFrom: row.effectiveFrom, national });
    } catch (error) {
      const problem = toProblem(error);
      if (Array.isArray(problem.details['findings'])) this.work.findings.set(problem.details['findings'] as Finding[]);
      this.wrong.set(new Map(problem.fields.map((one) => [one.field, one.message])));
      this.problem.set(problem);
      this.attempt.update((n) => n + 1);
    } finally {
      this.busy.set(false);
    }
  }
}
