/** The procedure 请示报备 as the shell sees it: one object, all of it pure. */
import { underTitles } from '../authority/under-titles.ts';
import type { ActOffer, Actor, Context, MatterSummary, Procedure } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { ACT_NAMES, ACTS, isActName, opens, type ActName, type MatterAct } from './acts.ts';
import { chain } from './chain.ts';
import { decide } from './decide.ts';
import type { ConductEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { expectations } from './expectations.ts';
import type { ConductForm } from './form.ts';
import { judge, orderable } from './judge.ts';
import { KINDS, rowOf, STAGE_LABELS } from './kinds.ts';
import { readers } from './reading.ts';
import type { ConductState } from './state.ts';
import { handoversAhead, wordsAhead } from './way.ts';

/** Acts that one might look for now on this matter. */
function relevant(ctx: Context, state: ConductState, act: MatterAct): boolean {
  if (!ACTS[act].from.includes(state.stage)) return false;
  const ahead = () => wordsAhead(ctx, state);
  switch (act) {
    case 'order':
      return orderable(state);
    case 'name-decider':
      return ahead().some((one) => one.decider === undefined || one.decider.named === 'office');
    case 'enter-decision':
      return ahead().some((one) => one.decider?.body !== undefined);
    case 'approve':
    case 'decline':
      return ahead().some((one) => (one.decider?.posts.length ?? 0) > 0);
    case 'record':
      return handoversAhead(ctx, state).length === 0;
    case 'hand-over':
      return handoversAhead(ctx, state).length > 0;
    case 'happened':
      return rowOf(state.form.kind).conduct !== undefined && state.happened === undefined;
    case 'retract':
      return state.entry !== undefined;
    case 'clear':
    case 'result':
    case 'withdraw':
      return true;
  }
}

function offers(ctx: Context, state: ConductState, actor: Actor): readonly ActOffer[] {
  const mine = new Set(
    expectations(ctx, state)
      .filter((one) => one.post === actor.post)
      .map((one) => one.act),
  );
  const own = (act: ActName): act is MatterAct => !opens(act) || act === 'order';
  return ACT_NAMES.filter(own)
    .filter((act) => relevant(ctx, state, act))
    .map((act) => ({
      act,
      label: ACTS[act].label,
      primary: mine.has(act),
      commits: ACTS[act].commits === true,
      verdict: judge({ ctx, state, actor }, act, undefined),
    }));
}

/** What a matter is called in every list: its kind, what it is, and the day of the event. */
export const titleOf = ({ kind, subject, on }: Pick<ConductForm, 'kind' | 'subject' | 'on'>): string =>
  `${KINDS[kind].label}：${subject}（${dayWords(on)}）`;

function summary({ form, stage, post, breaches }: ConductState): MatterSummary {
  const { kind, host, place, outlet, addressee, details } = form;
  return {
    title: titleOf(form),
    kind,
    stage,
    // What was found against it is seen in every list.
    stageLabel: `${STAGE_LABELS[stage]}${breaches.length > 0 ? '（不合规定）' : ''}`,
    // Whose it is, by post.
    issuer: post,
    closed: stage === 'closed' || stage === 'withdrawn' || stage === 'declined',
    text: [form.subject, host, place, outlet, addressee, details].filter((one) => one !== undefined).join('\n'),
  };
}

export const conductProcedure: Procedure<ConductState, ConductEvent> = underTitles({
  name: 'conduct',
  decide,
  numberWanted: () => undefined,
  evolve,
  offers,
  expectations,
  // No text sets a time for what is asked or reported here that runs from an act.
  obligations: () => [],
  chain,
  summary,
  readers,
  viewFor: (_ctx, state) => state,
  exclusive: (act) => isActName(act) && ACTS[act].exclusive,
});
