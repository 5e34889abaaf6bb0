/** The procedure of meetings that departments call, as the shell sees it: one object, all of it pure. */
import { underTitles } from '../authority/under-titles.ts';
import type { ActOffer, Actor, Context, MatterSummary, Procedure } from '../kernel/procedure.ts';
import { ACT_NAMES, ACTS, opens, type ActName, type MatterAct } from './acts.ts';
import { chain } from './chain.ts';
import { decide } from './decide.ts';
import type { DepartmentMeetingEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { expectations } from './expectations.ts';
import { judge, orderable } from './judge.ts';
import { KINDS, STAGE_LABELS } from './kinds.ts';
import { readers } from './reading.ts';
import type { DepartmentMeetingState } from './state.ts';
import { wordsAhead } from './way.ts';

/** Acts that one might look for now on this matter. */
function relevant(ctx: Context, state: DepartmentMeetingState, act: MatterAct): boolean {
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
      return ahead().some((one) => (one.decider?.posts.length ?? 0) > 0);
    case 'decline':
      return state.stage !== 'deciding' || ahead().some((one) => (one.decider?.posts.length ?? 0) > 0);
    case 'consent':
    case 'submit':
    case 'return':
    case 'refer':
    case 'review':
    case 'hold':
    case 'withdraw':
      return true;
  }
}

function offers(ctx: Context, state: DepartmentMeetingState, actor: Actor): readonly ActOffer[] {
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

function summary({ form, stage, host, breaches }: DepartmentMeetingState): MatterSummary {
  const { kind, subject, why, place, scope } = form;
  return {
    title: `${KINDS[kind]}：${subject}`,
    kind,
    stage,
    // What was found against it is seen in every list.
    stageLabel: `${STAGE_LABELS[stage]}${breaches.length > 0 ? '（不合规定）' : ''}`,
    host,
    // Whose it is: the list is narrowed by it.
    issuer: host,
    closed: stage === 'held' || stage === 'withdrawn' || stage === 'declined',
    text: [subject, why, place, scope].join('\n'),
  };
}

export const departmentMeetingProcedure: Procedure<DepartmentMeetingState, DepartmentMeetingEvent> = underTitles({
  name: 'department-meeting',
  decide,
  numberWanted: () => undefined,
  evolve,
  offers,
  expectations,
  // The days that the texts name run backwards from the meeting: they stand with what waits for the department.
  obligations: () => [],
  chain,
  summary,
  readers,
  viewFor: (_ctx, state) => state,
  exclusive: () => true,
});
