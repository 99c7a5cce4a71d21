import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, signal, untracked } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { I18n } from '../i18n/i18n';
import { Problem, toProblem } from './problem';

/** A page of a list as the API gives it: what stands on it, and the word with which the next one is asked for. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  /** How many there are in all; counting stops at `countedTo`. */
  readonly count?: number | null;
  readonly countedTo?: number;
}

/**
 * 続きのある一覧: a list that is read page by page. What is on screen stays until something newer is there; reading anew
 * reads as many rows as are shown, so that nothing opened disappears.
 */
export class Pages<T extends { readonly id: string }, P extends Page<T> = Page<T>> {
  private readonly busy = signal<'first' | 'more' | null>(null);
  private readonly failed = signal<unknown>(null);
  private address: string | undefined;
  private turn = 0;
  private again = false;

  /** Everything read so far. */
  readonly items = signal<readonly T[]>([]);
  /** The first page: counts, and whatever else stands beside the rows. */
  readonly first = signal<P | null>(null);
  readonly next = signal<string | null>(null);
  /** Why the next page could not be read. */
  readonly problem = signal<Problem | null>(null);
  readonly loadingMore = computed(() => this.busy() === 'more');
  readonly count = computed(() => this.first()?.count ?? this.items().length);
  /** The count in words: 「500+」 where counting stopped. */
  readonly counted = computed(() => {
    const most = this.first()?.countedTo;
    return most !== undefined && this.count() >= most ? `${most}+` : String(this.count());
  });

  constructor(private readonly fetch: (address: string) => Promise<P>) {}

  // The names of a resource, so that `cp-state` can show how this one stands.
  readonly hasValue = () => this.first() !== null;
  readonly isLoading = () => this.busy() !== null;
  readonly error = () => (this.first() ? null : this.failed());

  /** Shows the list at this address; of none, nothing. */
  show(address: string | undefined): void {
    this.address = address;
    this.turn++;
    this.again = false;
    this.problem.set(null);
    if (address) void this.read(0);
    else {
      this.first.set(null);
      this.items.set([]);
      this.next.set(null);
      this.busy.set(null);
    }
  }

  /** Something changed: reads anew as much as is shown; while it reads, once more afterwards. */
  reload(): boolean {
    if (!this.address) return false;
    if (this.busy()) this.again = true;
    else void this.read(this.items().length);
    return true;
  }

  /** The next page beneath. Returns how many rows were there before. */
  async more(): Promise<number> {
    const before = this.items().length;
    const after = this.next();
    if (!after || this.busy()) return before;
    await this.attempt('more', async (current) => {
      const page = await this.page(after);
      if (current()) this.append(page);
    });
    return before;
  }

  private async read(shown: number): Promise<void> {
    await this.attempt('first', async (current) => {
      const first = await this.page(null);
      const rows = [...first.items];
      let next = first.next;
      while (next && rows.length < shown && current()) {
        const page: P = await this.page(next);
        rows.push(...page.items);
        next = page.next;
      }
      if (!current()) return;
      this.first.set(first);
      this.items.set(unique(rows));
      this.next.set(next);
    });
  }

  private append(page: P): void {
    this.items.update((rows) => unique([...rows, ...page.items]));
    this.next.set(page.next);
  }

  private page(after: string | null): Promise<P> {
    const address = this.address!;
    return this.fetch(after === null ? address : `${address}${address.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}`);
  }

  private async attempt(what: 'first' | 'more', action: (current: () => boolean) => Promise<void>): Promise<void> {
    const turn = ++this.turn;
    const current = () => turn === this.turn;
    this.busy.set(what);
    this.problem.set(null);
    this.failed.set(null);
    try {
      await action(current);
    } catch (error) {
      if (!current()) return;
      this.failed.set(error);
      if (this.first()) this.problem.set(toProblem(error));
    } finally {
      if (current()) {
        this.busy.set(null);
        if (this.again) {
          this.again = false;
          void this.read(this.items().length);
        }
      }
    }
  }
}

/** Reads a list page by page; anew when the address or the language changes. Call in an injection context. */
export function readPages<T extends { readonly id: string }, P extends Page<T> = Page<T>>(address: () => string | undefined): Pages<T, P> {
  const [http, i18n] = [inject(HttpClient), inject(I18n)];
  const pages = new Pages<T, P>((url) => firstValueFrom(http.get<P>(url)));
  effect(() => {
    const url = address();
    i18n.tag();
    untracked(() => pages.show(url));
  });
  return pages;
}

/** A row that moved to the next page meanwhile is shown once. */
function unique<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
