import { inside, pick, put, segments } from './paths';

/** 補正: what was asked for, and the answers as they were sent. */
export interface Reopened {
  /** Questions, or parts of them by path. */
  readonly paths: readonly string[];
  readonly sent: Readonly<Record<string, unknown>>;
}

/** What the form says of answers: which paths it asks for, and at which something is wrong. */
export interface Reading {
  asked(answers: Readonly<Record<string, unknown>>): ReadonlySet<string>;
  faultsAt(answers: Readonly<Record<string, unknown>>): ReadonlySet<string>;
}

/**
 * Paths that a correction opens besides those asked for, because the new answers make the form ask for them: questions that
 * were not asked before, and those whose earlier answer is not good enough any more. Twin of OpenQuestions.cs.
 */
export function openedBy(of: Reopened, answers: Readonly<Record<string, unknown>>, form: Reading): readonly string[] {
  const apart = (path: string): boolean => !of.paths.some((one) => inside(path, one) || inside(one, path));
  const before = form.asked(of.sent);
  const opened = [...form.asked(answers)].filter((path) => !before.has(path) && apart(path));
  const faults = form.faultsAt(answers);
  for (const path of faults) if (apart(path)) opened.push(path);
  // What was answered anew stays open while the earlier answer would still be wrong.
  for (const path of form.asked(answers)) {
    const earlier = pick(of.sent, path);
    if (!apart(path) || JSON.stringify(pick(answers, path)) === JSON.stringify(earlier)) continue;
    const restored = put(answers, segments(path), earlier) as Readonly<Record<string, unknown>>;
    opened.push(...[...form.faultsAt(restored)].filter((fault) => inside(fault, path)));
  }
  return [...new Set(opened)];
}
