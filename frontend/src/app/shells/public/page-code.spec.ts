import { pageCode } from './page-code';

describe('The page code', () => {
  it('has six digits and is the same for everybody on the page', () => {
    expect(pageCode('/aohama/procedures?query=x')).toMatch(/^\d{6}$/);
    expect(pageCode('/my/cases/0199b2f1-7c6e-7d5a-9a51-1b6f0c5ee111')).toBe(pageCode('/my/cases/0199b2f1-0000-7d5a-9a51-1b6f0c5ee222#files'));
  });
  it('differs between pages', () => expect(pageCode('/aohama')).not.toBe(pageCode('/aohama/procedures')));
});
