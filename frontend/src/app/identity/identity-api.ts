import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { readPages } from '../api/pages';
import { path, read } from '../api/read';
import type { Lang } from '../i18n/i18n';

export interface SessionRow {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly strong: boolean;
  readonly current: boolean;
}

export interface PasskeyRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export interface TwoFactorSetup {
  readonly sharedKey: string;
  readonly uri: string;
  readonly qrSvg: string;
}

export const readSessions = () => readPages<SessionRow>(() => '/api/identity/sessions');
export const readPasskeys = () => read<{ items: PasskeyRow[] }>(() => '/api/identity/passkeys');

@Service()
export class IdentityApi {
  private readonly http = inject(HttpClient);

  private post<T = unknown>(url: string, body: unknown = null): Promise<T> {
    return firstValueFrom(this.http.post<T>(url, body));
  }

  register = (request: { email: string; name: string; password: string; language: Lang }) => this.post('/api/identity/register', request);
  confirm = (accountId: string, token: string, password: string) => this.post<{ signedIn: boolean }>('/api/identity/confirm', { accountId, token, password });
  signIn = (email: string, password: string, remember: boolean) => this.post<{ twoFactorRequired?: boolean } | null>('/api/identity/sign-in', { email, password, remember });
  sendCode = (code: string | null, recoveryCode: string | null) => this.post('/api/identity/sign-in/code', { code, recoveryCode });
  signOut = () => this.post('/api/identity/sign-out');
  signOutEverywhere = () => this.post('/api/identity/sign-out-everywhere');
  endSession = (id: string) => this.post(path`/api/identity/sessions/${id}/actions/end`);
  forgot = (email: string) => this.post('/api/identity/password/forgot', { email });
  reset = (accountId: string, token: string, newPassword: string) => this.post('/api/identity/password/reset', { accountId, token, newPassword });
  changePassword = (currentPassword: string, newPassword: string) => this.post('/api/identity/password/change', { currentPassword, newPassword });
  setupTwoFactor = () => firstValueFrom(this.http.get<TwoFactorSetup>('/api/identity/two-factor/setup'));
  enableTwoFactor = (code: string) => this.post<{ recoveryCodes: string[] }>('/api/identity/two-factor/enable', { code });
  disableTwoFactor = () => this.post('/api/identity/two-factor/disable');
  renewRecoveryCodes = () => this.post<{ recoveryCodes: string[] }>('/api/identity/two-factor/recovery-codes');
  removePasskey = (id: string) => this.post(path`/api/identity/passkeys/${id}/actions/remove`);
  saveProfile = (name: string, language: Lang, notifyByMail: boolean) => firstValueFrom(this.http.put('/api/identity/profile', { name, language, notifyByMail }));
  passkeyCreationOptions = () => this.post<unknown>('/api/identity/passkeys/creation-options');
  addPasskey = (credentialJson: string, name: string) => this.post('/api/identity/passkeys', { credentialJson, name });
  passkeyRequestOptions = () => this.post<unknown>('/api/identity/passkeys/request-options', {});
  signInWithPasskey = (credentialJson: string, remember: boolean) => this.post('/api/identity/passkeys/sign-in', { credentialJson, remember });
}
