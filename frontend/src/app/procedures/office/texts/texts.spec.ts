import en from './en.json';
import ja from './ja.json';

const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))].sort();

describe('The texts of the office', () => {
  it('are complete in English', () => expect(Object.keys(en)).toEqual(Object.keys(ja)));
  it('fill in the same values in both languages', () => {
    for (const [key, text] of Object.entries(en)) expect([key, holes(text)]).toEqual([key, holes((ja as Record<string, string>)[key])]);
  });
});
