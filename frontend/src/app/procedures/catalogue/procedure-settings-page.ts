import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { path, read } from '../../api/read';
import { Problem, toProblem } from '../../api/problem';
import { computables } from '../../forms/designer/conditions';
import type { FormDefinition } from '../../forms/engine';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { BottomBar, Announcer, Banner, ErrorSummary, NumberField, ProblemBanner, SelectField, State, Status, TextArea, TextField, type SummaryError } from '../../ui';
import { readForms } from '../../forms/designer/designer-api';
import { hoursToSend } from '../../tenancy/settings/hours-field';
import { CatalogueApi, readOneSettings, type ProcedureChange, type ProcedureSettings } from './catalogue-api';
import { PaperForm } from './paper-form';
import { ProcedureContactFields } from './procedure-contact';
import { ProcedureTimes } from './procedure-times';
import { WordsField, WordsList } from './words-fields';

/** 手続の設定: what the public reads about one procedure; saved as a whole, seen at once. */
@Component({
  selector: 'cp-procedure-settings-page',
  imports: [BottomBar, Banner, ErrorSummary, NumberField, PaperForm, ProblemBanner, ProcedureContactFields, ProcedureTimes, RouterLink, SelectField, State, Status, TextArea, TextField, WordsField, WordsList],
  template: `
    @if (now(); as p) {
      <div class="cp-stack cp-stack--loose cp-settings">
        <header class="cp-stack cp-stack--tight"><div class="cp-row"><h1 tabindex="-1">{{ i18n.pick(before()!.title) }}</h1><cp-status [tone]="p.enabled ? 'good' : 'neutral'">{{ i18n.t(p.enabled ? 'c.isOn' : 'c.isOff') }}</cp-status></div>
          <p class="cp-soft">{{ i18n.t('procedure.kind.' + p.kind) }}・{{ p.code }}@if (p.enabled) {・<a [routerLink]="['/', desk.tenant(), 'procedures', p.code]">{{ i18n.t('c.publicPage') }}</a>}</p></header>
        @if (saved()) {<cp-banner tone="success" live [heading]="i18n.t('c.saved')"><p>{{ i18n.t(p.enabled ? 'c.saved.on' : 'c.saved.off') }}</p></cp-banner>}
        @if (problem(); as one) {
          @if (one.stale) {<cp-banner tone="warning" live [heading]="one.title"><p>{{ i18n.t('c.stale') }}</p><div class="cp-actions"><button type="button" class="cp-button cp-button--secondary" (click)="rebase()">{{ i18n.t('c.rebase') }}</button></div></cp-banner>}
          @else {<cp-problem [problem]="one" [fieldsElsewhere]="true" />}
        }
        <cp-error-summary [errors]="summary()" [attempt]="attempt()" />
        <form class="cp-stack cp-stack--section" novalidate (submit)="$event.preventDefault(); save()">
          <section class="cp-stack" aria-labelledby="p-words"><h2 id="p-words">{{ i18n.t('c.section.words') }}</h2>
            <cp-words fieldId="title" [englishOptional]="false" [label]="i18n.t('c.field.title')" [value]="p.title" (valueChange)="set({ title: $event })" [error]="message('title.ja')" [errorEn]="message('title.en')" />
            <cp-words long fieldId="summary" [label]="i18n.t('c.field.summary')" [help]="i18n.t('c.field.summary.help')" [value]="p.summary" (valueChange)="set({ summary: $event })" [error]="message('summary.ja')" [errorEn]="message('summary.en')" />
            <cp-text-field fieldId="keywords" optional [label]="i18n.t('c.field.keywords')" [help]="i18n.t('c.field.keywords.help')" [value]="p.keywords" (valueChange)="set({ keywords: $event })" [error]="message('keywords')" />
            <cp-words fieldId="legalBasis" [label]="i18n.t('procedure.law')" [value]="p.legalBasis" (valueChange)="set({ legalBasis: $event })" [error]="message('legalBasis.ja')" />
            <cp-words fieldId="fee" [label]="i18n.t('procedure.fee')" [value]="p.fee" (valueChange)="set({ fee: $event })" [error]="message('fee.ja')" />
            <cp-words-list fieldId="needs" [label]="i18n.t('procedure.needs')" [value]="p.needs" (valueChange)="set({ needs: $event })" [error]="message('needs')" />
            <div class="cp-columns"><cp-number-field fieldId="minutes" [unit]="i18n.t('c.minutes')" [label]="i18n.t('c.field.minutes')" [value]="p.minutes" (valueChange)="set({ minutes: $any($event) })" [error]="message('minutes')" />
              <cp-number-field fieldId="position" [label]="i18n.t('c.field.position')" [help]="i18n.t('c.field.position.help')" [value]="p.position" (valueChange)="set({ position: $any($event) })" [error]="message('position')" /></div>
          </section>
          <section class="cp-stack" aria-labelledby="p-times"><h2 id="p-times">{{ i18n.t('c.section.times') }}</h2>
            <cp-procedure-times [value]="p" [application]="p.kind === 'application'" [days]="days()" [error]="message" (changed)="set($event)" />
          </section>
          <section class="cp-stack" aria-labelledby="p-form"><h2 id="p-form">{{ i18n.t('c.section.form') }}</h2>
            <cp-select fieldId="formCode" prompt="" [label]="i18n.t('c.field.form')" [help]="i18n.t('c.field.form.help')" [options]="forms()" [value]="p.formCode" (valueChange)="set({ formCode: $event })" [error]="message('formCode')" />
            <p><a [routerLink]="['/', desk.tenant(), 'office', 'forms']">{{ i18n.t('c.form.edit') }}</a></p>
            <cp-text-field fieldId="paperForm" optional width="m" [label]="i18n.t('c.field.paper')" [help]="i18n.t('c.field.paper.help')" [value]="p.paperForm ?? ''" (valueChange)="set({ paperForm: $event || null })" [error]="message('paperForm')" />
            <cp-paper-form [tenant]="desk.tenant()" [procedure]="before()!" (changed)="paper($event)" />
          </section>
          <section class="cp-stack" aria-labelledby="p-contact"><h2 id="p-contact">{{ i18n.t('procedure.contact') }}</h2>
            <cp-procedure-contact [value]="p.contact" [message]="message" (changed)="set({ contact: $event })" />
          </section>
          <section class="cp-stack" aria-labelledby="p-office"><h2 id="p-office">{{ i18n.t('c.section.office') }}</h2>
            <cp-words-list fieldId="checks" [label]="i18n.t('c.field.checks')" [help]="i18n.t('c.field.checks.help')" [value]="p.checks" (valueChange)="set({ checks: $event })" [error]="message('checks')" />
            <cp-text-area fieldId="standardConditions" optional [rows]="5" [label]="i18n.t('c.field.conditions')" [help]="i18n.t('c.field.conditions.help')" [value]="p.standardConditions.join('\\n')" (valueChange)="set({ standardConditions: $event.split('\\n') })" [error]="message('standardConditions')" />
            <cp-select fieldId="appealVariant" prompt="" [label]="i18n.t('c.field.appeal')" [options]="appeals()" [value]="p.appealVariant" (valueChange)="set({ appealVariant: $event })" [error]="message('appealVariant')" />
          </section>
          <div cpBottomBar class="cp-settings__bar"><p class="cp-soft" role="status">{{ i18n.t(dirty() ? 'c.dirty' : 'c.clean') }}</p>
            <div class="cp-actions">@if (dirty()) {<button type="button" class="cp-button cp-button--secondary" (click)="undo()">{{ i18n.t('c.undo') }}</button>}<button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('c.save') }}</button></div></div>
        </form>
      </div>
    } @else {<cp-state [of]="resource" />}
  `,
})
export class ProcedureSettingsPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(CatalogueApi);
  private readonly announcer = inject(Announcer);
  readonly code = input.required<string>();
  protected readonly resource = readOneSettings(() => this.desk.tenant(), () => this.code());
  private readonly published = readForms(() => this.desk.tenant());
  private readonly definition = read<FormDefinition>(() => {
    const used = this.now()?.formCode;
    const version = this.published.hasValue() ? this.published.value().items.find((form) => form.code === used)?.inForceVersion : null;
    return used && version ? path`/api/t/${this.desk.tenant()}/forms/${used}/versions/${version}` : undefined;
  });
  /** What a deadline may hang on: the days that the form asks for. */
  protected readonly days = computed(() => (this.definition.hasValue() ? computables(this.definition.value(), '', 'dates').filter((one) => one.whole === null).map((one) => ({ code: one.path, label: this.i18n.pick(one.field.label) })) : []));
  protected readonly before = signal<ProcedureSettings | null>(null);
  protected readonly now = signal<ProcedureSettings | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);
  protected readonly attempt = signal(0);
  private readonly refused = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly dirty = computed(() => JSON.stringify(this.before()) !== JSON.stringify(this.now()));
  protected readonly summary = computed<SummaryError[]>(() => [...this.refused()].map(([fieldId, message]) => ({ fieldId, message })));
  protected readonly message = (field: string): string | null => this.refused().get(field) ?? null;
  protected readonly appeals = computed(() => ['A', 'B'].map((code) => ({ code, label: this.i18n.t(`c.appeal.${code}`) })));
  /** The forms in force here, the authority's own as well as the national ones, by their titles. */
  protected readonly forms = computed(() => {
    const known = (this.published.hasValue() ? this.published.value().items : []).filter((form) => form.inForceVersion).map((form) => ({ code: form.code, label: `${this.i18n.pick(form.title)}（${form.code}）` }));
    const used = this.now()?.formCode;
    return [...known, ...(used && !known.some((form) => form.code === used) ? [{ code: used, label: used }] : [])].sort((a, b) => a.label.localeCompare(b.label, 'ja'));
  });

  constructor() {
    effect(() => {
      if (!this.resource.hasValue()) return;
      const value = this.resource.value();
      untracked(() => {
        // Typed changes are never overwritten by reading again.
        if (this.now()?.code === value.code && this.dirty()) return;
        this.take(value);
      });
    });
    effect((clean) => {
      const warn = (event: BeforeUnloadEvent) => this.dirty() && event.preventDefault();
      window.addEventListener('beforeunload', warn);
      clean(() => window.removeEventListener('beforeunload', warn));
    });
  }

  protected set(part: Partial<ProcedureChange>): void {
    this.saved.set(false);
    this.now.update((p) => ({ ...p!, ...part }));
    const touched = Object.keys(part);
    if (this.refused().size) this.refused.update((map) => new Map([...map].filter(([field]) => !touched.some((name) => field === name || field.startsWith(`${name}.`)))));
  }

  /** The file is saved at once; what is typed stays. */
  protected paper(next: ProcedureSettings): void {
    const [typed, was] = [this.now()!, this.before()!];
    this.before.set({ ...was, paperFile: next.paperFile, version: next.version });
    this.now.set({ ...typed, paperFile: next.paperFile, version: next.version });
  }

  protected undo(): void {
    this.take(this.before()!);
  }

  /** Somebody saved first: what was changed here is put on top of theirs, and only that. */
  protected async rebase(): Promise<void> {
    const [mine, base] = [this.now()!, this.before()!];
    const theirs = await this.api.show(this.desk.tenant(), this.code()).catch((error: unknown) => (this.problem.set(toProblem(error)), null));
    if (!theirs) return;
    const changed = (Object.keys(mine) as (keyof ProcedureSettings)[]).filter((key) => key !== 'version' && JSON.stringify(mine[key]) !== JSON.stringify(base[key]));
    this.take(theirs);
    this.now.set({ ...theirs, ...Object.fromEntries(changed.map((key) => [key, mine[key]])) });
    this.announcer.say(this.i18n.t('c.rebased'));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    this.saved.set(false);
    try {
      this.take(await this.api.save(this.desk.tenant(), this.code(), this.before()!.version, tidy(this.now()!)));
      this.saved.set(true);
      window.scrollTo({ top: 0 });
    } catch (error) {
      const problem = toProblem(error);
      this.refused.set(new Map(problem.fields.map((one) => [one.field, one.message])));
      this.problem.set(problem);
      this.attempt.update((n) => n + 1);
      if (problem.stale) window.scrollTo({ top: 0 });
    } finally {
      this.busy.set(false);
    }
  }

  private take(value: ProcedureSettings): void {
    this.before.set(value);
    this.now.set(value);
    this.refused.set(new Map());
    this.problem.set(null);
  }
}

/** What is sent: empty rows were never meant, and a number that is none is left for the server to refuse. */
export function tidy(p: ProcedureSettings): ProcedureChange {
  const said = <T extends { ja: string }>(rows: readonly T[]) => rows.filter((row) => row.ja.trim());
  const number = (typed: unknown) => (typeof typed === 'number' ? Math.trunc(typed) : 0);
  return {
    title: p.title, summary: p.summary, keywords: p.keywords, legalBasis: p.legalBasis, minutes: number(p.minutes), fee: p.fee, needs: said(p.needs), windows: said(p.windows),
    deadlines: p.deadlines, seasons: p.seasons.filter((one) => one.from && one.to), checks: said(p.checks), standardConditions: p.standardConditions.map((line) => line.trim()).filter(Boolean),
    contact: p.contact && { ...p.contact, hours: hoursToSend(p.contact.hours ?? []) }, paperForm: p.paperForm, periodUnit: p.periodUnit, periodCount: p.periodCount === null ? null : number(p.periodCount), formCode: p.formCode,
    appealVariant: p.appealVariant, position: number(p.position),
  };
}
