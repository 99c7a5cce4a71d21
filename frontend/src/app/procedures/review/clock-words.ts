import type { StatusTone } from '../../ui';
import type { CaseState, ClockState } from './review-api';

/** A text key with what fills it, and a colour that only repeats the words. */
export interface ClockWords {
  readonly key: string;
  readonly params: Readonly<Record<string, number>>;
  readonly tone: StatusTone;
}

/** Fewer days than this are told with emphasis. */
export const soonDays = 5;

/** The processing clock in words: how many days are left, that it stands still, or that it is over. */
export function clockWords(of: { readonly state?: CaseState; readonly clock: ClockState; readonly daysLeft: number | null; readonly dueOn: string | null }): ClockWords {
  if (of.clock === 'ended') return { key: 'officer.clock.ended', params: {}, tone: 'neutral' };
  if (of.clock === 'stopped') return { key: of.state === 'frozen' ? 'officer.clock.held' : 'officer.clock.stopped', params: {}, tone: 'waiting' };
  const n = of.daysLeft;
  if (n === null) return { key: 'officer.clock.none', params: {}, tone: 'neutral' };
  if (n < 0) return { key: n === -1 ? 'officer.clock.lateOne' : 'officer.clock.late', params: { n: -n }, tone: 'bad' };
  if (n === 0) return { key: 'officer.clock.today', params: {}, tone: 'bad' };
  if (n === 1) return { key: 'officer.clock.tomorrow', params: {}, tone: 'turn' };
  return { key: 'officer.clock.left', params: { n }, tone: n <= soonDays ? 'turn' : 'neutral' };
}

export function stateTone(state: CaseState): StatusTone {
  switch (state) {
    case 'submitted':
    case 'awaitingDecision':
      return 'turn';
    case 'correctionRequested':
    case 'inReview':
      return 'waiting';
    case 'granted':
    case 'accepted':
      return 'good';
    case 'refused':
    case 'revoked':
      return 'bad';
    default:
      return 'neutral';
  }
}
