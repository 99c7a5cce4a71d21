import easy from './easy.json';
import en from './en.json';
import ja from './ja.json';

const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort();

describe('The texts of consultations of outside bodies', () => {
  it('are complete in English', () => expect(Object.keys(en)).toEqual(Object.keys(ja)));
  it('are easy only where Japanese is', () => expect(Object.keys(easy).filter((key) => !(key in ja))).toEqual([]));
  it('fill in the same values in every language', () => {
    for (const [key, text] of [...Object.entries(en), ...Object.entries(easy)]) expect([key, holes(text)]).toEqual([key, holes((ja as Record<string, string>)[key])]);
  });
});
