import { FormDefinition, FormField } from '../engine';
import { nameFault, renameField } from './rename';

const text = (ja: string) => ({ ja, en: ja });
const ask = (id: string, more: Partial<FormField> = {}): FormField => ({ id, type: 'text', label: text(id), ...more });
const form: FormDefinition = {
  code: 'x', version: '1', title: text('x'),
  steps: [
    { id: 's1', title: text('one'), fields: [ask('a', { type: 'number' }), ask('rows', { type: 'group', fields: [ask('x'), ask('y', { showWhen: { all: [{ field: 'x', is: 'answered' }, { not: { field: 'a', is: 'empty' } }] } })] })] },
    { id: 's2', title: text('two'), when: { field: 'a', is: 'answered' }, fields: [ask('sum', { type: 'computed', compute: { op: 'sum', of: ['a', 'rows.x'] } }), ask('c', { showWhen: { any: [{ field: 'a', is: 'answered' }, { field: 'rows', is: 'answered' }] } })] },
  ],
};
const said = (one: unknown) => JSON.stringify(one);

describe('Renaming a question', () => {
  it('takes every condition and formula along', () => {
    const next = said(renameField(form, 'a', 'amount'));
    expect(next).not.toMatch(/"(field|id)":"a"|\["a"/);
    expect(next.match(/"amount"/g)?.length).toBe(5);
  });

  it('renames a question of a row, in its own row and from outside', () => {
    const next = renameField(form, 'rows.x', 'kind');
    expect(said(next)).toContain('{"field":"kind","is":"answered"}');
    expect(next.steps[1].fields[0].compute?.of).toEqual(['a', 'rows.kind']);
  });

  it('leaves a row’s own question of the same name alone', () => {
    const twin: FormDefinition = { ...form, steps: [{ ...form.steps[0], fields: [ask('x'), ...form.steps[0].fields] }, form.steps[1]] };
    const next = renameField(twin, 'x', 'z');
    expect(said(next.steps[0].fields[2])).toContain('{"field":"x","is":"answered"}');
    expect(next.steps[0].fields[0].id).toBe('z');
  });

  it('says why a name cannot be taken', () => {
    expect(nameFault(form, 'a', 'Amount 1')).toBe('plain');
    expect(nameFault(form, 'a', 'rows')).toBe('taken');
    expect(nameFault(form, 'rows.x', 'y')).toBe('taken');
    expect(nameFault(form, 'rows.x', 'a')).toBeNull();
    expect(nameFault(form, 'a', 'a')).toBeNull();
  });
});
