import { HttpErrorResponse } from '@angular/common/http';

export interface ProblemField {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A refusal of the API (RFC 9457). Pages switch on `code`, never on text. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly fields: readonly ProblemField[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly traceId: string | null = null,
  ) {
    super(title || code);
    this.name = 'Problem';
  }

  /** The network, not the server, said no. */
  get offline(): boolean {
    return this.status === 0;
  }

  get signInNeeded(): boolean {
    return this.status === 401;
  }

  get stale(): boolean {
    return this.status === 412;
  }
}

const known = new Set(['type', 'title', 'status', 'code', 'traceId', 'errors', 'instance', 'detail']);

/** Turns whatever a request ended with into a Problem. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof HttpErrorResponse)) {
    // httpResource wraps: the cause carries the response.
    const cause = (error as { cause?: unknown } | null)?.cause;
    if (cause instanceof HttpErrorResponse || cause instanceof Problem) return toProblem(cause);
    return new Problem(-1, 'unexpected', '', [], {}, null);
  }
  if (error.status === 0) return new Problem(0, 'offline', '');
  const body = read(error.error);
  const details: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(body)) if (!known.has(key)) details[key] = value;
  return new Problem(
    error.status,
    text(body['code']) || `http.${error.status}`,
    text(body['title']),
    Array.isArray(body['errors']) ? body['errors'].map(toField).filter((f): f is ProblemField => f !== null) : [],
    details,
    text(body['traceId']) || null,
  );
}

function toField(value: unknown): ProblemField | null {
  if (typeof value !== 'object' || value === null) return null;
  const row = value as Record<string, unknown>;
  return { field: text(row['field']), code: text(row['code']), message: text(row['message']) };
}

function read(body: unknown): Record<string, unknown> {
  if (typeof body === 'string') {
    try {
      return read(JSON.parse(body));
    } catch {
      return {};
    }
  }
  return typeof body === 'object' && body !== null && !(body instanceof Blob) ? (body as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
