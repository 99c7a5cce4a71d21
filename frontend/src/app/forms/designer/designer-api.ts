import { HttpClient, HttpContext, HttpHeaders } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { STAYS_ON_401 } from '../../api/interceptors';
import { readPages } from '../../api/pages';
import { Problem, toProblem } from '../../api/problem';
import { path, read } from '../../api/read';
import { FieldError, FormDefinition, LocalText, SummaryLine } from '../engine';

export interface VersionRow {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  readonly note?: string | null;
}

/** 国の標準の一つの版; without a time it came with the service. */
export interface MasterRow {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly announcedAt: string | null;
  readonly announcedBy: string;
  readonly note: string;
}

export interface FormRow {
  readonly code: string;
  readonly title: LocalText;
  readonly master: { readonly code: string; readonly version: string } | null;
  readonly inForceVersion: string | null;
  readonly versions: readonly VersionRow[];
  readonly work: { readonly savedAt: string; readonly savedBy: string; readonly version: number } | null;
  readonly masterUpdate: { readonly version: string } | null;
  readonly masters: readonly MasterRow[];
}

export interface Sample {
  readonly id: string;
  readonly name: string;
  readonly answers: Record<string, unknown>;
  readonly expects: 'valid' | 'invalid';
}

export interface FormWorkView {
  readonly code: string;
  readonly definition: FormDefinition;
  readonly base: { readonly master: string; readonly version: string } | null;
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly samples: readonly Sample[];
  /** Paths of questions that were ever published; they keep their names. */
  readonly firm: readonly string[];
}

export interface Finding {
  readonly code: string;
  readonly path: string;
  readonly severity: 'blocks' | 'advice';
  readonly message: string;
}

export interface FormChange {
  /** Skipped: the national form changed something that this form does not have. */
  readonly kind: 'added' | 'removed' | 'changed' | 'moved' | 'skipped';
  readonly step: string | null;
  /** Nothing for a step or the form itself. */
  readonly field: string | null;
  readonly label: string;
  readonly details: readonly { readonly property: string; readonly before: unknown; readonly after: unknown }[];
}

export interface MasterUpdate {
  readonly base: string;
  readonly theirs: string;
  readonly clean: readonly FormChange[];
  readonly conflicts: readonly { readonly path: string; readonly label: string; readonly property: string; readonly base: unknown; readonly yours: unknown; readonly theirs: unknown }[];
  readonly proposal: FormDefinition;
}

export interface LibraryRow {
  readonly id: string;
  readonly authority: string;
  readonly authorityName: LocalText;
  readonly code: string;
  readonly title: LocalText;
  readonly version: string;
  readonly questions: number;
}

export interface StartFrom {
  readonly kind: 'blank' | 'master' | 'library' | 'version';
  readonly code?: string;
  readonly version?: string;
  readonly authority?: string;
}

export interface PublishOrder {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly note: string | null;
}

/** What was published: a version of the authority's own, or of the national form. */
export interface Published {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly national: boolean;
}

export interface Tried {
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly summary: readonly SummaryLine[];
}

export const readForms = (tenant: () => string) => read<{ items: FormRow[] }>(() => (tenant() ? path`/api/t/${tenant()}/forms` : undefined));
export const readLibrary = (tenant: () => string, query: () => string | null) =>
  readPages<LibraryRow>(() => (tenant() && query() !== null ? path`/api/t/${tenant()}/form-library` + `?query=${encodeURIComponent(query()!)}` : undefined));
export const readMasterUpdate = (tenant: () => string, code: () => string) => read<MasterUpdate>(() => (tenant() ? path`/api/t/${tenant()}/forms/${code()}/master-update` : undefined));
export const readChanges = (tenant: () => string, code: () => string, from: () => string | null, to: () => string) =>
  read<{ changes: FormChange[] }>(() => (tenant() && from() ? path`/api/t/${tenant()}/forms/${code()}/versions/${from()!}/changes/${to()}` : undefined));
export const exportAddress = (tenant: string, code: string, version: string) => path`/api/t/${tenant}/forms/${code}/versions/${version}/export`;

/** The designer's requests; the only place with its addresses. */
@Service()
export class DesignerApi {
  private readonly http = inject(HttpClient);

  start(tenant: string, form: { code: string; title: LocalText; from: StartFrom }): Promise<FormWorkView> {
    return firstValueFrom(this.http.post<FormWorkView>(path`/api/t/${tenant}/forms`, form));
  }

  /** 編集を始める: from what is in force, the authority's own text or the national form. Where somebody has begun meanwhile, there is a working copy just as well. */
  async begin(tenant: string, form: FormRow): Promise<void> {
    try {
      await this.start(tenant, { code: form.code, title: form.title, from: form.versions.length ? { kind: 'version', code: form.code } : { kind: 'master', code: form.master?.code ?? form.code } });
    } catch (error) {
      if (toProblem(error).code !== 'form.work-exists') throw error;
    }
  }

  show(tenant: string, code: string): Promise<FormWorkView> {
    return firstValueFrom(this.http.get<FormWorkView>(path`/api/t/${tenant}/forms/${code}/work`));
  }

  keep(tenant: string, code: string, definition: FormDefinition, version: number): Promise<FormWorkView> {
    return firstValueFrom(this.http.put<FormWorkView>(path`/api/t/${tenant}/forms/${code}/work`, { definition }, { headers: new HttpHeaders({ 'If-Match': `"${version}"` }), context: new HttpContext().set(STAYS_ON_401, true) }));
  }

  discard(tenant: string, code: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(path`/api/t/${tenant}/forms/${code}/work`));
  }

  check(tenant: string, code: string): Promise<{ findings: Finding[] }> {
    return firstValueFrom(this.http.post<{ findings: Finding[] }>(path`/api/t/${tenant}/forms/${code}/work/actions/check`, {}));
  }

  try(tenant: string, code: string, answers: unknown, language: string): Promise<Tried> {
    return firstValueFrom(this.http.post<Tried>(path`/api/t/${tenant}/forms/${code}/work/actions/try`, { answers, language }));
  }

  /** The applicant's copy of a trial, as a PDF. */
  printTrial(tenant: string, code: string, answers: unknown, language: string): Promise<Blob> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/forms/${code}/work/actions/print-trial`, { answers, language }, { responseType: 'blob' }));
  }

  publish(tenant: string, code: string, order: PublishOrder): Promise<VersionRow> {
    return firstValueFrom(this.http.post<VersionRow>(path`/api/t/${tenant}/forms/${code}/work/actions/publish`, order));
  }

  announce(tenant: string, code: string, order: PublishOrder): Promise<MasterRow> {
    return firstValueFrom(this.http.post<MasterRow>(path`/api/t/${tenant}/forms/${code}/work/actions/announce`, order));
  }

  keepSample(tenant: string, code: string, id: string, sample: Omit<Sample, 'id'>): Promise<unknown> {
    return firstValueFrom(this.http.put(path`/api/t/${tenant}/forms/${code}/samples/${id}`, sample));
  }

  dropSample(tenant: string, code: string, id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(path`/api/t/${tenant}/forms/${code}/samples/${id}`));
  }

  version(tenant: string, code: string, version: string): Promise<FormDefinition> {
    return firstValueFrom(this.http.get<FormDefinition>(path`/api/t/${tenant}/forms/${code}/versions/${version}`));
  }

  takeMaster(tenant: string, code: string, choices: Readonly<Record<string, 'yours' | 'theirs'>>): Promise<FormWorkView> {
    return firstValueFrom(this.http.post<FormWorkView>(path`/api/t/${tenant}/forms/${code}/actions/take-master`, { choices }));
  }

  previewImport(tenant: string, definition: unknown): Promise<{ changes: FormChange[]; findings: Finding[] }> {
    return firstValueFrom(this.http.post<{ changes: FormChange[]; findings: Finding[] }>(path`/api/t/${tenant}/forms/actions/preview-import`, { definition }));
  }
}

/** What a refusal points at, in words. */
export function findingTexts(problem: Problem | null): readonly string[] {
  const findings = problem?.details['findings'];
  return Array.isArray(findings) ? [...new Set((findings as Finding[]).map((one) => one.message))] : [];
}

/** Errors of a try as the answer sheet takes them. */
export function toFieldErrors(tried: Tried): FieldError[] {
  return tried.errors.map((error) => ({ field: error.path, code: error.code, message: error.message }));
}
