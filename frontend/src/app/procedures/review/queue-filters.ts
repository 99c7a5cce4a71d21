import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Choice, Dialog, ProblemBanner, SelectField, Sending, TextField } from '../../ui';
import { fromQuery, isNarrowed, noFilter, orders, same, toQuery, type QueueFilter } from './queue-filter';
import { ReviewApi, caseStates, readFilters, readProcedureNames, type SavedFilter } from './review-api';
import { Officers } from './officers';

/** Narrowing the queue. Every choice goes into the address at once; kept filters are one press away. */
@Component({
  selector: 'cp-queue-filters',
  imports: [Dialog, ProblemBanner, SelectField, TextField],
  template: `
    @if (kept().length) {
      <div class="cp-row cp-queue__kept"><span class="cp-strong">{{ i18n.t('officer.kept') }}</span>
        @for (one of kept(); track one.name) {
          <span class="cp-queue__chip"><button type="button" class="cp-button cp-button--text" [attr.aria-pressed]="isOn(one)" (click)="changed.emit(of(one))">{{ one.name }}</button><button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('officer.kept.delete', { name: one.name })" (click)="forget(one)">×</button></span>
        }
      </div>
    }
    <cp-problem [problem]="forgetting.problem()" />
    <details class="cp-queue__filters" [open]="wide || narrowed()">
      <summary>{{ i18n.t('officer.filter') }}@if (narrowed()) {<span class="cp-count">{{ i18n.t('officer.filter.on') }}</span>}</summary>
      <form class="cp-queue__fields" role="search" [attr.aria-label]="i18n.t('officer.filter')" (submit)="$event.preventDefault(); set({ query: words().trim() })">
        <cp-text-field class="cp-queue__words" fieldId="q-words" type="search" [label]="i18n.t('officer.filter.words')" [value]="words()" (valueChange)="words.set($event)" (left)="set({ query: words().trim() })" />
        <cp-select fieldId="q-procedure" width="" [prompt]="i18n.t('officer.filter.any')" [label]="i18n.t('officer.col.procedure')" [options]="procedures()" [value]="filter().procedure" (valueChange)="set({ procedure: $event })" />
        <cp-select fieldId="q-state" width="" [prompt]="i18n.t('officer.filter.any')" [label]="i18n.t('officer.col.state')" [options]="states()" [value]="filter().state" (valueChange)="set({ state: $any($event) })" />
        @if (!desk.simple()) {<cp-select fieldId="q-assignee" width="" [prompt]="i18n.t('officer.filter.any')" [label]="i18n.t('officer.col.desk')" [options]="assignees()" [value]="filter().assignee" (valueChange)="set({ assignee: $event })" />}
        @if (desks().size) {<cp-select fieldId="q-desk" width="" [prompt]="i18n.t('officer.filter.any')" [label]="i18n.t('officer.filter.desk')" [options]="deskChoices()" [value]="filter().desk" (valueChange)="set({ desk: $event })" />}
        <cp-select fieldId="q-sort" width="" [prompt]="i18n.t('officer.sort.usual')" [label]="i18n.t('officer.sort')" [options]="sorts()" [value]="filter().sort" (valueChange)="set({ sort: $any($event) })" />
        <div class="cp-actions">
          @if (narrowed()) {
            <button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="clear()">{{ i18n.t('officer.filter.clear') }}</button>
            <button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="naming.set(true)">{{ i18n.t('officer.filter.keep') }}</button>
          }
        </div>
      </form>
    </details>
    <cp-dialog [heading]="i18n.t('officer.filter.keep')" [(open)]="naming">
      <form class="cp-stack" (submit)="$event.preventDefault(); keep()">
        <cp-problem [problem]="problem()" />
        <cp-text-field fieldId="filter-name" [label]="i18n.t('officer.filter.name')" [example]="i18n.t('officer.filter.name.example')" [(value)]="name" [error]="nameError()" [maxLength]="60" />
        <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary">{{ i18n.t('officer.filter.save') }}</button><button type="button" class="cp-button cp-button--secondary" (click)="naming.set(false)">{{ i18n.t('cancel') }}</button></div>
      </form>
    </cp-dialog>
  `,
})
export class QueueFilters {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(ReviewApi);
  private readonly officers = inject(Officers);
  private readonly announcer = inject(Announcer);
  readonly filter = input.required<QueueFilter>();
  /** Names of the authority's desks; only where there are any they can be chosen. */
  readonly desks = input<ReadonlyMap<string, string>>(new Map());
  readonly changed = output<QueueFilter>();
  /** Open from the start where there is room. */
  protected readonly wide = typeof matchMedia === 'function' && matchMedia('(min-width: 60rem)').matches;
  protected readonly words = signal('');
  protected readonly naming = signal(false);
  protected readonly name = signal('');
  protected readonly nameError = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly forgetting = new Sending();
  protected readonly narrowed = computed(() => isNarrowed(this.filter()));
  private readonly names = readProcedureNames(() => this.desk.tenant());
  private readonly saved = readFilters(() => this.desk.tenant());
  protected readonly kept = computed(() => (this.saved.hasValue() ? this.saved.value().items : []));
  protected readonly procedures = computed<Choice[]>(() => (this.names.hasValue() ? this.names.value().items.map((p) => ({ code: p.code, label: this.i18n.pick(p.title) })) : []));
  protected readonly states = computed<Choice[]>(() => caseStates.map((state) => ({ code: state, label: this.i18n.t(`officer.state.${state}`) })));
  protected readonly deskChoices = computed<Choice[]>(() => [...[...this.desks()].map(([code, label]) => ({ code, label })), { code: 'none', label: this.i18n.t('officer.filter.desk.none') }]);
  protected readonly sorts = computed<Choice[]>(() => orders.map((order) => ({ code: order, label: this.i18n.t(`officer.sort.${order}`) })));
  protected readonly assignees = computed<Choice[]>(() => [
    { code: 'me', label: this.i18n.t('officer.filter.me') },
    { code: 'none', label: this.i18n.t('officer.nobody') },
    ...this.officers.list().filter((one) => one.id !== this.desk.me()?.id).map((one) => ({ code: one.id, label: one.name })),
  ]);

  constructor() {
    effect(() => {
      const query = this.filter().query;
      untracked(() => this.words.set(query));
    });
  }

  protected set(part: Partial<QueueFilter>): void {
    const next = { ...this.filter(), ...part };
    if (!same(next, this.filter())) this.changed.emit(next);
  }

  protected clear(): void {
    this.changed.emit({ ...noFilter, view: this.filter().view, sort: this.filter().sort });
  }

  protected of(one: SavedFilter): QueueFilter {
    return fromQuery(one.query);
  }

  protected isOn(one: SavedFilter): boolean {
    return same(fromQuery(one.query), this.filter());
  }

  protected async keep(): Promise<void> {
    const name = this.name().trim();
    this.nameError.set(name ? null : this.i18n.t('officer.filter.name.need'));
    if (!name) return;
    try {
      this.problem.set(null);
      await this.api.saveFilter(this.desk.tenant(), name, toQuery(this.filter()));
      this.saved.reload();
      this.naming.set(false);
      this.name.set('');
      this.announcer.say(this.i18n.t('officer.filter.kept', { name }));
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  protected forget(one: SavedFilter): Promise<void> {
    return this.forgetting.send(async () => {
      await this.api.deleteFilter(this.desk.tenant(), one.name);
      this.saved.reload();
      this.announcer.say(this.i18n.t('officer.kept.deleted', { name: one.name }));
    });
  }
}
