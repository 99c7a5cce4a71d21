import type { I18n } from '../i18n/i18n';
import type { StatusTone } from '../ui';
import { daysBetween, formatDate, inTokyo, today } from '../ui';
import type { CaseState, Turn } from './procedures-api';

export function toneOf(state: CaseState): StatusTone {
  if (state === 'granted' || state === 'accepted') return 'good';
  if (state === 'refused' || state === 'revoked') return 'bad';
  if (state === 'withdrawn') return 'neutral';
  return state === 'correctionRequested' ? 'turn' : 'waiting';
}

/** Whose turn it is and since when, in words: あなたの番です / 青浜県が審査中（3日目・期限 12月8日）/ 完了. */
export function turnText(i18n: I18n, of: { turn: Turn; turnSince: string; state: CaseState; authorityName: unknown; dueOn?: string | null; submittedAt?: string }): string {
  const since = inTokyo(of.turnSince)?.day;
  const day = since ? (daysBetween(since, today()) ?? 0) + 1 : 1;
  if (of.turn === 'you') return i18n.t(day > 1 ? 'turn.you.since' : 'turn.you', { n: day });
  if (of.turn === 'done') return i18n.t('turn.done', { state: i18n.t(`state.case.${of.state}`), date: formatDate(of.turnSince, i18n.lang(), 'short') });
  const params = { authority: i18n.pick(of.authorityName as string), n: day, due: of.dueOn ? formatDate(of.dueOn, i18n.lang(), 'day') : '', doing: i18n.t(`turn.doing.${of.state}`) };
  return i18n.t(of.dueOn ? 'turn.authority.due' : 'turn.authority', params);
}
