/** What is owed by when on a document: answers to consultations, and issuing what a meeting decided. */
import { dayNumber } from '@lingxing/workrules';
import type { Context, Obligation } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { clerksOf, headsOf } from '../office/posts.ts';
import { issueLimitOf } from './expectations.ts';
import { decisionOf } from './requirements.ts';

import { basisOf, Judging } from './judge/judging.ts';
import { lastReply, silenceCounts } from './judge/submission.ts';

import type { ConsultationAsk, DocumentState } from './state.ts';

/** All obligations of a document, open and past; the ledger projects them and sets the due-time jobs. */
export function obligations(ctx: Context, state: DocumentState): readonly Obligation[] {
  return [...answers(ctx, state), ...issuing(ctx, state)];
}

function answers(ctx: Context, state: DocumentState): readonly Obligation[] {
  const norm = ctx.pack.of('consultation-limit')[0];
  const closed = state.stage === 'archived' || state.signature !== undefined;
  return state.consultations.flatMap((c) =>
    c.asks.flatMap((ask): Obligation[] => {
      const limit = limitOf(ask);
      if (limit === undefined) return [];
      const binds = silenceCounts(ctx, state, ask.body);
      return [
        {
          id: `${c.id}:${ask.body}`,
          label: `${c.mode === 'consult' ? '回复征求意见' : '会签'}${limit.agreed === undefined ? '' : `（商定延至${dayWords(limit.due)}）`}`,
          owedBy: { department: ask.body },
          ...limit,
          provisional: ask.provisional,
          norm: norm?.id,
          // A day agreed on rests on the rule that lets the two sides agree, not on the one that sets the limit.
          citation: limit.agreed === undefined ? norm?.citation : (basisOf(ctx, 'agree-extension')[0] ?? norm?.citation),
          onPassed: binds ? { act: 'deem-no-objection', input: { consultation: c.id, body: ask.body } } : undefined,
          state: answerState(ask, c.stands && !closed),
        },
      ];
    }),
  );
}

/**
 * The limit of an answer as it runs now: so many units from the delivery, or the day that both sides agreed on, whose
 * count is then simply of days. Undefined while the body has not been asked.
 */
function limitOf({ delivered, due, value, unit, firstDue }: ConsultationAsk) {
  if (delivered === undefined || due === undefined) return undefined;
  if (value !== undefined && unit !== undefined) return { due, value, unit, from: delivered };
  const days = dayNumber(due) - dayNumber(delivered);
  return { due, value: days, unit: 'day' as const, from: delivered, agreed: { instead: firstDue ?? due } };
}

function answerState(ask: ConsultationAsk, runs: boolean): Obligation['state'] {
  const reply = lastReply(ask);
  if (reply !== undefined) return reply.position === 'no-objection-deemed' ? 'passed' : 'met';
  return runs ? 'open' : 'cancelled';
}

/** From the meeting's end to the issue (22.2, 23.2): owed by the office, and by the host until it has sent its draft. */
function issuing(ctx: Context, state: DocumentState): readonly Obligation[] {
  const limit = issueLimitOf(new Judging(ctx, state, undefined));
  const { date } = decisionOf(state);
  if (limit === undefined || date === undefined) return [];
  const issued = state.stage === 'distributed' || state.stage === 'archived' || state.stage === 'forwarded';
  const host = ctx.organisation.departments.get(state.host);
  const owner = headsOf(ctx.organisation, host)[0] ?? clerksOf(ctx.organisation, host)[0];
  return [
    {
      id: 'issue-within',
      label: '会后印发',
      owedBy: { post: owner?.id, department: state.host },
      due: limit.due.date,
      value: limit.norm.value,
      unit: limit.norm.unit,
      from: date,
      provisional: limit.due.provisional,
      norm: limit.norm.id,
      citation: limit.norm.citation,
      state: issued ? 'met' : 'open',
    },
  ];
}
