/**
 * A decision that calls for a document, and the document of the procedure 发文 that carries it out. The document tells the sitting each of
 * its steps, in its own transaction; nobody enters them here by hand. A document withdrawn by its clerk leaves the decision open again: it may be sent
 * once more, or another be drafted, whichever comes first.
 */
import type { Finding } from '../kernel/finding.ts';
import type { Organisation } from '../kernel/organisation.ts';
import { dayWords } from '../kernel/words.ts';
import { barred } from '../office/findings.ts';
import { isOffice } from '../office/posts.ts';
import type { ActInput } from './acts.ts';
import type { MeetingEvent } from './events.ts';
import { stageFinding, type Asked } from './judging.ts';
import { SITTING_LABELS } from './kinds.ts';
import type { MeetingState, Topic } from './state.ts';
import { topicFound } from './topics.ts';

type Input = ActInput<'note-document'>;

/** The document that is under way for this decision; none once it was withdrawn. */
export const documentUnderWay = ({ document }: Topic): string | undefined => (document?.withdrawn === true ? undefined : document?.id);

/** Whether somebody of this body drafts the document: the body to which the sitting gave it, or the office. */
export function draftsFor(organisation: Organisation, topic: Topic, body: string | undefined): boolean {
  if (body === undefined || topic.fate?.fate !== 'document' || topic.issued !== undefined || documentUnderWay(topic) !== undefined)
    return false;
  return body === topic.fate.department || [...organisation.posts.values()].some((one) => one.department === body && isOffice(one));
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
  const under = documentUnderWay(topic);
  return [
    ...stageFinding(asked, 'note-document'),
    ...(fate?.fate === 'document' ? [] : [barred('state.not-open', `“${title}”没有议定印发文件。`)]),
    ...(issued === undefined ? [] : [barred('state.not-open', `“${title}”的文件已经登记印发。`)]),
    ...(under !== undefined && under !== input.document
      ? [barred('state.not-open', `“${title}”的文件已另行起草。`, '请在已起草的文件上办理。')]
      : []),
    ...(input.step.is === 'drafted' &&
    !draftsFor(asked.ctx.organisation, { ...topic, issued: undefined, document: undefined }, input.step.host)
      ? [barred('authority.not-yours', `“${title}”的文件由会议明确的承办部门或者办公室起草。`)]
      : []),
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
      return [...bound, { type: 'document-issued', v: 1, topic, on: step.on, number: step.number }];
  }
}
