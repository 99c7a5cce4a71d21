import { QueueList, compare } from './queue-list';
import type { CaseList, CaseRow } from './review-api';

const row = (id: string, version = 1): CaseRow => ({ id, version }) as CaseRow;
const counts = { all: 0, mine: 0, desk: 0, new: 0, dueSoon: 0, correction: 0, decision: 0, closed: 0 };
const page = (items: CaseRow[], next: string | null = null): CaseList => ({ items, next, counts, countedTo: 1000 });

describe('The rows on screen', () => {
  it('are told what came, what went and what changed', () => {
    const found = compare([row('a'), row('b'), row('c')], page([row('n'), row('a', 2), row('c')]));
    expect([found.fresh, found.gone, found.changed.map((r) => r.id)]).toEqual([1, ['b'], ['a']]);
  });
  it('do not think that the pages beneath are gone', () => expect(compare([row('a'), row('b'), row('c'), row('d')], page([row('a'), row('b')], 'more')).gone).toEqual([]));
  it('change where they stand and wait with the rest', async () => {
    const pages = [page([row('a'), row('b')]), page([row('n'), row('a', 2), row('b')])];
    const list = new QueueList(() => Promise.resolve(pages.shift()!));
    await list.load('');
    expect(await list.look()).toBe(true);
    expect(list.rows().map((r) => [r.id, r.version])).toEqual([['a', 2], ['b', 1]]);
    expect(list.arrived()).toEqual({ fresh: 1, gone: 0 });
  });
  it('keep what was read when the next page fails', async () => {
    let calls = 0;
    const list = new QueueList(() => (calls++ ? Promise.reject(new Error('x')) : Promise.resolve(page([row('a')], 'c'))));
    await list.load('');
    await list.more();
    expect(list.rows().length).toBe(1);
    expect(list.problem()).not.toBeNull();
  });
  it('show a row once, also when it moved to the next page meanwhile', async () => {
    const pages = [page([row('a'), row('b')], 'c'), page([row('b'), row('d')])];
    const list = new QueueList(() => Promise.resolve(pages.shift()!));
    await list.load('');
    await list.more();
    expect(list.rows().map((r) => r.id)).toEqual(['a', 'b', 'd']);
  });
});
