import { Component, ElementRef, computed, effect, inject, input, linkedSignal, model, output, signal, untracked, viewChild } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Banner, ComboField, DateField, DatePipe, Dialog, ErrorSummary, ProblemBanner, RadioField, SelectField, TextArea, TextField, periodLength, type SummaryError } from '../../ui';
import { readDesks } from '../office/office-api';
import { TextBlockMenu, withBlock } from '../office/text-block-menu';
import { ConditionsField } from './conditions-field';
import { problemsOf, toRequest, unflag, write, type FlagProblem } from './corrections';
import { staleWords } from './done-words';
import { NoticePreview } from './notice-preview';
import { Officers } from './officers';
import { ReviewApi, type CaseView, type MoveAction, type Moved } from './review-api';
import { bodyOf, checkTyped, moveForms, partsOf, startOf, type Part, type SheetAction, type Typed, type TypedMove, type TypedProblem } from './typed';

/** One sheet for every move that asks something; what it asks is data (typed.ts), what may be done is the server's list. */
@Component({
  selector: 'cp-move-sheet',
  imports: [Banner, ComboField, ConditionsField, DateField, DatePipe, Dialog, ErrorSummary, NoticePreview, ProblemBanner, RadioField, SelectField, TextArea, TextBlockMenu, TextField],
  template: `
    <cp-dialog sheet [wide]="hasPreview()" [heading]="action() ? i18n.t('officer.move.' + action()) : ''" [(open)]="open" (closed)="closed()">
      @if (action(); as action) {
        <div class="cp-sheet" [class.cp-sheet--preview]="hasPreview()">
          <form class="cp-stack cp-sheet__form" novalidate (submit)="$event.preventDefault(); send()">
            <p>{{ i18n.t('officer.move.' + action + '.lead') }}</p>
            <div #news class="cp-sheet__news cp-stack" tabindex="-1">
              @if (updated()) {
                <cp-banner tone="warning" live [heading]="i18n.t('officer.updated')"><p>{{ updated() }}</p><div class="cp-actions"><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="reload.emit()">{{ i18n.t('officer.reload') }}</button></div></cp-banner>
              }
              @if (stale(); as words) {
                <cp-banner tone="warning" live [heading]="words"><p>{{ i18n.t('officer.stale.next') }}</p><div class="cp-actions"><button type="button" class="cp-button cp-button--secondary" (click)="reload.emit()">{{ i18n.t('officer.reload') }}</button></div></cp-banner>
              } @else if (problem(); as p) {<cp-problem [problem]="p" [fieldsElsewhere]="true" />}
              @if (!possible()) {
                <cp-banner tone="warning" live [heading]="i18n.t('officer.notNow', { state: i18n.t('officer.state.' + view().state), move: i18n.t('officer.move.' + action) })"><p>{{ i18n.t('officer.notNow.next') }}</p></cp-banner>
              }
            </div>
            <cp-error-summary [errors]="summary()" [attempt]="attempt()" />
            @if (has('outcome')) {<cp-radios fieldId="outcome" tiles [label]="i18n.t('officer.outcome')" [options]="outcomes()" [value]="typed().outcome" (valueChange)="set({ outcome: $any($event) })" />}
            @if (has('flags')) {
              @for (flag of kept().flags.items; track flag.field) {
                <div class="cp-sheet__flag">
                  <cp-text-area [fieldId]="'sheet-' + flag.field" [rows]="2" [limit]="1000" [label]="flag.label" [help]="i18n.t('officer.flag.help')" [value]="flag.text" (valueChange)="store().set({ flags: writeFlag(flag.field, $event) })" [error]="message('sheet-' + flag.field)" />
                  <cp-text-block-menu kind="correction" [procedure]="view().procedureCode" (chosen)="store().set({ flags: writeFlag(flag.field, withBlock(flag.text, $event)) })" />
                  <button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('officer.unflagNamed', { label: flag.label })" (click)="store().set({ flags: without(flag.field) })">{{ i18n.t('officer.unflag') }}</button>
                </div>
              } @empty {<cp-banner tone="calm"><p>{{ i18n.t('officer.flags.none') }}</p></cp-banner>}
              <cp-text-area fieldId="note-all" optional [rows]="3" [limit]="2000" [label]="i18n.t('officer.flags.note')" [help]="i18n.t('officer.flags.note.help')" [value]="kept().flags.note" (valueChange)="store().set({ flags: { items: kept().flags.items, note: $event } })" [error]="message('note-all')" />
            }
            @if (has('accountId')) {
              @if (officers().length) {<cp-combo-field fieldId="accountId" [label]="i18n.t('officer.assignee')" [options]="officers()" [value]="typed().accountId" (valueChange)="set({ accountId: $event })" [error]="message('accountId')" />}
              @else {<cp-banner tone="calm"><p>{{ i18n.t('officer.assignee.none') }}</p></cp-banner>}
            }
            @if (has('deskId')) {<cp-select fieldId="deskId" [label]="i18n.t('office.transfer.desk')" [help]="view().desk ? i18n.t('office.transfer.now', { name: view().desk!.name }) : null" [options]="desks()" [value]="typed().deskId ?? ''" (valueChange)="set({ deskId: $event })" [error]="message('deskId')" />}
            @if (has('dueOn')) {<cp-date-field fieldId="dueOn" [label]="i18n.t('office.extend.dueOn')" [help]="view().clock.dueOn ? i18n.t('office.extend.now', { date: (view().clock.dueOn | cpDate) }) : null" [value]="typed().dueOn ?? ''" (valueChange)="set({ dueOn: $event })" [error]="message('dueOn')" />}
            @if (has('terms')) {
              @if (action !== 'amend' && view().openChecks.length) {<cp-banner tone="warning" [heading]="i18n.t('office.checks.open', { n: view().openChecks.length })"><ul>@for (check of view().openChecks; track check) {<li>{{ check }}</li>}</ul></cp-banner>}
              <cp-conditions-field [library]="view().procedureCode" [value]="typed().conditions" (valueChange)="set({ conditions: $event })" [usual]="view().standardConditions" [errors]="messages()" />
              <fieldset class="cp-field">
                <legend class="cp-field__label">{{ i18n.t('officer.validity') }}</legend>
                <div class="cp-period">
                  <cp-date-field fieldId="validFrom" optional [label]="i18n.t('officer.validFrom')" [value]="typed().validFrom" (valueChange)="set({ validFrom: $event })" [error]="message('validFrom')" />
                  <cp-date-field fieldId="validTo" optional [label]="i18n.t('officer.validTo')" [value]="typed().validTo" (valueChange)="set({ validTo: $event })" [error]="message('validTo')" />
                  @if (length()) {<p class="cp-field__normalised">{{ length() }}</p>}
                </div>
              </fieldset>
            }
            @if (has('reasons')) {<cp-text-area fieldId="reasons" [rows]="5" [limit]="4000" [label]="i18n.t(action === 'amend' || action === 'freeze' ? 'officer.reason.' + action : action === 'extend' ? 'office.extend.reason' : 'officer.reasons')" [help]="i18n.t(action === 'extend' ? 'office.extend.reason.help' : 'officer.reasons.help.' + (action === 'recommend' ? 'refuse' : action))" [value]="typed().reasons" (valueChange)="set({ reasons: $event })" [error]="message('reasons')" />}
            @if (has('reasons') && action !== 'amend' && action !== 'freeze') {<cp-text-block-menu [kind]="action === 'extend' ? 'extension' : 'refusal'" [procedure]="view().procedureCode" (chosen)="set({ reasons: withBlock(typed().reasons, $event) })" />}
            @if (has('note')) {<cp-text-area fieldId="note-inner" optional [rows]="3" [limit]="2000" [label]="i18n.t('officer.sendBack.note')" [help]="i18n.t('officer.sendBack.help')" [value]="typed().note" (valueChange)="set({ note: $event })" [error]="message('note-inner')" />}
            @if (has('number')) {<cp-text-field fieldId="number" [label]="i18n.t('officer.merge.number')" [help]="i18n.t('officer.merge.help')" [value]="typed().number ?? ''" (valueChange)="set({ number: $event })" [error]="message('number')" />}
            @if (has('permitNumber')) {<cp-text-field fieldId="permitNumber" [label]="i18n.t('officer.link.number')" [help]="i18n.t(view().link?.known ? 'officer.link.known' : 'officer.link.unknown')" [value]="typed().permitNumber ?? ''" (valueChange)="set({ permitNumber: $event })" [error]="message('permitNumber')" />}
            @if (has('relation')) {<cp-radios fieldId="relation" [label]="i18n.t('officer.link.relation')" [help]="i18n.t('officer.link.relation.help')" [options]="relations()" [value]="typed().relation ?? ''" (valueChange)="set({ relation: $event })" [error]="message('relation')" />}
            @if (has('comment')) {<cp-text-area fieldId="comment" optional [rows]="3" [limit]="4000" [label]="i18n.t('officer.comment')" [help]="i18n.t('officer.comment.help.' + action)" [value]="typed().comment" (valueChange)="set({ comment: $event })" [error]="message('comment')" />}
            <div class="cp-actions cp-sheet__actions">
              @if (possible()) {<button type="submit" class="cp-button" [class.cp-button--primary]="!form()?.grave" [class.cp-button--danger-primary]="form()?.grave" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('officer.move.' + action + '.do') }}</button>}
              <button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('officer.later') }}</button>
            </div>
            <p class="cp-soft">{{ i18n.t('officer.later.help') }}</p>
          </form>
          @if (hasPreview()) {
            @if (complete()) {<cp-notice-preview [tenant]="tenant()" [caseId]="view().id" [action]="previewed()" [body]="body()" />}
            @else {<section class="cp-preview"><h3>{{ i18n.t('officer.preview') }}</h3><p class="cp-soft">{{ i18n.t('officer.preview.later') }}</p></section>}
          }
        </div>
      }
    </cp-dialog>
  `,
})
export class MoveSheet {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ReviewApi);
  private readonly desk = inject(Desk);
  private readonly members = inject(Officers);
  readonly action = input.required<SheetAction | null>();
  readonly view = input.required<CaseView>();
  readonly tenant = input.required<string>();
  readonly store = input.required<Typed>();
  /** What another person did while this sheet was open. */
  readonly updated = input('');
  readonly open = model(false);
  private readonly news = viewChild<ElementRef<HTMLElement>>('news');
  readonly moved = output<{ action: MoveAction; moved: Moved }>();
  readonly reload = output<void>();

  protected readonly kept = computed(() => this.store().kept());
  protected readonly typed = computed<TypedMove>(() => {
    const action = this.action()!;
    return this.kept().moves[action] ?? this.start();
  });
  /** Stays the same while the sheet is open, so keys of conditions do too. */
  private readonly start = linkedSignal<CaseView, TypedMove>({ source: this.view, computation: (view, before) => before?.value && this.sameTerms(before.source, view) ? before.value : startOf(this.action() ?? 'grant', view) });
  protected readonly form = computed(() => (this.action() ? moveForms[this.action()!] : null));
  protected readonly possible = computed(() => this.view().moves.some((move) => move.action === this.action() && !move.blockedBy));
  protected readonly hasPreview = computed(() => !!this.form()?.preview);
  protected readonly body = computed(() => bodyOf(this.action()!, this.typed()));
  protected readonly previewed = computed<MoveAction>(() => (this.action() === 'recommend' ? this.typed().outcome : this.action()!));
  protected readonly complete = computed(() => checkTyped(this.action()!, this.typed()).length === 0);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly attempt = signal(0);
  /** Set after the first attempt; then every entry that is put right disappears by itself. */
  private readonly tried = signal(false);
  private readonly refused = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly messages = computed<ReadonlyMap<string, string>>(() => {
    const found = new Map(this.refused());
    if (this.tried() && this.action()) for (const one of this.check()) found.set(one.id, one.message);
    return found;
  });
  protected readonly summary = computed<SummaryError[]>(() => [...this.messages()].map(([fieldId, message]) => ({ fieldId, message })));
  protected readonly stale = computed(() => {
    const p = this.problem();
    return p?.stale ? staleWords(p, this.i18n) : null;
  });
  protected readonly outcomes = computed(() => (['grant', 'refuse'] as const).map((code) => ({ code, label: this.i18n.t(`officer.put.${code}`) })));
  protected readonly officers = computed(() => this.members.list().map((one) => ({ code: one.id, label: one.id === this.desk.me()?.id ? this.i18n.t('officer.me', { name: one.name }) : one.name })));
  protected readonly relations = computed(() => (this.view().link?.choices ?? []).map((one) => ({ code: one.relation, label: one.words })));
  private readonly readDesks = readDesks(() => (this.open() && this.action() === 'transfer' ? this.tenant() : ''));
  protected readonly desks = computed(() => (this.readDesks.hasValue() ? this.readDesks.value().items.filter((d) => d.id !== this.view().desk?.id).map((d) => ({ code: d.id, label: this.i18n.pick(d.name) })) : []));
  protected readonly withBlock = withBlock;
  protected readonly length = computed(() => periodLength(this.typed().validFrom, this.typed().validTo, this.i18n.lang()));

  constructor() {
    effect(() => {
      if (!this.open()) return;
      const action = this.action();
      untracked(() => {
        this.problem.set(null);
        this.refused.set(new Map());
        this.tried.set(false);
        this.start.set(startOf(action ?? 'grant', this.view()));
        if (action === 'assign') void this.members.read();
      });
    });
    effect(() => {
      // The case beneath was read again: what was said about the old one is over.
      this.view();
      untracked(() => this.problem.set(null));
    });
  }

  protected has(part: Part): boolean {
    const action = this.action();
    return action !== null && partsOf(action, this.typed()).includes(part);
  }

  protected set(part: Partial<TypedMove>): void {
    this.store().move(this.action()!, { ...this.typed(), ...part });
    if (this.refused().size) this.refused.set(new Map([...this.refused()].filter(([field]) => !Object.keys(part).some((name) => field.startsWith(name)))));
  }

  protected writeFlag(field: string, text: string) {
    return write(this.kept().flags, field, text);
  }

  protected without(field: string) {
    return unflag(this.kept().flags, field);
  }

  protected message(id: string): string | null {
    return this.messages().get(id) ?? null;
  }

  protected closed(): void {
    this.problem.set(null);
  }

  protected async send(): Promise<void> {
    const action = this.action();
    if (!action || this.busy() || !this.possible()) return;
    this.tried.set(true);
    this.refused.set(new Map());
    if (this.check().length) {
      this.attempt.update((n) => n + 1);
      return;
    }
    this.busy.set(true);
    this.problem.set(null);
    try {
      const body = action === 'request-correction' ? toRequest(this.kept().flags) : this.body();
      const moved = await this.api.move(this.tenant(), this.view().id, action, body, this.view().version);
      this.store().done(action);
      this.moved.emit({ action, moved });
      this.open.set(false);
    } catch (error) {
      const problem = toProblem(error);
      this.refused.set(new Map(problem.fields.map((one) => [this.idOf(one.field), one.message])));
      this.problem.set(problem);
      if (problem.fields.length) this.attempt.update((n) => n + 1);
      else setTimeout(() => this.showNews());
    } finally {
      this.busy.set(false);
    }
  }

  /** What stopped the move stands at the top of the sheet; the button that was pressed is at its end. */
  private showNews(): void {
    this.news()?.nativeElement.focus({ preventScroll: true });
    this.news()?.nativeElement.closest('dialog')?.scrollTo({ top: 0 });
  }

  private check(): { id: string; message: string }[] {
    const action = this.action()!;
    if (action === 'request-correction') return problemsOf(this.kept().flags).map((one) => ({ id: one.field === 'note' ? 'note-all' : `sheet-${one.field}`, message: this.sayFlag(one) }));
    return checkTyped(action, this.typed()).map((one: TypedProblem) => ({ id: one.field, message: this.i18n.t(one.code) }));
  }

  private sayFlag(one: FlagProblem): string {
    const label = this.kept().flags.items.find((flag) => flag.field === one.field)?.label ?? '';
    return this.i18n.t(`officer.flag.${one.code}Need`, { label });
  }

  /** The server's name of a member as the id of its control. */
  private idOf(field: string): string {
    const asked = /^fields\[(\d+)\]/.exec(field);
    if (asked) return `sheet-${this.kept().flags.items[Number(asked[1])]?.field ?? ''}`;
    if (field === 'note') return this.action() === 'request-correction' ? 'note-all' : 'note-inner';
    return field === 'reason' ? 'reasons' : field;
  }

  private sameTerms(a: CaseView, b: CaseView): boolean {
    return a.id === b.id && a.recommendation?.at === b.recommendation?.at && a.permit?.edition === b.permit?.edition;
  }
}
