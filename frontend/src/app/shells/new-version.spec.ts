import { TestBed } from '@angular/core/testing';
import { NewVersion, programOf } from './new-version';

const page = (program: string) => `<html><body><cp-root></cp-root><script src="${program}" type="module"></script></body></html>`;

describe('A page that was open during a deploy', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
    document.querySelectorAll('script').forEach((script) => script.remove());
  });

  it('knows its program by name', () => {
    expect(programOf(page('main-ABCD1234.js'))).toBe('main-ABCD1234.js');
    expect(programOf(page('/main-ABCD1234.js'))).toBe('main-ABCD1234.js');
    expect(programOf('<html></html>')).toBeNull();
  });

  it('says so when the service has a newer program, and asks at most every ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    document.body.insertAdjacentHTML('beforeend', '<script type="text/plain" src="main-AAAA0000.js"></script>');
    const asked: string[] = [];
    let program = 'main-AAAA0000.js';
    vi.stubGlobal('fetch', async (url: string) => (asked.push(url), { ok: true, text: async () => page(program) }));
    const fixture = TestBed.createComponent(NewVersion);
    const comeBack = async () => {
      document.dispatchEvent(new Event('visibilitychange'));
      await new Promise((resolve) => setTimeout(resolve));
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).querySelector('button') !== null;
    };
    expect(await comeBack()).toBe(false);
    expect(asked).toEqual([]);
    vi.setSystemTime(Date.now() + 11 * 60_000);
    expect(await comeBack()).toBe(false);
    program = 'main-BBBB1111.js';
    expect(await comeBack()).toBe(false);
    vi.setSystemTime(Date.now() + 11 * 60_000);
    expect(await comeBack()).toBe(true);
    expect(asked).toEqual(['/', '/']);
  });
});
