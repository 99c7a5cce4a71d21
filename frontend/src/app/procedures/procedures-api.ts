import { HttpClient, HttpContext } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Observable, firstValueFrom } from 'rxjs';
import { myPlane } from '../api/acting';
import { STAYS_ON_401 } from '../api/interceptors';
import { readPages } from '../api/pages';
import { path, read } from '../api/read';
import { uploadSteps } from '../api/upload';
import type { AnswerChange, FormDefinition } from '../forms/engine';
import type { StoredFile, UploadStep } from '../ui';
import type { CorrectionDraft, DraftRow, DraftToSave, DraftView, MyAuthority, MyCaseRow, MyCaseView, NotificationRow, NotificationsPage, ProcedureRow, ProcedureView, VerifiedDocument } from './procedures-types';

export * from './procedures-types';

export const readProcedures = (tenant: () => string, query: () => string) => read<{ items: ProcedureRow[] }>(() => path`/api/t/${tenant()}/procedures` + (query() ? `?query=${encodeURIComponent(query())}` : ''));
export const readProcedure = (tenant: () => string, code: () => string | undefined) => read<ProcedureView>(() => (code() ? path`/api/t/${tenant()}/procedures/${code()!}` : undefined));
/** 自分の案件の区切り, in the order of the page. */
export const caseParts = ['turn', 'open', 'permits', 'closed'] as const;
export type CasePart = (typeof caseParts)[number];
const partOf = (plane: string, part: CasePart, asked: string) => `${plane}/cases?filter=${part}&take=20` + (asked && `&${asked}`);
/** One part of the own cases: a person's, or those of the authority that is named. */
export const readMyCases = (part: CasePart, asked: () => string) => readPages<MyCaseRow>(() => partOf('/api/my', part, asked()));
/** Where there are cases of one's own. */
export const readMyAuthorities = () => read<{ items: readonly MyAuthority[] }>(() => '/api/my/case-authorities');
export const readCasesOf = (authority: () => string, part: CasePart) => readPages<MyCaseRow>(() => (authority() ? partOf(path`/api/as/${authority()}/my`, part, '') : undefined));
export const readMyDrafts = () => readPages<DraftRow>(() => '/api/my/drafts?take=20');
/** The last draft of one procedure. */
export const readDraftsOf = (tenant: () => string, procedure: () => string, wanted: () => boolean) =>
  read<{ items: DraftRow[] }>(() => (wanted() ? `/api/my/drafts?take=1&tenant=${encodeURIComponent(tenant())}&procedure=${encodeURIComponent(procedure())}` : undefined));
export const readMyCase = (id: () => string | undefined) => read<MyCaseView>(() => (id() ? path`/api/my/cases/${id()!}` : undefined));
export const readNotifications = () => readPages<NotificationRow, NotificationsPage>(() => '/api/my/notifications?take=30');
/** How many are unread. */
export const readUnread = () => read<{ unread: number }>(() => '/api/my/notifications?take=1');
export const readVerification = (code: () => string | undefined) => read<VerifiedDocument>(() => (code() ? path`/api/verify/${code()!}` : undefined));

const stays = () => new HttpContext().set(STAYS_ON_401, true);

/** Everything an applicant does, one method per use case. */
@Service()
export class ProceduresApi {
  private readonly http = inject(HttpClient);

  form(tenant: string, code: string, version: string): Promise<FormDefinition> {
    return firstValueFrom(this.http.get<FormDefinition>(path`/api/t/${tenant}/forms/${code}/versions/${version}`));
  }

  startDraft(request: { tenant: string; procedure: string; answers?: unknown; copyOf?: string }): Promise<DraftView> {
    return firstValueFrom(this.http.post<DraftView>('/api/my/drafts', request, { context: stays() }));
  }

  /** Whether a draft has become a case; they share the id. */
  wasSent(id: string): Promise<boolean> {
    return firstValueFrom(this.http.get(path`/api/my/cases/${id}`)).then(() => true, () => false);
  }

  draft(id: string): Promise<DraftView> {
    return firstValueFrom(this.http.get<DraftView>(path`/api/my/drafts/${id}`));
  }

  saveDraft(id: string, version: number, draft: DraftToSave): Promise<DraftView> {
    return firstValueFrom(this.http.put<DraftView>(path`/api/my/drafts/${id}`, draft, { headers: { 'If-Match': `"${version}"` }, context: stays() }));
  }

  deleteDraft(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/drafts/${id}/actions/delete`, null));
  }

  /** Files the version that was read. The key is the draft's own id: sending twice, by whatever accident, is one case. */
  submit(id: string, version: number): Promise<{ id: string; number: string }> {
    return firstValueFrom(this.http.post<{ id: string; number: string }>(path`/api/my/drafts/${id}/actions/submit`, null, { headers: { 'Idempotency-Key': id, 'If-Match': `"${version}"` }, context: stays() }));
  }

  attach(to: 'drafts' | 'cases', id: string, field: string, file: File): Observable<UploadStep> {
    const url = `/api/my/${to}/${encodeURIComponent(id)}/files?field=${encodeURIComponent(field)}&name=${encodeURIComponent(file.name)}`;
    return uploadSteps(this.http.post<StoredFile>(url, file, { headers: { 'Content-Type': 'application/octet-stream' }, observe: 'events', reportProgress: true, context: stays() }));
  }

  withdraw(id: string, reason: string | null): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/cases/${id}/actions/withdraw`, { reason }));
  }

  correctionDraft(id: string): Promise<CorrectionDraft> {
    return firstValueFrom(this.http.get<CorrectionDraft>(path`/api/my/cases/${id}/correction-draft`));
  }

  saveCorrection(id: string, version: number, answers: unknown): Promise<CorrectionDraft> {
    return firstValueFrom(this.http.put<CorrectionDraft>(path`/api/my/cases/${id}/correction-draft`, { answers }, { headers: { 'If-Match': `"${version}"` }, context: stays() }));
  }

  answerCorrection(id: string, answers: unknown): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/cases/${id}/actions/answer-correction`, { answers }, { context: stays() }));
  }

  compareCorrection(id: string, answers: unknown): Promise<{ items: AnswerChange[] }> {
    return firstValueFrom(this.http.post<{ items: AnswerChange[] }>(path`/api/my/cases/${id}/actions/compare-correction`, { answers }, { context: stays() }));
  }

  write(id: string, text: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/cases/${id}/messages`, { text }));
  }

  /** These, or all. */
  markRead(ids: readonly string[] | null): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/my/notifications/actions/mark-read', ids ? { ids } : { all: true }));
  }
}

export const fileAddress = (to: 'drafts' | 'cases', id: string, file: { id: string }) => myPlane() + path`/${to}/${id}/files/${file.id}`;
/** The form on paper, to be filled in by hand. */
export const blankPaperAddress = (tenant: string, procedure: string, language: string) => path`/api/t/${tenant}/procedures/${procedure}/paper?language=${language}`;
/** The form on paper with the answers of a draft or a case. */
export const paperAddress = (of: 'drafts' | 'cases', id: string, language: string) => myPlane() + path`/${of}/${id}/paper?language=${language}`;
export const documentAddress = (id: string, document: string) => myPlane() + path`/cases/${id}/documents/${document}`;
