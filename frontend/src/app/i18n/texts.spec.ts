import { TestBed } from '@angular/core/testing';
import { I18n } from './i18n';
import easy from './easy.json';
import en from './en.json';
import ja from './ja.json';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

describe('The texts', () => {
  it('are complete in English', () => expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort()));
  it('are easy only where Japanese is', () => expect(Object.keys(easy).filter((key) => !(key in ja))).toEqual([]));
  it('fill in the same values in every language', () => {
    for (const [key, text] of Object.entries(en)) expect([key, holes(text)]).toEqual([key, holes((ja as Record<string, string>)[key])]);
  });
});

describe('A text with a number', () => {
  it('speaks of one as of one', async () => {
    const i18n = TestBed.inject(I18n);
    await i18n.use('en');
    expect([0, 1, 2, '1,200'].map((n) => i18n.t('procedure.minutes', { n }))).toEqual(['About 0 minutes to fill in', 'About 1 minute to fill in', 'About 2 minutes to fill in', 'About 1,200 minutes to fill in']);
  });
});
