import type { Answer, CodeLists, FieldError, FormField, Language } from './definition';
import { addDays, dayNumber, parseDate, parseDateTime } from './dates';
import { lengthOf } from './folding';
import { UNREADABLE } from './import';
import { dateIn, fileKind, sayWithExample, word, type Places } from './messages';
import { decimalsOf, grouped, isPlainNumber, isWritable, NUMBER_LIMIT } from './numbers';
import { LIMITS } from './parts';
import type { Scope } from './scope';
import { formatError, isAccepted, isFacilityCode, isLocode, isMail, isOther, isPhone, isWholeFile, showBytes } from './shapes';
import { asNumber, asText, isWhole, member } from './values';

/** A question being checked. */
export interface Question {
  readonly field: FormField;
  readonly path: string;
  readonly label: string;
  readonly scope: Scope;
}

/** Rules for single answers that are there; each notes at most one error per answer. Twin of ValueRules.cs. */
export class ValueRules {
  constructor(
    private readonly language: Language, private readonly today: string, private readonly codes: CodeLists, private readonly errors: FieldError[],
  ) {}

  check(question: Question, value: Answer, mandatory: boolean): void {
    switch (question.field.type) {
      case 'text':
      case 'longText':
        this.checkText(question, value);
        break;
      case 'number':
      case 'money':
      case 'computed':
        this.checkNumber(question, value);
        break;
      case 'yesNo':
        if (typeof value !== 'boolean') this.add(question, 'yesNo.invalid');
        break;
      case 'declaration':
        if (typeof value !== 'boolean') this.add(question, 'invalid');
        else if (!value && mandatory) this.add(question, 'required', {}, 'required.declaration');
        break;
      case 'choice':
        this.checkChoice(question, asText(value) ?? '');
        break;
      case 'choices':
        this.checkChoices(question, value);
        break;
      case 'date':
      case 'dateTime':
        this.checkDate(question, asText(value) ?? '');
        break;
      case 'email':
        if (!isMail(asText(value) ?? '')) this.add(question, 'email.invalid');
        break;
      case 'phone':
        if (!isPhone(asText(value) ?? '')) this.add(question, 'phone.invalid');
        break;
      case 'port':
        this.checkPlace(question, asText(value) ?? '', 'port.invalid', isLocode, 'locodes');
        break;
      case 'facility':
        this.checkPlace(question, asText(value) ?? '', 'facility.invalid', isFacilityCode, 'facilities');
        break;
      case 'file':
        this.checkFiles(question, value);
        break;
      default:
        break;
    }
  }

  checkCount(question: Question, count: number, min: number | null | undefined, max: number | null | undefined): boolean {
    const kind = question.field.type === 'choices' ? '.choices' : question.field.type === 'file' ? '.file' : '';
    if (min != null && count < min) this.add(question, 'items.min', { min, count }, 'items.min' + kind);
    else if (max != null && count > max) this.add(question, 'items.max', { max, count }, 'items.max' + kind);
    else return true;
    return false;
  }

  checkPeriod(question: Question, from: string | undefined, to: string | undefined, end: FormField, endLabel: string): void {
    if (from === undefined || to === undefined) return;
    const path = question.path + '.to';
    if (from > to || (from === to && question.field.precision === 'minute')) {
      this.add({ ...question, field: end, path, label: endLabel }, 'period.order', {}, question.field.precision === 'minute' ? 'period.order' : 'period.order.date');
      return;
    }
    const days = (dayNumber(to.slice(0, 10)) ?? 0) - (dayNumber(from.slice(0, 10)) ?? 0) + 1;
    const max = question.field.maxDays;
    if (max != null && days > max) this.add({ ...question, path }, 'period.maxDays', { max, count: days });
  }

  private checkText(question: Question, value: Answer): void {
    const field = question.field;
    const text = asText(value) ?? UNREADABLE;
    const count = lengthOf(text);
    const max = field.maxLength ?? (field.type === 'longText' ? LIMITS.longText : LIMITS.text);
    const min = field.minLength ?? 0;
    const code = text.includes(UNREADABLE) ? 'text.characters'
      : (formatError(field.format, text) ?? (count < min ? 'text.minLength' : count > max ? 'text.maxLength' : undefined));
    if (code !== undefined) this.add(question, code, { min, max, count });
  }

  private checkNumber(question: Question, value: Answer): void {
    const field = question.field;
    const number = asNumber(value);
    if (number === undefined) {
      this.add(question, isPlainNumber((asText(value) ?? '').replaceAll(',', '')) ? 'number.digits' : 'number.invalid');
      return;
    }
    if (Math.abs(number) >= NUMBER_LIMIT) {
      this.add(question, 'number.digits');
      return;
    }
    const money = field.type === 'money';
    const decimals = field.decimals ?? 0;
    if (!isWritable(number) || decimalsOf(number) > decimals) {
      this.add(question, decimals === 0 ? 'number.whole' : 'number.decimals', { decimals });
      return;
    }
    const min = field.min ?? (money ? 0 : undefined);
    const max = field.max ?? (money ? LIMITS.money : undefined);
    if (min !== undefined && number < min) this.add(question, 'number.min', { min: grouped(min) });
    else if (max !== undefined && number > max) this.add(question, 'number.max', { max: grouped(max) });
  }

  private checkChoice(question: Question, code: string): void {
    const options = question.field.options;
    if (options == null) this.checkListed(question, code, question.field.codes);
    else if (options.every(option => option.code !== code)) this.add(question, 'choice.invalid');
  }

  private checkChoices(question: Question, value: Answer): void {
    const { options, codes, minItems, maxItems } = question.field;
    const chosen = Array.isArray(value) ? value : [];
    for (const one of chosen) {
      const code = asText(one) ?? '';
      if (options == null) {
        if (!this.checkListed(question, code, codes)) return;
      } else if (options.every(option => option.code !== code)) {
        this.add(question, 'choices.invalid');
        return;
      }
    }
    this.checkCount(question, chosen.length, minItems, maxItems);
  }

  private checkListed(question: Question, code: string, list: string | null | undefined): boolean {
    if (code.length > LIMITS.other || code.includes(UNREADABLE)) {
      this.add(question, 'choice.invalid');
      return false;
    }
    const names = list == null ? undefined : this.codes.get(list);
    if (names !== undefined && !names.has(code)) {
      this.add(question, 'code.unknown', { value: code });
      return false;
    }
    return true;
  }

  private checkPlace(question: Question, text: string, code: string, isCode: (text: string) => boolean, list: string): void {
    if (question.field.allowOther === true) {
      if (!isOther(text)) this.add(question, code);
    } else if (!isCode(text)) {
      this.add(question, code);
    } else {
      this.checkListed(question, text, question.field.codes ?? list);
    }
  }

  private checkDate(question: Question, text: string): void {
    const { type, minDaysFromToday: early, maxDaysFromToday: late, notBefore } = question.field;
    const withTime = type === 'dateTime';
    const day = dayNumber(text.slice(0, 10));
    const today = dayNumber(this.today) ?? 0;
    if ((withTime ? parseDateTime(text) : parseDate(text)) !== text || day === undefined) {
      this.add(question, withTime ? 'dateTime.invalid' : 'date.invalid');
    } else if (early != null && day < today + early) {
      const date = dateIn(addDays(this.today, early), this.language);
      this.add(question, early === 0 ? 'date.past' : 'date.tooEarly', { date, days: early });
    } else if (late != null && day > today + late) {
      this.add(question, 'date.tooLate', { date: dateIn(addDays(this.today, late), this.language) });
    } else if (notBefore != null && isBefore(text, asText(question.scope.find(notBefore)))) {
      this.add(question, 'date.notBefore', { other: question.scope.nameAt(notBefore, this.language) });
    }
  }

  private checkFiles(question: Question, value: Answer): void {
    const field = question.field;
    const most = field.maxFiles ?? LIMITS.fileCount;
    const largest = field.maxBytes ?? LIMITS.fileBytes;
    const accept = field.accept ?? LIMITS.accept;
    const files = Array.isArray(value) ? value.filter(isWhole) : [];
    const size = (file: Answer): number => asNumber(member(file, 'size')) ?? 0;
    const name = (file: Answer): string => asText(member(file, 'name')) ?? '';
    if (!Array.isArray(value) || files.length < value.length || !files.every(isWholeFile)) {
      this.add(question, 'invalid');
      return;
    }
    if (files.length > most) {
      this.add(question, 'file.count', { max: most, count: files.length });
      return;
    }
    if (field.minItems != null && files.length < field.minItems) {
      this.checkCount(question, files.length, field.minItems, null);
      return;
    }
    const wrong = files.find(file => !isAccepted(file, accept));
    const hollow = files.find(file => size(file) <= 0);
    const large = files.find(file => size(file) > largest);
    if (wrong !== undefined) {
      this.add(question, 'file.type', { name: name(wrong), accept: [...new Set(accept.map(fileKind))].join(word('or', this.language)) });
    } else if (hollow !== undefined) {
      this.add(question, 'file.empty', { name: name(hollow) });
    } else if (large !== undefined) {
      this.add(question, 'file.size', { name: name(large), max: showBytes(largest) });
    }
  }

  private add(question: Question, code: string, places: Places = {}, key: string = code): void {
    const message = sayWithExample(key, this.language, question.field, { label: question.label, ...places });
    this.errors.push({ field: question.path, code, message });
  }
}

/** Compares days and times as far as both tell them; what is no date yet is left to its own message. */
function isBefore(text: string, other: string | undefined): boolean {
  if (other === undefined || (parseDate(other) ?? parseDateTime(other)) !== other) return false;
  const shared = Math.min(text.length, other.length);
  return text.slice(0, shared) < other.slice(0, shared);
}
