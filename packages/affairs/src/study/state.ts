/** The state of a year's plan of study: its items, who approved it, what was studied when. */
import type { PostId } from '../kernel/organisation.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import type { Item } from './acts.ts';
import type { FormName, ItemStanding, Stage, StudyKind } from './kinds.ts';

export interface Done {
  readonly by: PostId;
  readonly at: number;
}

export interface Session extends Done {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly chair: PostId;
  readonly form: FormName;
  /** The sitting before or at which it was. */
  readonly sitting?: string | undefined;
  readonly absent: readonly PostId[];
  readonly note: string;
}

export interface PlanItem extends Item {
  /** i1, i2, …: given once and kept when the plan is changed. */
  readonly id: string;
  readonly held?: Session | undefined;
}

export interface StudyState {
  readonly procedure: 'study';
  readonly stage: Stage;
  readonly kind: StudyKind;
  readonly year: number;
  readonly items: readonly PlanItem[];
  /** How many items ever had an id. */
  readonly given: number;
  readonly drafted: Done;
  readonly revised: readonly (Done & { readonly reason: string })[];
  /** What was settled with the body that is consulted, on the plan as it stands. */
  readonly consulted?: (Done & { readonly on: string; readonly words: string }) | undefined;
  /** Who approves as the office has stated, where the text names no post. */
  readonly approver?: (Done & { readonly post: PostId; readonly words: string }) | undefined;
  readonly submitted?: (Done & { readonly note: string }) | undefined;
  readonly returns: readonly (Done & { readonly reason: string })[];
  readonly approved?: (Done & { readonly opinion: string }) | undefined;
  readonly withdrawn?: (Done & { readonly reason: string }) | undefined;
  readonly exercise: boolean;
  readonly hands: readonly PostId[];
  readonly stoodIn?: readonly StoodIn[] | undefined;
}

const iso = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The last day of the month for which an item is planned. */
export const dueOf = ({ year }: Pick<StudyState, 'year'>, { month }: Item): string => iso(year, month + 1, 0);

/** Held, or open while its month is not over, or behind. */
export const standingOfItem = (state: Pick<StudyState, 'year'>, item: PlanItem, today: string): ItemStanding =>
  item.held === undefined ? (today > dueOf(state, item) ? 'behind' : 'open') : 'held';
