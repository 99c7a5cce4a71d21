import { HttpClient, HttpContext } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { STAYS_ON_401 } from '../../api/interceptors';
import { readPages } from '../../api/pages';
import { path, read } from '../../api/read';
import type { FormDefinition } from '../../forms/engine';
import type { LocalText } from '../../i18n/i18n';

export type RegisterKind = 'vessel' | 'party' | 'address';
export const registerKinds: readonly RegisterKind[] = ['vessel', 'party', 'address'];

export interface RegisterRow {
  readonly id: string;
  readonly kind: RegisterKind;
  readonly name: string;
  readonly detail: string;
  readonly answers: unknown;
  readonly savedAt: string;
  readonly version: number;
}

export interface AnswerSource {
  readonly kind: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly authority: LocalText | null;
  readonly at: string | null;
}

export interface AnswerOffer {
  readonly source: AnswerSource;
  readonly value: unknown;
  readonly text: string;
}

export interface FieldOffers {
  readonly field: string;
  readonly offers: readonly AnswerOffer[];
  /** There are further ones, found by searching. */
  readonly more: boolean;
}

export interface TemplateRow {
  readonly id: string;
  readonly name: string;
  readonly tenant: string;
  readonly authorityName: LocalText;
  readonly procedure: string;
  readonly procedureTitle: LocalText;
  readonly createdAt: string;
}

export interface DraftUpgrade {
  readonly from: string;
  readonly to: string | null;
  readonly changes: readonly { field: string; label: LocalText; change: string; details: readonly { name: string; before: string | null; after: string | null }[] }[];
  readonly askAgain: readonly string[];
  readonly lost: readonly { label: string; text: string }[];
}

export const readDraftUpgrade = (draft: () => string) => read<DraftUpgrade>(() => path`/api/my/drafts/${draft()}/upgrade`);
export const readRegister = (kind: RegisterKind, words: () => string) =>
  readPages<RegisterRow>(() => path`/api/my/register?kind=${kind}` + (words() ? `&query=${encodeURIComponent(words())}` : ''));
export const readTemplates = (wanted: () => boolean = () => true) => read<{ items: TemplateRow[] }>(() => (wanted() ? '/api/my/templates' : undefined));

const stays = () => new HttpContext().set(STAYS_ON_401, true);

/** What a person keeps to file more easily, one method per use case. */
@Service()
export class MineApi {
  private readonly http = inject(HttpClient);

  registerForm(kind: RegisterKind): Promise<FormDefinition> {
    return firstValueFrom(this.http.get<FormDefinition>(path`/api/my/register-forms/${kind}`));
  }

  registerEntry(id: string): Promise<RegisterRow> {
    return firstValueFrom(this.http.get<RegisterRow>(path`/api/my/register/${id}`));
  }

  addToRegister(kind: RegisterKind, answers: unknown): Promise<RegisterRow> {
    return firstValueFrom(this.http.post<RegisterRow>('/api/my/register', { kind, answers }));
  }

  changeRegisterEntry(id: string, version: number, answers: unknown): Promise<RegisterRow> {
    return firstValueFrom(this.http.put<RegisterRow>(path`/api/my/register/${id}`, { answers }, { headers: { 'If-Match': `"${version}"` } }));
  }

  deleteRegisterEntry(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/register/${id}/actions/delete`, null));
  }

  suggestions(draft: string): Promise<{ fields: FieldOffers[] }> {
    return firstValueFrom(this.http.get<{ fields: FieldOffers[] }>(path`/api/my/drafts/${draft}/suggestions`, { context: stays() }));
  }

  /** Further offers for one question, by words. */
  offers(draft: string, field: string, words: string): Promise<{ fields: FieldOffers[] }> {
    return firstValueFrom(this.http.get<{ fields: FieldOffers[] }>(path`/api/my/drafts/${draft}/suggestions` + `?field=${encodeURIComponent(field)}&query=${encodeURIComponent(words)}`, { context: stays() }));
  }

  upgradeDraft(draft: string, version: number): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/drafts/${draft}/actions/upgrade`, null, { headers: { 'If-Match': `"${version}"` } }));
  }

  addTemplate(name: string, of: { draft?: string; case?: string }): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>('/api/my/templates', { name, ...of }));
  }

  renameTemplate(id: string, name: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/templates/${id}/actions/rename`, { name }));
  }

  deleteTemplate(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/my/templates/${id}/actions/delete`, null));
  }

  startFromTemplate(template: TemplateRow, startsOn: string | null): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>('/api/my/drafts', { tenant: template.tenant, procedure: template.procedure, template: template.id, startsOn }));
  }
}
