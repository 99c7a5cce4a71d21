import { Routes } from '@angular/router';
import { routes } from '../../app.routes';
import ja from '../../procedures/calls/texts/ja.json';
import en from '../../procedures/calls/texts/en.json';
import { pageCode, pageOfCode, publicPages } from './page-code';

/** Every page of the public shell, out of the route table itself. */
async function pagesOf(table: Routes, under = ''): Promise<string[]> {
  const found = await Promise.all(table.filter((route) => route.path !== 'for' && route.path !== ':authority/office').map(async (route) => {
    const path = route.path ? `${under}/${route.path}` : under;
    const children = route.children ?? (route.loadChildren ? ((await route.loadChildren()) as Routes) : null);
    if (children) return pagesOf(children, path);
    return route.loadComponent ? [path || '/'] : [];
  }));
  return found.flat();
}

describe('The page code', () => {
  it('is known for every page that shows one', async () => expect((await pagesOf(routes)).sort()).toEqual([...publicPages].sort()));
  it('differs from page to page', () => expect(new Set(publicPages.map(pageCode)).size).toBe(publicPages.length));
  it('leads the help desk to the page, however it is typed', () => {
    const code = pageCode('/my/cases/:id');
    expect(code).toMatch(/^\d{6}$/);
    const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    for (const typed of [code, `${code.slice(0, 3)} ${code.slice(3)}`, `${wide.slice(0, 3)}　${wide.slice(3)}`]) expect(pageOfCode(typed)).toBe('/my/cases/:id');
    expect(pageOfCode('海野')).toBeNull();
  });
  it('has a name in both languages', () => {
    for (const texts of [ja, en] as Record<string, string>[]) expect(publicPages.filter((pattern) => !texts[`calls.page.${pattern}`])).toEqual([]);
  });
});
