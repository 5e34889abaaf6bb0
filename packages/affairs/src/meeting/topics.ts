/** What the rules ask of a topic before it is taken, and what is still missing: the same for the act, the page and the warning beforehand. */
import { MEETINGS, type Citation, type NormOf, type Participant } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import { barred, broken } from '../office/findings.ts';
import type { TopicForm } from './events.ts';
import type { Where } from './hands.ts';
import { RESULT_LABELS, type Sitting } from './kinds.ts';
import { judgeNeeds, needsFor, type Need } from './preparation.ts';
import { responsibilities, suggestedFor } from './rules.ts';
import type { MeetingState, Prepared, Topic } from './state.ts';

const MAJOR: ReadonlySet<string> = new Set(['major-decision', 'three-major-one-large']);

/** What has to come before a topic goes to this meeting; of a major decision, what comes before any such decision too. */
export function topicNeeds({ pack }: Where, kind: Sitting, topic: Pick<TopicForm, 'matter' | 'cases'>): readonly Need[] {
  const needs = [
    ...needsFor(pack, 'topic', 'before', kind),
    ...(topic.matter !== undefined && MAJOR.has(topic.matter) ? needsFor(pack, 'major-decision') : []),
  ];
  return needs.filter((one) => one.in === undefined || topic.cases.includes(one.in));
}

/** Each need, with what of it is not there. */
export const preparedFor = (where: Where, kind: Sitting, topic: Pick<Topic, 'matter' | 'cases' | 'prepared'>): readonly Finding[] =>
  judgeNeeds(topicNeeds(where, kind, topic), new Set(topic.prepared.map((one) => one.what)));

/** Those who enter it themselves, because the text wants it of them in person: their consent, their talk. */
export const inPerson = (need: Need | undefined): readonly Participant[] =>
  need?.norm.kind === 'preparation'
    ? (need.norm.by ?? []).filter((one) => one === 'leader-in-charge' || one === 'executive-deputy' || one === 'head')
    : [];

/** By what prior work is known: the papers that show it, the entry of him whose word it is, or somebody's word alone. */
export const EVIDENCES = ['papers', 'in-person', 'word'] as const;
export type Evidence = (typeof EVIDENCES)[number];

export function evidenceOf(where: Where, kind: Sitting, topic: Pick<Topic, 'matter' | 'cases'>, { what, files }: Prepared): Evidence {
  if (files !== undefined) return 'papers';
  const need = topicNeeds(where, kind, topic).find((one) => one.needs.includes(what));
  return inPerson(need).length > 0 ? 'in-person' : 'word';
}

/** A matter that belongs to another meeting by the text. */
export function rightMeeting({ pack }: Where, kind: Sitting, { matter }: Pick<TopicForm, 'matter'>): readonly Finding[] {
  if (matter === undefined) return [];
  const own = suggestedFor(pack, matter, kind).filter((one) => one.binding);
  if (own.length === 0 || own.some((one) => one.here)) return [];
  return own.map(({ norm }) =>
    broken(norm, 'meeting.missing', `${norm.says}。`, `请提请${norm.meetings.map((one) => MEETINGS[one]).join('或者')}讨论。`),
  );
}

/** Whether the meeting decided for it. */
export const isDecidedFor = ({ outcome }: Topic): boolean => outcome?.result === 'adopted' || outcome?.result === 'amended';

/** What the minutes cannot leave out: a topic on the agenda that nothing was decided on. */
export const untaken = (state: MeetingState): readonly Topic[] =>
  state.agenda.flatMap((id) => state.topics.filter((one) => one.id === id && one.outcome === undefined));

/** Decisions of which it is not said yet what they call for. */
export const unfated = (state: MeetingState): readonly Topic[] => state.topics.filter((one) => isDecidedFor(one) && one.fate === undefined);

export const onAgenda = (state: MeetingState): readonly Topic[] =>
  state.agenda.flatMap((id) => state.topics.filter((one) => one.id === id));

/** A topic of this id, or why there is none. */
export function topicFound(state: MeetingState, id: string | undefined): { readonly topic?: Topic; readonly findings: readonly Finding[] } {
  if (id === undefined) return { findings: [] };
  const topic = state.topics.find((one) => one.id === id);
  return topic === undefined
    ? { findings: [barred('input.invalid', '没有这一议题。', '请从本次会议的议题中选择。')] }
    : { topic, findings: [] };
}

export const citationOf = ({ pack }: Where, task: NormOf<'responsibility'>['task'], kind: Sitting): Citation | undefined =>
  responsibilities(pack, task, kind)[0]?.citation;

export const outcomeWords = (topic: Topic): string =>
  topic.outcome === undefined ? '' : `${RESULT_LABELS[topic.outcome.result]}：${topic.outcome.words}`;

/**
 * The first topic of an agenda (第一议题), where the text keeps to it: what superiors and the Party committee have said. The one text
 * that does names no meeting for it, so it is told and refuses nothing.
 */
export function firstTopicOf({ pack }: Where, state: MeetingState): { readonly norm: NormOf<'duty'>; readonly there: boolean } | undefined {
  const norm = pack.of('duty').find((one) => one.subject === 'first-topic' && one.procedure === 'meeting');
  return norm === undefined ? undefined : { norm, there: onAgenda(state)[0]?.matter === 'superior-instructions' };
}
