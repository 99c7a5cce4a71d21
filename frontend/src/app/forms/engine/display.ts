import { textIn, type Answer, type CodeLists, type FormField, type Language } from './definition';
import { dayNumber, parseDate, parseDateTime } from './dates';
import { dateIn, unitIn, word } from './messages';
import { grouped, isWritable, writeNumber } from './numbers';
import { showPhone, showPostalCode } from './shapes';
import { isWhole, member } from './values';

/** A single answer in words. What could not be read is shown as it was typed. Twin of DisplayText.cs. */
export class DisplayText {
  constructor(private readonly language: Language, private readonly codes: CodeLists) {}

  of(field: FormField, value: Answer): string {
    switch (field.type) {
      case 'number':
      case 'computed':
        return typeof value === 'number' && isWritable(value) ? this.number(field, value) : raw(value);
      case 'money':
        return typeof value === 'number' && isWritable(value) ? word('yen', this.language, { n: grouped(value) }) : raw(value);
      case 'yesNo':
        return typeof value === 'boolean' ? word(value ? 'yes' : 'no', this.language) : raw(value);
      case 'declaration':
        return typeof value === 'boolean' ? word(value ? 'ticked' : 'no', this.language) : raw(value);
      case 'choice':
        return this.choice(field, raw(value));
      case 'choices':
        return (Array.isArray(value) ? value : []).map(one => this.choice(field, raw(one))).join(word('list', this.language));
      case 'date':
      case 'dateTime':
        return this.moment(raw(value));
      case 'period':
        return this.period(field, value);
      case 'phone':
        return showPhone(raw(value));
      case 'port': {
        const name = this.named(field.codes ?? 'locodes', raw(value));
        return name === raw(value) ? name : `${name} ${raw(value)}`;
      }
      case 'facility':
        return this.named(field.codes ?? 'facilities', raw(value));
      case 'file':
        return Array.isArray(value) ? value.map(file => raw(isWhole(file) ? member(file, 'name') : file)).join('\n') : raw(value);
      case 'text':
        return field.format === 'postalCode' ? showPostalCode(raw(value)) : raw(value);
      default:
        return raw(value);
    }
  }

  private number(field: FormField, number: number): string {
    return field.unit == null ? grouped(number)
      : word('unit', this.language, { n: grouped(number), unit: unitIn(field.unit, this.language) });
  }

  private choice(field: FormField, code: string): string {
    const option = field.options?.find(one => one.code === code);
    return option !== undefined ? textIn(option.label, this.language) : field.codes != null ? this.named(field.codes, code) : code;
  }

  private named(list: string, code: string): string {
    const name = this.codes.get(list)?.get(code);
    return name === undefined ? code : textIn(name, this.language);
  }

  private moment(text: string): string {
    if ((text.length !== 10 && text.length !== 16) || dayNumber(text.slice(0, 10)) === undefined) return text;
    const date = dateIn(text.slice(0, 10), this.language);
    return text.length === 10 ? date : word('timeText', this.language, { date, time: text.slice(11) });
  }

  private period(field: FormField, period: Answer): string {
    const [from, to] = [raw(member(period, 'from')), raw(member(period, 'to'))];
    const [start, end] = [minutesOf(from), minutesOf(to)];
    if (start === undefined || end === undefined || end < start) return this.moment(from) + ' – ' + this.moment(to);
    return word('periodText', this.language, { from: this.moment(from), to: this.moment(to), length: this.length(field, end - start) });
  }

  private length(field: FormField, minutes: number): string {
    if (field.precision !== 'minute') {
      const days = Math.floor(minutes / 1440) + 1; // both days count
      return days === 1 ? word('day', this.language) : word('days', this.language, { n: days });
    }
    const key = minutes % 60 === 0 ? 'hours' : minutes < 60 ? 'minutes' : 'hoursMinutes';
    return word(key, this.language, { h: Math.floor(minutes / 60), m: minutes % 60 });
  }
}

/** 〒030-0803 青森県青森市安方1-2-3 港ビル3階. */
export function showAddress(address: Answer): string {
  const part = (id: string): string => raw(member(address, id));
  const code = part('postalCode');
  return [code === '' ? '' : '〒' + showPostalCode(code), part('prefecture') + part('city') + part('line'), part('building')]
    .filter(line => line !== '').join(' ');
}

function minutesOf(text: string): number | undefined {
  if (parseDate(text) !== text && parseDateTime(text) !== text) return undefined;
  const day = (dayNumber(text.slice(0, 10)) ?? 0) * 1440;
  return text.length === 10 ? day : day + Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
}

function raw(value: Answer | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' && isWritable(value) ? writeNumber(value) : '';
}
