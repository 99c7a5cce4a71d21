import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { I18n } from '../../i18n/i18n';
import { BulkJobItem } from './bulk-jobs-page';
import type { BulkJob } from './exports-api';
import { permitTexts } from './permit-texts';

const job = (part: Partial<BulkJob>): BulkJob => ({ id: 'j1', kind: 'export', state: 'done', total: 3, done: 3, failed: 0, fileName: null, note: null, startedAt: '2026-11-22T09:00:00+09:00', endedAt: null, rows: [], ...part });

describe('A long piece of work in the list', () => {
  const shown = async (part: Partial<BulkJob>) => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    await TestBed.inject(I18n).add(permitTexts);
    const fixture = TestBed.createComponent(BulkJobItem);
    fixture.componentRef.setInput('job', job(part));
    fixture.componentRef.setInput('tenant', 'aohama');
    await fixture.whenStable();
    return { fixture, root: fixture.nativeElement as HTMLElement };
  };

  it('shows how far it is', async () => {
    const bar = (await shown({ state: 'running', done: 1, failed: 1 })).root.querySelector('progress')!;
    expect([bar.value, bar.max]).toEqual([2, 3]);
  });

  it('leads to its file while that is kept, and says when it is not', async () => {
    expect((await shown({ fileName: 'queue.zip' })).root.querySelector('a')!.getAttribute('href')).toBe('/api/t/aohama/bulk-jobs/j1/file');
    TestBed.resetTestingModule();
    const { root } = await shown({});
    expect([root.querySelector('a'), root.textContent]).toEqual([null, expect.stringContaining('もう一度書き出してください')]);
  });

  it('names what could not be done, and why, when somebody looks', async () => {
    const { fixture, root } = await shown({ kind: 'renewal', done: 2, failed: 1 });
    const http = TestBed.inject(HttpTestingController);
    http.expectNone('/api/t/aohama/bulk-jobs/j1');
    const details = root.querySelector('details')!;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    TestBed.tick();
    http.expectOne('/api/t/aohama/bulk-jobs/j1').flush(job({ rows: [{ subjectId: 'a', label: '第1号', state: 'failed', code: 'x', text: '期間が過ぎています' }, { subjectId: 'b', label: '第2号', state: 'done', code: null, text: '第3号' }] }));
    await fixture.whenStable();
    expect([...root.querySelectorAll('li')].map((li) => li.textContent)).toEqual(['第1号：期間が過ぎています']);
  });
});
