import type { FormDefinition } from '../../forms/engine';
import { askedPeriod, bodyOf, checkTyped, condition, moveCondition, partsOf, startOf, type TypedMove } from './typed';

const text = (ja: string) => ({ ja, en: ja });
const form: FormDefinition = { code: 'x', version: '1', title: text('x'), steps: [{ id: 's', title: text('s'), fields: [{ id: 'when', type: 'period', label: text('期間') }] }] };
const answers = { when: { from: '2026-12-01T08:00', to: '2026-12-03T17:00' } };
const empty: TypedMove = { outcome: 'grant', conditions: [], validFrom: '', validTo: '', comment: '', reasons: '', note: '', accountId: '' };

describe('What is typed for a move', () => {
  it('starts from the period applied for and the usual conditions', () => {
    const start = startOf('grant', { form, answers, permit: null, recommendation: null, standardConditions: ['火気を使わないこと'] });
    expect([start.validFrom, start.validTo, start.conditions.map((c) => c.text)]).toEqual(['2026-12-01', '2026-12-03', ['火気を使わないこと']]);
  });
  it('starts from what was put forward', () => {
    const recommendation = { outcome: 'refuse' as const, comment: null, conditions: [], validFrom: null, validTo: null, reasons: '水深不足', by: { id: '1', name: 'a' }, at: '' };
    expect(startOf('refuse', { form, answers, permit: null, recommendation, standardConditions: [] }).reasons).toBe('水深不足');
  });
  it('finds no period where none was asked', () => expect(askedPeriod({ form: { ...form, steps: [] }, answers })).toEqual({ from: '', to: '' }));
  it('takes the period applied for, not that of the works', () => {
    const fields = [{ id: 'worksPeriod', type: 'period' as const, label: text('工事期間') }, { id: 'period', type: 'period' as const, label: text('設置期間') }];
    const both = { worksPeriod: { from: '2026-12-01', to: '2026-12-05' }, period: { from: '2027-01-01', to: '2027-12-31' } };
    expect(askedPeriod({ form: { ...form, steps: [{ ...form.steps[0]!, fields }] }, answers: both })).toEqual({ from: '2027-01-01', to: '2027-12-31' });
    expect(askedPeriod({ form: { ...form, steps: [{ ...form.steps[0]!, fields }] }, answers: { worksPeriod: both.worksPeriod } })).toEqual({ from: '2026-12-01', to: '2026-12-05' });
  });
  it('needs reasons for a refusal', () => {
    expect(checkTyped('refuse', empty).map((p) => p.field)).toEqual(['reasons']);
    expect(checkTyped('refuse', { ...empty, reasons: '理由' })).toEqual([]);
  });
  it('needs reasons for putting a refusal forward, and none for a grant', () => {
    expect(partsOf('recommend', empty)).toEqual(['outcome', 'terms', 'comment']);
    expect(checkTyped('recommend', { ...empty, outcome: 'refuse' }).map((p) => p.field)).toEqual(['reasons']);
  });
  it('refuses a permit that ends before it begins', () => expect(checkTyped('grant', { ...empty, validFrom: '2026-12-03', validTo: '2026-12-01' }).map((p) => p.code)).toEqual(['officer.need.order']));
  it('refuses what is no day', () => expect(checkTyped('grant', { ...empty, validFrom: '2026-13-1' }).map((p) => p.field)).toEqual(['validFrom']));
  it('sends no empty conditions, and says reason or reasons as the move does', () => {
    expect(bodyOf('grant', { ...empty, conditions: [condition(' a '), condition('  ')] })).toEqual({ conditions: ['a'], validFrom: null, validTo: null, comment: null });
    expect(bodyOf('amend', { ...empty, reasons: 'x' })).toEqual({ conditions: [], validFrom: null, validTo: null, reason: 'x' });
    expect(bodyOf('revoke', { ...empty, reasons: 'x' })).toEqual({ reasons: 'x' });
  });
  it('links to the permit that the answers speak of, and asks for what they do not say', () => {
    const link = { permitNumber: 'AOHAMA-P-1', known: true, relation: null, choices: [{ relation: 'change', words: '変更' }] };
    const start = startOf('link-permit', { form, answers, permit: null, recommendation: null, standardConditions: [], link });
    expect(checkTyped('link-permit', start).map((p) => p.code)).toEqual(['officer.need.relation']);
    expect(bodyOf('link-permit', { ...start, relation: 'change' })).toEqual({ permitNumber: 'AOHAMA-P-1', relation: 'change' });
    expect(checkTyped('link-permit', { ...start, permitNumber: ' ', relation: 'change' }).map((p) => p.code)).toEqual(['officer.need.permitNumber']);
  });
  it('moves a condition within the list only', () => {
    const [a, b] = [condition('a'), condition('b')];
    expect(moveCondition([a, b], 1, -1)).toEqual([b, a]);
    expect(moveCondition([a, b], 0, -1)).toEqual([a, b]);
  });
});
