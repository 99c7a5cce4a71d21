import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { isFinished } from '../../forms/designer/conditions';
import type { Condition, FormDefinition } from '../../forms/engine';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Banner, CheckboxField, CheckboxesField, NumberField, ProblemBanner, SelectField, State, TextField } from '../../ui';
import { ConditionField } from './condition-field';
import { OfficeApi, readDesks, readOfficers, readWorkPlan, type DeskRow, type WorkPlan } from './office-api';

interface Routing { key: number; when: Condition | null; deskId: string }
interface Level { key: number; name: string; when: Condition | null; maxMonths: number | null; rank: number; people: readonly string[] }
interface Check { key: number; id: string; ja: string; en: string; mandatory: boolean }
interface Edited { routing: readonly Routing[]; levels: readonly Level[]; checks: readonly Check[]; stops: boolean; version: number }

let keys = 0;

/** 事務の進め方: routing, 専決 and checklist; the first rule that fits wins, so their order can be changed. */
@Component({
  selector: 'cp-work-plan',
  imports: [Banner, CheckboxField, CheckboxesField, NumberField, ProblemBanner, SelectField, State, TextField, ConditionField],
  template: `
    @if (now(); as plan) {
      <form class="cp-stack cp-stack--section" novalidate (submit)="$event.preventDefault(); save()">
        <section class="cp-stack" [attr.aria-label]="i18n.t('office.routing')">
          <h2>{{ i18n.t('office.routing') }}</h2>
          <p class="cp-soft cp-read">{{ i18n.t(form() ? 'office.routing.lead' : 'office.routing.lead.all') }}</p>
          @if (!desks().length) {<p class="cp-soft">{{ i18n.t('office.routing.noDesk') }}</p>}
          @for (rule of plan.routing; track rule.key; let i = $index) {
            <fieldset class="cp-field cp-card"><legend class="cp-field__label">{{ i18n.t('office.rule', { n: i + 1 }) }}</legend>
              <cp-condition-field [tenant]="desk.tenant()" [fieldId]="'r' + rule.key" [form]="form()" [when]="rule.when" (whenChange)="routing(i, { when: $event })" />
              <cp-select [fieldId]="'r' + rule.key + '-desk'" [label]="i18n.t('office.routing.desk')" [options]="desks()" [value]="rule.deskId" (valueChange)="routing(i, { deskId: $event })" />
              <div class="cp-actions">@if (i > 0) {<button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('office.upNamed', { n: i + 1 })" (click)="up('routing', i)">{{ i18n.t('office.up') }}</button>}<button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('office.removeNamed', { n: i + 1 })" (click)="remove('routing', i)">{{ i18n.t('file.remove') }}</button></div>
            </fieldset>
          }
          @if (desks().length) {<div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="addRouting()">{{ i18n.t('office.routing.add') }}</button></div>}
        </section>
        <section class="cp-stack" [attr.aria-label]="i18n.t('office.levels')">
          <h2>{{ i18n.t('office.levels') }}</h2>
          <p class="cp-soft cp-read">{{ i18n.t('office.levels.lead') }}</p>
          @for (level of plan.levels; track level.key; let i = $index) {
            <fieldset class="cp-field cp-card"><legend class="cp-field__label">{{ i18n.t('office.level', { n: i + 1 }) }}</legend>
              <div class="cp-columns">
                <cp-text-field [fieldId]="'l' + level.key + '-name'" [label]="i18n.t('office.level.name')" [example]="i18n.t('office.level.name.example')" [value]="level.name" (valueChange)="level_(i, { name: $event })" />
                <cp-select [fieldId]="'l' + level.key + '-rank'" [label]="i18n.t('office.level.rank')" prompt="" [options]="ranks()" [value]="'' + level.rank" (valueChange)="level_(i, { rank: +$event })" />
                <cp-number-field [fieldId]="'l' + level.key + '-months'" optional [label]="i18n.t('office.level.months')" [unit]="i18n.t('office.months')" [value]="level.maxMonths" (valueChange)="level_(i, { maxMonths: months($event) })" />
              </div>
              <cp-condition-field [tenant]="desk.tenant()" [fieldId]="'l' + level.key" [form]="form()" [when]="level.when" (whenChange)="level_(i, { when: $event })" />
              <details class="cp-why" [open]="level.people.length > 0"><summary>{{ i18n.t('office.level.people') }}</summary><cp-checkboxes [fieldId]="'l' + level.key + '-people'" optional labelHidden [label]="i18n.t('office.level.people')" [options]="deciders()" [value]="level.people" (valueChange)="level_(i, { people: $event })" /></details>
              <div class="cp-actions">@if (i > 0) {<button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('office.upNamed', { n: i + 1 })" (click)="up('levels', i)">{{ i18n.t('office.up') }}</button>}<button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('office.removeNamed', { n: i + 1 })" (click)="remove('levels', i)">{{ i18n.t('file.remove') }}</button></div>
            </fieldset>
          }
          <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="addLevel()">{{ i18n.t('office.level.add') }}</button></div>
        </section>
        <section class="cp-stack" [attr.aria-label]="i18n.t('office.checks')">
          <h2>{{ i18n.t('office.checks') }}</h2>
          <p class="cp-soft cp-read">{{ i18n.t('office.checks.lead') }}</p>
          @for (check of plan.checks; track check.key; let i = $index) {
            <fieldset class="cp-field cp-card"><legend class="cp-field__label">{{ i18n.t('office.check', { n: i + 1 }) }}</legend>
              <div class="cp-columns"><cp-text-field [fieldId]="'c' + check.key" [label]="i18n.t('office.check.ja')" [value]="check.ja" (valueChange)="check_(i, { ja: $event })" /><cp-text-field lang="en" [fieldId]="'c' + check.key + '-en'" optional [label]="i18n.t('office.check.en')" [value]="check.en" (valueChange)="check_(i, { en: $event })" /></div>
              <cp-checkbox [fieldId]="'c' + check.key + '-must'" [label]="i18n.t('office.check.mandatory')" [value]="check.mandatory" (valueChange)="check_(i, { mandatory: $event })" />
              <div class="cp-actions"><button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('office.removeNamed', { n: i + 1 })" (click)="remove('checks', i)">{{ i18n.t('file.remove') }}</button></div>
            </fieldset>
          }
          <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="addCheck()">{{ i18n.t('office.check.add') }}</button></div>
        </section>
        <section class="cp-stack"><h2>{{ i18n.t('office.consult') }}</h2><cp-checkbox fieldId="stops" helpBelow [label]="i18n.t('office.stops')" [help]="i18n.t('office.stops.help')" [value]="plan.stops" (valueChange)="set({ stops: $event })" /></section>
        <div aria-live="polite">
          @if (unfinished()) {<cp-banner tone="error" [heading]="i18n.t('office.when.unfinished')" />}
          @if (saved()) {<cp-banner tone="success" [heading]="i18n.t('office.saved')" />}
          @if (problem(); as p) {<cp-problem [problem]="p" />@if (p.stale) {<button type="button" class="cp-button cp-button--secondary" (click)="reload()">{{ i18n.t('officer.reload') }}</button>}}
        </div>
        <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('office.save') }}</button></div>
      </form>
    } @else {<cp-state [of]="plan" />}
  `,
})
export class WorkPlanForm {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(OfficeApi);
  private readonly announcer = inject(Announcer);
  readonly code = input.required<string>();
  readonly form = input<FormDefinition | null>(null);
  protected readonly plan = readWorkPlan(() => this.desk.tenant(), () => this.code());
  /** The desks as the page around shows them; read here where it shows none. */
  readonly deskRows = input<readonly DeskRow[] | null>(null);
  private readonly allDesks = readDesks(() => (this.deskRows() ? '' : this.desk.tenant()));
  private readonly officers = readOfficers(() => this.desk.tenant());
  protected readonly desks = computed(() => (this.deskRows() ?? (this.allDesks.hasValue() ? this.allDesks.value().items : [])).map((d) => ({ code: d.id, label: this.i18n.pick(d.name) })));
  protected readonly deciders = computed(() => (this.officers.hasValue() ? this.officers.value().items.filter((o) => o.roles.includes('decide')).map((o) => ({ code: o.accountId, label: o.title ? `${o.title}　${o.name}` : o.name })) : []));
  protected readonly ranks = computed(() => Array.from({ length: 10 }, (_, rank) => ({ code: String(rank), label: this.rankWords(rank) })));
  protected readonly now = signal<Edited | null>(null);
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly unfinished = signal(false);

  constructor() {
    effect(() => {
      if (!this.plan.hasValue()) return;
      const view = this.plan.value();
      untracked(() => this.now.set({
        routing: view.routing.map((r) => ({ key: ++keys, when: r.when ?? null, deskId: r.deskId })),
        levels: view.levels.map((l) => ({ key: ++keys, name: l.name, when: l.when ?? null, maxMonths: l.maxMonths ?? null, rank: l.rank, people: l.people })),
        checks: view.checks.map((c) => ({ key: ++keys, id: c.id, ja: c.text.ja, en: c.text.en, mandatory: c.mandatory })),
        stops: view.consultationStopsClock,
        version: view.version,
      }));
    });
  }

  protected set(part: Partial<Edited>): void {
    this.saved.set(false);
    this.unfinished.set(false);
    this.now.update((now) => now && { ...now, ...part });
  }

  protected routing(at: number, part: Partial<Routing>): void {
    this.set({ routing: this.now()!.routing.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  }

  protected level_(at: number, part: Partial<Level>): void {
    this.set({ levels: this.now()!.levels.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  }

  protected check_(at: number, part: Partial<Check>): void {
    this.set({ checks: this.now()!.checks.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  }

  protected addRouting(): void {
    this.set({ routing: [...this.now()!.routing, { key: ++keys, when: null, deskId: '' }] });
  }

  protected addLevel(): void {
    this.set({ levels: [...this.now()!.levels, { key: ++keys, name: '', when: null, maxMonths: null, rank: 0, people: [] }] });
  }

  protected addCheck(): void {
    this.set({ checks: [...this.now()!.checks, { key: ++keys, id: crypto.randomUUID(), ja: '', en: '', mandatory: true }] });
  }

  protected up(what: 'routing' | 'levels', at: number): void {
    const list = [...this.now()![what]];
    [list[at - 1], list[at]] = [list[at], list[at - 1]];
    this.set({ [what]: list } as Partial<Edited>);
  }

  protected remove(what: 'routing' | 'levels' | 'checks', at: number): void {
    this.set({ [what]: (this.now()![what] as readonly unknown[]).filter((_, i) => i !== at) } as Partial<Edited>);
  }

  protected months(value: unknown): number | null {
    return typeof value === 'number' && value > 0 ? value : null;
  }

  protected reload(): void {
    this.problem.set(null);
    this.plan.reload();
  }

  protected async save(): Promise<void> {
    const now = this.now();
    if (!now || this.busy()) return;
    this.problem.set(null);
    this.unfinished.set([...now.routing, ...now.levels].some((one) => one.when && !isFinished(one.when)));
    if (this.unfinished()) return;
    this.busy.set(true);
    const plan: WorkPlan = {
      routing: now.routing.map(({ when, deskId }) => ({ when, deskId: deskId || '00000000-0000-0000-0000-000000000000' })),
      levels: now.levels.map(({ name, when, maxMonths, rank, people }) => ({ name, when, maxMonths, rank, people })),
      checks: now.checks.map(({ id, ja, en, mandatory }) => ({ id, text: { ja, en: en || ja }, mandatory })),
      consultationStopsClock: now.stops,
    };
    try {
      const kept = await this.api.keepPlan(this.desk.tenant(), this.code(), plan, now.version);
      this.set({ version: kept.version });
      this.saved.set(true);
      this.announcer.say(this.i18n.t('office.saved'));
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  private rankWords(rank: number): string {
    const titles = this.officers.hasValue() ? [...new Set(this.officers.value().items.filter((o) => o.rank === rank && o.title).map((o) => o.title))] : [];
    const base = rank === 0 ? this.i18n.t('office.rank.any') : this.i18n.t('office.rank.from', { n: rank });
    return titles.length ? this.i18n.t('office.rank.titles', { rank: base, titles: this.i18n.list(titles, '・') }) : base;
  }
}
