import { Component, ElementRef, booleanAttribute, computed, effect, inject, input, linkedSignal, output, untracked, viewChild } from '@angular/core';
import { Connection } from '../api/connection';
import { I18n } from '../i18n/i18n';
import { Problem } from '../api/problem';
import { WhomToAsk } from './whom-to-ask';

export interface SummaryError {
  /** Id of the control that the entry leads to; null when the error belongs to no field. */
  readonly fieldId: string | null;
  readonly message: string;
}

/** Nobody reads more at once, and whoever listens hears all of them. */
const SHOWN = 20;

/** The summary on top: takes the focus when errors arrive, each entry leads to its field. The first are named, the others counted. */
@Component({
  selector: 'cp-error-summary',
  template: `
    @if (errors().length) {
      <div #box class="cp-banner cp-banner--error cp-summary" tabindex="-1" role="alert" aria-labelledby="error-summary-title">
        <h2 class="cp-banner__title" id="error-summary-title">{{ title() ?? i18n.t(errors().length === 1 ? 'errors.one' : 'errors.some', { n: errors().length }) }}</h2>
        <ul>
          @for (error of first(); track error.fieldId + error.message) {
            <li>@if (error.fieldId) {<a [href]="here() + '#' + error.fieldId" (click)="go($event, error.fieldId)">{{ error.message }}</a>} @else {{{ error.message }}}</li>
          }
        </ul>
        @if (errors().length > first().length) {<p>{{ i18n.t('errors.more', { n: errors().length - first().length }) }}</p>}
        <p class="cp-soft">{{ i18n.t('errors.kept') }}</p>
      </div>
    }
  `,
})
export class ErrorSummary {
  protected readonly i18n = inject(I18n);
  readonly errors = input.required<readonly SummaryError[]>();
  readonly title = input<string | null>(null);
  /** Count up to move the focus here again. */
  readonly attempt = input(0);
  /** The field is not on this page: its page has to be opened first. */
  readonly elsewhere = output<string>();
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  protected readonly first = computed(() => this.errors().slice(0, SHOWN));

  constructor() {
    effect(() => {
      this.attempt();
      const box = this.box();
      if (!box) return;
      untracked(() => {
        box.nativeElement.focus();
        box.nativeElement.scrollIntoView({ block: 'start', behavior: 'auto' });
      });
    });
  }

  protected here(): string {
    return location.pathname + location.search;
  }

  protected go(event: Event, fieldId: string): void {
    event.preventDefault();
    if (!focusField(fieldId)) this.elsewhere.emit(fieldId);
  }
}

/** Brings a control into view and into focus, also when the id sits on a group. */
export function focusField(fieldId: string): boolean {
  const found = document.getElementById(fieldId) ?? document.getElementById(`${fieldId}-group`);
  if (!found) return false;
  const target = found.matches('input, select, textarea, button, a') ? found : (found.querySelector<HTMLElement>('input, select, textarea, button') ?? found);
  (found.closest('.cp-field') ?? found).scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
  return true;
}

export type Tone = 'info' | 'success' | 'warning' | 'error' | 'calm';

/** A notification banner; its heading says it, its content explains. */
@Component({
  selector: 'cp-banner',
  template: `
    <div class="cp-banner" [class]="'cp-banner--' + tone()" [attr.role]="role()">
      @if (heading()) {<p class="cp-banner__title">{{ heading() }}</p>}
      <ng-content />
    </div>
  `,
})
export class Banner {
  readonly heading = input<string | null>();
  readonly tone = input<Tone>('info');
  readonly live = input(false, { transform: booleanAttribute });
  protected readonly role = computed(() => (this.live() ? (this.tone() === 'error' ? 'alert' : 'status') : null));
}

/** A refusal in words: what happened, what to do next, that nothing was lost. */
@Component({
  selector: 'cp-problem',
  imports: [Banner],
  template: `
    @if (shown(); as p) {
      <cp-banner tone="error" live [heading]="heading()">
        @for (field of rest(); track field.message) {<p>{{ field.message }}</p>}
        <p>{{ i18n.t(p.offline ? 'problem.offline.next' : p.status >= 500 || p.status < 0 ? ask.key('problem.server.next') : 'problem.next') }}</p>
        @if (p.traceId && p.status >= 500) {<p class="cp-soft">{{ i18n.t('problem.trace', { id: p.traceId }) }}</p>}
        <ng-content />
      </cp-banner>
    }
  `,
})
export class ProblemBanner {
  protected readonly i18n = inject(I18n);
  protected readonly ask = inject(WhomToAsk);
  readonly problem = input.required<Problem | null | undefined>();
  private readonly returns = inject(Connection).returns;
  private readonly saidAt = linkedSignal<Problem | null | undefined, number>({ source: () => this.problem(), computation: () => untracked(this.returns) });
  /** That there is no connection is said until it is back. */
  protected readonly shown = computed(() => (this.problem()?.offline && this.returns() !== this.saidAt() ? null : this.problem()));
  /** Leaves the field messages to the error summary. */
  readonly fieldsElsewhere = input(false, { transform: booleanAttribute });
  protected readonly heading = computed(() => {
    const p = this.problem();
    return p ? p.title || problemTitle(p, this.i18n) : '';
  });
  protected readonly rest = computed(() => (this.fieldsElsewhere() ? [] : (this.problem()?.fields ?? [])));
}

export function problemTitle(problem: Problem, i18n: I18n): string {
  if (problem.title) return problem.title;
  const own = `problem.${problem.code}`;
  if (i18n.has(own)) return i18n.t(own);
  const byStatus = `problem.${problem.status}`;
  return i18n.has(byStatus) ? i18n.t(byStatus) : i18n.t('problem.server');
}
