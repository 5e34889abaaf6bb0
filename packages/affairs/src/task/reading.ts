/** Who may read a supervised task: those who owe and help, who answer first, the leader in charge and the head, whoever supervises. */
import type { Context, Readers } from '../kernel/procedure.ts';
import { standIns } from '../kernel/stood-in.ts';
import { expectations } from './expectations.ts';
import type { TaskState } from './state.ts';
import { extensionApprover, firstResponsible, handsOf, inCharge, supervisors } from './way.ts';

export function readers(ctx: Context, state: TaskState): Readers {
  const { organisation } = ctx;
  const { form } = state;
  const leaders = [inCharge(organisation, form.lead), firstResponsible(ctx, form), extensionApprover(ctx, state)];
  const posts = [
    ...[form.lead, ...form.helpers].flatMap((one) => handsOf(organisation, one)),
    ...leaders.filter((one) => one !== undefined),
    ...(organisation.byRole.get('head') ?? []),
    ...supervisors(ctx, state),
  ].map((one) => one.id);
  const named = [form.source.decidedBy, state.approver].filter((one) => one !== undefined);
  const waiting = expectations(ctx, state).map((one) => one.post);
  return { posts: [...new Set([...posts, ...named, ...waiting, ...state.hands, ...standIns(state.stoodIn)])], close: false };
}
