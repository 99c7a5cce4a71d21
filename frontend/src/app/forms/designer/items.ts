import { FieldType, FormDefinition, FormField } from '../engine';
import { freshId } from './edits';

/** 項目の種類: what can be asked, in the order people look for it. The words stand in the texts (`fd.type.…`). */
export const kinds: readonly { readonly group: string; readonly types: readonly FieldType[] }[] = [
  { group: 'write', types: ['text', 'longText', 'number', 'money', 'email', 'phone', 'address'] },
  { group: 'choose', types: ['yesNo', 'choice', 'choices', 'declaration'] },
  { group: 'when', types: ['date', 'dateTime', 'period'] },
  { group: 'port', types: ['party', 'vessel', 'port', 'facility', 'cargo'] },
  { group: 'more', types: ['file', 'group', 'computed', 'info'] },
];

/** Kinds that may stand in a row of a group: everything but rows themselves. */
export function kindsInGroup(): typeof kinds {
  return kinds.map(({ group, types }) => ({ group, types: types.filter((type) => type !== 'group' && type !== 'cargo' && type !== 'info') })).filter(({ types }) => types.length > 0);
}

/** Kinds that an item can be turned into without losing what makes it itself. */
const alike: readonly (readonly FieldType[])[] = [['text', 'longText'], ['choice', 'choices'], ['date', 'dateTime'], ['number', 'money']];

export function alikeTypes(type: FieldType): readonly FieldType[] {
  return alike.find((types) => types.includes(type)) ?? [type];
}

/** A new own item, ready to be named. */
export function newField(form: FormDefinition, type: FieldType): FormField {
  const base: FormField = { id: freshId(form, type), type, label: { ja: '', en: '' }, origin: 'own' };
  switch (type) {
    case 'choice': case 'choices': return { ...base, options: [option(1), option(2)] };
    case 'period': return { ...base, precision: 'date' };
    case 'group': return { ...base, minItems: 1, maxItems: 20, fields: [] };
    case 'computed': return { ...base, decimals: 0, compute: { op: 'sum', of: [] } };
    case 'info': return { ...base, required: false };
    default: return base;
  }
}

export function option(n: number): { code: string; label: { ja: string; en: string } } {
  return { code: `choice${n}`, label: { ja: '', en: '' } };
}

/** The same question asked another way: limits that mean nothing for the new kind are dropped. */
export function turned(field: FormField, type: FieldType): FormField {
  const { min, max, decimals, minLength, maxLength, format, minItems, maxItems, ...rest } = field;
  const numbers = type === 'number' || type === 'money' ? { min, max, decimals } : {};
  const texts = type === 'text' || type === 'longText' ? { minLength, maxLength, format: type === 'text' ? format : null } : {};
  const lists = type === 'choices' ? { minItems, maxItems } : {};
  return Object.fromEntries(Object.entries({ ...rest, ...numbers, ...texts, ...lists, type }).filter(([, value]) => value !== undefined && value !== null)) as unknown as FormField;
}

/** Where answers can come from by themselves (prefill), by kind of question. The words stand in the texts (`fd.item.…`). */
export const itemKeys: readonly { readonly key: string; readonly types: readonly FieldType[] }[] = [
  { key: 'applicant', types: ['party'] },
  { key: 'agent', types: ['party'] },
  { key: 'vessel', types: ['vessel'] },
  { key: 'applicant.name', types: ['text'] },
  { key: 'applicant.contact', types: ['text', 'party', 'group'] },
  { key: 'applicant.phone', types: ['phone'] },
  { key: 'applicant.email', types: ['email'] },
  { key: 'applicant.address', types: ['address'] },
  { key: 'vessel.name', types: ['text'] },
  { key: 'vessel.callSign', types: ['text'] },
  { key: 'vessel.imo', types: ['text'] },
  { key: 'vessel.flag', types: ['choice'] },
  { key: 'vessel.type', types: ['choice'] },
  { key: 'vessel.grossTonnage', types: ['number'] },
  { key: 'vessel.loa', types: ['number'] },
  { key: 'vessel.draught', types: ['number'] },
  { key: 'vessel.homePort', types: ['text', 'port'] },
  { key: 'vessel.owner', types: ['text', 'party'] },
  { key: 'vessel.operator', types: ['text', 'party'] },
  { key: 'vessel.master', types: ['text'] },
];

export const codeListNames = ['countries', 'locodes', 'commodities', 'shipTypes'] as const;

export const fileTypes: readonly { readonly type: string; readonly name: string }[] = [
  { type: 'application/pdf', name: 'PDF' },
  { type: 'image/jpeg', name: 'JPEG' },
  { type: 'image/png', name: 'PNG' },
  { type: 'image/heic', name: 'HEIC' },
  { type: 'image/heif', name: 'HEIF' },
];

export const units = ['m', 'm²', 'm³', 'km', 'トン', 'kg', '円', '人', '個', '隻', '台', '日', '時間', '分', '回', '%'] as const;

/** 共通項目 are the law's: they stay, in their kind. Why is said beside them. */
export function isLocked(field: FormField): boolean {
  return field.origin === 'common';
}
