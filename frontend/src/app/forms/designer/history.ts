import { Signal, computed, signal } from '@angular/core';

interface Moment<T> {
  readonly value: T;
  /** Where the person was, to go back there. */
  readonly at: string;
}

/**
 * 元に戻す・やり直す. Changes of the same place in quick succession (typing a label) are one step back, not forty.
 */
export class History<T> {
  private readonly past = signal<readonly Moment<T>[]>([]);
  private readonly future = signal<readonly Moment<T>[]>([]);
  private readonly now = signal<T>(undefined as T);
  private last: { readonly place: string; readonly time: number } | null = null;

  readonly present: Signal<T> = this.now.asReadonly();
  readonly canUndo = computed(() => this.past().length > 0);
  readonly canRedo = computed(() => this.future().length > 0);

  constructor(start: T, private readonly pause = 1500, private readonly most = 200) {
    this.now.set(start);
  }

  /** `place` names what is being changed; the empty name never joins with the change before. */
  change(next: T, at: string, place = '', time = Date.now()): void {
    if (next === this.now()) return;
    const joins = place !== '' && this.last?.place === place && time - this.last.time < this.pause;
    if (!joins) this.past.update((past) => [...past.slice(-this.most + 1), { value: this.now(), at }]);
    this.last = { place, time };
    this.future.set([]);
    this.now.set(next);
  }

  /** Gives the place to go back to; null when there is nothing to undo. */
  undo(at: string): string | null {
    return this.step(this.past, this.future, at);
  }

  redo(at: string): string | null {
    return this.step(this.future, this.past, at);
  }

  private step(from: typeof this.past, to: typeof this.past, at: string): string | null {
    const moment = from().at(-1);
    if (!moment) return null;
    from.update((all) => all.slice(0, -1));
    to.update((all) => [...all, { value: this.now(), at }]);
    this.now.set(moment.value);
    this.last = null;
    return moment.at;
  }
}
