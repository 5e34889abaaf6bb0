/** What is owed by when on a document: answers to consultations, handing in and issuing what a meeting decided, filing what was issued. */
import { dayNumber } from '@lingxing/workrules';
import type { Context, Obligation } from '../kernel/procedure.ts';
import { dayOfMoment, dayWords } from '../kernel/words.ts';
import { clerksOf, headsOf, officeOf } from '../office/posts.ts';
import { filings } from './filing.ts';
import { meetingLimits } from './judge/limits.ts';
import { registry } from './roles.ts';

import { basisOf, Judging } from './judge/judging.ts';
import { lastReply, silenceCounts } from './judge/submission.ts';

import { issuedAt, stageIndex, type ConsultationAsk, type DocumentState } from './state.ts';

/** All obligations of a document, open and past; the ledger projects them and sets the due-time jobs. */
export function obligations(ctx: Context, state: DocumentState): readonly Obligation[] {
  const j = new Judging(ctx, state, undefined);
  return [...answers(ctx, state), ...afterMeeting(j), ...filed(j)];
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

/** Whether what ended on a day met a limit; one still open stays so past its day, and is late. */
const reached = (moment: number | undefined, due: string): Obligation['state'] =>
  moment === undefined ? 'open' : dayOfMoment(moment) <= due ? 'met' : 'passed';

/**
 * From the meeting's end to the office and to the issue (22.1, 22.2, 23.2). The host owes both until the draft is at the
 * office; the issue is then owed by whoever has it, until it is distributed.
 */
function afterMeeting(j: Judging): readonly Obligation[] {
  const { ctx, state } = j;
  const sentOn = state.stage === 'forwarded' || state.draft.issuer === 'party';
  return meetingLimits(j).map(({ norm, from, due }): Obligation => {
    const submit = norm.milestone === 'submit';
    const done = submit ? state.submittedAt : issuedAt(state);
    // What was stored before these moments were kept is not late because of it.
    const unknown = done === undefined && stageIndex(state.stage) >= stageIndex(submit ? 'vetting' : 'distributed');
    return {
      id: submit ? 'submit-within' : 'issue-within',
      label: submit ? '会后送办发文' : '会后印发',
      owedBy: submit || !withOffice(state) ? hostOf(ctx, state) : officeOwes(ctx, state),
      due: due.date,
      value: norm.value,
      unit: norm.unit,
      from,
      provisional: due.provisional,
      norm: norm.id,
      citation: norm.citation,
      // What goes on to the Party committee is issued by others.
      state: sentOn && !submit ? 'cancelled' : unknown ? 'met' : reached(done, due.date),
    };
  });
}

const withOffice = ({ stage, draft }: DocumentState): boolean =>
  stage !== 'drafting' && stage !== 'department' && draft.issuer !== 'department' && !(stage === 'authorised' && draft.issuer !== 'party');

function hostOf(ctx: Context, state: DocumentState): Obligation['owedBy'] {
  const host = ctx.organisation.departments.get(state.host);
  return { post: (headsOf(ctx.organisation, host)[0] ?? clerksOf(ctx.organisation, host)[0])?.id, department: state.host };
}

function officeOwes(ctx: Context, state: DocumentState): Obligation['owedBy'] {
  const post = registry(ctx.organisation, state)[0] ?? officeOf(ctx.organisation)[0];
  return { post: post?.id, department: post?.department };
}

/** 备案, where the text or the government's own setting gives it a limit; without one it waits in the inbox without a day. */
function filed(j: Judging): readonly Obligation[] {
  return filings(j).flatMap(({ norm, citation, limit, done }): Obligation[] =>
    limit === undefined
      ? []
      : [
          {
            id: `filing:${norm.id}`,
            label: norm.value === undefined ? '报送备案（时限为本府设定）' : '报送备案',
            owedBy: officeOwes(j.ctx, j.state),
            due: limit.due.date,
            value: limit.value,
            unit: limit.unit,
            from: limit.from,
            provisional: limit.due.provisional,
            norm: norm.id,
            citation,
            state: done === undefined ? 'open' : done.date <= limit.due.date ? 'met' : 'passed',
          },
        ],
  );
}
