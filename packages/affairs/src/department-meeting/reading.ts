/** Who may read of a department's meeting: the department, the head, the leader in charge, those whom it asks, and whoever it passes through. */
import type { Context, Readers } from '../kernel/procedure.ts';
import { standIns } from '../kernel/stood-in.ts';
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
