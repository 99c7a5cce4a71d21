import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { NewerAnswers } from './newer-answers';

const ids = ['一', '二', '三', '四', '五', '六', '七'];
const form = { code: 'f', version: '1', title: { ja: '様式', en: 'Form' }, steps: [{ id: 's', title: { ja: '船', en: 'Vessel' }, fields: ids.map((name, n) => ({ id: `q${n}`, type: 'text', label: { ja: `問${name}`, en: `Q${n}` } })) }] };
const said = (text: string) => Object.fromEntries(ids.map((_, n) => [`q${n}`, n === 6 ? '同じ' : text]));

describe('What was saved elsewhere', () => {
  it('is named by the questions that differ, and both can be read', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient()] });
    const fixture = TestBed.createComponent(NewerAnswers);
    for (const [name, value] of Object.entries({ definition: form, tenant: 'aohama', here: said('岸壁'), there: said('机') })) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    expect(root.querySelector('p')!.textContent).toBe('違う質問：問一、問二、問三、問四、問五 ほか1問');
    expect(root.querySelectorAll('dl > div').length).toBe(6);
    expect(root.querySelector('dl > div')!.textContent).toMatch(/この画面：.*岸壁.*新しく保存された方：.*机/);
    fixture.componentRef.setInput('there', said('岸壁'));
    await fixture.whenStable();
    expect(root.textContent).toBe('答えはどちらも同じです。');
  });
});
