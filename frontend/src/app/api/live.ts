import { DestroyRef, InjectionToken, Service, effect, inject, signal, untracked } from '@angular/core';
import type { HubConnection } from '@microsoft/signalr';
import { Session } from './session';

export interface LiveChange {
  readonly kind: 'case' | 'draft' | 'notification' | string;
  readonly id: string;
  readonly at: string;
}

/** Lays the line; it has not been started yet. */
export const LIVE_LINE = new InjectionToken<() => Promise<HubConnection>>('the live line', {
  providedIn: 'root',
  factory: () => async () => {
    const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
    return new HubConnectionBuilder()
      .withUrl('/hubs/live')
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (c) => Math.min(30_000, 500 * 2 ** Math.min(c.previousRetryCount, 6)) })
      .configureLogging(LogLevel.None)
      .build();
  },
});

type Listener = (change: LiveChange | null) => void;

/**
 * The live line to the server. Listeners get each change, and `null` whenever changes may have gone by unheard (before the line
 * was up, while a connection or the network was lost): then they read their state again, so nothing is missed and nothing shows twice.
 */
@Service()
export class Live {
  private readonly session = inject(Session);
  private readonly lay = inject(LIVE_LINE);
  private readonly listeners = new Set<Listener>();
  private readonly tenants = new Set<string>();
  private connection: HubConnection | null = null;
  private starting = false;
  private retry: ReturnType<typeof setTimeout> | undefined;

  readonly connected = signal(false);

  constructor() {
    // A live line may outlive a dead network for a while, or the reverse.
    window.addEventListener('online', () => this.tell(null));
    effect(() => {
      const signedIn = this.session.signedIn();
      untracked(() => (signedIn ? this.listeners.size > 0 && void this.start() : void this.stop()));
    });
  }

  /** Call in an injection context; ends with the caller. */
  on(listener: Listener): void {
    this.listeners.add(listener);
    inject(DestroyRef).onDestroy(() => this.listeners.delete(listener));
    if (this.session.signedIn()) void this.start();
  }

  /** Staff: everything that changes at an authority. */
  async watchTenant(slug: string): Promise<void> {
    if (this.tenants.has(slug)) return;
    this.tenants.add(slug);
    if (!this.connected()) return;
    await this.connection?.invoke('WatchTenant', slug).catch(() => undefined);
    this.tell(null);
  }

  private async start(): Promise<void> {
    if (this.connection || this.starting) return;
    this.starting = true;
    try {
      const connection = await this.lay();
      connection.on('changed', (change: LiveChange) => this.tell(change));
      // The server itself had lost its line to the database: changes may have gone by.
      connection.on('reread', () => this.tell(null));
      connection.onreconnecting(() => this.connected.set(false));
      connection.onreconnected(() => void this.back());
      connection.onclose(() => {
        if (this.connection !== connection) return; // Signed out, perhaps in again: the next line is none of its business.
        this.connected.set(false);
        this.connection = null;
        this.again();
      });
      this.connection = connection;
      await connection.start();
      await this.back();
    } catch {
      this.connection = null;
      this.again();
    } finally {
      this.starting = false;
    }
  }

  private async back(): Promise<void> {
    this.connected.set(true);
    for (const slug of this.tenants) await this.connection?.invoke('WatchTenant', slug).catch(() => undefined);
    this.tell(null);
  }

  private again(): void {
    clearTimeout(this.retry);
    if (!this.session.signedIn() || this.listeners.size === 0) return;
    this.retry = setTimeout(() => void this.start(), 5_000);
  }

  private async stop(): Promise<void> {
    clearTimeout(this.retry);
    const open = this.connection;
    this.connection = null;
    this.connected.set(false);
    await open?.stop().catch(() => undefined);
  }

  private tell(change: LiveChange | null): void {
    // Nothing could be read now, and what is on screen would make room for an error; all is read again when the network is back.
    if (!navigator.onLine) return;
    for (const listener of [...this.listeners]) listener(change);
  }
}
