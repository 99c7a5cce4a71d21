/** The form definition as the API gives it. Members that are not set are null or absent. */

export type Language = 'ja' | 'en' | 'easy';

export interface LocalText {
  readonly ja: string;
  readonly en: string;
  readonly easy?: string | null;
}

export type FieldType =
  | 'text' | 'longText' | 'number' | 'yesNo' | 'choice' | 'choices' | 'date' | 'dateTime' | 'period' | 'email' | 'phone'
  | 'address' | 'party' | 'vessel' | 'port' | 'facility' | 'cargo' | 'money' | 'file' | 'declaration' | 'info' | 'group' | 'computed';

export type FieldOrigin = 'common' | 'optional' | 'own';
export type TextFormat = 'kana' | 'callSign' | 'imo' | 'corporateNumber' | 'postalCode';
export type Precision = 'date' | 'minute';
export type PartUse = 'required' | 'optional' | 'hidden';
export type ComputeOp = 'sum' | 'product' | 'difference' | 'days' | 'hours' | 'minimum' | 'maximum';
export type Rounding = 'half' | 'down' | 'up';
export type Comparison = 'equals' | 'notEquals' | 'in' | 'atLeast' | 'below' | 'answered' | 'empty';

export interface FormDefinition {
  readonly code: string;
  readonly version: string;
  readonly title: LocalText;
  readonly intro?: LocalText | null;
  readonly print?: FormPrint | null;
  readonly steps: readonly FormStep[];
}

/** How the form looks on paper, where the usual is not right. */
export interface FormPrint {
  readonly formNumber?: string | null;
  readonly heading?: LocalText | null;
  readonly addressee?: LocalText | null;
  readonly sentence?: LocalText | null;
  readonly applicant?: string | null;
  readonly emptyRows?: number | null;
  readonly notes?: readonly LocalText[] | null;
}

export interface FormStep {
  readonly id: string;
  readonly title: LocalText;
  readonly help?: LocalText | null;
  readonly when?: Condition | null;
  readonly fields: readonly FormField[];
}

export interface FormField {
  readonly id: string;
  readonly type: FieldType;
  readonly label: LocalText;
  readonly reading?: string | null;
  readonly help?: LocalText | null;
  readonly why?: LocalText | null;
  readonly example?: LocalText | null;
  readonly origin?: FieldOrigin | null;
  /** Required is the default; requiredWhen takes its place when present. */
  readonly required?: boolean | null;
  readonly requiredWhen?: Condition | null;
  readonly showWhen?: Condition | null;
  readonly unit?: string | null;
  readonly min?: number | null;
  readonly max?: number | null;
  readonly decimals?: number | null;
  readonly minLength?: number | null;
  readonly maxLength?: number | null;
  readonly format?: TextFormat | null;
  readonly options?: readonly FormOption[] | null;
  readonly codes?: string | null;
  /** Kinds of facility that are offered; all when not given. */
  readonly kinds?: readonly string[] | null;
  readonly allowOther?: boolean | null;
  readonly accept?: readonly string[] | null;
  readonly maxFiles?: number | null;
  readonly maxBytes?: number | null;
  readonly item?: string | null;
  /** Lists of cases say this answer first. */
  readonly summary?: boolean | null;
  /** 許可書に載せる: permits and the office's other letters print this answer. */
  readonly onPermit?: boolean | null;
  readonly fields?: readonly FormField[] | null;
  readonly minItems?: number | null;
  readonly maxItems?: number | null;
  readonly precision?: Precision | null;
  readonly parts?: Readonly<Record<string, PartUse>> | null;
  readonly minDaysFromToday?: number | null;
  readonly maxDaysFromToday?: number | null;
  readonly notBefore?: string | null;
  readonly maxDays?: number | null;
  readonly compute?: Compute | null;
  readonly rounding?: Rounding | null;
}

/** A path through rows (rows.area) means that answer of every row. */
export interface Compute {
  readonly op: ComputeOp;
  readonly of: readonly string[];
}

export interface FormOption {
  readonly code: string;
  readonly label: LocalText;
}

export interface Condition {
  readonly field?: string | null;
  readonly is?: Comparison | null;
  readonly value?: unknown;
  readonly all?: readonly Condition[] | null;
  readonly any?: readonly Condition[] | null;
  readonly not?: Condition | null;
}

/** A normalised answer. */
export type Answer = string | number | boolean | Answers | AnswerList;
export interface Answers {
  [id: string]: Answer;
}
export type AnswerList = Answer[];

export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface SummaryLine {
  readonly step: string;
  readonly field: string;
  readonly label: string;
  readonly text: string;
  readonly parts: readonly SummaryLine[];
}

export interface AnswerChange {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface SubmittedAnswers {
  readonly answers: Answers;
  readonly dropped: readonly string[];
}

/** Code lists that have been loaded, by name; an answer is not checked against a list that is not there. */
export type CodeLists = ReadonlyMap<string, ReadonlyMap<string, LocalText>>;

export function textIn(text: LocalText, language: Language): string {
  return language === 'en' ? text.en || text.ja : language === 'easy' ? (text.easy ?? text.ja) : text.ja;
}
