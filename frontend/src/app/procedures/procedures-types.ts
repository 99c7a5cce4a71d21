import type { Page } from '../api/pages';
import type { FormDefinition } from '../forms/engine';
import type { LocalText } from '../i18n/i18n';
import type { Contact } from '../tenancy/tenancy-api';
import type { StoredFile } from '../ui';

export type ProcedureKind = 'application' | 'notification' | 'report';
export type CaseState = 'submitted' | 'inReview' | 'correctionRequested' | 'awaitingDecision' | 'granted' | 'refused' | 'accepted' | 'withdrawn' | 'revoked' | 'frozen' | 'merged';
export type Turn = 'you' | 'authority' | 'done';
type Words = LocalText | string;

export interface ProcedureRow {
  readonly code: string;
  readonly kind: ProcedureKind;
  readonly title: Words;
  readonly summary: Words;
  readonly minutes: number;
  readonly fee: Words;
  readonly nationalCode: string | null;
  readonly class: string | null;
}

export interface ProcedureView extends ProcedureRow {
  readonly legalBasis: Words;
  readonly needs: readonly Words[];
  readonly processingDays: number | null;
  readonly processingRule: Words;
  readonly contact: Contact;
  readonly paperForm: string | null;
  readonly paperFile: { name: string; size: number } | null;
  readonly open: boolean;
  readonly forAuthorities: boolean;
  readonly formCode: string;
  readonly formVersion: string;
  readonly windows: readonly Words[];
}

export interface DraftView {
  readonly id: string;
  readonly tenant: string;
  readonly procedure: string;
  readonly procedureTitle: Words;
  readonly formCode: string;
  readonly formVersion: string;
  readonly answers: Record<string, unknown>;
  readonly step: string | null;
  readonly savedAt: string;
  readonly version: number;
  readonly copiedFrom: string | null;
  readonly askAgain: readonly string[];
  readonly leftOut: readonly { label: string; text: string }[];
  readonly declined: readonly string[];
  /** Which permit it renews, changes or ends. */
  readonly follows: Words | null;
}

/** What is kept of a draft; what is left out stays as it is. */
export interface DraftToSave {
  readonly answers: unknown;
  readonly step: string | null;
  readonly askAgain?: readonly string[];
  readonly declined?: readonly string[];
  readonly leftOutSeen?: boolean;
}

export interface DraftRow {
  readonly id: string;
  readonly tenant: string;
  readonly authorityName: Words;
  readonly procedure: string;
  readonly procedureTitle: Words;
  readonly step: string | null;
  readonly savedAt: string;
  /** Ship and subject, as far as they were typed. */
  readonly summary: Words | null;
}

/** 補正の下書き: what was typed in answer to a correction; version 0 when nothing was. */
export interface CorrectionDraft {
  readonly correction: string;
  readonly answers: Record<string, unknown>;
  readonly savedAt: string | null;
  readonly version: number;
}

/** A port authority at which somebody has cases. */
export interface MyAuthority {
  readonly slug: string;
  readonly name: Words;
}

export interface MyCaseRow {
  readonly id: string;
  readonly tenant: string;
  readonly authorityName: Words;
  readonly number: string;
  readonly procedureCode: string;
  readonly procedureTitle: Words;
  readonly summary: string;
  readonly state: CaseState;
  readonly turn: Turn;
  readonly turnSince: string;
  readonly dueOn: string | null;
  readonly submittedAt: string;
  readonly permit: { number: string; validTo: string | null } | null;
}

export interface TimelineRow {
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  readonly note: string | null;
  readonly actor: string;
  readonly byApplicant: boolean;
  readonly state: CaseState;
  /** 代決・代理: in whose place; officers are told. */
  readonly inPlaceOf?: string | null;
}

export interface CorrectionView {
  readonly id: string;
  readonly fields: readonly { field: string; text: string }[];
  readonly note: string | null;
  readonly requestedAt: string;
  readonly requestedBy?: string;
}

export interface DocumentRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly code: string;
  readonly state?: 'ready' | 'pending';
  readonly issuedAt: string;
  readonly number?: string;
  readonly size?: number | null;
}

export interface MyCaseView {
  readonly id: string;
  readonly tenant: string;
  readonly authorityName: Words;
  readonly number: string;
  readonly procedureCode: string;
  readonly procedureTitle: Words;
  readonly kind: ProcedureKind;
  readonly summary: string;
  readonly state: CaseState;
  readonly stateText?: string;
  readonly turn: Turn;
  readonly turnSince: string;
  readonly submittedAt: string;
  readonly clock: { startedOn: string; dueOn: string | null; stoppedDays: number; clock?: string; reasons: readonly Words[] } | null;
  readonly form: FormDefinition;
  readonly answers: Record<string, unknown>;
  readonly timeline: readonly TimelineRow[];
  readonly correction: CorrectionView | null;
  readonly documents: readonly DocumentRow[];
  readonly files: readonly StoredFile[];
  readonly newFiles?: readonly StoredFile[];
  readonly messages: readonly { id: string; fromApplicant: boolean; author: string; text: string; at: string }[];
  readonly actions: readonly string[];
  readonly permit: { number: string; conditions: readonly string[]; validFrom: string | null; validTo: string | null; issuedAt: string; state: string } | null;
  readonly version: number;
}

export interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly title: Words;
  readonly body: Words;
  readonly link: string | null;
  readonly at: string;
  readonly read: boolean;
}

export interface VerifiedDocument {
  readonly genuine: boolean;
  readonly number: string | null;
  readonly issuer: Words | null;
  readonly kind: string | null;
  readonly kindText?: Words | null;
  readonly state: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly issuedOn: string | null;
}

export interface NotificationsPage extends Page<NotificationRow> {
  readonly unread: number;
}
