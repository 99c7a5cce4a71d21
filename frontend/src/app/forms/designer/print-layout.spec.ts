import { FormDefinition } from '../engine';
import { partiesOf, printOf, withPrint } from './print-layout';

const text = (ja: string) => ({ ja, en: '' });
const form: FormDefinition = {
  code: 'x', version: '1', title: text('x'), print: { formNumber: '様式第1号', notes: [text('正副2部を提出すること。')] },
  steps: [{ id: 's', title: text('s'), fields: [{ id: 'vessel', type: 'vessel', label: text('船') }, { id: 'owner', type: 'party', label: text('所有者') }, { id: 'agent', type: 'party', label: text('代理人') }] }],
};

describe('The paper form', () => {
  it('has its notes and its applicant changed, and the rest of its layout left alone', () => {
    const next = withPrint(withPrint(form, { applicant: 'agent' }), { notes: [...printOf(form).notes!, text('太枠の中は記入しないこと。')] });
    expect(printOf(next)).toEqual({ formNumber: '様式第1号', applicant: 'agent', notes: [text('正副2部を提出すること。'), text('太枠の中は記入しないこと。')] });
  });
  it('has no empty list of notes, and no layout when nothing is left', () => {
    expect(printOf(withPrint(form, { notes: [] }))).toEqual({ formNumber: '様式第1号' });
    expect(withPrint(form, { notes: [], formNumber: null }).print).toBeUndefined();
  });
  it('knows who may stand at the top', () => expect(partiesOf(form).map((field) => field.id)).toEqual(['owner', 'agent']));
});
