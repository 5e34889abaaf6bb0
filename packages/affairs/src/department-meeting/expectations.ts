/** What waits for whom. A request that is not over is never without somebody who has it before him. */
import type { Post } from '../kernel/organisation.ts';
import type { Context, Expectation } from '../kernel/procedure.ts';
import { registry } from '../leave/roles.ts';
import { askBy } from '../meeting/rules.ts';
import { isOffice } from '../office/posts.ts';
import { ACTS, type ActName } from './acts.ts';
import { SLOTS } from './kinds.ts';
import type { DepartmentMeetingState } from './state.ts';
import { basisOf, consenters, handsOf, wordsAhead, type Ahead } from './way.ts';

/** What one word that is still to be given waits for, in the office's words. */
export function awaited({ slot, decider }: Ahead): { readonly act: ActName; readonly label: string } {
  const what = SLOTS[slot.name];
  if (decider === undefined) return { act: 'name-decider', label: `写明由谁批准${what}` };
  if (decider.body !== undefined) return { act: 'enter-decision', label: `登记${decider.body}对${what}的批复` };
  return { act: 'approve', label: `${ACTS.approve.label}${what}` };
}

export function expectations(ctx: Context, state: DepartmentMeetingState): readonly Expectation[] {
  const { organisation } = ctx;
  const desk = registry(organisation);
  const basis = basisOf(ctx, state.form)[0];
  // A department of which nobody is in office has its paper at the office.
  const hands = handsOf(organisation, state.host);
  const host = hands.length > 0 ? hands : desk;
  const line = (posts: readonly Post[], act: ActName, label: string = ACTS[act].label, due?: string): readonly Expectation[] =>
    // The office's own part is its desk's.
    (posts.every(isOffice) ? desk : posts).map((post) => ({ post: post.id, act, label, basis, ...(due === undefined ? {} : { due }) }));
  switch (state.stage) {
    case 'consulting':
      return line(consenters(ctx, state.host), 'consent');
    case 'consented':
    case 'returned':
      return line(host, 'submit', ACTS.submit.label, askBy(ctx.pack, ctx.calendar, state.form.kind, state.form.on)?.due.date);
    case 'asked':
      return line(desk, 'refer');
    case 'reviewing': {
      const to = state.referred?.to === undefined ? undefined : organisation.posts.get(state.referred.to);
      return line(to === undefined ? (organisation.byRole.get('head') ?? []) : [to], 'review');
    }
    case 'deciding': {
      const ahead = wordsAhead(ctx, state);
      // The rules were revised meanwhile and want no word more than was given: it is asked for anew, under them.
      if (ahead.length === 0) return line(host, 'withdraw', '撤回后重新报请示（规则已修订）');
      return ahead.flatMap((one) => {
        const { act, label } = awaited(one);
        return line(act === 'approve' ? (one.decider?.posts ?? []) : desk, act, label);
      });
    }
    case 'approved':
      return line(host, 'hold');
    case 'declined':
    case 'held':
    case 'withdrawn':
      return [];
  }
}
