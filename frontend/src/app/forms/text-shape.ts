import { FormField } from './engine';

/** How the box of a text looks and helps: its keyboard, its width, what the browser may fill in. */
export interface TextShape {
  readonly type: 'text' | 'email' | 'tel';
  readonly code: boolean;
  readonly inputmode: string | null;
  readonly width: '' | 's' | 'm' | 'l';
  readonly autocomplete: string;
}

const known: Readonly<Record<string, string>> = { postalCode: 'postal-code', prefecture: 'address-level1', city: 'address-level2', line: 'address-line1', building: 'address-line2' };

export function textShape(field: FormField, path: string): TextShape {
  const format = field.format ?? '';
  const code = ['email', 'phone'].includes(field.type) || ['callSign', 'imo', 'corporateNumber', 'postalCode'].includes(format);
  return {
    type: field.type === 'email' ? 'email' : field.type === 'phone' ? 'tel' : 'text',
    code,
    inputmode: ['imo', 'corporateNumber', 'postalCode'].includes(format) ? 'numeric' : null,
    width: format === 'postalCode' ? 's' : ['callSign', 'imo', 'corporateNumber'].includes(format) || field.type === 'phone' ? 'm' : field.type === 'email' || (field.maxLength ?? 200) <= 40 ? 'l' : '',
    autocomplete: field.type === 'email' ? 'email' : field.type === 'phone' ? 'tel' : path.includes('.') ? (known[field.id] ?? 'off') : 'off',
  };
}
