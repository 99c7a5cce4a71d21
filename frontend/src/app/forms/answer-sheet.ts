import { WritableSignal, computed, linkedSignal, signal, untracked } from '@angular/core';
import { Answers, FieldError, FormDefinition, FormField, FormStep, Language, CodeLists, isComposite, isRows, NormalMemo, normalise, SummaryLine, partsOf, showPhone, showPostalCode, summary, validate, visible } from './engine';
import { Reopened, openedBy } from './open-questions';
import { inside, pick, put, segments, top } from './paths';

export type RawAnswers = Record<string, unknown>;

/** A path of the form (`vessel.callSign`, `cargo[0].tons`) as an element id. */
export function fieldIdOf(path: string): string {
  return `q-${path.replace(/[^\w]+/g, '-').replace(/-$/, '')}`;
}

/**
 * The answers of one form while somebody fills them in: as typed, with what is asked and what is wrong.
 * Errors show from the first attempt on (or after leaving a field that cannot be right); a fixed one goes alone.
 */
export class AnswerSheet {
  readonly answers = signal<RawAnswers>({});
  /** Counts every change by hand, so that savers see the difference between loading and typing. */
  readonly edits = signal(0);
  private readonly shown = signal<ReadonlySet<string>>(new Set());
  private readonly fromServer = signal<readonly FieldError[]>([]);

  readonly form: WritableSignal<FormDefinition>;

  constructor(
    definition: FormDefinition,
    answers: RawAnswers,
    private readonly language: () => Language,
    private readonly codes: () => CodeLists,
    private readonly today: () => string,
    /** Only this can be changed, and what its answers make the form ask for; null means everything. */
    readonly reopened: Reopened | null = null,
  ) {
    this.form = signal(definition);
    this.answers.set(answers);
  }

  get definition(): FormDefinition {
    return this.form();
  }

  /** The form itself has changed under the answers, as it does in the designer. */
  revise(definition: FormDefinition): void {
    this.form.set(definition);
  }

  /** Answers already read, so that a keystroke in one of 700 questions reads that one alone. */
  private readonly memo: NormalMemo = new WeakMap();
  /** What stands in each top question: whoever shows one hears of its changes only. */
  private readonly cells = new Map<string, WritableSignal<unknown>>();
  /** The same set while the same is asked. */
  readonly asked = computed<ReadonlySet<string>>(() => new Set(visible(this.definition, this.answers(), this.memo)), { equal: sameSet });
  readonly faults = computed<readonly FieldError[]>(() => validate(this.definition, this.answers(), this.language(), this.today(), this.codes(), this.memo));
  readonly errors = computed<readonly FieldError[]>(() => {
    const shown = this.shown();
    const own = shown.size ? this.faults().filter((fault) => shown.has(fault.field)) : [];
    const taken = new Set(own.map((fault) => fault.field));
    return [...own, ...this.fromServer().filter((fault) => !taken.has(fault.field))];
  }, { equal: sameErrors });
  /** The first sentence of each path, by question; the same map for a question of which the same is said, so that only those wake that have news. */
  private readonly said = linkedSignal<readonly FieldError[], ReadonlyMap<string, ReadonlyMap<string, string>>>({
    source: this.errors,
    computation: (errors, before) => {
      const said = new Map<string, Map<string, string>>();
      for (const error of errors) {
        const question = top(error.field);
        const own = said.get(question) ?? new Map<string, string>();
        if (!own.has(error.field)) said.set(question, own.set(error.field, error.message));
      }
      return new Map([...said].map(([question, own]) => [question, sameMap(before?.value.get(question), own)]));
    },
  }).asReadonly();

  /** Steps of which at least one question is asked. */
  readonly steps = computed<readonly FormStep[]>(() => this.definition.steps.filter((step) => step.fields.some((field) => this.asked().has(field.id))));

  /** Whether something at this path, or in it, may be changed. */
  isOpen(path: string): boolean {
    return this.reopened === null || this.openPaths().some((one) => inside(one, path) || inside(path, one));
  }

  private readonly openPaths = computed<readonly string[]>(() => (this.reopened ? [...this.reopened.paths, ...this.opened()] : []));
  /** What a correction opens besides what was asked for. */
  readonly opened = computed<readonly string[]>(() => (this.reopened ? openedBy(this.reopened, this.answers(), {
    asked: (answers) => new Set(visible(this.definition, answers, this.memo)),
    faultsAt: (answers) => new Set(validate(this.definition, answers, this.language(), this.today(), this.codes(), this.memo).map((fault) => fault.field)),
  }) : []), { equal: sameList });
  /** The questions of which something is open. */
  readonly openQuestions = computed<readonly string[]>(() => [...new Set(this.openPaths().map(top))]);

  /** The answer at a path in words, for what can be read only. */
  textAt(path: string): string {
    return this.texts().get(path) ?? '';
  }

  private readonly texts = computed<ReadonlyMap<string, string>>(() => {
    const texts = new Map<string, string>();
    const walk = (lines: readonly SummaryLine[]): void => lines.forEach((line) => (texts.set(line.field, line.text), walk(line.parts)));
    walk(summary(this.definition, this.answers(), this.language(), this.codes()));
    return texts;
  });

  isAsked(path: string): boolean {
    return this.asked().has(path);
  }

  /** What is said of a question and its parts, by path. */
  messagesOf(question: string): ReadonlyMap<string, string> {
    return this.said().get(question) ?? NOTHING_SAID;
  }

  errorAt(path: string): string | null {
    return this.messagesOf(top(path)).get(path) ?? null;
  }

  valueAt(path: string): unknown {
    const [head, ...rest] = segments(path);
    return rest.reduce<unknown>((value, key) => (value !== null && typeof value === 'object' ? (value as Record<string | number, unknown>)[key] : undefined), this.cell(String(head))());
  }

  /** Answers that nobody types, worked out from the others. */
  private readonly worked = computed<Answers>(() => normalise(this.definition, this.answers(), this.memo));

  workedAt(path: string): unknown {
    return pick(this.worked(), path);
  }

  set(path: string, value: unknown): void {
    this.answers.update((answers) => put(answers, segments(path), value) as RawAnswers);
    this.cells.get(top(path))?.set(this.answers()[top(path)]);
    this.fromServer.update((all) => (all.some((fault) => inside(path, fault.field)) ? all.filter((fault) => !inside(path, fault.field)) : all));
    this.edits.update((n) => n + 1);
  }

  /** After leaving a field: shows how the value was understood, and what cannot be right. Nothing is said about what is still empty. */
  leave(path: string, field: FormField): void {
    const value = this.valueAt(path);
    if (typeof value === 'string' && value !== '') {
      const read = pick(normalise(this.definition, this.answers(), this.memo), path);
      const display = field.type === 'phone' ? showPhone(String(read ?? value)) : field.format === 'postalCode' ? showPostalCode(String(read ?? value)) : read;
      if (display !== undefined && display !== value) this.set(path, display);
    }
    const wrong = this.faults().filter((fault) => fault.field === path && !fault.code.startsWith('required') && value !== undefined && value !== '' && value !== null);
    if (wrong.length) this.show(wrong.map((fault) => fault.field));
  }

  /** An attempt to go on: everything wrong in these questions is said. True when nothing is. */
  check(questions: readonly string[] | null = null): boolean {
    const meant = questions && new Set(questions);
    const wrong = this.faults().filter((fault) => meant === null || meant.has(top(fault.field)));
    this.show(wrong.map((fault) => fault.field));
    return wrong.length === 0;
  }

  errorsOf(questions: readonly string[] | null): readonly FieldError[] {
    const meant = questions && new Set(questions);
    return meant === null ? this.errors() : this.errors().filter((error) => meant.has(top(error.field)));
  }

  /** What the server found; each goes when its field is changed. */
  refuse(errors: readonly FieldError[]): void {
    this.fromServer.set(errors);
    this.show(errors.map((error) => error.field));
  }

  stepOf(path: string): FormStep | undefined {
    return this.definition.steps.find((step) => step.fields.some((field) => field.id === top(path)));
  }

  replace(answers: RawAnswers): void {
    this.answers.set(answers);
    for (const [id, cell] of this.cells) cell.set(answers[id]);
    this.shown.set(new Set());
    this.fromServer.set([]);
  }

  private cell(id: string): WritableSignal<unknown> {
    let cell = this.cells.get(id);
    if (!cell) this.cells.set(id, (cell = signal(untracked(this.answers)[id])));
    return cell;
  }

  private show(paths: readonly string[]): void {
    this.shown.update((shown) => new Set([...shown, ...paths]));
  }
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size !== other.size) return false;
  for (const item of one) if (!other.has(item)) return false;
  return true;
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, i) => item === other[i]);
}

const NOTHING_SAID: ReadonlyMap<string, string> = new Map();

/** The one from before, where it says the same. */
function sameMap(before: ReadonlyMap<string, string> | undefined, now: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return before?.size === now.size && [...now].every(([path, message]) => before.get(path) === message) ? before : now;
}

function sameErrors(one: readonly FieldError[], other: readonly FieldError[]): boolean {
  return one.length === other.length && one.every((error, i) => error.field === other[i].field && error.message === other[i].message);
}

/** Names of the code lists that a form chooses from. */
export function codeListsOf(definition: FormDefinition): string[] {
  const names = new Set<string>();
  const walk = (fields: readonly FormField[]): void => {
    for (const field of fields) {
      if (field.codes) names.add(field.codes);
      if (field.type === 'port') names.add(field.codes ?? 'locodes');
      if (field.type === 'facility') names.add(field.codes ?? 'facilities');
      if (isComposite(field.type) || isRows(field.type)) walk(partsOf(field));
    }
  };
  for (const step of definition.steps) walk(step.fields);
  return [...names];
}
