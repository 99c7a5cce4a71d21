import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { readPages } from '../../api/pages';
import { path } from '../../api/read';

export const roles = ['receive', 'review', 'decide', 'administer', 'helpDesk'] as const;
/** 告示: at the ministry only. */
export const ministryRoles = [...roles, 'announce'] as const;
export type Role = (typeof ministryRoles)[number];

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly since: string;
  /** Invited until they have set a password. */
  readonly state: 'active' | 'invited';
  readonly secondFactor: boolean;
}

export const readMembers = (tenant: () => string, words: () => string) =>
  readPages<Member>(() => (tenant() ? path`/api/t/${tenant()}/members` + (words() ? `?query=${encodeURIComponent(words())}` : '') : undefined));

@Service()
export class MembersApi {
  private readonly http = inject(HttpClient);

  /** No roles takes the membership away. */
  change(tenant: string, accountId: string, chosen: readonly string[]): Promise<unknown> {
    return firstValueFrom(this.http.put(path`/api/t/${tenant}/members/${accountId}`, { roles: chosen }));
  }

  invite(tenant: string, request: { email: string; name: string; roles: readonly string[]; language?: string }): Promise<unknown> {
    return firstValueFrom(this.http.post(path`/api/t/${tenant}/members/invite`, request));
  }
}
