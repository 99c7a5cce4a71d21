import { Service, signal } from '@angular/core';

/** 困ったときの相談先: the public phones the office; its staff, who are the office, ask the service or their administrator. Set by the shell. */
@Service()
export class WhomToAsk {
  readonly staff = signal(false);

  /** The text of this name, in the words for whoever reads. */
  key(name: 'problem.server.next' | 'state.failed.next'): string {
    return this.staff() ? `${name}.staff` : name;
  }
}
