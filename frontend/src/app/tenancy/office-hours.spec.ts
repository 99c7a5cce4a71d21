import { TestBed } from '@angular/core/testing';
import { I18n } from '../i18n/i18n';
import { hoursText, openNow } from './office-hours';

const hours = [{ from: 1, to: 5, opens: '08:30:00', closes: '17:15:00' }, { from: 6, to: 6, opens: '09:00:00', closes: '12:00:00' }];

describe('The hours of an office', () => {
  const i18n = () => TestBed.inject(I18n);
  it('name the turn of the year only where the office is closed then', () => {
    expect(hoursText(i18n(), { hours, yearEndClosed: true })).toBe('月〜金 8:30〜17:15、土 9:00〜12:00（祝日・年末年始を除く）');
    expect(hoursText(i18n(), { hours, yearEndClosed: false })).toMatch(/（祝日を除く）$/);
  });
  it('are not said, and the office not closed, where none are set', () => {
    expect(hoursText(i18n(), { hours: [], yearEndClosed: true })).toBe('');
    expect(openNow(i18n(), { hours: [], openToday: null })).toBe('');
    expect(openNow(i18n(), { hours, openToday: null })).toBe('本日の電話受付はお休みです。');
  });
});
