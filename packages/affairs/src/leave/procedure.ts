/** The procedure 外出和请销假 as the shell sees it: one object, all of it pure. */
import { underTitles } from '../authority/under-titles.ts';
import { substitutions } from '../authority/standing-in.ts';
import type { ActOffer, Actor, Context, MatterSummary, Procedure } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { ACT_NAMES, ACTS, isActName, type ActName, type MatterAct } from './acts.ts';
import { chain } from './chain.ts';
import { decide } from './decide.ts';
import type { LeaveEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { expectations, obligations } from './expectations.ts';
import { judge } from './judge.ts';
import { ABSENCE_LABELS } from './labels.ts';
import { readers } from './reading.ts';
import { actualDays, authority } from './record.ts';
import { isHead } from './roles.ts';
import { awaitsOrder, isGranted, openAsk, orderable, STAGE_LABELS, standing, type LeaveState } from './state.ts';
import { informDue, recordDue, stepsAhead } from './way.ts';

/** Acts that one might look for now on this absence. */
function relevant(ctx: Context, state: LeaveState, act: MatterAct): boolean {
  if (!ACTS[act].from.includes(state.stage)) return false;
  const ahead = () => stepsAhead(ctx, state);
  switch (act) {
    case 'order':
      return orderable(state);
    case 'refuse-order':
      return awaitsOrder(state);
    case 'forward':
    case 'consent':
    case 'name-approver':
      return ahead().some((one) => one.act === act);
    case 'approve':
    case 'decline':
      return openAsk(state) !== undefined;
    case 'record':
      return recordDue(ctx, state) !== undefined;
    case 'inform':
      return informDue(ctx, state) !== undefined;
    case 'entrust':
      return isHead(ctx.organisation, state.post);
    case 'arrange':
      return !isHead(ctx.organisation, state.post) && substitutions(ctx.pack, 'special-arrangement').length > 0;
    case 'revoke':
      return standing(state).length > 0;
    case 'cancel':
      return state.departed === undefined;
    case 'return':
      return state.from <= ctx.today;
    case 'depart':
      return state.stage !== 'granted' || !isGranted(state) || state.departed === undefined;
    case 'change':
      return !awaitsOrder(state);
    case 'extend':
    case 'hand-over':
    case 'report-back':
      return true;
  }
}

function offers(ctx: Context, state: LeaveState, actor: Actor): readonly ActOffer[] {
  const mine = new Set(
    expectations(ctx, state)
      .filter((one) => one.post === actor.post)
      .map((one) => one.act),
  );
  const own = (act: ActName): act is MatterAct => act !== 'apply' && act !== 'report' && act !== 'plead' && act !== 'register';
  return ACT_NAMES.filter(own)
    .filter((act) => relevant(ctx, state, act))
    .map((act) => ({
      act,
      label: ACTS[act].label,
      primary: mine.has(act) && (act !== 'return' || state.from <= ctx.today),
      commits: ACTS[act].commits === true,
      verdict: judge({ ctx, state, actor }, act, undefined),
    }));
}

function summary(state: LeaveState): MatterSummary {
  const { absence } = state;
  // As it came to be: whoever is back early was not away on the days after.
  const { from, to } = actualDays(state);
  const days = from === to ? dayWords(from) : `${dayWords(from)}至${dayWords(to)}`;
  return {
    title: `${ABSENCE_LABELS[absence.kind]}：${absence.destination}（${days}）`,
    kind: absence.kind,
    issuer: state.post,
    stage: state.stage,
    stageLabel: STAGE_LABELS[state.stage],
    closed: state.stage === 'closed' || state.stage === 'cancelled' || state.stage === 'declined',
    text: [absence.destination, absence.purpose, ...absence.companions].join('\n'),
  };
}

export const leaveProcedure: Procedure<LeaveState, LeaveEvent> = underTitles({
  name: 'leave',
  decide,
  numberWanted: () => undefined,
  doneUnderWanted: ({ act }) => act === 'return',
  evolve,
  offers,
  expectations,
  obligations,
  authority,
  chain,
  summary,
  readers,
  viewFor: (_ctx, state) => state,
  // One comes back, entrusts one's own work and tells what one has done for another oneself.
  personal: ACT_NAMES.filter((act) => ACTS[act].personal === true),
  exclusive: (act) => isActName(act) && ACTS[act].exclusive,
});
