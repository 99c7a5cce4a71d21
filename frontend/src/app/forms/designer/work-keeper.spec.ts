import { Problem } from '../../api/problem';
import { KeptWork, WorkKeeper } from './work-keeper';

const at = (version: number, savedBy = 'me'): KeptWork => ({ version, savedAt: 'x', savedBy });

function table(save: (value: string, version: number) => Promise<KeptWork>) {
  let text = 'start';
  const memory: (string | null)[] = [];
  const keeper = new WorkKeeper<string, KeptWork>({ current: () => text, save, look: async () => at(7, '港 花子'), remember: (value) => memory.push(value), wait: 1000 }, at(1));
  return { keeper, memory, type: (value: string) => ((text = value), keeper.touch()) };
}

describe('Keeping the working copy', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('saves by itself when typing pauses', async () => {
    const saved: string[] = [];
    const t = table(async (value, version) => (saved.push(`${value}@${version}`), at(version + 1)));
    t.type('a');
    t.type('ab');
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved).toEqual(['ab@1']);
    expect(t.keeper.state().kind).toBe('saved');
    expect(t.memory.at(-1)).toBeNull();
  });

  it('says who saved meanwhile, keeps what was typed, and saves it when told to', async () => {
    const tried: number[] = [];
    const t = table(async (_, version) => {
      tried.push(version);
      if (version < 7) throw new Problem(412, 'form.stale', '');
      return at(version + 1);
    });
    t.type('mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(t.keeper.state()).toEqual({ kind: 'conflict', by: '港 花子', at: 'x' });
    t.type('mine still');
    await vi.advanceTimersByTimeAsync(5000);
    expect(tried).toEqual([1]);
    expect(t.memory.at(-1)).toBe('mine still');
    expect(await t.keeper.keepMine()).toBe(true);
    expect(tried).toEqual([1, 7]);
  });

  it('waits for the connection', async () => {
    let down = true;
    const t = table(async (_, version) => {
      if (down) throw new Problem(0, 'offline', '');
      return at(version + 1);
    });
    t.type('a');
    await vi.advanceTimersByTimeAsync(1000);
    expect(t.keeper.state().kind).toBe('offline');
    down = false;
    t.keeper.again();
    await vi.advanceTimersByTimeAsync(0);
    expect(t.keeper.state().kind).toBe('saved');
  });

  it('does not say that all is saved while more was typed', async () => {
    const waiting: (() => void)[] = [];
    const t = table((_, version) => new Promise((done) => waiting.push(() => done(at(version + 1)))));
    t.type('a');
    await vi.advanceTimersByTimeAsync(1000);
    t.type('ab');
    waiting[0]();
    await vi.advanceTimersByTimeAsync(0);
    expect(t.keeper.state().kind).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1000);
    waiting[1]();
    await vi.advanceTimersByTimeAsync(0);
    expect(t.keeper.state().kind).toBe('saved');
  });
});
