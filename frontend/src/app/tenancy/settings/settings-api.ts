import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { path, read } from '../../api/read';
import type { OpeningHours } from '../tenancy-api';

export interface Words {
  readonly ja: string;
  readonly en: string;
  readonly easy?: string | null;
}

/** A day on which this office alone is closed. */
export interface ClosedDay {
  readonly day: string;
  readonly everyYear: boolean;
  readonly name: Words;
}

export interface Settings {
  readonly name: Words;
  readonly chiefTitle: Words;
  readonly corporateNumber: string | null;
  readonly profile: 'full' | 'simple';
  readonly twoPersonDecision: boolean;
  readonly requiresSecondFactor: boolean;
  readonly branding: { readonly accent: string; readonly accentText: string; readonly crest: string | null };
  readonly contact: { readonly department: Words; readonly phone: string; readonly email: string; readonly address: Words; readonly hours: readonly OpeningHours[] };
  readonly appeal: { readonly reviewBody: string; readonly defendant: string; readonly representative: string };
  readonly calendar: { readonly businessDaysOnly: boolean; readonly yearEndClosed: boolean; readonly closedDays: readonly ClosedDay[] };
  readonly hostNames: readonly string[];
  readonly version: number;
}

export const readSettings = (tenant: () => string) => read<Settings>(() => (tenant() ? path`/api/t/${tenant()}/settings` : undefined));

@Service()
export class SettingsApi {
  private readonly http = inject(HttpClient);

  show(tenant: string): Promise<Settings> {
    return firstValueFrom(this.http.get<Settings>(path`/api/t/${tenant}/settings`));
  }

  save(tenant: string, settings: Settings): Promise<Settings> {
    const { version, ...body } = settings;
    return firstValueFrom(this.http.put<Settings>(path`/api/t/${tenant}/settings`, body, { headers: new HttpHeaders({ 'If-Match': `"${version}"` }) }));
  }
}
