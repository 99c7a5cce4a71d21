import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { readPages } from '../api/pages';
import { path } from '../api/read';

/** A mail that did not arrive; fault: in one word why. */
export interface UnsentMail {
  readonly id: string;
  readonly tenant: string | null;
  readonly recipient: string;
  readonly subject: string;
  readonly createdAt: string;
  readonly nextAt: string;
  readonly state: 'pending' | 'dead';
  readonly attempts: number;
  readonly fault: 'address' | 'refused' | 'unreachable' | null;
  readonly lastError: string | null;
}

/** Work after an event that was given up. */
export interface Fault {
  readonly id: string;
  readonly event: string;
  readonly tenant: string | null;
  readonly occurredAt: string;
  readonly attempts: number;
  readonly fault: string;
}

export interface FoundAccount {
  readonly email: string;
  readonly name: string;
  readonly authenticator: boolean;
  readonly passkeys: number;
}

export const readUnsentMails = (wanted: () => boolean) => readPages<UnsentMail>(() => (wanted() ? '/api/operator/mails/unsent' : undefined));
export const readFaults = (wanted: () => boolean) => readPages<Fault>(() => (wanted() ? '/api/operator/dead-letters' : undefined));

@Service()
export class OperatorApi {
  private readonly http = inject(HttpClient);

  async retryMail(id: string): Promise<void> {
    await firstValueFrom(this.http.post(path`/api/operator/mails/${id}/actions/retry`, {}));
  }

  async retryFault(id: string): Promise<void> {
    await firstValueFrom(this.http.post(path`/api/operator/dead-letters/${id}/actions/retry`, {}));
  }

  find(email: string): Promise<FoundAccount> {
    return firstValueFrom(this.http.post<FoundAccount>('/api/operator/accounts/actions/find', { email }));
  }

  async resetSecondFactors(email: string, reason: string): Promise<void> {
    await firstValueFrom(this.http.post('/api/operator/accounts/actions/reset-second-factors', { email, reason }));
  }
}
