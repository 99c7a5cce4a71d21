import { signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';

export type WorkState =
  | { readonly kind: 'saved'; readonly at: string; readonly by: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'expired' }
  /** Somebody else has saved meanwhile. */
  | { readonly kind: 'conflict'; readonly by: string; readonly at: string }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface KeptWork {
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
}

export interface KeeperTasks<T, K extends KeptWork> {
  readonly current: () => T;
  readonly save: (value: T, version: number) => Promise<K>;
  /** What stands on the server now, to say who saved it. */
  readonly look: () => Promise<K>;
  /** On this device, before the server: nothing typed is lost. Null when the server has it all. */
  readonly remember: (value: T | null, version: number) => void;
  readonly wait?: number;
  readonly retry?: number;
}

/** Saves the working copy by itself when typing pauses; one request at a time. A conflict waits for the person, and what was typed stays. */
export class WorkKeeper<T, K extends KeptWork> {
  readonly state;
  /** What the other person saved, while there is a conflict. */
  readonly other = signal<K | null>(null);
  private version: number;
  private dirty = false;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(private readonly tasks: KeeperTasks<T, K>, kept: KeptWork) {
    this.version = kept.version;
    this.state = signal<WorkState>({ kind: 'saved', at: kept.savedAt, by: kept.savedBy });
  }

  get unsaved(): boolean {
    return this.dirty || this.running !== null;
  }

  get base(): number {
    return this.version;
  }

  touch(): void {
    this.dirty = true;
    const kind = this.state().kind;
    if (kind === 'conflict' || kind === 'expired') this.rememberSoon();
    else {
      if (kind !== 'offline' && kind !== 'waiting') this.state.set({ kind: 'waiting' });
      this.later(this.tasks.wait ?? 1000);
    }
  }

  /** Saves now. True when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.dirty && !this.ended && this.state().kind !== 'conflict') await (this.running ??= this.save().finally(() => (this.running = null)));
    return !this.dirty;
  }

  /** What stands here replaces what the other person saved. */
  keepMine(): Promise<boolean> {
    this.version = this.other()?.version ?? this.version;
    this.other.set(null);
    this.dirty = true;
    this.state.set({ kind: 'waiting' });
    return this.flush();
  }

  /** The other's was taken (the page has put it in place of what stood here). */
  accept(kept: KeptWork): void {
    this.version = kept.version;
    this.dirty = false;
    this.other.set(null);
    this.tasks.remember(null, this.version);
    this.state.set({ kind: 'saved', at: kept.savedAt, by: kept.savedBy });
  }

  again(): void {
    if (this.state().kind === 'offline' || this.state().kind === 'expired') this.state.set({ kind: 'waiting' });
    void this.flush();
  }

  end(): void {
    clearTimeout(this.timer);
    if (this.dirty) this.tasks.remember(this.tasks.current(), this.version);
    this.ended = true;
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private rememberSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tasks.remember(this.tasks.current(), this.version), 300);
  }

  private async save(): Promise<void> {
    this.dirty = false;
    const value = this.tasks.current();
    this.tasks.remember(value, this.version);
    try {
      const kept = await this.tasks.save(value, this.version);
      this.version = kept.version;
      if (this.dirty) {
        this.state.set({ kind: 'waiting' }); // more was typed meanwhile
        this.later(this.tasks.wait ?? 1000);
      } else {
        this.tasks.remember(null, this.version);
        this.state.set({ kind: 'saved', at: kept.savedAt, by: kept.savedBy });
      }
    } catch (error) {
      this.dirty = true;
      await this.explain(toProblem(error));
    }
  }

  private async explain(problem: Problem): Promise<void> {
    if (problem.signInNeeded) this.state.set({ kind: 'expired' });
    else if (problem.stale) {
      const other = await this.tasks.look().catch(() => null);
      this.other.set(other);
      this.state.set(other ? { kind: 'conflict', by: other.savedBy, at: other.savedAt } : { kind: 'offline' });
      if (!other && !this.ended) this.later(this.tasks.retry ?? 8000);
    } else if (problem.offline || problem.status >= 500 || problem.status === 429) {
      this.state.set({ kind: 'offline' });
      if (!this.ended) this.later(this.tasks.retry ?? 8000);
    } else this.state.set({ kind: 'refused', problem });
  }
}
