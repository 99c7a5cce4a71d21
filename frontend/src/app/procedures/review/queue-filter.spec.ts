import { fromQuery, isNarrowed, noFilter, readFilter, toParams, toQuery } from './queue-filter';

const read = (params: Record<string, string>) => readFilter((name) => params[name]);

describe('The filter in the address', () => {
  it('is empty for an empty address', () => expect(read({})).toEqual(noFilter));
  it('comes back as it went', () => {
    const filter = { view: 'dueSoon', query: '第三 あおば丸&', procedure: 'mooring-use', state: 'inReview', assignee: 'me', desk: '019aa7c0-0000-7000-8000-000000000001', sort: 'oldest' } as const;
    expect(fromQuery(toQuery(filter))).toEqual(filter);
  });
  it('forgets what it does not know', () => expect(read({ view: 'secret', state: 'gone', sort: 'x' })).toEqual(noFilter));
  it('takes empty values out of the address', () => expect(toParams({ ...noFilter, view: 'all' })).toEqual({ view: 'all', query: null, procedure: null, state: null, assignee: null, desk: null, sort: null }));
  it('does not count the view or the order as narrowing', () => {
    expect(isNarrowed({ ...noFilter, view: 'closed', sort: 'newest' })).toBe(false);
    expect(isNarrowed({ ...noFilter, assignee: 'none' })).toBe(true);
    expect(isNarrowed({ ...noFilter, desk: 'none' })).toBe(true);
  });
  it('limits what a search may be', () => expect(read({ query: 'あ'.repeat(500) }).query.length).toBe(200));
});
