import type { CaseView, Move, MoveAction } from './review-api';

export interface NextMoves {
  /** The one next move, or none when it is somebody else's turn. */
  readonly primary: Move | null;
  /** Shown beside it as buttons (simple offices decide in one place). */
  readonly beside: readonly Move[];
  /** Behind "other steps". */
  readonly others: readonly Move[];
}

const full: readonly MoveAction[] = ['take', 'accept', 'recommend', 'grant', 'refuse', 'request-correction', 'send-back', 'consult', 'extend', 'assign', 'transfer', 'link-permit', 'release', 'amend', 'freeze', 'unfreeze', 'merge', 'revoke'];
/** One desk: taking, assigning and putting forward say nothing there. */
const notAtOneDesk: ReadonlySet<MoveAction> = new Set(['take', 'assign', 'recommend', 'release', 'transfer']);

/** Orders what the server allows by what an officer does next. It adds nothing of its own. */
export function nextMoves(of: Pick<CaseView, 'moves' | 'state' | 'recommendation' | 'assignee'>, simple: boolean, me: string | null): NextMoves {
  const mine = me !== null && of.assignee?.id === me;
  // Taking what one has already says nothing either.
  const moves = of.moves.filter((move) => !(simple && notAtOneDesk.has(move.action)) && !(mine && move.action === 'take'));
  const free = (action: MoveAction) => moves.find((move) => move.action === action && !move.blockedBy) ?? null;
  const primary = choose(of, free);
  const rest = moves.filter((move) => move !== primary).sort((a, b) => full.indexOf(a.action) - full.indexOf(b.action));
  if (!simple) return { primary, beside: [], others: rest };
  const besides: readonly MoveAction[] = ['refuse', 'request-correction'];
  const beside = rest.filter((move) => besides.includes(move.action) && !move.blockedBy);
  return { primary, beside, others: rest.filter((move) => !beside.includes(move)) };
}

function choose(of: Pick<CaseView, 'state' | 'recommendation' | 'assignee'>, free: (action: MoveAction) => Move | null): Move | null {
  switch (of.state) {
    case 'submitted':
      return free('take') ?? free('accept') ?? free('grant');
    case 'inReview':
      // Nobody's desk yet: first it gets one.
      if (of.assignee === null && free('take')) return free('take');
      // Whoever only receives hands on to a reviewer.
      return free('accept') ?? free('recommend') ?? free('grant') ?? free('take') ?? free('assign');
    case 'awaitingDecision':
      // Who may not decide waits; sending back stands in the menu.
      return free(of.recommendation?.outcome === 'refuse' ? 'refuse' : 'grant');
    case 'frozen':
      return free('unfreeze');
    default:
      // Waiting for the applicant, or finished: nothing is next, everything is in the menu.
      return null;
  }
}
