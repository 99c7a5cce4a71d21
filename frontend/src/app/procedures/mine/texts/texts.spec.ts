import easy from './easy.json';
import en from './en.json';
import ja from './ja.json';

const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort();

describe('The texts of applicants’ aids', () => {
  it('are complete in English and in easy Japanese', () => {
    expect(Object.keys(en)).toEqual(Object.keys(ja));
    expect(Object.keys(easy)).toEqual(Object.keys(ja));
  });
  it('fill in the same values in every language', () => {
    for (const texts of [en, easy]) for (const [key, text] of Object.entries(texts)) expect([key, holes(text)]).toEqual([key, holes((ja as Record<string, string>)[key])]);
  });
});
