import { Service, signal } from '@angular/core';
import type { LocalText } from '../../i18n/i18n';

/** What this device keeps of a draft: all of it before signing in, and what the server has not got yet afterwards. */
export interface LocalDraft {
  readonly id: string;
  readonly tenant: string;
  readonly procedure: string;
  readonly title: LocalText | string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly answers: Record<string, unknown>;
  readonly step: string | null;
  readonly touchedAt: string;
  /** Version of the server's draft that these answers grew from; null when the server knows nothing. */
  readonly base: number | null;
  /** False for a copy of what the server has already, made so that the page opens without a connection. */
  readonly unsaved: boolean;
}

const prefix = 'cyberport.draft.';

@Service()
export class LocalDrafts {
  /** Counts changes, so that lists of drafts follow. */
  private readonly changes = signal(0);

  begin(of: Pick<LocalDraft, 'tenant' | 'procedure' | 'title' | 'formCode' | 'formVersion'>): LocalDraft {
    const draft: LocalDraft = { ...of, id: `local-${crypto.randomUUID()}`, answers: {}, step: null, touchedAt: new Date().toISOString(), base: null, unsaved: true };
    this.put(draft);
    return draft;
  }

  /** False when the browser would not keep it (full, or forbidden). */
  put(draft: LocalDraft): boolean {
    try {
      localStorage.setItem(prefix + draft.id, JSON.stringify(draft));
      this.changes.update((n) => n + 1);
      return true;
    } catch {
      return false;
    }
  }

  get(id: string): LocalDraft | null {
    try {
      const text = localStorage.getItem(prefix + id);
      const draft = text === null ? null : (JSON.parse(text) as LocalDraft);
      return draft && typeof draft === 'object' && typeof draft.tenant === 'string' && typeof draft.answers === 'object' ? draft : null;
    } catch {
      return null;
    }
  }

  remove(id: string): void {
    try {
      localStorage.removeItem(prefix + id);
    } catch {
      // Nothing to remove where nothing can be kept.
    }
    this.changes.update((n) => n + 1);
  }

  /** Drafts that only this device has, newest first. */
  all(): LocalDraft[] {
    this.changes();
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(`${prefix}local-`))
        .map((key) => this.get(key.slice(prefix.length)))
        .filter((draft) => draft !== null)
        .sort((a, b) => b.touchedAt.localeCompare(a.touchedAt));
    } catch {
      return [];
    }
  }

  of(tenant: string, procedure: string): LocalDraft | null {
    return this.all().find((draft) => draft.tenant === tenant && draft.procedure === procedure && Object.keys(draft.answers).length > 0) ?? null;
  }
}
