import { signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';

export type KeepState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'offline' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface Kept {
  readonly version: number;
  readonly savedAt: string;
}

export interface KeeperParts<T> {
  /** The answers as they are now. */
  readonly current: () => T;
  /** To the server; may fail. */
  readonly save: (value: T, version: number) => Promise<Kept>;
  /** To this device; before the server, so that nothing is lost. */
  readonly keepHere: (value: T, base: number) => void;
  /** The server has it all: the copy here is not needed any more. */
  readonly forgetHere: () => void;
  readonly wait?: number;
  readonly retry?: number;
}

/**
 * Saves quietly after typing stops: first on this device, then on the server, one request at a time.
 * Without a connection it tries again by itself; a stale version, or an expired session, waits for the person.
 */
export class DraftKeeper<T> {
  readonly state = signal<KeepState>({ kind: 'idle' });
  private version: number;
  private dirty = false;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(private readonly parts: KeeperParts<T>, version: number) {
    this.version = version;
  }

  get base(): number {
    return this.version;
  }

  get unsaved(): boolean {
    return this.dirty || this.running !== null;
  }

  /** Something was typed. */
  touch(): void {
    if (this.ended) return;
    this.dirty = true;
    this.parts.keepHere(this.parts.current(), this.version);
    const kind = this.state().kind;
    if (kind === 'stale' || kind === 'expired') return;
    // Said once, not at every letter: the page would be drawn anew each time.
    if (kind !== 'offline' && kind !== 'waiting') this.state.set({ kind: 'waiting' });
    this.later(this.parts.wait ?? 1200);
  }

  /** Saves now; resolves when everything is on the server or a reason stands in `state`. True when it is. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.dirty && !this.ended && this.state().kind !== 'stale') await this.run();
    while (this.running) await this.running;
    return !this.dirty;
  }

  /** The connection or the session is back. */
  again(): void {
    if (this.state().kind === 'expired' || this.state().kind === 'offline') this.state.set({ kind: 'waiting' });
    if (this.dirty && this.state().kind !== 'stale') void this.flush();
  }

  /** The person chose what is typed here over what another device saved. */
  async overwrite(version: number): Promise<boolean> {
    this.version = version;
    this.dirty = true;
    this.state.set({ kind: 'waiting' });
    return this.flush();
  }

  /** The person took what another device saved. */
  accept(version: number, savedAt: string): void {
    this.version = version;
    this.dirty = false;
    this.parts.forgetHere();
    this.state.set({ kind: 'saved', at: savedAt });
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private run(): Promise<void> {
    return (this.running ??= this.save().finally(() => (this.running = null)));
  }

  private async save(): Promise<void> {
    this.dirty = false;
    if (this.state().kind !== 'offline') this.state.set({ kind: 'saving' });
    try {
      const kept = await this.parts.save(this.parts.current(), this.version);
      this.version = kept.version;
      if (this.dirty) {
        // Typed on meanwhile: the copy here stays until that is saved too.
        this.parts.keepHere(this.parts.current(), this.version);
        this.later(this.parts.wait ?? 1200);
      } else {
        this.parts.forgetHere();
      }
      this.state.set({ kind: 'saved', at: kept.savedAt });
    } catch (error) {
      this.dirty = true;
      const problem = toProblem(error);
      if (problem.signInNeeded) this.state.set({ kind: 'expired' });
      else if (problem.stale) this.state.set({ kind: 'stale' });
      else if (problem.offline || problem.status >= 500 || problem.status === 429) {
        this.state.set(problem.offline ? { kind: 'offline' } : { kind: 'failed', problem });
        if (!this.ended) this.later(this.parts.retry ?? 10_000);
      } else this.state.set({ kind: 'failed', problem });
    }
  }
}
