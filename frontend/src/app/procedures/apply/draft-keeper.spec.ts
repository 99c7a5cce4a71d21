import { Problem } from '../../api/problem';
import { DraftKeeper, Kept } from './draft-keeper';

const offline = () => new Problem(0, 'offline', '');

function desk(save: (value: string, version: number) => Promise<Kept>) {
  const here: { value: string; base: number }[] = [];
  let forgotten = 0;
  let text = '';
  const keeper = new DraftKeeper<string>({ current: () => text, save, keepHere: (value, base) => here.push({ value, base }), forgetHere: () => forgotten++, wait: 1000, retry: 5000 }, 1);
  return {
    keeper, here,
    forgotten: () => forgotten,
    type: (value: string) => {
      text = value;
      keeper.touch();
    },
  };
}

describe('Keeping a draft', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('keeps every change on this device at once and saves when typing stops', async () => {
    const saved: string[] = [];
    const d = desk(async (value, version) => (saved.push(`${value}@${version}`), { version: version + 1, savedAt: '2026-11-21T14:02:00+09:00' }));
    d.type('a');
    d.type('ab');
    expect(d.here.map((h) => h.value)).toEqual(['a', 'ab']);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved).toEqual(['ab@1']);
    expect(d.keeper.state()).toEqual({ kind: 'saved', at: '2026-11-21T14:02:00+09:00' });
    expect(d.forgotten()).toBe(1);
    expect(d.keeper.base).toBe(2);
  });

  it('has one request at a time and saves what was typed meanwhile afterwards', async () => {
    const saved: string[] = [];
    let finish: (kept: Kept) => void = () => undefined;
    const d = desk((value, version) => (saved.push(`${value}@${version}`), new Promise((resolve) => (finish = resolve))));
    d.type('a');
    await vi.advanceTimersByTimeAsync(1000);
    d.type('ab');
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved).toEqual(['a@1']);
    finish({ version: 2, savedAt: 'x' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved).toEqual(['a@1', 'ab@2']);
    expect(d.forgotten()).toBe(0);
  });

  it('tries again by itself when the connection comes back', async () => {
    let down = true;
    const d = desk(async (_, version) => {
      if (down) throw offline();
      return { version: version + 1, savedAt: 'x' };
    });
    d.type('a');
    await vi.advanceTimersByTimeAsync(1000);
    expect(d.keeper.state().kind).toBe('offline');
    expect(d.keeper.unsaved).toBe(true);
    down = false;
    d.keeper.again();
    await vi.advanceTimersByTimeAsync(0);
    expect(d.keeper.state().kind).toBe('saved');
  });

  it('stops at a newer version and asks, then keeps what the person chose', async () => {
    const tried: number[] = [];
    const d = desk(async (_, version) => {
      tried.push(version);
      if (version < 7) throw new Problem(412, 'draft.stale', '');
      return { version: version + 1, savedAt: 'x' };
    });
    d.type('mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(d.keeper.state().kind).toBe('stale');
    d.type('mine too');
    await vi.advanceTimersByTimeAsync(9000);
    expect(tried).toEqual([1]);
    expect(await d.keeper.overwrite(7)).toBe(true);
    expect(tried).toEqual([1, 7]);
  });

  it('waits for sign-in when the session has expired, with everything kept here', async () => {
    const d = desk(async () => {
      throw new Problem(401, 'identity.sign-in-required', '');
    });
    d.type('a');
    await vi.advanceTimersByTimeAsync(1000);
    d.type('ab');
    expect(d.keeper.state().kind).toBe('expired');
    expect(d.here.at(-1)).toEqual({ value: 'ab', base: 1 });
    expect(d.forgotten()).toBe(0);
  });

  it('says whether everything is on the server before sending', async () => {
    const d = desk(async () => {
      throw offline();
    });
    d.type('a');
    expect(await d.keeper.flush()).toBe(false);
  });
});
