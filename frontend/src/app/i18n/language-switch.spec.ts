import { TestBed } from '@angular/core/testing';
import { I18n } from './i18n';
import { LanguageSwitch } from './language-switch';

describe('Choosing a language', () => {
  it('says so when its words could not be loaded, and stays in the one that is there', async () => {
    await TestBed.inject(I18n).add({ ja: () => Promise.resolve({ default: {} }), en: () => Promise.reject(new Error('no connection')) } as never);
    const fixture = TestBed.createComponent(LanguageSwitch);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    root.querySelectorAll('button')[2].click();
    await fixture.whenStable();
    await new Promise((done) => setTimeout(done));
    await fixture.whenStable();
    expect([root.querySelector('[role=alert]') !== null, TestBed.inject(I18n).lang()]).toEqual([true, 'ja']);
  });
});
