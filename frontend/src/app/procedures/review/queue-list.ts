import { signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import type { CaseList, CaseRow, QueueCounts } from './review-api';

export interface Arrived {
  /** Rows that are not on screen yet. */
  readonly fresh: number;
  /** Rows on screen that no longer belong here. */
  readonly gone: number;
}

/**
 * The rows on screen. What changes elsewhere is written into its row where it stands; rows that come or go wait
 * behind a button, so nothing moves under the finger.
 */
export class QueueList {
  readonly rows = signal<readonly CaseRow[]>([]);
  readonly next = signal<string | null>(null);
  readonly counts = signal<QueueCounts | null>(null);
  /** The search looked among so many of the newest only; null when it looked at all. */
  readonly onlyNewest = signal<number | null>(null);
  readonly countedTo = signal(Number.MAX_SAFE_INTEGER);
  readonly loading = signal<'first' | 'more' | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly arrived = signal<Arrived>({ fresh: 0, gone: 0 });
  /** Rows that changed while they were looked at. */
  readonly touched = signal<ReadonlySet<string>>(new Set());
  /** Rows on screen that have moved to another view meanwhile. */
  readonly left = signal<ReadonlySet<string>>(new Set());
  private query = '';
  private turn = 0;

  constructor(private readonly fetch: (query: string) => Promise<CaseList>) {}

  /** Reads from the start. What is on screen stays until the answer is there. */
  async load(query: string): Promise<void> {
    const turn = ++this.turn;
    if (query !== this.query) this.rows.set([]);
    this.query = query;
    this.loading.set('first');
    this.problem.set(null);
    try {
      const page = await this.fetch(query);
      if (turn !== this.turn) return;
      this.rows.set(page.items);
      this.take(page);
      this.next.set(page.next);
      this.arrived.set({ fresh: 0, gone: 0 });
      this.touched.set(new Set());
      this.left.set(new Set());
    } catch (error) {
      if (turn === this.turn) this.problem.set(toProblem(error));
    } finally {
      if (turn === this.turn) this.loading.set(null);
    }
  }

  /** The next page beneath. Returns how many rows were there before. */
  async more(): Promise<number> {
    const after = this.next();
    const before = this.rows().length;
    if (!after || this.loading()) return before;
    const turn = this.turn;
    this.loading.set('more');
    this.problem.set(null);
    try {
      const page = await this.fetch(join(this.query, `after=${encodeURIComponent(after)}`));
      if (turn !== this.turn) return before;
      const known = new Set(this.rows().map((row) => row.id));
      this.rows.update((rows) => [...rows, ...page.items.filter((row) => !known.has(row.id))]);
      this.take(page);
      this.next.set(page.next);
    } catch (error) {
      if (turn === this.turn) this.problem.set(toProblem(error));
    } finally {
      if (turn === this.turn) this.loading.set(null);
    }
    return before;
  }

  /** Something changed: look quietly what it means for this list. Returns whether the list on screen is concerned. */
  async look(): Promise<boolean> {
    if (this.loading()) return false;
    const turn = this.turn;
    const page = await this.fetch(this.query).catch(() => null);
    if (!page || turn !== this.turn) return false;
    this.take(page);
    const compared = compare(this.rows(), page);
    if (compared.changed.length) {
      const now = new Map(compared.changed.map((row) => [row.id, row]));
      this.rows.update((rows) => rows.map((row) => now.get(row.id) ?? row));
      this.touched.update((ids) => new Set([...ids, ...now.keys()]));
    }
    this.left.set(new Set(compared.gone));
    this.arrived.set({ fresh: compared.fresh, gone: compared.gone.length });
    return compared.changed.length > 0 || compared.fresh > 0 || compared.gone.length > 0;
  }

  show(): Promise<void> {
    return this.load(this.query);
  }

  private take(page: CaseList): void {
    this.counts.set(page.counts);
    this.onlyNewest.set(page.onlyNewest ?? null);
    this.countedTo.set(page.countedTo || Number.MAX_SAFE_INTEGER);
  }
}

/** The first page as it is now against what is on screen. */
export function compare(shown: readonly CaseRow[], page: CaseList): { changed: CaseRow[]; fresh: number; gone: string[] } {
  const known = new Map(shown.map((row) => [row.id, row]));
  const changed = page.items.filter((row) => known.has(row.id) && known.get(row.id)!.version !== row.version);
  const fresh = page.items.filter((row) => !known.has(row.id)).length;
  // Rows further down than the first page cannot be told from it; only those above its end have left.
  const now = new Set(page.items.map((row) => row.id));
  const last = page.next === null ? shown.length : Math.max(-1, ...shown.map((row, i) => (now.has(row.id) ? i : -1)));
  const gone = shown.slice(0, last).filter((row) => !now.has(row.id)).map((row) => row.id);
  return { changed, fresh, gone };
}

function join(query: string, more: string): string {
  return query ? `${query}&${more}` : more;
}
