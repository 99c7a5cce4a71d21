import { FormDefinition, FormField } from '../engine';
import { addField, changeField, duplicateField, findField, mergeStep, nudgeField, nudgeStep, placeField, removeField, splitStep, usesOf } from './edits';
import { dropOn, outlineRows, placeOf } from './outline/outline-rows';

const text = (ja: string) => ({ ja, en: ja });
const ask = (id: string, more: Partial<FormField> = {}): FormField => ({ id, type: 'text', label: text(id), ...more });
const form: FormDefinition = {
  code: 'x', version: '1', title: text('x'),
  steps: [
    { id: 's1', title: text('one'), fields: [ask('a'), ask('b'), ask('rows', { type: 'group', fields: [ask('x'), ask('y')] })] },
    { id: 's2', title: text('two'), when: { field: 'a', is: 'answered' }, fields: [ask('c', { showWhen: { field: 'b', is: 'answered' } })] },
  ],
};
const order = (one: FormDefinition) => one.steps.map((step) => `${step.id}:${step.fields.map((field) => field.id).join(',')}`).join(' ');

describe('Editing a form', () => {
  it('moves a question one place, and over the edge of its step into the next', () => {
    expect(order(nudgeField(form, 'a', 1))).toBe('s1:b,a,rows s2:c');
    expect(order(nudgeField(form, 'rows', 1))).toBe('s1:a,b s2:rows,c');
    expect(order(nudgeField(form, 'c', -1))).toBe('s1:a,b,rows,c s2:');
    expect(nudgeField(form, 'a', -1)).toBe(form);
  });

  it('moves a question of a group among its own only', () => {
    expect(findField(nudgeField(form, 'rows.x', 1), 'rows')?.field.fields?.map((one) => one.id)).toEqual(['y', 'x']);
    expect(nudgeField(form, 'rows.x', -1)).toBe(form);
  });

  it('places a question where it is dropped', () => {
    expect(order(placeField(form, 'a', 's1', 3))).toBe('s1:b,rows,a s2:c');
    expect(order(placeField(form, 'a', 's2', 0))).toBe('s1:b,rows s2:a,c');
    expect(placeField(form, 'a', 's1', 1)).toBe(form);
    const rows = outlineRows(form, new Set());
    const line = (place: string) => rows.find((row) => row.place === place)!;
    expect(order(dropOn(form, 'field:c', line('field:a'), false))).toBe('s1:c,a,b,rows s2:');
    expect(order(dropOn(form, 'step:s2', line('step:s1'), false))).toBe('s2:c s1:a,b,rows');
    expect(dropOn(form, 'field:rows.x', line('field:a'), true)).toBe(form);
  });

  it('leaves alone what does not change', () => {
    const next = changeField(form, 'a', { label: text('A') });
    expect(next.steps[1]).toBe(form.steps[1]);
    expect(next.steps[0].fields[1]).toBe(form.steps[0].fields[1]);
  });

  it('copies a question as an own item with an id of its own', () => {
    const made = duplicateField(changeField(form, 'a', { origin: 'common' }), 'a');
    expect(order(made.form)).toBe('s1:a,a1,b,rows s2:c');
    expect(findField(made.form, made.path)?.field.origin).toBe('own');
  });

  it('divides a step and joins it again', () => {
    const made = splitStep(form, 'b')!;
    expect(order(made.form)).toBe('s1:a step1:b,rows s2:c');
    expect(order(mergeStep(made.form, made.id))).toBe('s1:a,b,rows s2:c');
    expect(splitStep(form, 'a')).toBeNull();
  });

  it('keeps the condition of a step that is joined with another', () => {
    expect(findField(mergeStep(form, 's2'), 'c')?.field.showWhen).toEqual({ all: [{ field: 'a', is: 'answered' }, { field: 'b', is: 'answered' }] });
  });

  it('knows who looks at a question', () => {
    expect(usesOf(form, 'a')).toEqual(['step:s2']);
    expect(usesOf(form, 'b')).toEqual(['c']);
    expect(usesOf(addField(form, 's1', ask('sum', { type: 'computed', compute: { op: 'sum', of: ['rows.x'] } })), 'rows')).toEqual(['sum']);
  });

  it('removes a question and moves steps', () => {
    expect(order(removeField(form, 'b'))).toBe('s1:a,rows s2:c');
    expect(order(nudgeStep(form, 's1', 1))).toBe('s2:c s1:a,b,rows');
  });

  it('reads the place of a finding', () => {
    expect(placeOf('steps/s1/fields/rows/fields/x/label')).toBe('field:rows.x');
    expect(placeOf('steps/s2/title')).toBe('step:s2');
    expect(placeOf('title')).toBe('form');
  });
});
