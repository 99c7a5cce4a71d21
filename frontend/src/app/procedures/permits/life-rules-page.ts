import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Dialog, Empty, ProblemBanner, SearchBox, SelectField, State, Status, TextField, fold } from '../../ui';
import { LifeApi, readLifeRules, type LifeRule } from './life-api';
import type { Relation } from './permits-api';

const decided: readonly Relation[] = ['renewal', 'change'];
const relations: readonly Relation[] = [...decided, 'succession', 'startReport', 'finishReport', 'surrender'];

/** 更新・保存の決まり: for each procedure what may follow a permit, when people are reminded, how long records are kept. */
@Component({
  selector: 'cp-life-rules-page',
  imports: [Dialog, Empty, ProblemBanner, RouterLink, SearchBox, SelectField, State, Status, TextField],
  template: `
    <div class="cp-stack">
      <h1 tabindex="-1">{{ i18n.t('rules') }}</h1>
      <p>{{ i18n.t('rules.lead') }}</p>
      @if (desk.administers()) {<p><a [routerLink]="['/', desk.tenant(), 'office', 'permits', 'records']">{{ i18n.t('records') }}</a></p>}
      @if (rules.hasValue()) {
        @if (rules.value().items.length > 8) {
          <div class="cp-catalogue__tools">
            <cp-search fieldId="rules-search" labelHidden [label]="i18n.t('rules.search')" [value]="words()" (typed)="words.set($event)" />
            <p class="cp-soft" role="status">{{ i18n.t('rules.count', { n: shown().length }) }}</p>
          </div>
        }
        <ul class="cp-list cp-list--lines">
          @for (rule of shown(); track rule.code) {
            <li class="cp-row cp-row--between cp-port">
              <span><span class="cp-strong">{{ i18n.pick(rule.title) }}</span>&ngsp;@if (!rule.enabled) {<cp-status>{{ i18n.t('rules.off') }}</cp-status>}<br /><span class="cp-soft">{{ summary(rule) }}</span></span>
              @if (desk.administers()) {<button type="button" class="cp-button cp-button--secondary cp-button--small" [attr.aria-label]="i18n.t('rules.editOne', { title: i18n.pick(rule.title) })" (click)="edit(rule)">{{ i18n.t('rules.edit') }}</button>}
            </li>
          } @empty {<li><cp-empty [heading]="i18n.t('rules.notFound')"><p>{{ i18n.t('rules.notFound.next') }}</p></cp-empty></li>}
        </ul>
      } @else {<cp-state [of]="rules" />}
      <cp-dialog sheet [heading]="edited() ? i18n.pick(edited()!.title) : ''" [(open)]="open">
        @if (edited(); as rule) {
          <form class="cp-stack" novalidate (submit)="$event.preventDefault(); keep()">
            <cp-problem [problem]="problem()" />
            <fieldset class="cp-field"><legend class="cp-field__label">{{ i18n.t('rules.relations') }}</legend>
              @for (relation of relations; track relation) {
                <cp-select [fieldId]="'rel-' + relation" width="" [prompt]="i18n.t('rules.none')" [label]="i18n.t('rules.relation.' + relation)" [options]="proceduresFor(rule, relation)" [value]="procedureOf(rule, relation)" (valueChange)="relate(relation, $event)" />
              }
            </fieldset>
            <cp-select fieldId="renewal" width="" prompt="" [label]="i18n.t('rules.renewal')" [options]="modes()" [value]="rule.renewal" (valueChange)="set({ renewal: $any($event) })" />
            <cp-text-field fieldId="months" inputmode="numeric" width="s" optional [label]="i18n.t('rules.months')" [value]="rule.renewalMonths?.toString() ?? ''" (valueChange)="set({ renewalMonths: number($event) })" />
            <cp-text-field fieldId="days" width="m" optional [label]="i18n.t('rules.days')" [help]="i18n.t('rules.days.help')" [value]="days()" (valueChange)="days.set($event)" />
            <label class="cp-choice"><input type="checkbox" [checked]="rule.freezeStopsClock" (change)="set({ freezeStopsClock: $any($event.target).checked })" /><span>{{ i18n.t('rules.freeze') }}</span></label>
            @if (!rule.own) {<p class="cp-soft">{{ i18n.t('rules.usual.help') }}</p>}
            <cp-select fieldId="years" width="" [prompt]="i18n.t('rules.forever')" [label]="i18n.t('rules.years')" [options]="years()" [value]="rule.retentionYears?.toString() ?? ''" (valueChange)="set({ retentionYears: number($event) })" />
            <cp-select fieldId="from" width="" prompt="" [label]="i18n.t('rules.from')" [options]="starts()" [value]="rule.retentionFrom" (valueChange)="set({ retentionFrom: $any($event) })" />
            <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('rules.keep') }}</button><button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('cancel') }}</button></div>
          </form>
        }
      </cp-dialog>
    </div>
  `,
})
export class LifeRulesPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(LifeApi);
  private readonly announcer = inject(Announcer);
  protected readonly rules = readLifeRules(() => this.desk.tenant());
  protected readonly relations = relations;
  protected readonly words = signal('');
  protected readonly shown = computed(() => {
    const words = fold(this.words());
    return this.rules.hasValue() ? this.rules.value().items.filter((one) => !words || fold(`${one.title.ja} ${one.title.en} ${one.title.easy ?? ''} ${one.code}`).includes(words)) : [];
  });
  protected readonly edited = signal<LifeRule | null>(null);
  protected readonly open = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly days = signal('');
  protected readonly modes = computed(() => (['single', 'onApplication', 'exOfficio'] as const).map((code) => ({ code, label: this.i18n.t(`rules.mode.${code}`) })));
  protected readonly years = computed(() => [1, 3, 5, 10, 30].map((n) => ({ code: String(n), label: this.i18n.t('rules.yearsN', { n }) })));
  protected readonly starts = computed(() => (['closing', 'expiry'] as const).map((code) => ({ code, label: this.i18n.t(`rules.from.${code}`) })));

  protected summary(rule: LifeRule): string {
    const next = this.i18n.list(rule.relations.map((one) => this.i18n.t(`rules.relation.${one.relation}`)), '・') || this.i18n.t('rules.summary.none');
    const years = (rule.retentionYears ? this.i18n.t('rules.yearsN', { n: rule.retentionYears }) : this.i18n.t('rules.forever')) + (rule.own ? '' : this.i18n.t('rules.usual'));
    return this.i18n.t('rules.summary', { next, years });
  }

  protected edit(rule: LifeRule): void {
    this.edited.set(rule);
    this.days.set(rule.reminderDays.join(', '));
    this.problem.set(null);
    this.open.set(true);
  }

  /**
   * What is decided is filed by an application; what is only reported, by a notification or report; a succession by either.
   * One that takes no filings is offered only where it stands already, or where it is the permit's own.
   */
  protected proceduresFor(rule: LifeRule, relation: Relation): { code: string; label: string }[] {
    const all = this.rules.hasValue() ? this.rules.value().items : [];
    const chosen = this.procedureOf(rule, relation);
    return all
      .filter((one) => (relation === 'succession' ? one.kind !== 'report' : decided.includes(relation) === (one.kind === 'application')) && (one.enabled || one.code === chosen || one.code === rule.code))
      .map((one) => ({ code: one.code, label: this.i18n.pick(one.title) + (one.enabled ? '' : this.i18n.t('rules.off.short')) }));
  }

  protected procedureOf(rule: LifeRule, relation: Relation): string {
    const found = rule.relations.find((one) => one.relation === relation);
    return found ? (found.procedure ?? rule.code) : '';
  }

  protected relate(relation: Relation, procedure: string): void {
    const rule = this.edited()!;
    const rest = rule.relations.filter((one) => one.relation !== relation);
    this.set({ relations: procedure ? [...rest, { relation, procedure: procedure === rule.code ? null : procedure }] : rest });
  }

  protected set(part: Partial<LifeRule>): void {
    this.edited.update((rule) => (rule ? { ...rule, ...part } : rule));
  }

  protected number(text: string): number | null {
    return /^\d+$/.test(text.trim()) ? Number(text) : null;
  }

  protected async keep(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const reminderDays = this.days().split(/[^\d]+/).filter(Boolean).map(Number);
      await this.api.keep(this.desk.tenant(), { ...this.edited()!, reminderDays });
      this.open.set(false);
      this.rules.reload();
      this.announcer.say(this.i18n.t('rules.kept'));
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
