import { HttpClient, HttpContext, HttpHeaders } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { STAYS_ON_401 } from '../../api/interceptors';
import { readPages } from '../../api/pages';
import { path, read } from '../../api/read';
import type { Condition } from '../../forms/engine';
import type { LocalText } from '../../i18n/i18n';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface DeskRow {
  readonly id: string;
  readonly name: LocalText;
  readonly isDefault: boolean;
  readonly members: readonly Named[];
  readonly mine: boolean;
}

export interface OfficerRow {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly title: string;
  readonly rank: number;
}

export interface AbsenceRow {
  readonly id: string;
  readonly away: Named;
  readonly cover: Named;
  readonly from: string;
  readonly to: string;
  readonly setBy: string;
  readonly now: boolean;
}

export interface WorkPlan {
  readonly routing: readonly { readonly when?: Condition | null; readonly deskId: string }[];
  readonly levels: readonly { readonly name: string; readonly when?: Condition | null; readonly maxMonths?: number | null; readonly rank: number; readonly people: readonly string[] }[];
  readonly checks: readonly { readonly id: string; readonly text: LocalText; readonly mandatory: boolean }[];
  readonly consultationStopsClock: boolean;
}

export interface WorkPlanView extends WorkPlan {
  readonly code: string;
  readonly version: number;
}

export const blockKinds = ['correction', 'refusal', 'message', 'condition', 'consultation', 'extension'] as const;
export type BlockKind = (typeof blockKinds)[number];

export interface TextBlock {
  readonly id: string;
  readonly kind: BlockKind;
  readonly procedureCode: string | null;
  readonly name: string;
  readonly body: string;
  readonly savedAt: string;
  readonly savedBy: string;
}

export interface NoticeText {
  readonly kind: string;
  readonly name: string;
  readonly audience: 'applicant' | 'staff';
  readonly own: boolean;
  readonly title: LocalText;
  readonly body: LocalText;
}

/** 文書の本文 of one kind, for all procedures or for one. */
export interface LetterText {
  readonly kind: string;
  readonly name: string;
  readonly procedure: string | null;
  /** Whose text prints now. */
  readonly inForce: 'procedure' | 'authority' | 'national' | 'service';
  readonly body: string | null;
  readonly start: string;
  readonly version: number;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
  readonly words: readonly { readonly name: string; readonly label: string; readonly isBlock: boolean }[];
  /** 国の標準の本文: by legal basis, while there is no text of one's own. */
  readonly defaults: readonly { readonly set: string; readonly name: LocalText; readonly title: string | null; readonly body: string; readonly procedures: readonly LocalText[] }[];
  /** The procedures with a text of their own, where all are spoken of. */
  readonly procedures: readonly { readonly code: string; readonly title: LocalText }[];
}

interface Items<T> {
  readonly items: readonly T[];
}

const at = (tenant: string, rest: string) => path`/api/t/${tenant}` + rest;
export const readDesks = (tenant: () => string) => read<Items<DeskRow>>(() => (tenant() ? at(tenant(), '/desks') : undefined));
export const readOfficers = (tenant: () => string) => read<Items<OfficerRow>>(() => (tenant() ? at(tenant(), '/officers') : undefined));
export const readAbsences = (tenant: () => string) => readPages<AbsenceRow>(() => (tenant() ? at(tenant(), '/absences') : undefined));
export const readTextBlocks = (tenant: () => string) => read<Items<TextBlock>>(() => (tenant() ? at(tenant(), '/text-blocks') : undefined));
export const readNoticeTexts = (tenant: () => string) => read<Items<NoticeText> & { readonly words: readonly string[] }>(() => (tenant() ? at(tenant(), '/notice-texts') : undefined));
export const readLetterTexts = (tenant: () => string, procedure: () => string) => read<Items<LetterText>>(() => (tenant() ? at(tenant(), '/letter-texts') + ofProcedure(procedure()) : undefined));
const ofProcedure = (code: string) => (code ? `?procedure=${encodeURIComponent(code)}` : '');
export const readWorkPlan = (tenant: () => string, code: () => string) => read<WorkPlanView>(() => (tenant() && code() ? path`/api/t/${tenant()}/work-plans/${code()}` : undefined));
export const opinionFileAddress = (tenant: string, id: string, consultation: string, file: string) => path`/api/t/${tenant}/cases/${id}/consultations/${consultation}/files/${file}`;

// An officer who is signed out while typing stays on the page and signs in beside it.
const stays = () => new HttpContext().set(STAYS_ON_401, true);

/** The calls of the pages on how an office divides its work. */
@Service()
export class OfficeApi {
  private readonly http = inject(HttpClient);

  keepDesk(tenant: string, id: string | null, desk: { name: LocalText; members: readonly string[]; isDefault: boolean }): Promise<DeskRow> {
    return id ? this.put(path`/api/t/${tenant}/desks/${id}`, desk) : this.post(path`/api/t/${tenant}/desks`, desk);
  }

  closeDesk(tenant: string, id: string): Promise<unknown> {
    return this.post(path`/api/t/${tenant}/desks/${id}/actions/close`, {});
  }

  setPost(tenant: string, account: string, post: { title: string; rank: number }): Promise<OfficerRow> {
    return this.put(path`/api/t/${tenant}/officers/${account}`, post);
  }

  setAbsence(tenant: string, absence: { awayId: string; coverId: string; from: string; to: string }): Promise<AbsenceRow> {
    return this.post(path`/api/t/${tenant}/absences`, absence);
  }

  endAbsence(tenant: string, id: string): Promise<unknown> {
    return this.post(path`/api/t/${tenant}/absences/${id}/actions/end`, {});
  }

  keepPlan(tenant: string, code: string, plan: WorkPlan, version: number): Promise<WorkPlanView> {
    return this.put(path`/api/t/${tenant}/work-plans/${code}`, plan, version);
  }

  keepBlock(tenant: string, id: string | null, block: { kind: string; name: string; body: string; procedureCode: string | null }): Promise<TextBlock> {
    return id ? this.put(path`/api/t/${tenant}/text-blocks/${id}`, block) : this.post(path`/api/t/${tenant}/text-blocks`, block);
  }

  deleteBlock(tenant: string, id: string): Promise<unknown> {
    return this.post(path`/api/t/${tenant}/text-blocks/${id}/actions/delete`, {});
  }

  blocks(tenant: string, kind: BlockKind, procedure: string): Promise<Items<TextBlock>> {
    return firstValueFrom(this.http.get<Items<TextBlock>>(path`/api/t/${tenant}/text-blocks`, { params: { kind, procedure }, context: stays() }));
  }

  keepNotice(tenant: string, kind: string, text: { title: LocalText; body: LocalText }): Promise<NoticeText> {
    return this.put(path`/api/t/${tenant}/notice-texts/${kind}`, text);
  }

  defaultNotice(tenant: string, kind: string): Promise<NoticeText> {
    return this.post(path`/api/t/${tenant}/notice-texts/${kind}/actions/use-default`, {});
  }

  keepLetter(tenant: string, kind: string, procedure: string, body: string, version: number): Promise<LetterText> {
    return this.put(path`/api/t/${tenant}/letter-texts/${kind}` + ofProcedure(procedure), { body }, version);
  }

  defaultLetter(tenant: string, kind: string, procedure: string): Promise<LetterText> {
    return this.post(path`/api/t/${tenant}/letter-texts/${kind}/actions/use-default` + ofProcedure(procedure), {});
  }

  previewLetter(tenant: string, kind: string, procedure: string, body: string): Promise<Blob> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/letter-texts/${kind}/actions/preview` + ofProcedure(procedure), { body }, { responseType: 'blob', context: stays() }));
  }

  consult(tenant: string, id: string, asked: unknown, version: number): Promise<unknown> {
    return this.post(path`/api/t/${tenant}/cases/${id}/actions/consult`, asked, version);
  }

  giveOpinion(tenant: string, id: string, consultation: string, opinion: { opinion: string; text: string | null }, version: number): Promise<unknown> {
    return this.post(path`/api/t/${tenant}/cases/${id}/consultations/${consultation}/actions/answer`, opinion, version);
  }

  endConsultation(tenant: string, id: string, consultation: string, version: number): Promise<unknown> {
    return this.post(path`/api/t/${tenant}/cases/${id}/consultations/${consultation}/actions/end`, {}, version);
  }

  tick(tenant: string, id: string, checkId: string, done: boolean): Promise<unknown> {
    return this.post(path`/api/t/${tenant}/cases/${id}/actions/tick-check`, { checkId, done });
  }

  private post<T>(address: string, body: unknown, version?: number): Promise<T> {
    return firstValueFrom(this.http.post<T>(address, body, { context: stays(), ...this.seen(version) }));
  }

  private put<T>(address: string, body: unknown, version?: number): Promise<T> {
    return firstValueFrom(this.http.put<T>(address, body, { context: stays(), ...this.seen(version) }));
  }

  private seen(version?: number) {
    return version === undefined ? {} : { headers: new HttpHeaders({ 'If-Match': `"${version}"` }) };
  }
}
