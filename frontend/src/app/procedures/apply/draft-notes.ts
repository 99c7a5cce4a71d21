import { signal } from '@angular/core';
import type { DraftToSave, DraftView } from '../procedures-api';

/** What is noted on a draft beside its answers: questions to be looked at anew, offers that were left, what had no place in the form of today. */
export class DraftNotes {
  /** Questions that a newer version of the form asks anew. */
  readonly askAgain = signal<readonly string[]>([]);
  /** Offers that were left, see DraftOffers. */
  readonly declined = signal<readonly string[]>([]);
  /** Answers of a template or an earlier case that the form of today has no question for. */
  readonly leftOut = signal<readonly { label: string; text: string }[]>([]);
  private leftOutSeen = false;
  /** False for a draft that was opened without a connection: the server knows better. */
  private known = false;

  read(view: Pick<DraftView, 'askAgain' | 'declined' | 'leftOut'> | null): void {
    this.known = view !== null;
    this.askAgain.set(view?.askAgain ?? []);
    this.declined.set(view?.declined ?? []);
    this.leftOut.set(view?.leftOut ?? []);
    this.leftOutSeen = false;
  }

  /** The person has looked at a question that the newer form asks anew. */
  seen(field: string): void {
    this.askAgain.update((all) => all.filter((path) => path !== field && !path.startsWith(field + '.')));
  }

  seenLeftOut(): void {
    this.leftOut.set([]);
    this.leftOutSeen = true;
  }

  toSave(): Partial<DraftToSave> {
    return this.known ? { askAgain: this.askAgain(), declined: this.declined(), leftOutSeen: this.leftOutSeen } : {};
  }
}
