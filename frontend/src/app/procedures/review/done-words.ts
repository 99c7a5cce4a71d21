import { Problem } from '../../api/problem';
import type { I18n } from '../../i18n/i18n';
import { inTokyo, today } from '../../ui';

/** 田中さんが 14:02 に補正を求めました */
export function staleWords(problem: Problem, i18n: I18n): string {
  const last = problem.details['lastAction'] as { actor?: string; action?: string; at?: string } | undefined;
  if (!last?.action || !last.at) return problem.title || i18n.t('problem.412');
  return doneWords({ actor: last.actor ?? '', kind: last.action, at: last.at }, i18n);
}

export function doneWords(done: { actor: string; kind: string; at: string }, i18n: I18n): string {
  const at = inTokyo(done.at);
  const key = `officer.did.${done.kind}`;
  const what = i18n.t(i18n.has(key) ? key : 'officer.did.something');
  const time = at?.day === today() ? at.time : at ? `${at.day.replaceAll('-', '/')} ${at.time}` : '';
  return i18n.t('officer.did', { actor: done.actor, time, what });
}
