/** The procedure of what is raised from outside, as the shell sees it: one object, all of it pure. */
import { dayNumber } from '@lingxing/workrules';
import { underTitles } from '../authority/under-titles.ts';
import { dayOfMoment } from '../kernel/words.ts';
import type { ActOffer, Actor, Context, MatterSummary, Obligation, Procedure } from '../kernel/procedure.ts';
import { nextRung, rungOwed } from '../office/ladder.ts';
import { ACTS, MATTER_ACTS, calledAs, OF_SYSTEM, type ActInput, type MatterAct } from './acts.ts';
import { chain } from './chain.ts';
import { decide } from './decide.ts';
import type { OversightEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { expectations } from './expectations.ts';
import { judge, parseInput } from './judge.ts';
import { kindOf, masked, replyOf, STAGE_LABELS } from './kinds.ts';
import { numberRequest, unnumbered } from './letter.ts';
import { readers } from './reading.ts';
import { basisOf, owedOf, pressers } from './rules.ts';
import type { OversightState } from './state.ts';

/** Acts that one might look for now on this matter. */
function relevant(ctx: Context, state: OversightState, act: MatterAct): boolean {
  if (OF_SYSTEM.has(act) || !ACTS[act].from.includes(state.stage)) return false;
  if (act === 'press') return pressers(ctx, state).length > 0;
  if (act === 'talk') return kindOf(state.form.kind).personal === true || kindOf(state.form.kind).proposer !== undefined;
  if (act === 'publish') return !state.form.secret;
  if (act === 'number') return unnumbered(state) !== undefined;
  return true;
}

function offers(ctx: Context, state: OversightState, actor: Actor): readonly ActOffer[] {
  const mine = new Set(
    expectations(ctx, state)
      .filter((one) => one.post === actor.post)
      .map((one) => one.act),
  );
  return MATTER_ACTS.filter((act) => relevant(ctx, state, act)).map((act) => ({
    act,
    label: calledAs(act, state),
    primary: mine.has(act),
    commits: ACTS[act].commits === true,
    verdict: judge({ ctx, state, actor }, act, undefined),
  }));
}

/** The reply is owed by the day that was set when it was given out, or set anew for the second handling; while it is late it climbs the ladder. */
function obligations(ctx: Context, state: OversightState): readonly Obligation[] {
  const { limit, round, lead } = state;
  const given = state.assignments.at(-1);
  if (limit === undefined || given === undefined) return [];
  const began = round === 1 ? state.assignments.find((one) => one.limit !== undefined) : state.answers.at(-1);
  const from = dayOfMoment(began?.at ?? given.at);
  const owed = owedOf(state);
  const next = owed === undefined ? undefined : nextRung(ctx.pack, owed);
  return [
    {
      id: `reply-${round}`,
      label: `${round > 1 && kindOf(state.form.kind).again === undefined ? '再次' : ''}${replyOf(state.form.kind, round)}`,
      owedBy: { department: lead ?? given.lead },
      due: limit.due,
      value: Math.max(0, dayNumber(limit.due) - dayNumber(from)),
      unit: 'day',
      from,
      provisional: [],
      citation: basisOf(ctx.pack, state.form)[0],
      state: state.replies.some((one) => one.round === round) ? 'met' : 'open',
    },
    ...(owed === undefined || next === undefined ? [] : [rungOwed(owed.due, next)]),
  ];
}

function summary({ form, stage, lead, round, numbered }: OversightState): MatterSummary {
  const { kind, subject, from, content, number } = form;
  const { label, personal } = kindOf(kind);
  const who = from === undefined ? '' : `（${personal === true ? masked(from) : from}）`;
  return {
    title: `${label}：${subject}${who}`,
    kind,
    stage,
    stageLabel: `${STAGE_LABELS[stage]}${round > 1 && stage === 'handling' ? '（再次办理）' : ''}`,
    ...(lead === undefined ? {} : { host: lead, issuer: lead }),
    closed: stage === 'published' || stage === 'closed' || stage === 'withdrawn',
    // Of a person's letter not even search keeps the words.
    text: personal === true ? subject : [subject, content, number ?? '', ...(numbered ?? []).map((one) => one.text)].join('\n'),
  };
}

export const oversightProcedure: Procedure<OversightState, OversightEvent> = underTitles({
  name: 'oversight',
  decide,
  numberWanted: (ctx, state, { act, input }) => {
    const given = act === 'number' ? parseInput('number', input) : undefined;
    return state === null || given?.success !== true ? undefined : numberRequest(ctx, state, given.data as ActInput<'number'>);
  },
  evolve,
  offers,
  expectations,
  obligations,
  chain,
  summary,
  readers,
  viewFor: (_ctx, state) => state,
  // 亲自: who stands in for a leader does not read letters in his stead.
  personal: ['read'],
  exclusive: (act) => act !== 'talk' && act !== 'note',
});
