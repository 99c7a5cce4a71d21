import { formatDate, formatDateTime, formatDay, joinBoxes, periodLength, readTime, readWholeDate, readYear, splitBoxes } from './dates';

describe('The date boxes', () => {
  it.each([
    ['2026', 2026], ['２０２６', 2026], ['令和8', 2026], ['令和８年', 2026], ['R8', 2026], ['r8', 2026], ['8', 2026], ['令和元', 2019], ['平成31', 2019], ['H31', 2019], ['昭和64年', 1989],
  ])('understand %s as a year', (typed, year) => expect(readYear(typed)).toBe(year));

  it.each(['', 'abc', '0', '20266', '慶応3'])('do not take %s for a year', (typed) => expect(readYear(typed)).toBeNull());

  it.each(['2026-11-21', '2026/11/21', '２０２６年１１月２１日', '令和8年11月21日', '令和8/11/21', 'R8.11.21', '20261121', '令和8年11月21日（2026/11/21）'])('understand the pasted date %s', (typed) =>
    expect(readWholeDate(typed)).toBe('2026-11-21'),
  );

  it('make a day of three boxes', () => expect(joinBoxes('令和8', '２', '3')).toBe('2026-02-03'));
  it('are empty when nothing is typed', () => expect(joinBoxes(' ', '', '')).toBe(''));
  it('keep what is no day as it was typed', () => {
    expect(joinBoxes('2026', '2', '30')).toBe('2026-2-30');
    expect(splitBoxes('2026-2-30')).toEqual({ year: '2026', month: '2', day: '30' });
    expect(splitBoxes(joinBoxes('2026', '', ''))).toEqual({ year: '2026', month: '', day: '' });
  });
  it('show a stored day without leading zeros', () => expect(splitBoxes('2026-02-03')).toEqual({ year: '2026', month: '2', day: '3' }));
});

describe('Times', () => {
  it.each([['9', '09:00'], ['９：３０', '09:30'], ['9時30分', '09:30'], ['9時半', '09:30'], ['930', '09:30'], ['1745', '17:45'], ['17:45', '17:45']])('%s is %s', (typed, time) => expect(readTime(typed)).toBe(time));
  it.each(['25:00', '9:60', '朝', ''])('%s is none', (typed) => expect(readTime(typed)).toBeNull());
});

describe('Dates in words', () => {
  it('carry both calendars in Japanese', () => expect(formatDay('2026-11-21', 'ja')).toBe('令和8年11月21日（2026/11/21）'));
  it('say 元年', () => expect(formatDay('2019-05-01', 'ja', 'weekday')).toBe('令和元年5月1日（水）'));
  it('are plain in English', () => expect(formatDay('2026-11-21', 'en')).toBe('21 November 2026'));
  it('are Tokyo time wherever the reader is', () => {
    expect(formatDateTime('2026-11-20T15:30:00Z', 'ja', 'short')).toBe('2026/11/21 00:30');
    expect(formatDate('2026-11-21T23:59:00+09:00', 'ja', 'short')).toBe('2026/11/21');
  });
  it('leave a wall time as it is', () => expect(formatDateTime('2026-11-21T08:30', 'ja', 'short')).toBe('2026/11/21 08:30'));
  it('say how long a period is', () => {
    expect(periodLength('2026-11-21T08:00', '2026-11-22T10:30', 'ja')).toBe('26時間30分');
    expect(periodLength('2026-11-21', '2026-11-23', 'ja')).toBe('3日間');
    expect(periodLength('2026-11-22T10:00', '2026-11-21T08:00', 'ja')).toBe('');
  });
});
