import { Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { HubConnection } from '@microsoft/signalr';
import { LIVE_LINE, Live, LiveChange } from './live';
import { Session } from './session';

/** A line as SignalR gives it, in our hands: it can be cut and come back. */
class Line {
  readonly asked: string[] = [];
  private readonly heard = new Map<string, (change: LiveChange) => void>();
  reconnecting = () => {};
  reconnected = () => {};
  closed = () => {};
  constructor(private readonly dead = false) {}
  on = (name: string, hear: (change: LiveChange) => void) => void this.heard.set(name, hear);
  onreconnecting = (act: () => void) => void (this.reconnecting = act);
  onreconnected = (act: () => void) => void (this.reconnected = act);
  onclose = (act: () => void) => void (this.closed = act);
  start = () => (this.dead ? Promise.reject(new Error('down')) : Promise.resolve());
  stop = async () => this.closed();
  invoke = async (_: string, slug: string) => void this.asked.push(slug);
  say = (name: string, id: string) => this.heard.get(name)?.({ kind: 'case', id, at: '' });
}

/** With a line that is up, and listeners that have read since. */
async function upToDate() {
  const all = await listening();
  all.told.length = 0;
  return all;
}

async function listening() {
  const lines: Line[] = [];
  const next = { dead: false };
  const signedIn = signal(true);
  TestBed.configureTestingModule({
    providers: [
      { provide: Session, useValue: { signedIn } },
      { provide: LIVE_LINE, useValue: async () => (lines.push(new Line(next.dead)), lines.at(-1) as unknown as HubConnection) },
    ],
  });
  const live = TestBed.inject(Live);
  const told: (string | null)[] = [];
  runInInjectionContext(TestBed.inject(Injector), () => live.on((change) => told.push(change?.id ?? null)));
  await settled();
  return { live, lines, told, next, signedIn };
}

const settled = async () => {
  TestBed.tick();
  await vi.advanceTimersByTimeAsync(0);
};

describe('The live line', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('asks to read again what was read before the line was up', async () => {
    const { live, lines, told } = await listening();
    expect(told).toEqual([null]);
    await live.watchTenant('aohama');
    expect(told).toEqual([null, null]);
    await live.watchTenant('aohama');
    expect(told).toEqual([null, null]);
    expect(lines[0].asked).toEqual(['aohama']);
  });

  it('tells each change once', async () => {
    const { live, lines, told } = await upToDate();
    expect(live.connected()).toBe(true);
    lines[0].say('changed', 'a');
    lines[0].say('changed', 'b');
    expect(told).toEqual(['a', 'b']);
  });

  it('asks once to read again after a short break, and watches what it watched', async () => {
    const { live, lines, told } = await upToDate();
    await live.watchTenant('aohama');
    told.length = 0;
    lines[0].reconnecting();
    expect(live.connected()).toBe(false);
    lines[0].reconnected();
    await settled();
    expect(live.connected()).toBe(true);
    expect(told).toEqual([null]);
    expect(lines[0].asked).toEqual(['aohama', 'aohama']);
    lines[0].say('changed', 'a');
    expect(told).toEqual([null, 'a']);
  });

  it('lays a new line when the old one is given up, until one holds, and asks once to read again', async () => {
    const { lines, told, next } = await upToDate();
    next.dead = true;
    lines[0].closed();
    await vi.advanceTimersByTimeAsync(5000);
    expect(lines.length).toBe(2);
    next.dead = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(lines.length).toBe(3);
    expect(told).toEqual([null]);
    lines[2].say('changed', 'a');
    expect(told).toEqual([null, 'a']);
  });

  it('reads again when the server itself had missed changes', async () => {
    const { lines, told } = await upToDate();
    lines[0].say('reread', '');
    expect(told).toEqual([null]);
  });

  it('keeps quiet without a network and asks to read again when it is back', async () => {
    const { lines, told } = await upToDate();
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    lines[0].say('changed', 'a');
    expect(told).toEqual([]);
    online.mockReturnValue(true);
    window.dispatchEvent(new Event('online'));
    expect(told).toEqual([null]);
    online.mockRestore();
  });

  it('falls silent at signing out, and an old line does not end the next one', async () => {
    const { live, lines, told, signedIn } = await upToDate();
    signedIn.set(false);
    await settled();
    expect(live.connected()).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lines.length).toBe(1);
    signedIn.set(true);
    await settled();
    expect(lines.length).toBe(2);
    lines[0].closed();
    expect(live.connected()).toBe(true);
    lines[1].say('changed', 'a');
    expect(told).toEqual([null, 'a']);
  });
});
