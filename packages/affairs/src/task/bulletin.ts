/**
 * The weekly bulletin of supervised tasks (督查通报): counted from what happened to them, and from nothing that was stored after the
 * last day. What is entered afterwards counts in the week in which it was entered, so that figures once given do not change.
 */
import type { DepartmentId } from '../kernel/organisation.ts';
import type { TaskEvent } from './events.ts';
import { FIGURE_NAMES, type Figure } from './kinds.ts';

/** One thing that happened to a task; a bulletin looks at no more of it. */
export interface Turn {
  readonly matter: string;
  readonly title: string;
  readonly day: string;
  readonly type: TaskEvent['type'];
  readonly lead?: DepartmentId | undefined;
  readonly due?: string | undefined;
  readonly late?: boolean | undefined;
  /** Assigned, and somebody has to approve of it first. */
  readonly approving?: boolean | undefined;
}

/** What a year's assessment counts besides: closed, and found when looked back on not to hold. */
export type Mark = Figure | 'not-held';
export interface Marked<M extends Mark = Mark> {
  readonly figure: M;
  readonly matter: string;
  readonly title: string;
  readonly lead: DepartmentId;
  /** The day on which it happened; for what is counted at the end, the limit. */
  readonly day: string;
}
export type Counted = Marked<Figure>;

export interface Span {
  readonly from: string;
  readonly to: string;
  /** A limit before this day has passed: the day after the last one, or today where the week is not over. */
  readonly passed: string;
}

interface Standing {
  readonly lead: DepartmentId;
  readonly due: string;
  readonly is: 'approving' | 'owing' | 'claimed' | 'ended';
  readonly claimedLate: boolean;
}

/** What is counted of these turns, each task's in the order in which they happened. */
export const counted = (turns: readonly Turn[], span: Span): readonly Counted[] =>
  marked(turns, span).filter((one): one is Counted => one.figure !== 'not-held');

/** The same with what only an assessment counts. */
export function marked(turns: readonly Turn[], span: Span): readonly Marked[] {
  return [...Map.groupBy(turns, (one) => one.matter).values()].flatMap((of) => ofTask(of, span));
}

function ofTask(turns: readonly Turn[], { from, to, passed }: Span): readonly Marked[] {
  const out: Marked[] = [];
  let standing: Standing | undefined;
  for (const turn of turns) {
    if (turn.day > to) break;
    const next = after(standing, turn);
    const figure = next === undefined || turn.day < from ? undefined : happened(turn, next);
    if (next !== undefined && figure !== undefined)
      out.push({ figure, matter: turn.matter, title: turn.title, lead: next.lead, day: turn.day });
    standing = next;
  }
  const [first] = turns;
  if (first === undefined || standing === undefined || standing.is === 'ended' || standing.is === 'approving') return out;
  const at = { matter: first.matter, title: first.title, lead: standing.lead, day: standing.due };
  out.push({ figure: 'open', ...at });
  if (standing.is === 'owing' && standing.due < passed) out.push({ figure: 'late', ...at });
  return out;
}

function after(before: Standing | undefined, { type, lead, due, late, approving }: Turn): Standing | undefined {
  if (type === 'assigned') return { lead: lead ?? '', due: due ?? '', is: approving === true ? 'approving' : 'owing', claimedLate: false };
  if (before === undefined) return undefined;
  const moved = due === undefined ? before : { ...before, due };
  switch (type) {
    case 'approved':
    case 'sent-back':
      return { ...moved, is: 'owing' };
    case 'reassigned':
      return { ...moved, lead: lead ?? before.lead, is: 'owing' };
    case 'claimed':
      return { ...moved, is: 'claimed', claimedLate: late === true };
    case 'closed':
    case 'declined':
    case 'withdrawn':
      return { ...moved, is: 'ended' };
    case 'looked-back':
      return due === undefined ? before : { ...moved, is: 'owing' };
    case 'extension-granted':
    case 'accepted':
    case 'signed':
    case 'planned':
    case 'reported':
    case 'part-reported':
    case 'extension-asked':
    case 'extension-refused':
    case 'result-noted':
    case 'decomposed':
    case 'child-ended':
    case 'climbed':
    case 'pressed':
      return moved;
  }
}

function happened({ type, due }: Turn, { is, claimedLate }: Standing): Mark | undefined {
  if (type === 'looked-back') return due === undefined ? undefined : 'not-held';
  if (type === 'assigned') return is === 'approving' ? undefined : 'assigned';
  if (type === 'approved') return 'assigned';
  if (type === 'closed') return claimedLate ? 'closed-late' : 'closed-on-time';
  if (type === 'sent-back') return 'sent-back';
  return type === 'extension-granted' ? 'extended' : undefined;
}

export type Figures = Readonly<Record<Figure, number>> & {
  /** Closed in the week, of what was closed or is late at its end: parts of a hundred; absent where that is nothing. */
  readonly rate?: number | undefined;
};

export function figuresOf(of: readonly Counted[]): Figures {
  const number = (figure: Figure) => of.filter((one) => one.figure === figure).length;
  const figures = Object.fromEntries(FIGURE_NAMES.map((name) => [name, number(name)])) as Record<Figure, number>;
  const closed = figures['closed-on-time'] + figures['closed-late'];
  const owed = closed + figures.late;
  return owed === 0 ? figures : { ...figures, rate: Math.round((closed * 1000) / owed) / 10 };
}

/** The figures of each department that has any, those with the most late first. */
export function byDepartment(of: readonly Counted[]): readonly { readonly lead: DepartmentId; readonly figures: Figures }[] {
  return [...Map.groupBy(of, (one) => one.lead)]
    .map(([lead, own]) => ({ lead, figures: figuresOf(own) }))
    .toSorted((a, b) => b.figures.late - a.figures.late || b.figures.open - a.figures.open || (a.lead < b.lead ? -1 : 1));
}
