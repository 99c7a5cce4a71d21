import { formatBytes, formatNumber, readNumber } from './numbers';

describe('Numbers', () => {
  it.each([['１２，３４５', 12345], ['12 345', 12345], ['12,345.60', 12345.6], ['-3', -3], ['ー３', -3], ['.5', 0.5]])('read %s as %d', (typed, value) => expect(readNumber(typed)).toBe(value));
  it.each(['', '12トン', '1.2.3', '一二三'])('do not take %s', (typed) => expect(readNumber(typed)).toBeNull());
  it('separate thousands and keep what is no number', () => {
    expect(formatNumber(1234567.5)).toBe('1,234,567.5');
    expect(formatNumber('約500')).toBe('約500');
    expect(formatNumber(null)).toBe('');
  });
  it('say sizes shortly', () => expect([512, 20_480, 2_621_440, 20_971_520].map(formatBytes)).toEqual(['512 B', '20 kB', '2.5 MB', '20 MB']));
});
