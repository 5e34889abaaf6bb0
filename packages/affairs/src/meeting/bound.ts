/**
 * A decision that calls for a document, and the document of the procedure 发文 that carries it out. The document tells the sitting each of
 * its steps, in its own transaction; nobody enters them here by hand. A document withdrawn by its clerk leaves the decision open again: it may be sent
 * once more, or another be drafted, whichever comes first.
 */
import type { NormOf, RulePack } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import { dayWords } from '../kernel/words.ts';
import { barred } from '../office/findings.ts';
import { isOffice } from '../office/posts.ts';
import type { ActInput } from './acts.ts';
import type { MeetingEvent } from './events.ts';
import type { Where } from './hands.ts';
import { stageFinding, type Asked } from './judging.ts';
import { FATE_LABELS, isWritten, SITTING_LABELS, SUBMITTED_TO, type Fate } from './kinds.ts';
import { responsibilities } from './rules.ts';
import type { MeetingState, Topic } from './state.ts';
import { topicFound } from './topics.ts';

type Input = ActInput<'note-document'>;

const ADDRESSEE_WORDS = { 'party-committee': '本级党委', congress: '本级人大及其常委会' } as const;

/** The document that is under way for this decision; none once it was withdrawn. */
export const documentUnderWay = ({ document }: Topic): string | undefined => (document?.withdrawn === true ? undefined : document?.id);

/** The norm that gives the draft of what goes to the Party committee to the body that presented the topic; undefined elsewhere. */
export const reportNorm = (pack: RulePack, fate: Fate | undefined): NormOf<'responsibility'> | undefined =>
  fate === 'party'
    ? responsibilities(pack, 'draft-report', 'party-standing-committee').find((one) => one.by.includes('presenting-department'))
    : undefined;

/**
 * Whether somebody of this body drafts the document: the body to which the sitting gave it, or the office; what a text gives to the body that
 * presented the topic, that body alone.
 */
export function draftsFor({ pack, organisation }: Where, topic: Topic, body: string | undefined): boolean {
  if (body === undefined || !isWritten(topic.fate?.fate) || topic.issued !== undefined || documentUnderWay(topic) !== undefined)
    return false;
  if (reportNorm(pack, topic.fate?.fate) !== undefined) return body === topic.department;
  return body === topic.fate?.department || [...organisation.posts.values()].some((one) => one.department === body && isOffice(one));
}

/** What the document says of the meeting that decided it; the minutes' number where there is one. */
export function decisionOf({ kind, ended, minutes, on }: MeetingState): { meeting: MeetingState['kind']; session: string; date?: string } {
  const day = ended?.on ?? on;
  const number = minutes?.numbered;
  const session = number === undefined ? (day === undefined ? '' : dayWords(day)) : `〔${number.year}〕${number.n}号`;
  return { meeting: kind, session: `${session}${SITTING_LABELS[kind]}`, ...(day === undefined ? {} : { date: day }) };
}

/** Follows from an act on the document; what others send in its place is not looked at. */
export function judgeBound(asked: Asked, input: Input | undefined): readonly Finding[] {
  if (asked.actor.capacity !== 'system') return [barred('authority.not-yours', '发文的办理情况由系统登记，不单独办理。')];
  if (input === undefined) return stageFinding(asked, 'note-document');
  const { topic, findings } = topicFound(asked.state, input.topic);
  if (topic === undefined) return findings;
  const { title, fate, issued } = topic;
  const norm = reportNorm(asked.ctx.pack, fate?.fate);
  const to = fate === undefined ? undefined : SUBMITTED_TO[fate.fate];
  const under = documentUnderWay(topic);
  return [
    ...stageFinding(asked, 'note-document'),
    ...(isWritten(fate?.fate) ? [] : [barred('state.not-open', `“${title}”没有议定印发文件。`)]),
    ...(issued === undefined ? [] : [barred('state.not-open', `“${title}”的文件已经登记印发。`)]),
    ...(under !== undefined && under !== input.document
      ? [barred('state.not-open', `“${title}”的文件已另行起草。`, '请在已起草的文件上办理。')]
      : []),
    ...(input.step.is === 'drafted' && !draftsFor(asked.ctx, { ...topic, issued: undefined, document: undefined }, input.step.host)
      ? [
          norm === undefined
            ? barred('authority.not-yours', `“${title}”的文件由会议明确的承办部门或者办公室起草。`)
            : barred('authority.not-yours', `${norm.says}。`, '请由主汇报单位起草。', norm.citation),
        ]
      : []),
    ...(to === undefined || input.step.is === 'withdrawn' || input.step.to === to
      ? []
      : [
          barred(
            'input.invalid',
            `“${title}”议定${FATE_LABELS[fate?.fate ?? 'none']}，文稿不是报送${ADDRESSEE_WORDS[to]}的。`,
            '请改文稿的报送对象。',
          ),
        ]),
  ];
}

/** What a step of the document is to the sitting. */
export function followingBound({ state }: Asked, { topic, document, step }: Input): readonly MeetingEvent[] {
  const one = state.topics.find((two) => two.id === topic);
  const bound: readonly MeetingEvent[] =
    one === undefined || documentUnderWay(one) === document ? [] : [{ type: 'document-bound', v: 1, topic, document }];
  switch (step.is) {
    case 'drafted':
      return [{ type: 'document-bound', v: 1, topic, document }];
    // Sent back by the office and sent in again, it had been there on the first day.
    case 'submitted':
      return [...bound, { type: 'document-submitted', v: 1, topic, on: one?.submitted?.on ?? step.on }];
    case 'withdrawn':
      return [{ type: 'document-released', v: 1, topic, document }];
    case 'issued':
      return [
        ...bound,
        { type: 'document-issued', v: 1, topic, on: step.on, number: step.number },
        // What goes to the Party committee or the people's congress is published by them, whatever its draft says.
        ...(step.publication === 'active' && one?.fate?.fate === 'document'
          ? ([{ type: 'document-published', v: 1, topic, on: step.on }] as const)
          : []),
      ];
  }
}

/** What a text has drafted by the body that presented the topic cannot be given to another. */
export function givenToReport({ ctx }: Asked, topic: Topic | undefined, input: ActInput<'fate'> | undefined): readonly Finding[] {
  const norm = reportNorm(ctx.pack, input?.fate);
  if (topic === undefined || norm === undefined || input?.department === undefined || input.department === topic.department) return [];
  return [barred('authority.not-yours', `${norm.says}。`, '请选择主汇报单位。', norm.citation)];
}
