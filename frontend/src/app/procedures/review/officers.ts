import { Service, computed, effect, inject, signal, untracked } from '@angular/core';
import { Desk } from '../../shells/officer/desk';
import { ReviewApi, type OfficerName, type Officer } from './review-api';

const working = ['receive', 'review', 'decide'];

/** Who works on cases here. Empty where the authority does not show its members to this officer. */
@Service()
export class Officers {
  private readonly api = inject(ReviewApi);
  private readonly desk = inject(Desk);
  private readonly members = signal<readonly OfficerName[]>([]);
  readonly list = computed<readonly Officer[]>(() => this.members().filter((m) => this.desk.simple() || m.roles.some((role) => working.includes(role))).map((m) => ({ id: m.accountId, name: m.name })));

  constructor() {
    effect(() => {
      const tenant = this.desk.readsCases() ? this.desk.tenant() : '';
      untracked(() => {
        this.members.set([]);
        if (tenant) void this.read(tenant);
      });
    });
  }

  /** Asked again when an officer is about to choose. */
  async read(tenant = this.desk.tenant()): Promise<void> {
    const answer = await this.api.officers(tenant).catch(() => null);
    if (answer && tenant === this.desk.tenant()) this.members.set(answer.items);
  }
}
