import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { BottomBar, Menu } from '../../ui';
import { nextMoves } from './next-move';
import type { CaseView, Move, MoveAction } from './review-api';

/** The bar at the bottom: whose turn it is, the one next move, and a menu of the others. */
@Component({
  selector: 'cp-case-bar',
  imports: [BottomBar, Menu],
  template: `
    <div cpBottomBar class="cp-case__bar" role="region" [attr.aria-label]="i18n.t('officer.bar')">
      <p class="cp-case__turn">{{ turn() }}</p>
      <div class="cp-case__moves">
        @if (next().others.length) {
          <cp-menu up look="text" [label]="i18n.t('officer.others')">
            <ul class="cp-list cp-case__others">
              @for (move of next().others; track move.action) {
                <li>
                  @if (move.blockedBy) {<span class="cp-case__blocked"><strong>{{ i18n.t('officer.move.' + move.action) }}</strong><br /><span class="cp-soft">{{ why(move) }}</span></span>}
                  @else {<button type="button" data-closes class="cp-button cp-button--text" [class.cp-case__grave]="grave.has(move.action)" (click)="chosen.emit(move.action)">{{ i18n.t('officer.move.' + move.action) }}</button>}
                </li>
              }
            </ul>
          </cp-menu>
        }
        @for (move of next().beside; track move.action) {
          <button type="button" class="cp-button" [class.cp-button--danger]="move.action === 'refuse'" [class.cp-button--secondary]="move.action !== 'refuse'" (click)="chosen.emit(move.action)">{{ label(move) }}</button>
        }
        @if (next().primary; as move) {
          <button type="button" class="cp-button" [class.cp-button--danger-primary]="move.action === 'refuse'" [class.cp-button--primary]="move.action !== 'refuse'" [attr.aria-busy]="busy() ? 'true' : null" (click)="chosen.emit(move.action)">{{ label(move) }}</button>
        }
      </div>
    </div>
  `,
})
export class CaseBar {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  readonly view = input.required<CaseView>();
  readonly flagged = input(0);
  readonly busy = input(false);
  readonly chosen = output<MoveAction>();
  protected readonly grave: ReadonlySet<MoveAction> = new Set(['refuse', 'revoke']);
  /** Flags set in the answers make asking for them the next move. */
  protected readonly next = computed(() => {
    const found = nextMoves(this.view(), this.desk.simple(), this.desk.me()?.id ?? null);
    if (!this.flagged()) return found;
    const ask = [...found.beside, ...found.others].find((move) => move.action === 'request-correction' && !move.blockedBy);
    if (!ask) return found;
    const rest = (list: readonly Move[]) => list.filter((move) => move !== ask);
    return { primary: ask, beside: [...rest(found.beside)], others: [...(found.primary ? [found.primary] : []), ...rest(found.others)] };
  });
  protected readonly turn = computed(() => {
    const view = this.view();
    if (view.turn === 'you') return this.i18n.t('officer.turn.applicant');
    if (view.turn === 'done') return this.i18n.t('officer.turn.done', { state: view.stateText || this.i18n.t(`officer.state.${view.state}`) });
    const next = this.next();
    if (!next.primary && !next.others.length && !next.beside.length) return this.i18n.t('officer.turn.notYou');
    const blocked = next.others.find((move) => move.blockedBy);
    return blocked && (view.state === 'awaitingDecision') ? this.why(blocked) : this.i18n.t(`officer.turn.${view.state}`);
  });

  protected label(move: Move): string {
    return this.flagged() && move.action === 'request-correction' ? this.i18n.t('officer.flags.ask', { n: this.flagged() }) : this.i18n.t(`officer.move.${move.action}`);
  }

  protected why(move: Move): string {
    const key = `officer.blocked.${move.blockedBy}`;
    return this.i18n.t(this.i18n.has(key) ? key : 'officer.blocked');
  }
}
