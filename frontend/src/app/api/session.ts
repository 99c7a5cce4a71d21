import { HttpClient } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

export interface Membership {
  readonly tenant: string;
  readonly name: string | { ja: string; en: string };
  readonly roles: readonly string[];
}

export interface Me {
  readonly signedIn: boolean;
  readonly account: { id: string; email: string; name: string; language: string; twoFactor: boolean; passkeys: number; recoveryCodesLeft?: number | null; notifyByMail?: boolean } | null;
  readonly memberships: readonly Membership[];
  readonly operator: boolean;
  readonly csrf: string | null;
}

const nobody: Me = { signedIn: false, account: null, memberships: [], operator: false, csrf: null };

/** Who is signed in. `/api/identity/me` also renews the anti-forgery cookie. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly state = signal<Me | null>(null);
  private asked: Promise<Me> | null = null;

  readonly me = computed(() => this.state() ?? nobody);
  readonly known = computed(() => this.state() !== null);
  readonly signedIn = computed(() => this.me().signedIn);
  readonly account = computed(() => this.me().account);

  /** Asks once; later calls share the answer. */
  ready(): Promise<Me> {
    return (this.asked ??= this.refresh());
  }

  async refresh(): Promise<Me> {
    const asked = firstValueFrom(this.http.get<Me>('/api/identity/me')).then(
      (me) => {
        this.state.set(me);
        return me;
      },
      (error: unknown) => {
        this.asked = null;
        throw error;
      },
    );
    this.asked = asked;
    return asked;
  }

  /** The server said 401: whatever we believed is over. */
  expired(): void {
    if (this.state()?.signedIn) this.state.set(nobody);
    this.asked = null;
  }

  csrf(): string | null {
    return cookie('XSRF-TOKEN') ?? this.state()?.csrf ?? null;
  }

  rolesAt(tenant: string): readonly string[] {
    return this.me().memberships.find((m) => m.tenant === tenant)?.roles ?? [];
  }
}

function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((part) => part.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}
