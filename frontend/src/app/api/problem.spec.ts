import { HttpErrorResponse } from '@angular/common/http';
import { toProblem } from './problem';

const answer = (status: number, error: unknown) => new HttpErrorResponse({ status, error });

describe('A refusal of the API', () => {
  it('carries code, title, fields and the other details', () => {
    const problem = toProblem(
      answer(412, { type: 'about:blank', title: '更新されています', status: 412, code: 'case.stale', traceId: 't1', errors: [{ field: 'vessel.name', code: 'required', message: '船名を' }], lastAction: { actor: '青木' } }),
    );
    expect(problem).toMatchObject({ status: 412, code: 'case.stale', title: '更新されています', stale: true, traceId: 't1', details: { lastAction: { actor: '青木' } } });
    expect(problem.fields).toEqual([{ field: 'vessel.name', code: 'required', message: '船名を' }]);
  });
  it('is offline when no answer came', () => expect(toProblem(answer(0, new ProgressEvent('error')))).toMatchObject({ offline: true, code: 'offline' }));
  it('has a code even when the body is no problem document', () => expect(toProblem(answer(502, '<html>Bad gateway</html>'))).toMatchObject({ status: 502, code: 'http.502', title: '', fields: [] }));
  it('reads a problem that arrived as text', () => expect(toProblem(answer(400, '{"code":"identity.link-expired","title":"x"}')).code).toBe('identity.link-expired'));
  it('passes through', () => {
    const problem = toProblem(answer(404, {}));
    expect(toProblem(problem)).toBe(problem);
  });
});
