import type { FormDefinition, FormField } from '../../forms/engine';
import { flag, isFlagged, noFlags, problemsOf, questionOf, still, toRequest, unflag, write } from './corrections';

const text = (ja: string) => ({ ja, en: ja });
const field = (id: string): FormField => ({ id, type: 'text', label: text(id) });
const form: FormDefinition = {
  code: 'x', version: '1', title: text('x'),
  steps: [{ id: 'one', title: text('one'), fields: [field('applicant'), field('vessel')] }, { id: 'two', title: text('two'), fields: [field('cargo')] }],
};

describe('The correction collector', () => {
  it('keeps the order of the form, not of the clicks', () => {
    const flags = flag(flag(noFlags, 'cargo', '貨物', form), 'vessel.callSign', '呼出符号', form);
    expect(flags.items.map((f) => f.field)).toEqual(['vessel.callSign', 'cargo']);
  });
  it('flags a field once', () => expect(flag(flag(noFlags, 'cargo', '貨物', form), 'cargo', '貨物', form).items.length).toBe(1));
  it('takes a flag back', () => expect(isFlagged(unflag(flag(noFlags, 'cargo', '貨物', form), 'cargo'), 'cargo')).toBe(false));
  it('wants words for each item', () => expect(problemsOf(flag(noFlags, 'cargo', '貨物', form))).toEqual([{ field: 'cargo', code: 'text' }]));
  it('wants an item or a note', () => {
    expect(problemsOf(noFlags)).toEqual([{ field: 'note', code: 'nothing' }]);
    expect(problemsOf({ ...noFlags, note: '図面を添えてください' })).toEqual([]);
  });
  it('refuses what is too long', () => expect(problemsOf(write(flag(noFlags, 'cargo', '貨物', form), 'cargo', 'あ'.repeat(1001)))).toEqual([{ field: 'cargo', code: 'long' }]));
  it('sends trimmed words and no empty note', () => {
    expect(toRequest(write(flag(noFlags, 'cargo', '貨物', form), 'cargo', ' トン数を直してください '))).toEqual({ fields: [{ field: 'cargo', text: 'トン数を直してください' }], note: null });
  });
  it('knows the question behind a path', () => expect(['vessel.callSign', 'cargo[0].tons', 'note'].map(questionOf)).toEqual(['vessel', 'cargo', 'note']));
  it('drops flags on questions that the form no longer has', () => expect(still({ items: [{ field: 'gone', label: '', text: 'x' }], note: '' }, form).items).toEqual([]));
});
