import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LocalText } from '../../i18n/i18n';
import { WordsList } from './words-fields';

@Component({ imports: [WordsList], template: `<cp-words-list fieldId="needs" label="必要なもの" [(value)]="rows" />` })
class Page {
  readonly rows = signal<readonly LocalText[]>([{ ja: '船舶検査証書の写し', en: 'Copy of the certificate', easy: '船の 検査の 紙の コピー' }]);
}

describe('A list of texts', () => {
  it('shows all three languages of a row, so that none is left behind unseen', async () => {
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    const inputs = [...(fixture.nativeElement as HTMLElement).querySelectorAll('input')];
    expect(inputs.map((one) => one.value)).toEqual(['船舶検査証書の写し', 'Copy of the certificate', '船の 検査の 紙の コピー']);
    inputs[2].value = '';
    inputs[2].dispatchEvent(new Event('input'));
    expect(fixture.componentInstance.rows()[0]).toEqual({ ja: '船舶検査証書の写し', en: 'Copy of the certificate', easy: null });
  });
});
