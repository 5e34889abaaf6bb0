/** From an act that was judged to what follows of it: the events. Nothing here judges; nothing in `judge/` decides what follows. */
import { DOCUMENT_FACTS, type DueDate, type FactName, type Step } from '@lingxing/workrules';
import type { ActRequest, Context, Decision } from '../kernel/procedure.ts';
import { verdictOf } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import { usedByAnother, whoActed } from '../kernel/stood-in.ts';
import { barred } from '../office/findings.ts';
import { impossibleMoment, type Floor } from '../office/late-entry.ts';
import { ACT_INPUTS, ACTS, type ActInput, type ActName, type ActRow } from './acts.ts';
import { countCharacters } from './body.ts';
import type { DocumentEvent } from './events.ts';
import { followsInSitting } from './carrying-out.ts';
import { definedOnly, judgeDraft, mustDeclare, openAsksOf } from './judge/drafting.ts';

import { missingFilings } from './filing.ts';
import { unconveyed } from './judge/finishing.ts';
import { judge } from './judge/index.ts';
import { basisOf, Judging } from './judge/judging.ts';
import { metBy, STEP_OF, type StepAct } from './judge/reviewing.ts';
import { changedCharacters, lapsesOn } from './lapse.ts';
import { measureOf } from './measure.ts';
import { numberText, registerOf, registerYear, RUNS_ON, seriesOf } from './numbering.ts';
import { needsDepartmentApproval } from './requirements.ts';
import { bodySeals, sealOf } from './sealing.ts';
import type { DocumentState, Stage, StepRecord } from './state.ts';
import { followsOfDistribution } from './submitting.ts';

type Following<A extends ActName> = (j: Judging, input: ActInput<A>) => readonly DocumentEvent[];

export const isActName = (act: string): act is ActName => Object.hasOwn(ACTS, act);

/** Judges an act on a document and says what follows. A refusal, or a warning without a reason, has no events. */
export function decide(ctx: Context, state: DocumentState | null, request: ActRequest, drawn?: { n: number }): Decision<DocumentEvent> {
  const act = request.act;
  if (!isActName(act)) return refused('没有这一行为。', '请从可办理的事项中选择。');
  const parsed = ACT_INPUTS[act].safeParse(request.input ?? {}, { error: inputWords });
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '填写有误。', '请按要求填写后再办。');
  const row = ACTS[act];
  if (row.system === true && request.actor.capacity !== 'system') return refused('此行为只由系统办理。', '无须办理。');
  const post = ctx.organisation.posts.get(request.actor.post);
  if (request.occurredAt !== undefined) {
    const impossible = impossibleMoment(request.occurredAt, ctx.now, state === null ? undefined : earliest(state, row));
    if (impossible !== undefined) return refused(impossible.message, impossible.wayOut);
  }

  if (state === null) {
    if (act !== 'draft') return refused('尚无此件。', '请先起草。');
    const input = parsed.data as ActInput<'draft'>;
    const { findings, basis } = judgeDraft(ctx, post, input.draft);
    const verdict = verdictOf(findings, basis);
    if (verdict.outcome === 'refused' || post?.department === undefined) return { verdict, events: [] };
    const drafted: DocumentEvent = {
      type: 'drafted',
      v: 1,
      draft: input.draft,
      hash: input.contentHash,
      characters: countCharacters(input.draft.body),
      host: post.department,
      exercise: ctx.exercise,
    };
    return told({ verdict, events: [drafted] }, followsInSitting(ctx, state, request, [drafted]));
  }

  if (row.onText && request.textSeen !== undefined && request.textSeen !== state.textVersion) {
    return {
      verdict: verdictOf(
        [barred('state.not-open', `文稿已修改为第${state.textVersion}稿，你看到的是第${request.textSeen}稿。`, '请查看修改后再办。')],
        [],
      ),
      events: [],
      conflict: { code: 'text-changed', message: `文稿已修改为第${state.textVersion}稿，你看到的是第${request.textSeen}稿。` },
    };
  }
  const j = new Judging(ctx, state, post, drawn);
  const taken = takenByAnother(j, act, request.actor);
  if (taken !== undefined) {
    const message = `${whoActed(ctx.organisation, state.stoodIn, taken.by, taken.at)}已${taken.as}。`;
    const finding = barred('state.not-open', message, '请查看最新情况。', basisOf(j, act)[0]);
    return { verdict: verdictOf([finding], []), events: [], conflict: { code: 'already-done', message } };
  }
  const verdict = judge(j, act, parsed.data as never);
  if (verdict.outcome === 'refused' || (verdict.outcome === 'warned' && (request.reason ?? '').trim() === ''))
    return { verdict, events: [] };
  const follow = FOLLOWING[act] as Following<ActName>;
  const events = follow(j, parsed.data);
  const toSitting = followsInSitting(ctx, state, request, events);
  if (act === 'distribute') return told(distributed(j, verdict, events, request), toSitting);
  const outdated = act === 'recheck' ? outdatedNumber(state) : undefined;
  if (outdated !== undefined) return { verdict, events, voids: [outdated] };
  const voided = act === 'void-number' ? state.number : undefined;
  if (voided === undefined) return told({ verdict, events }, toSitting);
  const { series, year, n } = voided;
  return { verdict, events, voids: [{ series, year, n, reason: (parsed.data as ActInput<'void-number'>).reason }] };
}

/** With what it tells the sitting whose decision it carries out. */
const told = (one: Decision<DocumentEvent>, more: Decision<DocumentEvent>['follows'] = []): Decision<DocumentEvent> =>
  more.length === 0 ? one : { ...one, follows: [...(one.follows ?? []), ...more] };

/** The step of this act that this post has taken already by another's hand, while its holder was away or by him himself. */
function takenByAnother(j: Judging, act: ActName, actor: ActRequest['actor']): StepRecord | undefined {
  if (!(act in STEP_OF) || (j.state.stoodIn === undefined && actor.by === undefined)) return undefined;
  const mine = metBy(j, act as StepAct);
  const done = mine.flatMap((one) => (one.done?.by === actor.post ? [one.done] : []));
  const last = done.at(-1);
  return last !== undefined && done.length === mine.length && usedByAnother(j.state.stoodIn, actor.post, last.at, actor) ? last : undefined;
}

/**
 * Before which moment an act on a document cannot have happened: what excludes others follows the last act of the matter, what
 * judges a text the storing of that text, and everything else the first draft.
 */
function earliest(state: DocumentState, row: ActRow): Floor {
  const first = state.versions[0]?.at ?? 0;
  const text = state.versions.at(-1)?.at ?? first;
  if (!row.exclusive) return row.onText ? { at: text, what: `第${state.textVersion}稿存稿` } : { at: first, what: '起草' };
  return { at: state.actedAt ?? text, what: '此件上一次办理' };
}

/** 印发, and for what goes to the own government or answers something there, what it sets going at the registry. */
function distributed(
  j: Judging,
  verdict: Decision<DocumentEvent>['verdict'],
  events: readonly DocumentEvent[],
  request: ActRequest,
): Decision<DocumentEvent> {
  const follows = followsOfDistribution(j.ctx, j.state, request);
  const opened = follows.find((one) => one.opens);
  return { verdict, events: opened === undefined ? events : [...events, { type: 'submitted', v: 1, incoming: opened.matter }], follows };
}

function refused(message: string, wayOut: string): Decision<DocumentEvent> {
  return { verdict: verdictOf([barred('input.invalid', message, wayOut)], []), events: [] };
}

/** Where the document goes when the host sends it: past the steps that still stand. */
export function afterSending(j: Judging): Stage {
  const { state } = j;
  const stands = (step: 'department-approval' | 'vetting') => state.steps.some((s) => s.step === step && s.stands);
  if (state.draft.issuer === 'department') return 'department';
  if (needsDepartmentApproval(j.ctx, state) && !stands('department-approval')) return 'department';
  return stands('vetting') ? 'review' : 'vetting';
}

/** Where the document is after a change that undid these steps: with whoever has to take the first of them again. */
function afterRevising(j: Judging, lapsed: readonly Step[]): Stage {
  const { stage } = j.state;
  // The department's own document is signed where it lies with the department's head; every other one in review.
  if (stage === 'signed' && lapsed.includes('signature')) return j.state.draft.issuer === 'department' ? 'department' : 'review';
  if (stage === 'signed') return stage;
  // What the office rewrote is no longer what the department's head took on himself.
  return stage === 'vetting' && lapsed.includes('department-approval') ? 'department' : stage;
}

/**
 * The number of a document that was sent back and signed again: its year is that of the document's date (条例第九条), so that
 * in another year the old one is void and a new one is drawn. Undefined where the number stays.
 */
function outdatedNumber(state: DocumentState): NonNullable<Decision<DocumentEvent>['voids']>[number] | undefined {
  const { number } = state;
  if (number === undefined || number.year === RUNS_ON) return undefined;
  const year = registerYear({ form: 'bracketed' }, state);
  if (year === undefined || year === number.year) return undefined;
  return { series: number.series, year: number.year, n: number.n, reason: `退回后重新签发，成文日期在${year}年，${number.text}不再使用。` };
}

function limitFor(
  j: Judging,
  hostLimit: { value: number; unit: 'workday' | 'day' } | undefined,
): { value: number; unit: 'workday' | 'day' } | undefined {
  const norm = j.norms.of('consultation-limit')[0];
  return hostLimit ?? (norm === undefined ? undefined : { value: norm.value, unit: norm.unit });
}

function delivery(j: Judging, body: string, limit: { value: number; unit: 'workday' | 'day' } | undefined) {
  const due: DueDate | undefined = limit === undefined ? undefined : j.ctx.calendar.due(j.ctx.today, limit.value, limit.unit);
  return { body, delivered: j.ctx.today, due: due?.date, value: limit?.value, unit: limit?.unit, provisional: due?.provisional ?? [] };
}

/** In a consultation in order, the body after the one that has answered is asked now. */
function nextInOrder(j: Judging, consultation: string, answered: string): readonly DocumentEvent[] {
  const c = j.state.consultations.find((one) => one.id === consultation);
  if (c === undefined || c.order !== 'sequence') return [];
  const waiting = c.asks.find((a) => a.delivered === undefined && a.body !== answered);
  return waiting === undefined
    ? []
    : [{ type: 'delivered', v: 1, consultation, delivery: delivery(j, waiting.body, limitFor(j, c.hostLimit)) }];
}

const step =
  (act: StepAct): Following<StepAct> =>
  (j, input) => {
    const conclusion = 'conclusion' in input ? input.conclusion : 'position' in input ? input.position : undefined;
    return [
      {
        type: 'step-taken',
        v: 1,
        step: STEP_OF[act],
        act,
        as: metBy(j, act)[0]?.as ?? ACTS[act].label,
        opinion: input.opinion,
        conclusion,
      },
    ];
  };

/** 审核, with what the office found otherwise than stated, so that the chain and the history show it. */
function findingWords(facts: ActInput<'vet'>['facts']): string {
  const words = (Object.entries(facts) as [FactName, boolean | undefined][]).flatMap(([name, value]) =>
    value === undefined ? [] : [`${value ? '' : '不'}属${DOCUMENT_FACTS[name].label}`],
  );
  return words.length === 0 ? '审核' : `审核（认定${words.join('、')}）`;
}

const FOLLOWING: { readonly [A in ActName]: Following<A> } = {
  draft: () => [],
  revise: (j, input) => {
    const nature = input.nature ?? 'draft';
    const lapsed = nature === 'draft' ? [] : lapsesOn(j.state, nature);
    const declared = mustDeclare(j.state);
    return [
      {
        type: 'revised',
        v: 1,
        draft: input.draft,
        hash: input.contentHash,
        characters: countCharacters(input.draft.body),
        note: input.note,
        nature: declared ? nature : 'draft',
        ...(declared && nature === 'editorial' ? { changed: changedCharacters(j.state.draft.body, input.draft.body) } : {}),
        lapsed,
        to: afterRevising(j, lapsed),
      },
    ];
  },
  consult: (j, input) => {
    const limit = limitFor(j, input.limit);
    const asks = input.bodies.map((body, i) =>
      input.order === 'parallel' || i === 0 ? delivery(j, body, limit) : { body, provisional: [] },
    );
    return [
      {
        type: 'consultation-opened',
        v: 1,
        id: `c${j.state.consultations.length + 1}`,
        mode: input.mode,
        order: input.order,
        hostLimit: input.limit,
        asks,
      },
    ];
  },
  answer: (j, input) => {
    const mine = openAsksOf(j).find((o) => o.consultation.id === input.consultation && j.post !== undefined && o.speakers.includes(j.post));
    const body = mine?.ask.body ?? j.post?.department ?? '';
    return [
      {
        type: 'answered',
        v: 1,
        consultation: input.consultation,
        body,
        position: input.position,
        opinion: input.opinion,
        grounds: input.grounds,
      },
      ...nextInOrder(j, input.consultation, body),
    ];
  },
  'request-extension': (j, input) => {
    const mine = openAsksOf(j).find((o) => o.consultation.id === input.consultation && j.post !== undefined && o.speakers.includes(j.post));
    return [
      { type: 'extension-asked', v: 1, consultation: input.consultation, body: mine?.ask.body ?? '', until: input.until, how: input.how },
    ];
  },
  'agree-extension': (j, input) => {
    const until =
      openAsksOf(j).find((o) => o.consultation.id === input.consultation && o.ask.body === input.body)?.ask.extension?.until ?? j.ctx.today;
    return [{ type: 'extension-agreed', v: 1, consultation: input.consultation, body: input.body, due: until }];
  },
  'deem-no-objection': (j, input) => [
    { type: 'no-objection-deemed', v: 1, consultation: input.consultation, body: input.body },
    ...nextInOrder(j, input.consultation, input.body),
  ],
  'list-positions': (_j, input) => [{ type: 'positions-listed', v: 1, proposal: input.proposal }],
  send: (j, input) => [{ type: 'sent', v: 1, to: afterSending(j), opinion: input.opinion }],
  approve: (j, input) => [
    { type: 'step-taken', v: 1, step: 'department-approval', act: 'approve', as: '审签', opinion: input.opinion },
    { type: 'sent', v: 1, to: j.state.steps.some((s) => s.step === 'vetting' && s.stands) ? 'review' : 'vetting', opinion: input.opinion },
  ],
  return: (j, input) => [{ type: 'returned', v: 1, from: j.state.stage, reason: input.reason, grounds: input.grounds }],
  withdraw: (j, input) => [{ type: 'withdrawn', v: 1, from: j.state.stage, reason: input.reason }],
  vet: (_j, input) => [
    { type: 'step-taken', v: 1, step: 'vetting', act: 'vet', as: findingWords(input.facts), opinion: input.opinion },
    { type: 'vetted', v: 1, facts: definedOnly(input.facts) },
  ],
  refer: (_j, input) => [{ type: 'referred', v: 1, leaders: input.leaders, opinion: input.opinion }],
  'review-legality': step('review-legality'),
  advise: step('advise'),
  coordinate: (_j, input) => [
    {
      type: 'step-taken',
      v: 1,
      step: 'coordination',
      act: 'coordinate',
      as: '协调',
      opinion: input.opinion,
      conclusion: input.settled ? 'agree' : 'differ',
    },
  ],
  review: step('review'),
  countersign: step('countersign'),
  cosign: step('cosign'),
  consent: (j, input) => {
    const demanded = j.requirements.find((r) => r.step === 'head-consent');
    const taken: DocumentEvent = {
      type: 'step-taken',
      v: 1,
      step: 'head-consent',
      act: 'consent',
      as: demanded?.as ?? '同意',
      opinion: input.opinion,
      conclusion: 'agree',
    };
    // Approving a major matter is not yet letting the deputy sign it: that he says by naming him.
    return j.signing.alternatives.some((a) => a.on === 'head-consent') && (demanded === undefined || input.to !== undefined)
      ? [taken, { type: 'alternative-allowed', v: 1, on: 'head-consent', reason: input.opinion }]
      : [taken];
  },
  'find-necessary': (_j, input) => [{ type: 'alternative-allowed', v: 1, on: 'necessary', reason: input.reason }],
  'record-decision': (_j, input) => [{ type: 'decision-recorded', v: 1, meeting: input.meeting, session: input.session, date: input.date }],
  authorise: (j, input) => [
    { type: 'step-taken', v: 1, step: 'authorisation', act: 'authorise', as: j.signing.row?.as ?? '审批', opinion: input.opinion },
    { type: 'authorised', v: 1, to: 'authorised' },
  ],
  sign: (j, input) => {
    const as = j.state.draft.issuer === 'department-approved' ? '签发' : (j.signing.row?.as ?? '签发');
    return [
      { type: 'step-taken', v: 1, step: 'signature', act: 'sign', as, opinion: input.opinion },
      { type: 'signed', v: 1, as, date: j.ctx.today },
    ];
  },
  recheck: (j, input) => {
    const outdated = outdatedNumber(j.state);
    const rechecked: DocumentEvent = { type: 'rechecked', v: 1, opinion: input.opinion };
    return outdated === undefined ? [rechecked] : [rechecked, { type: 'number-voided', v: 1, reason: outdated.reason }];
  },
  number: (j, input) => {
    const { drawn } = j;
    const series = seriesOf(j.ctx, j.state).find((s) => s.id === input.series);
    const year = series === undefined ? undefined : registerYear(series, j.state);
    if (series === undefined || year === undefined || drawn === undefined) return [];
    return [
      {
        type: 'numbered',
        v: 1,
        series: registerOf(j.ctx, series.id),
        year,
        n: drawn.n,
        text: numberText(series, year, drawn.n),
        openReason: input.openReason,
      },
    ];
  },
  'void-number': (_j, input) => [{ type: 'number-voided', v: 1, reason: input.reason }],
  typeset: (_j, input) => [
    {
      type: 'typeset',
      v: 1,
      hash: input.sheetHash,
      pages: input.pages,
      substitutions: input.substitutions,
      sealAt: input.sealAt,
      ...(input.sealPlaces === undefined ? {} : { sealPlaces: input.sealPlaces }),
    },
  ],
  seal: (j, { page, xMm, yMm }) => {
    const own = sealOf(bodySeals(j.ctx.organisation, j.state), j.post);
    return own === undefined ? [{ type: 'sealed', v: 1, page, xMm, yMm }] : [{ type: 'body-sealed', v: 1, body: own.body, page, xMm, yMm }];
  },
  distribute: (j, input) => [{ type: 'distributed', v: 1, to: input.to, measure: measureOf(j.ctx, j.state) }],
  'note-receipt': (_j, { on }) => [{ type: 'receipt-noted', v: 1, on }],
  bounce: (_j, { by, reason, grounds, kind }) => [{ type: 'bounced', v: 1, by, reason, grounds, kind }],
  'take-back': (_j, { by, reason }) => [{ type: 'bounced', v: 1, by, reason, grounds: ['other'], kind: 'withdrawn' }],
  'note-reply': (_j, { document, number, title }) => [
    { type: 'reply-noted', v: 1, number, title, ...(document === undefined ? {} : { document }) },
  ],
  forward: (_j, input) => [{ type: 'forwarded', v: 1, to: input.to }],
  file: (j, input) => {
    const norm = missingFilings(j).find((one) => input.norm === undefined || one.id === input.norm);
    return norm === undefined ? [] : [{ type: 'filed', v: 1, norm: norm.id, with: input.with, date: input.date, number: input.number }];
  },
  archive: (_j, input) => [{ type: 'archived', v: 1, retention: input.retention }],
  convey: (j, input) => [{ type: 'conveyed', v: 1, steps: input.steps.length > 0 ? input.steps : unconveyed(j) }],
  recompute: (j, input) => {
    const changes = openAsksOf(j).flatMap(({ consultation, ask }) => {
      if (!ask.provisional.includes(input.year) || ask.delivered === undefined || ask.value === undefined || ask.unit === undefined)
        return [];
      const due = j.ctx.calendar.due(ask.delivered, ask.value, ask.unit);
      return [{ consultation: consultation.id, body: ask.body, due: due.date, provisional: due.provisional }];
    });
    return [{ type: 'due-recomputed', v: 1, year: input.year, changes }];
  },
};
