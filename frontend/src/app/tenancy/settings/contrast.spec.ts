import { contrast, readColour, readableOn } from './contrast';

describe('The contrast check', () => {
  it('is 21 for black on white and 1 for the same colour', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#123456', '#123456')).toBe(1);
  });
  it('knows the line between enough and not enough', () => {
    expect(contrast('#767676', '#ffffff')!).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#777777', '#ffffff')!).toBeLessThan(4.5);
  });
  it('says nothing about what is no colour', () => expect(contrast('blue', '#ffffff')).toBeNull());
  it('reads colours as people type them', () => expect(['００１７ｃ１', '#17C', ' 0017C1 ', 'navy'].map(readColour)).toEqual(['#0017c1', '#1177cc', '#0017c1', 'navy']));
  it('proposes text that can be read', () => expect([readableOn('#0017c1'), readableOn('#ffdd00')]).toEqual(['#ffffff', '#000000']));
});
