import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { FormCodes } from '../../forms';
import { DraftSession } from './draft-session';

const turn = () => new Promise((done) => setTimeout(done));
const form = { code: 'f', version: '1', title: { ja: '様式' }, steps: [{ id: 's', title: { ja: '船' }, fields: [{ id: 'name', type: 'text', label: { ja: '船名' } }] }] };
const view = { id: 'd1', tenant: 'aohama', procedure: 'p', procedureTitle: { ja: '手続' }, formCode: 'f', formVersion: '1', answers: {}, step: 's', savedAt: '2026-11-22T09:00:00+09:00', version: 1, askAgain: [], leftOut: [], declined: [] };

describe('A draft that is to be thrown away', () => {
  let http: HttpTestingController;
  const open = async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), FormCodes, DraftSession] });
    http = TestBed.inject(HttpTestingController);
    const draft = TestBed.inject(DraftSession);
    const opened = draft.open('d1');
    const answer = async (url: string, body: object) => (await turn(), http.expectOne(url).flush(body));
    await answer('/api/identity/me', { signedIn: true, memberships: [], account: null, operator: false, csrf: null });
    await answer('/api/my/drafts/d1', view);
    await answer('/api/t/aohama/forms/f/versions/1', form);
    await opened;
    return draft;
  };
  const type = (draft: DraftSession, text: string) => {
    draft.sheet()!.set('name', text);
    draft.touch();
  };

  it('goes on being saved after the server refused', async () => {
    const draft = await open();
    const thrown = expect(draft.discard()).rejects.toMatchObject({ status: 503 });
    http.expectOne('/api/my/drafts/d1/actions/delete').flush({ title: '後で' }, { status: 503, statusText: 'later' });
    await thrown;
    type(draft, '第八海王丸');
    expect(localStorage.getItem('cyberport.draft.d1')).toContain('第八海王丸');
    const settled = draft.settle();
    http.expectOne({ method: 'PUT', url: '/api/my/drafts/d1' }).flush({ ...view, version: 2 });
    expect(await settled).toBe(2);
  });

  it('is saved no more when it is gone', async () => {
    const draft = await open();
    type(draft, '第八海王丸');
    const discarded = draft.discard();
    http.expectOne('/api/my/drafts/d1/actions/delete').flush(null);
    await discarded;
    type(draft, '第九海王丸');
    await draft.settle();
    expect(localStorage.getItem('cyberport.draft.d1')).toBeNull();
    http.verify();
  });
});

describe('A draft that could be opened only as the copy on this device', () => {
  afterEach(() => vi.useRealTimers());

  it('is read anew when the server answers again, though the device never said that it was offline', async () => {
    vi.useFakeTimers();
    localStorage.setItem('cyberport.draft.d1', JSON.stringify({ id: 'd1', tenant: 'aohama', procedure: 'p', title: '手続', formCode: 'f', formVersion: '1', answers: { name: '古い名' }, step: 's', touchedAt: view.savedAt, base: 1, unsaved: false }));
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), FormCodes, DraftSession] });
    const http = TestBed.inject(HttpTestingController);
    const draft = TestBed.inject(DraftSession);
    const asked = async (url: string) => (await vi.advanceTimersByTimeAsync(0), http.expectOne(url));
    const opened = draft.open('d1');
    (await asked('/api/identity/me')).flush({ signedIn: true, memberships: [], account: null, operator: false, csrf: null });
    (await asked('/api/my/drafts/d1')).error(new ProgressEvent('error'));
    (await asked('/api/t/aohama/forms/f/versions/1')).flush(form);
    await opened;
    expect(draft.keeper()!.state().kind).toBe('offline');

    await vi.advanceTimersByTimeAsync(10_000);
    (await asked('/api/my/drafts/d1')).error(new ProgressEvent('error'));
    expect(draft.sheet()!.answers()).toEqual({ name: '古い名' });
    await vi.advanceTimersByTimeAsync(10_000);
    (await asked('/api/my/drafts/d1')).flush(view);
    (await asked('/api/my/drafts/d1')).flush({ ...view, answers: { name: '新しい名' } });
    (await asked('/api/t/aohama/forms/f/versions/1')).flush(form);
    await vi.advanceTimersByTimeAsync(0);
    expect([draft.keeper()!.state().kind, draft.sheet()!.answers()]).toEqual(['saved', { name: '新しい名' }]);
  });
});
