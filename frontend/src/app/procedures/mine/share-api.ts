import { HttpClient, HttpContext } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Observable, firstValueFrom } from 'rxjs';
import { STAYS_ON_401 } from '../../api/interceptors';
import { path, read } from '../../api/read';
import { uploadSteps } from '../../api/upload';
import type { FormDefinition } from '../../forms/engine';
import type { LocalText } from '../../i18n/i18n';
import type { StoredFile, UploadStep } from '../../ui';

export interface InvitationRow {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly email: string;
  readonly steps: readonly string[];
  readonly state: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly doneAt: string | null;
  readonly signedName: string | null;
}

export interface SharedView {
  readonly kind: string;
  readonly from: string;
  readonly name: string;
  readonly emailHint: string;
  readonly tenant: string;
  readonly authorityName: LocalText;
  readonly procedureTitle: LocalText;
  readonly message: string | null;
  readonly expiresAt: string;
  readonly doneAt: string | null;
}

export interface SharedDraft {
  readonly kind: string;
  readonly tenant: string;
  readonly form: FormDefinition;
  readonly answers: Record<string, unknown>;
  readonly version: number;
  readonly doneAt: string | null;
}

export interface ParkedView {
  readonly tenant: string;
  readonly procedure: string;
  readonly procedureTitle: LocalText;
  readonly formCode: string;
  readonly formVersion: string;
  readonly answers: Record<string, unknown>;
  readonly step: string | null;
}

export interface CoSignerRow {
  readonly name: string;
  readonly email: string;
  readonly signedAt: string;
}

export interface Invitation {
  readonly kind: string;
  readonly name: string;
  readonly email: string;
  readonly days: number;
  readonly steps: readonly string[];
  readonly message: string;
  readonly language?: string;
}

export const readInvitations = (draft: () => string | undefined) => read<{ items: InvitationRow[] }>(() => (draft() ? path`/api/my/drafts/${draft()!}/invitations` : undefined));
export const readMyCoSigners = (id: () => string) => read<{ items: CoSignerRow[] }>(() => path`/api/my/cases/${id()}/co-signers`);
export const readCoSigners = (tenant: () => string, id: () => string) => read<{ items: CoSignerRow[] }>(() => path`/api/t/${tenant()}/cases/${id()}/co-signers`);

/** Asking others for a part or a signature, and what they do with the link. */
@Service()
export class ShareApi {
  private readonly http = inject(HttpClient);

  invite(draft: string, request: Invitation): Promise<InvitationRow> {
    return firstValueFrom(this.http.post<InvitationRow>(path`/api/my/drafts/${draft}/invitations`, request));
  }

  revoke(draft: string, id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/drafts/${draft}/invitations/${id}/actions/revoke`, null));
  }

  mailLink(draft: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/drafts/${draft}/actions/mail-link`, null));
  }

  park(request: { tenant: string; procedure: string; formVersion: string; answers: unknown; step: string | null; email: string }): Promise<unknown> {
    return this.open<unknown>('park', request);
  }

  unpark(token: string): Promise<ParkedView> {
    return this.open<ParkedView>('unpark', { token });
  }

  door(token: string): Promise<SharedView> {
    return this.open<SharedView>('open', { token });
  }

  sendCode(token: string): Promise<unknown> {
    return this.open<unknown>('send-code', { token });
  }

  enter(token: string, code: string): Promise<{ pass: string }> {
    return this.open<{ pass: string }>('enter', { token, code });
  }

  read(token: string, pass: string): Promise<SharedDraft> {
    return this.open<SharedDraft>('read', { token, pass });
  }

  /** Onto the version that was read; 412 when the draft went on meanwhile. */
  save(token: string, pass: string, answers: unknown, version: number): Promise<{ savedAt: string; version: number }> {
    return this.open('save', { token, pass, answers }, { 'If-Match': `"${version}"` });
  }

  /** The body is the file, so token and pass stand in headers. */
  attach(token: string, pass: string, field: string, file: File): Observable<UploadStep> {
    const url = `/api/shared/actions/attach?field=${encodeURIComponent(field)}&name=${encodeURIComponent(file.name)}`;
    const headers = { 'Content-Type': 'application/octet-stream', 'X-Shared-Token': token, 'X-Shared-Pass': pass };
    return uploadSteps(this.http.post<StoredFile>(url, file, { headers, observe: 'events', reportProgress: true, context: new HttpContext().set(STAYS_ON_401, true) }));
  }

  finish(token: string, pass: string): Promise<unknown> {
    return this.open<unknown>('finish', { token, pass });
  }

  sign(token: string, pass: string, name: string, version: number): Promise<unknown> {
    return this.open<unknown>('sign', { token, pass, name, version });
  }

  // The token stands in the body, never in an address: addresses are logged.
  private open<T>(action: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    return firstValueFrom(this.http.post<T>(path`/api/shared/actions/${action}`, body, { headers, context: new HttpContext().set(STAYS_ON_401, true) }));
  }
}
