import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { AnswerChanges } from './answers-view';

const form = { code: 'f', version: '1', title: { ja: '様式', en: 'Form' }, steps: [{ id: 's', title: { ja: '船', en: 'Vessel' }, fields: ['船名', '目的', '備考'].map((name, n) => ({ id: `q${n}`, type: 'text', label: { ja: name, en: name } })) }] };

describe('Before a correction is answered', () => {
  it('what was asked for and is as it was is said beside what changed', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient()] });
    const fixture = TestBed.createComponent(AnswerChanges);
    const before = { q0: '青浜丸', q1: '給水', q2: 'なし' };
    for (const [name, value] of Object.entries({ definition: form, tenant: 'aohama', before, after: { ...before, q1: '荷役' }, asked: ['q0', 'q1'] })) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const rows = [...(fixture.nativeElement as HTMLElement).querySelectorAll('dl > div')].map((row) => row.textContent);
    expect(rows).toEqual([expect.stringMatching(/^目的.*給水.*荷役/), '船名変わっていません']);
  });
});
