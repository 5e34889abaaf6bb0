/** What waits for whom. What is not over is never without somebody who has it before him. */
import type { Post } from '../kernel/organisation.ts';
import type { Context, Expectation } from '../kernel/procedure.ts';
import { registry } from '../leave/roles.ts';
import { clerksOf } from '../office/posts.ts';
import { ACTS, type ActName } from './acts.ts';
import { kindOf, replyOf } from './kinds.ts';
import { replySeries, unnumbered } from './letter.ts';
import { basisOf, handsOf, pressers, publishedBy, signersOf } from './rules.ts';
import type { OversightState } from './state.ts';

export function expectations(ctx: Context, state: OversightState): readonly Expectation[] {
  const { organisation, pack } = ctx;
  const desk = registry(organisation);
  const basis = basisOf(pack, state.form)[0];
  const { inPerson, plan } = kindOf(state.form.kind);
  const reply = replyOf(state.form.kind, state.round);
  const due = state.limit?.due;
  const line = (posts: readonly Post[], act: ActName, label: string = ACTS[act].label): readonly Expectation[] =>
    posts.map((post) => ({
      post: post.id,
      act,
      label,
      basis,
      ...(due === undefined || (act !== 'draft' && act !== 'sign' && act !== 'note' && act !== 'assign' && act !== 'press') ? {} : { due }),
    }));
  const urged = line(pressers(ctx, state), 'press', `督促（${reply}逾期）`);
  switch (state.stage) {
    case 'received':
      return line(desk, 'refer');
    case 'reading': {
      const post = organisation.posts.get(state.referrals.at(-1)?.to ?? '');
      // Whom it was sent to is no longer in that post: the desk puts it before another.
      return post === undefined ? line(desk, 'refer') : line([post], 'read', inPerson?.label ?? ACTS.read.label);
    }
    case 'assigning':
      return line(desk, 'assign');
    case 'handling': {
      const hands = handsOf(organisation, state.lead);
      if (hands.length === 0) return line(desk, 'assign');
      const own =
        plan === true && !state.notes.some((one) => one.what === 'plan')
          ? line(hands, 'note', '记录整改方案')
          : line(hands, 'draft', `办理并送签${reply}`);
      return [...own, ...urged];
    }
    case 'signing': {
      const signers = signersOf(organisation, state.lead, state.form.kind);
      return [...line(signers.length > 0 ? signers : desk, 'sign', `签发${reply}`), ...urged];
    }
    case 'answering': {
      const waiting = unnumbered(state);
      const numbers = waiting !== undefined && replySeries(ctx, waiting.department) !== undefined;
      // Numbering is a clerk's; where a body has none, whoever acts for it.
      const clerks = numbers ? clerksOf(organisation, organisation.departments.get(waiting.department)) : [];
      const by = numbers && clerks.length === 0 ? handsOf(organisation, waiting.department) : clerks;
      return [...line(desk, 'record-answer'), ...line(by, 'number')];
    }
    case 'publishing': {
      const hands = handsOf(organisation, state.replies.at(-1)?.department);
      return publishedBy(pack, state.form) === undefined ? line(desk, 'close') : line(hands.length > 0 ? hands : desk, 'publish');
    }
    case 'published':
    case 'closed':
    case 'withdrawn':
      return [];
  }
}
