/** Who may read of a department's meeting: the department, the head, the leader in charge, those whom it asks, and whoever it passes through. */
import { dateOf, dayNumber } from '@lingxing/workrules';
import type { PostId } from '../kernel/organisation.ts';
import type { Context, Readers } from '../kernel/procedure.ts';
import { standIns } from '../kernel/stood-in.ts';
import { isOffice } from '../office/posts.ts';
import { expectations } from './expectations.ts';
import type { DepartmentMeetingState } from './state.ts';
import { handsOf, inCharge } from './way.ts';

export function readers(ctx: Context, state: DepartmentMeetingState): Readers {
  const { organisation } = ctx;
  const posts = new Set<string>([...state.hands, ...standIns(state.stoodIn), ...state.form.leaders]);
  for (const one of handsOf(organisation, state.host)) posts.add(one.id);
  for (const one of [...(organisation.byRole.get('head') ?? []), ...inCharge(organisation, state.host)]) posts.add(one.id);
  for (const one of expectations(ctx, state)) posts.add(one.post);
  for (const one of state.named) if (one.post !== undefined) posts.add(one.post);
  return { posts: [...posts], close: false };
}

/** When it is held and which leaders come: as approved, and afterwards as it was. */
export interface OnCalendar {
  readonly on: string;
  /** Its last day; half a day is one. */
  readonly last: string;
  readonly hour?: string | undefined;
  readonly leaders: readonly PostId[];
  /** Whoever may read it sees what and where it is; others that leaders are at one and when. */
  readonly sight: 'whole' | 'outline';
}

/** A department's meeting on the leaders' calendar: once it is approved or was held, and leaders come; undefined otherwise. */
export function onCalendar(ctx: Context, state: DepartmentMeetingState, posts: readonly PostId[]): OnCalendar | undefined {
  const { form, held, stage } = state;
  if (state.exercise || (stage !== 'approved' && stage !== 'held')) return undefined;
  const { on, days, leaders } = held?.was ?? form;
  if (leaders.length === 0) return undefined;
  const may = readers(ctx, state).posts;
  const whole = posts.some((one) => may.includes(one) || isOffice(ctx.organisation.posts.get(one)));
  return {
    on,
    last: dateOf(dayNumber(on) + Math.ceil(days) - 1),
    ...(form.hour === undefined ? {} : { hour: form.hour }),
    leaders,
    sight: whole ? 'whole' : 'outline',
  };
}
