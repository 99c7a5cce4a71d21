import { Service, computed, inject } from '@angular/core';
import { Membership, Session } from '../../api/session';
import { AuthorityContext } from '../../tenancy/authority-context';

/** The officer's place at the authority on screen: who they are there, and what they may do. */
@Service()
export class Desk {
  private readonly session = inject(Session);
  private readonly authority = inject(AuthorityContext);

  readonly tenant = computed(() => this.authority.slug() ?? '');
  readonly simple = this.authority.simple;
  readonly me = computed(() => this.session.account());
  readonly membership = computed<(Membership & { requiresSecondFactor?: boolean }) | null>(() => this.session.me().memberships.find((m) => m.tenant === this.tenant()) ?? null);
  readonly roles = computed(() => this.membership()?.roles ?? []);
  readonly isStaff = computed(() => this.roles().length > 0);
  /** Cases are read by those who work on them and by administrators; in a simple office by everyone. */
  readonly readsCases = computed(() => this.isStaff() && (this.simple() || this.roles().some((role) => ['receive', 'review', 'decide', 'administer'].includes(role))));
  /** 相談窓口: answers callers; officers look into the inbox for that. */
  readonly answersCallers = computed(() => this.isStaff() && !this.readsCases() && this.roles().includes('helpDesk'));
  readonly administers = computed(() => this.isStaff() && (this.simple() || this.roles().includes('administer')));
  readonly ministry = computed(() => this.authority.site()?.kind === 'ministry');
  /** 国への手続: port authorities file to the ministry, the ministry does not. */
  readonly files = computed(() => this.administers() && !this.ministry());
  readonly otherDesks = computed(() => this.session.me().memberships.filter((m) => m.tenant !== this.tenant() && m.roles.length > 0));
  /** The authority wants a second factor and this session was started without one. */
  readonly needsSecondFactor = computed(() => !!this.membership()?.requiresSecondFactor && (this.me() as { strong?: boolean } | null)?.strong === false);
}
