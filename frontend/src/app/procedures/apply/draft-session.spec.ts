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
