import type { AnswerChange, FormDefinition } from '../../forms/engine';
import type { LocalText } from '../../i18n/i18n';
import type { CaseState, ProcedureKind, TimelineRow, Turn } from '../procedures-types';

/** What the officer's pages read and send. */

export type { CaseState, ProcedureKind, Turn } from '../procedures-types';

export type ClockState = 'running' | 'stopped' | 'ended';
export type MoveAction = 'take' | 'assign' | 'request-correction' | 'send-back' | 'recommend' | 'grant' | 'refuse' | 'accept' | 'revoke' | 'amend' | 'freeze' | 'unfreeze' | 'merge' | 'release' | 'transfer' | 'extend' | 'consult' | 'link-permit';

export const caseStates: readonly CaseState[] = ['submitted', 'inReview', 'correctionRequested', 'awaitingDecision', 'granted', 'refused', 'accepted', 'withdrawn', 'revoked', 'frozen', 'merged'];

export interface Officer {
  readonly id: string;
  readonly name: string;
}

export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly procedureCode: string;
  readonly procedureTitle: LocalText | string;
  readonly kind: ProcedureKind;
  readonly applicantName: string;
  readonly summary: string;
  readonly vesselName: string | null;
  readonly state: CaseState;
  readonly assignee: Officer | null;
  readonly submittedAt: string;
  readonly dueOn: string | null;
  readonly daysLeft: number | null;
  readonly clock: ClockState;
  readonly turn: Turn;
  readonly turnSince: string;
  readonly version: number;
  readonly hasCorrectionAnswer: boolean;
  readonly deskId?: string | null;
}

export type QueueCounts = Readonly<Record<'all' | 'mine' | 'desk' | 'new' | 'dueSoon' | 'correction' | 'decision' | 'closed', number>>;

export interface CaseList {
  readonly items: readonly CaseRow[];
  readonly next: string | null;
  readonly counts: QueueCounts;
  /** A count of this much means "that many or more". */
  readonly countedTo: number;
  readonly onlyNewest?: number | null;
}

export interface CaseFile {
  readonly id: string;
  readonly field: string;
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
}

export interface CaseDocument {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly code: string;
  readonly state: 'ready' | 'pending';
  readonly issuedAt: string;
  readonly number: string;
  readonly size: number | null;
}

export interface CorrectionView {
  readonly id: string;
  readonly fields: readonly { readonly field: string; readonly text: string }[];
  readonly note: string | null;
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly answeredAt: string | null;
}

export interface Recommendation {
  readonly outcome: 'grant' | 'refuse' | 'renew';
  readonly comment: string | null;
  readonly conditions: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly reasons: string | null;
  readonly by: Officer;
  readonly at: string;
}

export interface Permit {
  readonly number: string;
  readonly edition: number;
  readonly conditions: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly issuedAt: string;
  readonly state: string;
}

export interface Move {
  readonly action: MoveAction;
  readonly needs: readonly string[];
  /** Why this person may not make it, e.g. `case.same-person`. */
  readonly blockedBy: string | null;
}

export interface ConsultationRow {
  readonly id: string;
  readonly kind: 'officer' | 'desk' | 'outside';
  readonly addressee: string;
  readonly email: string | null;
  readonly question: string;
  readonly dueOn: string;
  readonly mandatory: boolean;
  readonly state: 'open' | 'late' | 'answered' | 'ended';
  readonly askedBy: Officer;
  readonly askedAt: string;
  readonly opinion: 'agree' | 'remarks' | 'objects' | null;
  readonly text: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly mayAnswer: boolean;
}

/** 許可に結び付ける: the permit that the answers speak of. */
export interface PermitLink {
  readonly permitNumber: string;
  readonly known: boolean;
  readonly relation: string | null;
  readonly choices: readonly { readonly relation: string; readonly words: string }[];
}

export interface CaseView {
  /** None while the case follows a permit already, or asks for none. */
  readonly link?: PermitLink | null;
  /** 担当係; none where the authority has no desks. */
  readonly desk: Officer | null;
  /** 専決: who decides; none where the authority sets no levels. */
  readonly level: { readonly name: string; readonly maxMonths: number | null; readonly deciders: readonly Officer[]; readonly others: number } | null;
  readonly consultations: readonly ConsultationRow[];
  readonly openChecks: readonly string[];
  readonly id: string;
  readonly number: string;
  readonly procedureCode: string;
  readonly procedureTitle: LocalText | string;
  readonly kind: ProcedureKind;
  readonly applicantName: string;
  readonly vesselName: string | null;
  readonly summary: string;
  readonly state: CaseState;
  readonly stateText: string;
  readonly turn: Turn;
  readonly turnSince: string;
  readonly assignee: Officer | null;
  readonly submittedAt: string;
  readonly clock: { readonly startedOn: string; readonly dueOn: string | null; readonly stoppedDays: number; readonly state: ClockState; readonly reasons: readonly (LocalText | string)[] };
  readonly daysLeft: number | null;
  readonly form: FormDefinition;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly changedFields: readonly string[];
  readonly changes: readonly AnswerChange[];
  readonly corrections: readonly CorrectionView[];
  readonly recommendation: Recommendation | null;
  readonly files: readonly CaseFile[];
  readonly history: readonly TimelineRow[];
  readonly messages: readonly { readonly id: string; readonly fromApplicant: boolean; readonly author: string; readonly text: string; readonly at: string }[];
  readonly notes: readonly { readonly id: string; readonly author: string; readonly text: string; readonly at: string }[];
  readonly documents: readonly CaseDocument[];
  readonly moves: readonly Move[];
  readonly checklist: readonly { readonly text: string; readonly state: 'ok' | 'attention' | 'manual' | 'done'; readonly id: string | null; readonly mandatory: boolean; readonly doneBy: string | null; readonly doneAt: string | null }[];
  readonly standardConditions: readonly string[];
  readonly permit: Permit | null;
  readonly hasCorrectionAnswer: boolean;
  readonly version: number;
}

export interface Moved {
  readonly id: string;
  readonly number: string;
  readonly state: CaseState;
  readonly version: number;
}

/** What a move sends; which members count depends on the move. */
export interface MoveBody {
  accountId?: string;
  fields?: { field: string; text: string }[];
  note?: string | null;
  outcome?: 'grant' | 'refuse';
  comment?: string | null;
  conditions?: string[];
  validFrom?: string | null;
  validTo?: string | null;
  reasons?: string | null;
  reason?: string | null;
  number?: string;
  dueOn?: string;
  deskId?: string;
  permitNumber?: string;
  relation?: string;
}

export interface SavedFilter {
  readonly name: string;
  readonly query: string;
}

export interface OfficerName {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly string[];
}
