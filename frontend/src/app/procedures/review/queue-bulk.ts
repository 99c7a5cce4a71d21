import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, toProblem } from '../../api/problem';
import { path } from '../../api/read';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Banner, ComboField, Dialog, ProblemBanner, TextArea } from '../../ui';
import { Officers } from './officers';
import type { CaseRow } from './review-api';

type Action = 'take' | 'assign' | 'accept' | 'message' | 'release';

interface Result {
  readonly id: string;
  readonly number: string;
  readonly ok: boolean;
  readonly text: string | null;
  readonly version: number | null;
  readonly undo: { readonly action: Action; readonly accountId: string | null } | null;
}

/** The bar that appears when cases are selected: one action for all, the result for each, undo where the law allows. */
@Component({
  selector: 'cp-queue-bulk',
  imports: [Banner, ComboField, Dialog, ProblemBanner, TextArea],
  template: `
    @if (picked().length) {
      <div class="cp-bulk" role="region" [attr.aria-label]="i18n.t('bulk')">
        <p class="cp-strong">{{ i18n.t('bulk.chosen', { n: picked().length }) }}</p>
        <div class="cp-row">
          @if (!desk.simple()) {
            <button type="button" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null" (click)="make('take')">{{ i18n.t('bulk.take') }}</button>
            <button type="button" class="cp-button cp-button--secondary" (click)="ask('assign')">{{ i18n.t('bulk.assign') }}</button>
          }
          <button type="button" class="cp-button cp-button--secondary" (click)="ask('accept')">{{ i18n.t('bulk.accept') }}</button>
          <button type="button" class="cp-button cp-button--secondary" (click)="ask('message')">{{ i18n.t('bulk.message') }}</button>
          <button type="button" class="cp-button cp-button--text" (click)="cleared.emit()">{{ i18n.t('bulk.clear') }}</button>
        </div>
      </div>
    }
    <div aria-live="polite">
      @if (results().length) {
        <cp-banner [tone]="failed().length ? 'warning' : 'success'" [heading]="i18n.t('bulk.done', { ok: results().length - failed().length, failed: failed().length })">
          @if (failed().length) {<ul>@for (one of failed(); track one.id) {<li>{{ one.number }}：{{ one.text }}</li>}</ul>}
          @if (final()) {<p>{{ i18n.t('bulk.final') }}</p>}
          <div class="cp-actions">
            @if (undoable().length) {<button type="button" class="cp-button cp-button--secondary cp-button--small" [attr.aria-busy]="busy() ? 'true' : null" (click)="undo()">{{ i18n.t('bulk.undo') }}</button>}
            <button type="button" class="cp-button cp-button--text" (click)="results.set([])">{{ i18n.t('bulk.close') }}</button>
          </div>
        </cp-banner>
      }
    </div>
    <cp-problem [problem]="problem()" />
    <cp-dialog [heading]="i18n.t('bulk.' + (asked() ?? 'assign'))" [(open)]="open">
      <form class="cp-stack" (submit)="$event.preventDefault(); confirm()">
        <p>{{ i18n.t('bulk.' + (asked() ?? 'assign') + '.lead', { n: picked().length }) }}</p>
        @if (asked() === 'assign') {<cp-combo-field fieldId="bulk-officer" [label]="i18n.t('officer.assignee')" [options]="officers()" [(value)]="accountId" [error]="missing()" />}
        @if (asked() === 'message') {<cp-text-area fieldId="bulk-text" [label]="i18n.t('officer.message.label')" [limit]="4000" [(value)]="text" [error]="missing()" />}
        <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('bulk.' + (asked() ?? 'assign') + '.do') }}</button><button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('cancel') }}</button></div>
      </form>
    </cp-dialog>
  `,
})
export class QueueBulk {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly http = inject(HttpClient);
  private readonly members = inject(Officers);
  private readonly announcer = inject(Announcer);
  readonly picked = input.required<readonly CaseRow[]>();
  readonly cleared = output<void>();
  /** Something was done: the list is read again. */
  readonly made = output<void>();
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly asked = signal<'assign' | 'accept' | 'message' | null>(null);
  protected readonly open = signal(false);
  protected readonly accountId = signal('');
  protected readonly text = signal('');
  protected readonly missing = signal<string | null>(null);
  protected readonly results = signal<readonly Result[]>([]);
  /** What was done cannot be taken back: a decision, or words that have left. */
  protected readonly final = signal(false);
  protected readonly failed = computed(() => this.results().filter((one) => !one.ok));
  protected readonly undoable = computed(() => this.results().filter((one) => one.undo));
  protected readonly officers = computed(() => this.members.list().map((one) => ({ code: one.id, label: one.name })));

  constructor() {
    effect(() => {
      if (this.picked().length) untracked(() => this.problem.set(null));
    });
  }

  protected ask(action: 'assign' | 'accept' | 'message'): void {
    this.asked.set(action);
    this.missing.set(null);
    if (action === 'assign') void this.members.read();
    this.open.set(true);
  }

  protected confirm(): void {
    const action = this.asked()!;
    const lacks = (action === 'assign' && !this.accountId()) || (action === 'message' && !this.text().trim());
    this.missing.set(lacks ? this.i18n.t(action === 'assign' ? 'officer.need.account' : 'bulk.message.need') : null);
    if (lacks) return;
    this.open.set(false);
    void this.make(action);
  }

  protected async make(action: Action): Promise<void> {
    const cases = this.picked().map((row) => ({ id: row.id, version: row.version }));
    const items = await this.send({ action, cases, accountId: action === 'assign' ? this.accountId() : null, text: action === 'message' ? this.text().trim() : null });
    if (!items) return;
    this.results.set(items);
    this.final.set(action === 'accept' || action === 'message');
    this.text.set('');
    this.announcer.say(this.i18n.t('bulk.done', { ok: items.filter((one) => one.ok).length, failed: items.filter((one) => !one.ok).length }));
    this.cleared.emit();
    this.made.emit();
  }

  protected async undo(): Promise<void> {
    const groups = new Map<string, Result[]>();
    for (const one of this.undoable()) {
      const key = `${one.undo!.action} ${one.undo!.accountId ?? ''}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const all: Result[] = [];
    for (const group of groups.values()) {
      const items = await this.send({ action: group[0].undo!.action, accountId: group[0].undo!.accountId, text: null, cases: group.map((one) => ({ id: one.id, version: one.version! })) });
      if (items) all.push(...items.map((one) => ({ ...one, undo: null })));
    }
    this.final.set(false);
    this.results.set(all.filter((one) => !one.ok));
    if (all.every((one) => one.ok)) this.announcer.say(this.i18n.t('bulk.undone'));
    this.made.emit();
  }

  private async send(body: object): Promise<readonly Result[] | null> {
    if (this.busy()) return null;
    this.busy.set(true);
    this.problem.set(null);
    try {
      return (await firstValueFrom(this.http.post<{ items: Result[] }>(path`/api/t/${this.desk.tenant()}/cases/actions/bulk`, body))).items;
    } catch (error) {
      this.problem.set(toProblem(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }
}
