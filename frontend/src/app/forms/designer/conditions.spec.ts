import { FormDefinition } from '../engine';
import ja from './texts/ja.json';
import { SentenceWords, compared, computables, isFinished, joined, questionsFor, sentence } from './conditions';

const text = (words: string) => ({ ja: words, en: words });
const form: FormDefinition = {
  code: 'x', version: '1', title: text('x'),
  steps: [{ id: 's', title: text('s'), fields: [
    { id: 'night', type: 'yesNo', label: text('夜間に使いますか') },
    { id: 'tons', type: 'number', label: text('総重量'), unit: 'kg' },
    { id: 'purpose', type: 'choice', label: text('目的'), options: [{ code: 'rescue', label: text('救急') }, { code: 'news', label: text('報道') }] },
    { id: 'rows', type: 'group', label: text('飛行'), fields: [{ id: 'count', type: 'number', label: text('回数') }, { id: 'fee', type: 'computed', label: text('料金') }] },
    { id: 'stay', type: 'period', label: text('期間') },
    { id: 'note', type: 'info', label: text('案内') },
  ] }],
};
const words: SentenceWords = {
  t: (key, params = {}) => ((ja as Record<string, string>)[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')),
  pick: (one) => (typeof one === 'string' ? one : (one?.ja ?? '')),
};
const say = (condition: Parameters<typeof sentence>[0]) => sentence(condition, form, null, words);

describe('A condition as a sentence', () => {
  it('says one comparison', () => {
    expect(say({ field: 'night', is: 'equals', value: true })).toBe('「夜間に使いますか」が「はい」のとき');
    expect(say({ field: 'tons', is: 'atLeast', value: 5700 })).toBe('「総重量」が5,700kg以上のとき');
    expect(say({ field: 'purpose', is: 'in', value: ['rescue', 'news'] })).toBe('「目的」が「救急」・「報道」のどれかのとき');
  });

  it('brackets what is joined inside', () => {
    expect(say({ all: [{ field: 'night', is: 'answered' }, { any: [{ field: 'tons', is: 'below', value: 10 }, { field: 'purpose', is: 'equals', value: 'news' }] }] }))
      .toBe('「夜間に使いますか」に答えあり、かつ（「総重量」が10kg未満、または「目的」が「報道」）のとき');
    expect(say({ not: { field: 'night', is: 'answered' } })).toBe('（「夜間に使いますか」に答えあり）以外のとき');
  });

  it('says what is unfinished and what is gone', () => {
    expect(say({})).toContain('質問を選んでください');
    expect(say({ field: 'gone', is: 'answered' })).toContain('なくなった質問');
  });
});

describe('Building a condition', () => {
  it('offers every question but itself, parts of composites, and the mates of a row first', () => {
    const paths = questionsFor(form, 'rows.count').map((one) => one.path);
    expect(paths[0]).toBe('fee');
    expect(paths).toContain('stay.from');
    expect(paths).not.toContain('count');
    expect(paths).not.toContain('note');
    expect(questionsFor(form, 'night').map((one) => one.path)).not.toContain('night');
  });

  it('drops a value that no longer fits', () => {
    const yes = questionsFor(form, null).find((one) => one.path === 'night')!;
    expect(compared({ field: 'tons', is: 'atLeast', value: 5 }, yes, 'equals')).toEqual({ field: 'night', is: 'equals', value: true });
    expect(compared({ field: 'tons', is: 'atLeast', value: 5 }, null, 'empty')).toEqual({ field: 'tons', is: 'empty' });
    expect(compared({ field: 'purpose', is: 'equals', value: 'news' }, null, 'in')).toEqual({ field: 'purpose', is: 'in', value: ['news'] });
  });

  it('joins and parts again', () => {
    const one = { field: 'night', is: 'answered' as const };
    expect(joined({ all: [one, {}] }, 'any')).toEqual({ any: [one, {}] });
    expect(joined({ not: one }, 'all')).toEqual({ all: [one] });
    expect(isFinished({ all: [one, {}] })).toBe(false);
    expect(isFinished({ not: one })).toBe(true);
  });

  it('offers numbers of rows and dates of periods to formulas', () => {
    expect(computables(form, 'sum', 'numbers').map((one) => one.path)).toEqual(['tons', 'rows.count', 'rows.fee']);
    expect(computables(form, 'rows.fee', 'numbers').map((one) => one.path)).toEqual(['tons', 'count']);
    expect(computables(form, 'days', 'dates').map((one) => one.path)).toEqual(['stay']);
  });
});
