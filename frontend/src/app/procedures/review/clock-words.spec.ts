import { clockWords } from './clock-words';

const running = (daysLeft: number | null) => clockWords({ clock: 'running', daysLeft, dueOn: daysLeft === null ? null : '2026-12-01' });

describe('The clock in words', () => {
  it('says how late a case is, before anything else', () => expect(running(-3)).toEqual({ key: 'officer.clock.late', params: { n: 3 }, tone: 'bad' }));
  it('knows one day late', () => expect(running(-1).key).toBe('officer.clock.lateOne'));
  it('says today and tomorrow', () => expect([running(0).key, running(1).key]).toEqual(['officer.clock.today', 'officer.clock.tomorrow']));
  it('warns near the end only', () => expect([running(5).tone, running(6).tone]).toEqual(['turn', 'neutral']));
  it('has words for a case without a period', () => expect(running(null).key).toBe('officer.clock.none'));
  it('stands still during a correction, whatever the days', () => expect(clockWords({ clock: 'stopped', daysLeft: -4, dueOn: '2026-01-01' }).key).toBe('officer.clock.stopped'));
  it('stands still on hold, and says so', () => expect(clockWords({ state: 'frozen', clock: 'stopped', daysLeft: 3, dueOn: '2026-01-01' }).key).toBe('officer.clock.held'));
  it('ends with the case', () => expect(clockWords({ clock: 'ended', daysLeft: null, dueOn: null }).tone).toBe('neutral'));
});
