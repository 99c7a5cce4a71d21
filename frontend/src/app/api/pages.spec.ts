import { Page, Pages } from './pages';

const row = (id: string) => ({ id });
const page = (ids: string, next: string | null = null, more: object = {}): Page<{ id: string }> => ({ items: [...ids].map(row), next, ...more });
const settled = () => new Promise((done) => setTimeout(done));
const shown = (pages: Pages<{ id: string }>) => pages.items().map((r) => r.id).join('');

describe('A list that goes on', () => {
  it('asks for the next page with the word of the last one, and shows a row once', async () => {
    const asked: string[] = [];
    const pages = new Pages((url) => (asked.push(url), Promise.resolve(asked.length === 1 ? page('ab', 'x y', { count: 4, countedTo: 500 }) : page('bcd'))));
    pages.show('/list?filter=open');
    await settled();
    expect([pages.counted(), pages.next()]).toEqual(['4', 'x y']);
    expect(await pages.more()).toBe(2);
    expect([shown(pages), pages.next(), asked[1]]).toEqual(['abcd', null, '/list?filter=open&after=x%20y']);
  });
  it('reads anew as many rows as are shown', async () => {
    let now = { first: page('ab', '2'), second: page('cd', '3') };
    const pages = new Pages((url) => Promise.resolve(url.includes('after') ? now.second : now.first));
    pages.show('/list');
    await settled();
    await pages.more();
    now = { first: page('na', '2'), second: page('bc', '3') };
    pages.reload();
    await settled();
    expect([shown(pages), pages.next()]).toEqual(['nabc', '3']);
  });
  it('keeps what was read when the next page fails, and says why', async () => {
    let calls = 0;
    const pages = new Pages(() => (calls++ ? Promise.reject(new Error('x')) : Promise.resolve(page('a', '2'))));
    pages.show('/list');
    await settled();
    await pages.more();
    expect([shown(pages), pages.next(), pages.problem() !== null, pages.error()]).toEqual(['a', '2', true, null]);
  });
  it('has no value but an error when the first page fails, and comes back', async () => {
    let fails = true;
    const pages = new Pages(() => (fails ? Promise.reject(new Error('x')) : Promise.resolve(page('a'))));
    pages.show('/list');
    await settled();
    expect([pages.hasValue(), pages.error() !== null]).toEqual([false, true]);
    fails = false;
    pages.reload();
    await settled();
    expect([pages.hasValue(), pages.error()]).toEqual([true, null]);
  });
  it('reads once more when something changed while it was reading', async () => {
    let calls = 0;
    const pages = new Pages(() => Promise.resolve(page('abc'.slice(0, ++calls))));
    pages.show('/list');
    pages.reload();
    pages.reload();
    await settled();
    expect([calls, shown(pages)]).toEqual([2, 'ab']);
  });
  it('says where counting stopped', async () => {
    const pages = new Pages(() => Promise.resolve(page('a', '2', { count: 500, countedTo: 500 })));
    pages.show('/list');
    await settled();
    expect(pages.counted()).toBe('500+');
  });
});
