import { effect, signal, type Signal } from '@angular/core';
import { parseDay } from '../../ui';
import { noFlags, type Flags } from './corrections';
import type { CaseView, MoveAction, MoveBody } from './review-api';

/** One condition while it is edited; the key stays when it moves up or down. */
export interface Condition {
  readonly key: number;
  readonly text: string;
}

/** What has been typed for one move. */
export interface TypedMove {
  readonly outcome: 'grant' | 'refuse';
  readonly conditions: readonly Condition[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly comment: string;
  readonly reasons: string;
  readonly note: string;
  readonly accountId: string;
  readonly number?: string;
  readonly dueOn?: string;
  readonly deskId?: string;
  readonly permitNumber?: string;
  readonly relation?: string;
}

export type Part = 'outcome' | 'terms' | 'reasons' | 'comment' | 'note' | 'accountId' | 'flags' | 'number' | 'dueOn' | 'deskId' | 'permitNumber' | 'relation';

/** Taking asks nothing, and consulting has a sheet of its own. */
export type SheetAction = Exclude<MoveAction, 'take' | 'consult'>;

/** What each move asks for; the sheet is drawn from this and from nothing else. */
export interface MoveForm {
  readonly parts: readonly Part[];
  readonly preview: boolean;
  /** Cannot be taken back easily: the button says so by its colour. */
  readonly grave?: boolean;
}

export const moveForms: Readonly<Record<SheetAction, MoveForm>> = {
  transfer: { parts: ['deskId'], preview: false },
  extend: { parts: ['dueOn', 'reasons'], preview: true },
  assign: { parts: ['accountId'], preview: false },
  'request-correction': { parts: ['flags'], preview: false },
  'send-back': { parts: ['note'], preview: false },
  recommend: { parts: ['outcome', 'terms', 'reasons', 'comment'], preview: true },
  grant: { parts: ['terms', 'comment'], preview: true },
  refuse: { parts: ['reasons'], preview: true, grave: true },
  accept: { parts: ['comment'], preview: true },
  revoke: { parts: ['reasons'], preview: true, grave: true },
  amend: { parts: ['terms', 'reasons'], preview: true },
  freeze: { parts: ['reasons'], preview: false },
  unfreeze: { parts: ['note'], preview: false },
  merge: { parts: ['number'], preview: false, grave: true },
  release: { parts: [], preview: false },
  'link-permit': { parts: ['permitNumber', 'relation'], preview: false },
};

/** A recommendation shows terms or reasons, never both. */
export function partsOf(action: SheetAction, typed: TypedMove): readonly Part[] {
  const parts = moveForms[action].parts;
  if (action !== 'recommend') return parts;
  return parts.filter((part) => part !== (typed.outcome === 'grant' ? 'reasons' : 'terms'));
}

let keys = 0;
export const condition = (text: string): Condition => ({ key: ++keys, text });

/** Where typing starts: what was put forward, what is in force, or what the procedure's permits usually say. */
export function startOf(action: MoveAction, of: Pick<CaseView, 'recommendation' | 'permit' | 'standardConditions' | 'form' | 'answers' | 'link'>): TypedMove {
  const put = action === 'amend' ? of.permit : (of.recommendation ?? null);
  const asked = askedPeriod(of);
  return {
    outcome: of.recommendation?.outcome === 'refuse' ? 'refuse' : 'grant',
    conditions: (put?.conditions ?? of.standardConditions ?? []).map(condition),
    validFrom: put?.validFrom ?? asked.from,
    validTo: put?.validTo ?? asked.to,
    comment: '',
    reasons: action === 'refuse' ? (of.recommendation?.reasons ?? '') : '',
    note: '',
    accountId: '',
    permitNumber: of.link?.permitNumber,
    relation: of.link?.relation ?? '',
  };
}

/** The period that was applied for is the first proposal for how long a permit is valid: the question called `period`, beside that of works; else the first answered. */
export function askedPeriod(of: Pick<CaseView, 'form' | 'answers'>): { from: string; to: string } {
  const periods = of.form.steps.flatMap((step) => step.fields).filter((field) => field.type === 'period');
  for (const field of [...periods.filter((f) => f.id === 'period'), ...periods]) {
    const value = of.answers[field.id] as { from?: unknown; to?: unknown } | null | undefined;
    const day = (text: unknown) => (typeof text === 'string' && parseDay(text.slice(0, 10)) ? text.slice(0, 10) : '');
    if (value && (day(value.from) || day(value.to))) return { from: day(value.from), to: day(value.to) };
  }
  return { from: '', to: '' };
}

export interface TypedProblem {
  /** Member of the request, as the server names it too. */
  readonly field: string;
  readonly code: string;
}

/** The same checks that the server makes, told before it is asked. */
export function checkTyped(action: SheetAction, typed: TypedMove): TypedProblem[] {
  const found: TypedProblem[] = [];
  for (const part of partsOf(action, typed)) {
    if (part === 'deskId' && !typed.deskId) found.push({ field: 'deskId', code: 'officer.need.desk' });
    if (part === 'dueOn' && !parseDay(typed.dueOn ?? '')) found.push({ field: 'dueOn', code: 'officer.need.day' });
    if (part === 'accountId' && !typed.accountId) found.push({ field: 'accountId', code: 'officer.need.account' });
    if (part === 'reasons' && !typed.reasons.trim()) found.push({ field: 'reasons', code: action === 'amend' || action === 'freeze' || action === 'extend' ? `officer.need.reason.${action}` : 'officer.need.reasons' });
    if (part === 'number' && !typed.number?.trim()) found.push({ field: 'number', code: 'officer.need.number' });
    if (part === 'permitNumber' && !typed.permitNumber?.trim()) found.push({ field: 'permitNumber', code: 'officer.need.permitNumber' });
    if (part === 'relation' && !typed.relation) found.push({ field: 'relation', code: 'officer.need.relation' });
    if (part === 'terms') {
      typed.conditions.forEach((one, i) => [...one.text].length > 1000 && found.push({ field: `conditions[${i}]`, code: 'officer.need.conditionShort' }));
      if (typed.validFrom && !parseDay(typed.validFrom)) found.push({ field: 'validFrom', code: 'officer.need.day' });
      if (typed.validTo && !parseDay(typed.validTo)) found.push({ field: 'validTo', code: 'officer.need.day' });
      else if (parseDay(typed.validFrom) && typed.validTo && typed.validTo < typed.validFrom) found.push({ field: 'validTo', code: 'officer.need.order' });
    }
  }
  return found;
}

/** What is sent. Empty conditions are nothing, not a numbered blank in the permit. */
export function bodyOf(action: SheetAction, typed: TypedMove): MoveBody {
  const body: MoveBody = {};
  for (const part of partsOf(action, typed)) {
    if (part === 'outcome') body.outcome = typed.outcome;
    if (part === 'accountId') body.accountId = typed.accountId;
    if (part === 'deskId') body.deskId = typed.deskId;
    if (part === 'dueOn') body.dueOn = typed.dueOn;
    if (part === 'comment') body.comment = typed.comment.trim() || null;
    if (part === 'note') body.note = typed.note.trim() || null;
    if (part === 'permitNumber') body.permitNumber = typed.permitNumber?.trim() ?? '';
    if (part === 'relation') body.relation = typed.relation ?? '';
    if (part === 'number') body.number = typed.number?.trim() ?? '';
    if (part === 'reasons') body[action === 'amend' || action === 'freeze' || action === 'extend' ? 'reason' : 'reasons'] = typed.reasons.trim() || null;
    if (part === 'terms') {
      body.conditions = typed.conditions.map((one) => one.text.trim()).filter(Boolean);
      body.validFrom = typed.validFrom || null;
      body.validTo = typed.validTo || null;
    }
  }
  return body;
}

export function moveCondition(list: readonly Condition[], at: number, by: -1 | 1): readonly Condition[] {
  const to = at + by;
  if (to < 0 || to >= list.length) return list;
  const copy = [...list];
  [copy[at], copy[to]] = [copy[to], copy[at]];
  return copy;
}

interface Kept {
  readonly flags: Flags;
  readonly moves: Partial<Record<MoveAction, TypedMove>>;
  readonly note: string;
  readonly message: string;
}

const nothing: Kept = { flags: noFlags, moves: {}, note: '', message: '' };

/**
 * Everything typed on one case page. It does not belong to the case that was read, so reading the case again
 * never touches it; and it outlives a reload of the page (in this tab only: it may hold personal data).
 */
export class Typed {
  private readonly state = signal<Kept>(nothing);
  readonly kept: Signal<Kept> = this.state.asReadonly();
  private key = '';

  constructor() {
    effect(() => {
      const now = this.state();
      if (!this.key) return;
      try {
        if (now === nothing) sessionStorage.removeItem(this.key);
        else sessionStorage.setItem(this.key, JSON.stringify(now));
      } catch {
        // Without storage it lives as long as the page.
      }
    });
  }

  open(caseId: string): void {
    this.key = `cyberport.case.${caseId}`;
    try {
      const found: unknown = JSON.parse(sessionStorage.getItem(this.key) ?? 'null');
      const kept = found && typeof found === 'object' ? { ...nothing, ...(found as Kept) } : nothing;
      for (const move of Object.values(kept.moves)) for (const one of move.conditions) keys = Math.max(keys, one.key);
      this.state.set(kept);
    } catch {
      this.state.set(nothing);
    }
  }

  set(part: Partial<Kept>): void {
    this.state.update((now) => ({ ...now, ...part }));
  }

  move(action: MoveAction, typed: TypedMove | undefined): void {
    this.state.update((now) => {
      const moves = { ...now.moves };
      if (typed) moves[action] = typed;
      else delete moves[action];
      return { ...now, moves };
    });
  }

  /** After a move has been made, what was typed for it has done its work. */
  done(action: MoveAction): void {
    this.move(action, undefined);
    if (action === 'request-correction') this.set({ flags: noFlags });
  }
}
