import { nextMoves } from './next-move';
import type { CaseView, Move, MoveAction } from './review-api';

const move = (action: MoveAction, blockedBy: string | null = null): Move => ({ action, needs: [], blockedBy });
const of = (state: CaseView['state'], actions: (MoveAction | Move)[], more: Partial<CaseView> = {}) =>
  ({ state, moves: actions.map((a) => (typeof a === 'string' ? move(a) : a)), recommendation: null, assignee: { id: 'me', name: '' }, ...more });

describe('The next move', () => {
  it('is taking a new case', () => expect(nextMoves(of('submitted', ['assign', 'request-correction', 'take'], { assignee: null }), false, 'me').primary?.action).toBe('take'));
  it('is handing on, for who only receives', () => {
    const next = nextMoves(of('inReview', ['take', 'assign', 'request-correction']), false, 'me');
    expect([next.primary?.action, next.others.map((m) => m.action)]).toEqual(['assign', ['request-correction']]);
  });
  it('is taking over what lies on another desk, for who only receives', () => expect(nextMoves(of('inReview', ['take', 'assign'], { assignee: { id: 'you', name: '' } }), false, 'me').primary?.action).toBe('take'));
  it('is putting it forward after review', () => expect(nextMoves(of('inReview', ['take', 'recommend', 'request-correction']), false, 'me').primary?.action).toBe('recommend'));
  it('is the decision that was put forward', () => {
    const refused = { outcome: 'refuse' } as CaseView['recommendation'];
    expect(nextMoves(of('awaitingDecision', ['grant', 'refuse']), false, 'me').primary?.action).toBe('grant');
    expect(nextMoves(of('awaitingDecision', ['grant', 'refuse'], { recommendation: refused }), false, 'me').primary?.action).toBe('refuse');
  });
  it('is never one that this person may not make', () => {
    const next = nextMoves(of('awaitingDecision', [move('grant', 'case.same-person'), 'send-back']), false, 'me');
    expect(next.primary).toBeNull();
    expect(next.others.map((m) => m.action)).toEqual(['grant', 'send-back']);
  });
  it('is nothing while the applicant has the turn', () => expect(nextMoves(of('correctionRequested', ['take', 'send-back']), false, 'me').primary).toBeNull());
  it('stands in one row at a simple office, without desks', () => {
    const next = nextMoves(of('submitted', ['take', 'assign', 'request-correction', 'grant', 'refuse', 'recommend']), true, 'me');
    expect([next.primary?.action, next.beside.map((m) => m.action), next.others]).toEqual(['grant', ['refuse', 'request-correction'], []]);
  });
});
