import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Empty, ProblemBanner, SearchBox, State, fold } from '../../ui';
import { AddProcedure } from './add-procedure';
import { CatalogueApi, readNationalCatalogue, readProcedureSettings, type ProcedureSettings, type ProcedureSettingsRow } from './catalogue-api';

/** 手続と様式: everything the authority offers or could offer, each with its switch. */
@Component({
  selector: 'cp-procedure-list-page',
  imports: [AddProcedure, Empty, ProblemBanner, RouterLink, SearchBox, State],
  template: `
    <div class="cp-stack">
      <div class="cp-row cp-row--between"><h1 tabindex="-1">{{ i18n.t('c.title') }}</h1><button type="button" class="cp-button cp-button--primary" (click)="adding.set(true)">{{ i18n.t('c.add') }}</button></div>
      <p class="cp-soft cp-read">{{ i18n.t('c.lead') }}</p>
      <cp-problem [problem]="problem()" />
      @if (settings.hasValue()) {
        <div class="cp-catalogue__tools">
          <cp-search fieldId="catalogue-search" labelHidden [label]="i18n.t('c.search')" [value]="words()" (typed)="words.set($event)" />
          <div class="cp-row" role="group" [attr.aria-label]="i18n.t('c.show')">
            @for (choice of choices; track choice) {<button type="button" class="cp-button cp-button--small" [class]="shown() === choice ? 'cp-button--primary' : 'cp-button--secondary'" [attr.aria-pressed]="shown() === choice" (click)="shown.set(choice)">{{ i18n.t('c.show.' + choice, { n: count(choice) }) }}</button>}
          </div>
        </div>
        @if (found().length) {
          <table class="cp-table cp-catalogue">
            <caption class="cp-visually-hidden">{{ i18n.t('c.title') }}</caption>
            <thead><tr><th scope="col">{{ i18n.t('c.on') }}</th><th scope="col">{{ i18n.t('c.procedure') }}</th><th scope="col">{{ i18n.t('c.class') }}</th><th scope="col">{{ i18n.t('c.period') }}</th></tr></thead>
            <tbody>
              @for (row of found(); track row.code) {
                <tr>
                  <td><button type="button" role="switch" class="cp-switch" [attr.aria-checked]="row.enabled" [attr.aria-busy]="busy() === row.code ? 'true' : null" [attr.aria-label]="i18n.t('c.switch', { title: i18n.pick(row.title) })" (click)="turn(row)"><span class="cp-switch__text" aria-hidden="true">{{ i18n.t(row.enabled ? 'c.isOn' : 'c.isOff') }}</span></button></td>
                  <td><a [routerLink]="['/', desk.tenant(), 'office', 'procedures', row.code]"><strong>{{ i18n.pick(row.title) }}</strong></a><br /><span class="cp-soft">{{ i18n.t('procedure.kind.' + row.kind) }}・{{ i18n.t(row.individual ? 'c.individual' : 'c.generic') }}・{{ row.code }}</span></td>
                  <td>{{ className(row.class) }}</td>
                  <td>@if (row.periodCount) {{{ i18n.t('c.periodOf.' + (row.periodUnit ?? 'days'), { n: row.periodCount }) }}} @else {<span class="cp-soft">{{ i18n.t('c.noPeriod') }}</span>}</td>
                </tr>
              }
            </tbody>
          </table>
        } @else {<cp-empty [heading]="i18n.t('c.none')"><p>{{ i18n.t('c.none.next') }}</p></cp-empty>}
      } @else {<cp-state [of]="settings" />}
    </div>
    <cp-add-procedure [(open)]="adding" [known]="known()" (added)="added($event)" />
  `,
})
export class ProcedureListPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(CatalogueApi);
  private readonly announcer = inject(Announcer);
  protected readonly settings = readProcedureSettings(() => this.desk.tenant());
  private readonly national = readNationalCatalogue();
  protected readonly adding = signal(false);
  protected readonly words = signal('');
  protected readonly choices = ['all', 'on', 'off'] as const;
  protected readonly shown = signal<'all' | 'on' | 'off'>('all');
  protected readonly busy = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  private readonly rows = linkedSignal<readonly ProcedureSettingsRow[]>(() => (this.settings.hasValue() ? this.settings.value().items : []));
  protected readonly known = computed(() => this.rows().map((row) => row.nationalCode ?? row.code));
  protected readonly found = computed(() => {
    const words = fold(this.words());
    return this.rows().filter((row) => (this.shown() === 'all' || row.enabled === (this.shown() === 'on')) && (!words || fold(`${row.title.ja} ${row.title.en} ${row.title.easy ?? ''} ${row.code}`).includes(words)));
  });

  protected count(which: 'all' | 'on' | 'off'): number {
    return this.rows().filter((row) => which === 'all' || row.enabled === (which === 'on')).length;
  }

  protected className(code: string | null): string {
    const found = this.national.hasValue() ? this.national.value().classes.find((one) => one.code === code) : null;
    return found ? this.i18n.pick(found.name) : this.i18n.t('c.own');
  }

  protected async turn(row: ProcedureSettingsRow): Promise<void> {
    if (this.busy()) return;
    this.busy.set(row.code);
    this.problem.set(null);
    try {
      const now = await this.api.turn(this.desk.tenant(), row.code, row.version, !row.enabled);
      this.rows.update((rows) => rows.map((one) => (one.code === row.code ? { ...one, enabled: now.enabled, version: now.version } : one)));
      this.announcer.say(this.i18n.t(now.enabled ? 'c.turnedOn' : 'c.turnedOff', { title: this.i18n.pick(now.title) }));
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      if (problem.stale) this.settings.reload();
    } finally {
      this.busy.set(null);
    }
  }

  protected added(one: ProcedureSettings): void {
    this.shown.set('all');
    this.words.set('');
    this.rows.update((rows) => [...rows, { ...one, individual: false }]);
    this.settings.reload();
    this.announcer.say(this.i18n.t('c.added', { title: this.i18n.pick(one.title) }));
  }
}
