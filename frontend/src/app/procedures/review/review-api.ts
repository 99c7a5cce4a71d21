import { HttpClient, HttpContext, HttpHeaders } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { STAYS_ON_401 } from '../../api/interceptors';
import { path, read } from '../../api/read';
import type { AnswerChange, FormDefinition } from '../../forms/engine';
import type { LocalText } from '../../i18n/i18n';

export type CaseState = 'submitted' | 'inReview' | 'correctionRequested' | 'awaitingDecision' | 'granted' | 'refused' | 'accepted' | 'withdrawn' | 'revoked' | 'frozen' | 'merged';
export type ClockState = 'running' | 'stopped' | 'ended';
export type Turn = 'you' | 'authority' | 'done';
export type ProcedureKind = 'application' | 'notification' | 'report';
export type MoveAction = 'take' | 'assign' | 'request-correction' | 'send-back' | 'recommend' | 'grant' | 'refuse' | 'accept' | 'revoke' | 'amend' | 'freeze' | 'unfreeze' | 'merge' | 'release' | 'transfer' | 'extend' | 'consult';

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

export interface HistoryRow {
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  readonly note: string | null;
  readonly actor: string;
  readonly byApplicant: boolean;
  readonly state: CaseState;
  /** 代決・代理: in whose place. */
  readonly inPlaceOf?: string | null;
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
  readonly outcome: 'grant' | 'refuse';
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

export interface CaseView {
  /** 担当係; none where the authority has no desks. */
  readonly desk: Officer | null;
  /** 専決: who decides; none where the authority sets no levels. */
  readonly level: { readonly name: string; readonly maxMonths: number | null; readonly deciders: readonly Officer[] } | null;
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
  readonly history: readonly HistoryRow[];
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
}

export interface SavedFilter {
  readonly name: string;
  readonly query: string;
}

export interface MemberName {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export const readCase = (tenant: () => string, id: () => string) => read<CaseView>(() => path`/api/t/${tenant()}/cases/${id()}`);
export const readFilters = (tenant: () => string) => read<{ items: SavedFilter[] }>(() => path`/api/t/${tenant()}/saved-filters`);
export const readProcedureNames = (tenant: () => string) => read<{ items: { code: string; title: LocalText | string }[] }>(() => path`/api/t/${tenant()}/procedures`);
export const fileAddress = (tenant: string, id: string, file: string) => path`/api/t/${tenant}/cases/${id}/files/${file}`;
export const casePaperAddress = (tenant: string, id: string, language: string) => path`/api/t/${tenant}/cases/${id}/paper?language=${language}`;
export const documentAddress = (tenant: string, id: string, document: string) => path`/api/t/${tenant}/cases/${id}/documents/${document}`;

// An officer who is signed out while typing stays on the page and signs in beside it.
const stays = () => new HttpContext().set(STAYS_ON_401, true);

/** The calls of the officer's pages. */
@Service()
export class ReviewApi {
  private readonly http = inject(HttpClient);

  list(tenant: string, query: string): Promise<CaseList> {
    return firstValueFrom(this.http.get<CaseList>(path`/api/t/${tenant}/cases` + (query ? `?${query}` : '')));
  }

  show(tenant: string, id: string): Promise<CaseView> {
    return firstValueFrom(this.http.get<CaseView>(path`/api/t/${tenant}/cases/${id}`));
  }

  officers(tenant: string): Promise<{ items: MemberName[] }> {
    return firstValueFrom(this.http.get<{ items: MemberName[] }>(path`/api/t/${tenant}/members`));
  }

  move(tenant: string, id: string, action: MoveAction, body: MoveBody, version: number): Promise<Moved> {
    return firstValueFrom(this.http.post<Moved>(path`/api/t/${tenant}/cases/${id}/actions/${action}`, body, {
      headers: new HttpHeaders({ 'If-Match': `"${version}"` }), context: stays(),
    }));
  }

  preview(tenant: string, id: string, action: MoveAction, body: MoveBody): Promise<Blob> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/cases/${id}/actions/preview-notice`, { action, ...body }, { responseType: 'blob', context: stays() }));
  }

  note(tenant: string, id: string, text: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/cases/${id}/notes`, { text }, { context: stays() }));
  }

  message(tenant: string, id: string, text: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/cases/${id}/messages`, { text }, { context: stays() }));
  }

  saveFilter(tenant: string, name: string, query: string): Promise<unknown> {
    return firstValueFrom(this.http.put(path`/api/t/${tenant}/saved-filters/${name}`, { query }));
  }

  deleteFilter(tenant: string, name: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/saved-filters/${name}/actions/delete`, {}));
  }
}
