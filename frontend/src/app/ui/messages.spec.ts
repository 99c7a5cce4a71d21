import { TestBed } from '@angular/core/testing';
import { Problem } from '../api/problem';
import { ErrorSummary, ProblemBanner } from './messages';
import { WhomToAsk } from './whom-to-ask';

describe('The summary of errors', () => {
  it('names the first twenty and counts the others, which move up', async () => {
    const fixture = TestBed.createComponent(ErrorSummary);
    const root = fixture.nativeElement as HTMLElement;
    const errors = Array.from({ length: 25 }, (_, n) => ({ fieldId: `q-q${n}`, message: `${n} を書いてください。` }));
    const shows = async (some: typeof errors) => {
      fixture.componentRef.setInput('errors', some);
      await fixture.whenStable();
      const links = [...root.querySelectorAll('a')];
      return { n: links.length, last: links.at(-1)!.hash, title: root.querySelector('h2')!.textContent, more: root.querySelector('ul + p')!.textContent };
    };
    HTMLElement.prototype.scrollIntoView ??= () => undefined;
    expect(await shows(errors)).toEqual({ n: 20, last: '#q-q19', title: expect.stringContaining('25'), more: expect.stringContaining('5') });
    expect(await shows(errors.slice(1))).toMatchObject({ n: 20, last: '#q-q20', more: expect.stringContaining('4') });
    expect((await shows(errors.slice(5))).more).not.toContain('ほか');
  });
});

describe('A refusal', () => {
  it('says that there is no connection only until it is back', async () => {
    const fixture = TestBed.createComponent(ProblemBanner);
    const root = fixture.nativeElement as HTMLElement;
    const says = async (problem: Problem) => {
      fixture.componentRef.setInput('problem', problem);
      await fixture.whenStable();
    };
    await says(new Problem(0, 'offline', ''));
    expect(root.querySelector('.cp-banner')).not.toBeNull();
    window.dispatchEvent(new Event('online'));
    await fixture.whenStable();
    expect(root.querySelector('.cp-banner')).toBeNull();
    await says(new Problem(0, 'offline', ''));
    expect(root.querySelector('.cp-banner')).not.toBeNull();
    await says(new Problem(409, 'case.illegal-move', 'いまはできません。'));
    window.dispatchEvent(new Event('online'));
    await fixture.whenStable();
    expect(root.textContent).toContain('いまはできません。');
  });

  it('sends nobody of the office to the phone of the office', async () => {
    const fixture = TestBed.createComponent(ProblemBanner);
    const root = fixture.nativeElement as HTMLElement;
    fixture.componentRef.setInput('problem', new Problem(500, 'server.fault', '思いがけない不具合が起きました。'));
    await fixture.whenStable();
    expect(root.textContent).toContain('窓口に電話');
    TestBed.inject(WhomToAsk).staff.set(true);
    await fixture.whenStable();
    expect(root.textContent).not.toContain('窓口に電話');
    expect(root.textContent).toContain('ヘルプ');
  });
});
