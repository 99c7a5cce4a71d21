import type { LocalText } from '../../i18n/i18n';
import { path, read } from '../../api/read';
import type { CaseState, Turn } from '../procedures-api';

/** A case as the search for a caller shows it. */
export interface CallerCaseRow {
  readonly id: string;
  readonly number: string;
  readonly procedureTitle: LocalText;
  readonly applicantName: string;
  readonly vesselName: string | null;
  readonly state: CaseState;
  readonly stateText: string;
  readonly submittedAt: string;
}

/** What a caller may be told. */
export interface CallerCase extends CallerCaseRow {
  readonly turn: Turn;
  readonly turnSince: string;
  readonly clock: { readonly dueOn: string | null; readonly state: string; readonly reasons: readonly string[] };
  readonly daysLeft: number | null;
  readonly desk: string | null;
  readonly assignee: string | null;
  readonly phone: string;
  readonly correctionSince: string | null;
  readonly timeline: readonly { readonly at: string; readonly kind: string; readonly text: string }[];
  readonly documents: readonly { readonly name: string; readonly number: string; readonly issuedOn: string }[];
  readonly permit: { readonly number: string; readonly validFrom: string | null; readonly validTo: string | null } | null;
}

export const readCalls = (tenant: () => string, query: () => string) =>
  read<{ items: CallerCaseRow[] }>(() => (tenant() && query().trim().length >= 2 ? path`/api/t/${tenant()}/calls?query=${query().trim()}` : undefined));
export const readCall = (tenant: () => string, id: () => string | null) => read<CallerCase>(() => (tenant() && id() ? path`/api/t/${tenant()}/calls/${id()!}` : undefined));
