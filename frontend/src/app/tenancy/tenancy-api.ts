import { path, read } from '../api/read';
import type { LocalText } from '../i18n/i18n';

export interface PortRow {
  readonly code: string;
  readonly locode?: string | null;
  readonly name: LocalText | string;
  readonly kana?: string | null;
  readonly class: string;
}

export interface AuthorityRow {
  readonly slug: string;
  readonly name: LocalText | string;
  readonly kana: string | null;
  readonly kind: string;
  readonly profile: 'full' | 'simple';
  readonly phone: string;
  readonly ports: readonly PortRow[];
}

/** One run of weekdays, 1 = Monday … 7 = Sunday; times of the clock. */
export interface OpeningHours {
  readonly from: number;
  readonly to: number;
  readonly opens: string;
  readonly closes: string;
}

/** 窓口: whom to ask, and when they can be called. */
export interface Contact {
  readonly department: LocalText | string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly hours: readonly OpeningHours[];
  /** Null when the office is closed today. */
  readonly openToday: { from: string; to: string } | null;
  /** 29 December to 3 January are closed. */
  readonly yearEndClosed: boolean;
}

export interface AuthoritySite {
  readonly slug: string;
  readonly name: LocalText | string;
  readonly kana: string | null;
  readonly kind: string;
  readonly profile: 'full' | 'simple';
  readonly branding: { accent: string; accentText: string; crest: string | null };
  readonly contact: Contact & { readonly address: LocalText | string | null };
  readonly ports: readonly PortRow[];
  readonly notices: readonly { title: LocalText | string; body: LocalText | string; publishedAt: string }[];
}

/** サービスの相談窓口: whom officers ask about the service itself. */
export interface Support {
  readonly phone: string;
  readonly email: string;
  readonly hours: string;
}

export interface CodeRow {
  readonly code: string;
  readonly name: LocalText | string;
  readonly kana?: string | null;
}

export interface FacilityRow {
  readonly code: string;
  readonly name: LocalText | string;
  readonly kind: string;
  readonly port: string;
}

export const readAuthorities = (query: () => string) => read<{ items: AuthorityRow[] }>(() => `/api/authorities?query=${encodeURIComponent(query())}`);
export const readSite = (slug: () => string | null) => read<AuthoritySite>(() => (slug() ? path`/api/t/${slug()!}/site` : undefined));
export const readHostSite = () => read<{ authority: string | null; demo: boolean }>(() => '/api/site');
export const readSupport = (wanted: () => boolean) => read<{ support: Support | null }>(() => (wanted() ? '/api/site' : undefined));
export const readCodes = (list: () => string | undefined) => read<{ items: CodeRow[] }>(() => (list() ? path`/api/codes/${list()!}` : undefined));
export const readFacilities = (tenant: () => string | undefined) => read<{ items: FacilityRow[] }>(() => (tenant() ? path`/api/t/${tenant()!}/codes/facilities` : undefined));
