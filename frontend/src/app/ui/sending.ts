import { computed, signal } from '@angular/core';
import { Problem, toProblem } from '../api/problem';
import type { SummaryError } from './messages';

/**
 * 送る: what a small form, or a button alone, does when it is pressed. What is missing is said from the first attempt on and goes by itself;
 * it is sent once, and what was refused stands above the fields with everything typed still there.
 */
export class Sending {
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);
  /** Counts refused attempts: the summary takes the focus at each. */
  readonly attempt = signal(0);
  private readonly tried = signal(false);
  private readonly errors = computed<ReadonlyMap<string, string>>(() => (this.tried() ? new Map(this.check()) : new Map<string, string>()));
  readonly summary = computed<SummaryError[]>(() => [...this.errors()].map(([fieldId, message]) => ({ fieldId, message })));

  /** @param check pairs of field and sentence for what cannot be sent yet; a button without fields has none */
  constructor(private readonly check: () => Iterable<readonly [string, string]> = () => []) {}

  error(field: string): string | null {
    return this.errors().get(field) ?? null;
  }

  /** The form is opened for something else: nothing was attempted yet. */
  anew(): void {
    this.tried.set(false);
    this.problem.set(null);
  }

  async send(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.tried.set(true);
    this.problem.set(null);
    if (this.errors().size) {
      this.attempt.update((n) => n + 1);
      return;
    }
    this.busy.set(true);
    try {
      await work();
      this.tried.set(false);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
