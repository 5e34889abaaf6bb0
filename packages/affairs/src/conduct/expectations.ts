/** What waits for whom. A matter that is not over is never without somebody who has it before him. */
import type { Post } from '../kernel/organisation.ts';
import type { Context, Expectation } from '../kernel/procedure.ts';
import { registry } from '../leave/roles.ts';
import { isOffice } from '../office/posts.ts';
import { ACTS, type ActName } from './acts.ts';
import { handsOf } from './judge.ts';
import { KINDS, SLOTS } from './kinds.ts';
import type { ConductState } from './state.ts';
import { basisOf, handoversAhead, wayOfState, wordsAhead, type Ahead } from './way.ts';

/** What one word that is still to be given waits for, in the office's words. */
export function awaited({ slot, decider }: Ahead, { form: { kind } }: ConductState): { readonly act: ActName; readonly label: string } {
  if (decider === undefined)
    return { act: 'name-decider', label: slot.name === 'approval' ? '写明由谁批准' : `写明由谁代表${SLOTS[slot.name].label}同意` };
  if (decider.body !== undefined) return { act: 'enter-decision', label: `登记${decider.body}的批复` };
  return { act: 'approve', label: `${ACTS.approve.label}${KINDS[kind].label}` };
}

export function expectations(ctx: Context, state: ConductState): readonly Expectation[] {
  const desk = registry(ctx.organisation);
  const basis = basisOf(wayOfState(ctx, state))[0];
  const line = (posts: readonly Post[], act: ActName, label: string = ACTS[act].label, on = basis): readonly Expectation[] =>
    // The office's own part is its desk's.
    (posts.every(isOffice) ? desk : posts).map((post) => ({ post: post.id, act, label, basis: on }));
  switch (state.stage) {
    case 'asked': {
      const ahead = wordsAhead(ctx, state);
      // The rules were revised meanwhile and want no word more than was given: it is asked for anew, under them.
      if (ahead.length === 0) return line(handsOf(ctx, state), 'withdraw', '撤回后重新申请（规则已修订）');
      return ahead.flatMap((one) => {
        const { act, label } = awaited(one, state);
        return line(act === 'approve' ? (one.decider?.posts ?? []) : desk, act, label, one.slot.norm?.citation);
      });
    }
    case 'reported': {
      const ahead = handoversAhead(ctx, state);
      return ahead.length === 0
        ? line(desk, 'record')
        : ahead.flatMap(({ name, norm }) => line(desk, 'hand-over', `登记报送${SLOTS[name].label}`, norm?.citation));
    }
    case 'agreed':
      return line(handsOf(ctx, state), 'result');
    case 'declined':
    case 'closed':
    case 'withdrawn':
      return [];
  }
}
