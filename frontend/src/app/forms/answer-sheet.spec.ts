import { AnswerSheet, fieldIdOf } from './answer-sheet';
import { FormDefinition, normalise, validate, visible } from './engine';

const text = (ja: string) => ({ ja, en: ja });
const form: FormDefinition = {
  code: 'x', version: '1', title: text('x'),
  steps: [
    { id: 'a', title: text('a'), fields: [
      { id: 'tons', type: 'number', label: text('総トン数'), min: 1 },
      { id: 'phone', type: 'phone', label: text('電話') },
      { id: 'cargo', type: 'cargo', label: text('貨物'), required: false },
      { id: 'many', type: 'yesNo', label: text('多いか') },
    ] },
    { id: 'b', title: text('b'), when: { field: 'many', is: 'equals', value: true }, fields: [{ id: 'why', type: 'text', label: text('理由') }] },
  ],
};
const sheet = (answers = {}) => new AnswerSheet(form, answers, () => 'ja', () => new Map(), () => '2026-11-21');

describe('The answer sheet', () => {
  it('says nothing before the first attempt', () => expect(sheet().errors()).toEqual([]));

  it('lets a fixed error disappear alone', () => {
    const s = sheet();
    expect(s.check(['tons', 'phone'])).toBe(false);
    expect(s.errors().map((e) => e.field)).toEqual(['tons', 'phone']);
    s.set('tons', 499);
    expect(s.errors().map((e) => e.field)).toEqual(['phone']);
  });

  it('asks a step only when its condition holds', () => {
    const s = sheet();
    expect(s.steps().map((step) => step.id)).toEqual(['a']);
    s.set('many', true);
    expect(s.steps().map((step) => step.id)).toEqual(['a', 'b']);
  });

  it('opens in a correction what the new answers make the form ask for, and keeps it open while it is needed', () => {
    const form: FormDefinition = { code: 'x', version: '1', title: text('x'), steps: [{ id: 'a', title: text('a'), fields: [
      { id: 'tons', type: 'number', label: text('総トン数') },
      { id: 'draught', type: 'number', label: text('喫水'), showWhen: { field: 'tons', is: 'atLeast', value: 500 } },
      { id: 'note', type: 'text', label: text('備考'), requiredWhen: { field: 'tons', is: 'atLeast', value: 900 } },
      { id: 'name', type: 'text', label: text('船名') },
    ] }] };
    const sent = { tons: 499, name: '第三青浜丸' };
    const s = new AnswerSheet(form, sent, () => 'ja', () => new Map(), () => '2026-11-21', { paths: ['tons'], sent });
    expect(s.openQuestions()).toEqual(['tons']);
    s.set('tons', 600);
    expect(s.openQuestions()).toEqual(['tons', 'draught']);
    s.set('tons', 900);
    s.set('draught', 4);
    expect(s.isOpen('note')).toBe(true);
    s.set('note', '夜間に入港');
    expect(s.isOpen('note')).toBe(true);
    expect(s.isOpen('name')).toBe(false);
    s.set('tons', 499);
    expect(s.openQuestions()).toEqual(['tons']);
  });

  it('writes and reads inside rows', () => {
    const s = sheet();
    s.set('cargo[1].tons', 12);
    s.set('cargo[0].commodity', '011');
    expect(s.valueAt('cargo[1].tons')).toBe(12);
    expect(fieldIdOf('cargo[1].tons')).toBe('q-cargo-1-tons');
  });

  it('shows after leaving how a value was understood, and what cannot be right', () => {
    const s = sheet({ phone: '０９０－１２３４－５６７８', tons: 0 });
    s.leave('phone', form.steps[0].fields[1]);
    expect(s.valueAt('phone')).toBe('090-1234-5678');
    s.leave('tons', form.steps[0].fields[0]);
    expect(s.errorAt('tons')).toContain('総トン数');
    s.leave('many', form.steps[0].fields[3]);
    expect(s.errorAt('many')).toBeNull();
  });

  it('keeps what the server found until that field is changed', () => {
    const s = sheet({ tons: 499, phone: '0901234567', many: false });
    s.refuse([{ field: 'tons', code: 'x', message: 'サーバーから' }]);
    expect(s.errorAt('tons')).toBe('サーバーから');
    s.set('phone', '09012345678');
    expect(s.errorAt('tons')).toBe('サーバーから');
    s.set('tons', 500);
    expect(s.errorAt('tons')).toBeNull();
  });

  it('reads, asks and refuses with what it remembers as it does without', () => {
    const s = sheet();
    const typed: [string, unknown][] = [['tons', '４９９'], ['many', true], ['why', 'ｱ'], ['cargo[0].tons', '１２'], ['tons', 0], ['many', false], ['cargo[0].tons', 'x'], ['phone', '０９０１２３４５６７８'], ['many', true], ['tons', null]];
    for (const [path, value] of typed) {
      s.set(path, value);
      expect([...s.asked()]).toEqual(visible(form, s.answers()));
      expect(s.faults()).toEqual(validate(form, s.answers(), 'ja', '2026-11-21'));
      expect(s.workedAt('tons')).toEqual(normalise(form, s.answers())['tons']);
    }
  });

  it('asks anew when the form itself changes', () => {
    const s = sheet({ tons: 499 });
    s.revise({ ...form, steps: [{ ...form.steps[0], fields: [{ ...form.steps[0].fields[0], max: 100 }] }] });
    expect(s.check(['tons'])).toBe(false);
    expect([...s.asked()]).toEqual(['tons']);
  });
});
