import { caseStates, type CaseState } from './review-api';

export const views = ['mine', 'desk', 'new', 'dueSoon', 'correction', 'decision', 'all', 'closed'] as const;
export type QueueView = (typeof views)[number];
export const orders = ['due', 'newest', 'oldest'] as const;
export type QueueOrder = (typeof orders)[number];

/** What part of the queue is on screen. It lives in the address, so it can be kept, sent and gone back to. */
export interface QueueFilter {
  /** null until the reader chose one. */
  readonly view: QueueView | null;
  readonly query: string;
  readonly procedure: string;
  readonly state: CaseState | '';
  /** '' anyone · 'me' · 'none' · an account id. */
  readonly assignee: string;
  /** '' any · 'none' · the id of a desk. */
  readonly desk: string;
  readonly sort: QueueOrder | '';
}

export const noFilter: QueueFilter = { view: null, query: '', procedure: '', state: '', assignee: '', desk: '', sort: '' };

const among = <T extends string>(list: readonly T[], text: string | null | undefined): T | null => list.find((one) => one === text) ?? null;

/** Reads an address; what it does not know it leaves out, so an old bookmark never breaks the page. */
export function readFilter(get: (name: string) => string | null | undefined): QueueFilter {
  return {
    view: among(views, get('view')),
    query: (get('query') ?? '').trim().slice(0, 200),
    procedure: get('procedure') ?? '',
    state: among(caseStates, get('state')) ?? '',
    assignee: get('assignee') ?? '',
    desk: get('desk') ?? '',
    sort: among(orders, get('sort')) ?? '',
  };
}

/** For the router: null takes a parameter out of the address. */
export function toParams(filter: QueueFilter): Record<string, string | null> {
  return {
    view: filter.view, query: filter.query || null, procedure: filter.procedure || null, state: filter.state || null, assignee: filter.assignee || null, desk: filter.desk || null,
    sort: filter.sort || null,
  };
}

/** The same as one string: for the API, and kept as a saved filter. */
export function toQuery(filter: QueueFilter): string {
  return Object.entries(toParams(filter))
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

export function fromQuery(query: string): QueueFilter {
  const params = new URLSearchParams(query);
  return readFilter((name) => params.get(name));
}

/** Narrowed beyond the view. */
export function isNarrowed(filter: QueueFilter): boolean {
  return !!(filter.query || filter.procedure || filter.state || filter.assignee || filter.desk);
}

export function same(a: QueueFilter, b: QueueFilter): boolean {
  return toQuery(a) === toQuery(b);
}
