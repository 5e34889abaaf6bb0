/** What of a sitting is open, to whom; what is closed and who sees it all the same; what the text still wants published. */
import type { NormOf, RulePack } from '@lingxing/workrules';
import { officeOf } from '../office/posts.ts';
import { aboutTopic, isOfTopic, throughout, wordsFor, type Where } from './hands.ts';
import { RESULT_LABELS, type Audience, type Sitting } from './kinds.ts';
import { markOfItem, type Item, type Mark } from './publication.ts';
import type { MeetingState, Topic } from './state.ts';
import { isDecidedFor, onAgenda } from './topics.ts';

/** Personnel is closed by what it is; any other topic where its ground was stated. */
export const isClosed = (state: MeetingState, topic: Pick<Topic, 'id' | 'matter'>): boolean =>
  topic.matter === 'personnel' || markOfItem(state, topic.id)?.is === 'withheld';

const anyClosed = (state: MeetingState): boolean => state.topics.some((one) => isClosed(state, one));

/** Who sees a closed topic: the chair, the head, the office, whoever attends throughout, its bodies and the leader in charge of the one that reports. */
function isEntitled(where: Where, state: MeetingState, topic: Topic, post: string): boolean {
  const words = wordsFor(where, post, aboutTopic(state, topic));
  return (
    post === state.chair.post ||
    isOfTopic(where, topic, post) ||
    words.some((one) => one === 'head' || one === 'leader-in-charge') ||
    officeOf(where.organisation).some((one) => one.id === post) ||
    throughout(where, state).some((one) => one.id === post)
  );
}

/** Whether a topic is as if it were not there for this post. */
export const isHidden = (where: Where, state: MeetingState, topic: Topic, post: string): boolean =>
  isClosed(state, topic) && !isEntitled(where, state, topic, post);

/** The text on publishing what meetings decide; undefined where it has none. */
export const publicationNorm = (pack: RulePack): NormOf<'publication'> | undefined =>
  pack.of('publication').find((one) => one.what.includes('decided-matters'));

/** Each of the five texts speaks of the plenary and the executive meeting and of no other; a norm of publication names no meetings. */
const PUBLISHED: ReadonlySet<Sitting> = new Set(['plenary', 'executive']);

/** Decisions that the text wants published, neither open to the public nor closed. */
export function owedToThePublic({ pack }: Pick<Where, 'pack'>, state: MeetingState): readonly Topic[] {
  if (state.ended === undefined || state.exercise || !PUBLISHED.has(state.kind) || publicationNorm(pack) === undefined) return [];
  return onAgenda(state).filter((one) => {
    const mark = markOfItem(state, one.id);
    return isDecidedFor(one) && !isClosed(state, one) && !(mark?.is === 'open' && mark.to === 'public');
  });
}

export interface OpenItem {
  readonly item: Item;
  readonly title: string;
  readonly text: string;
  readonly to: Audience;
  /** On what it was opened, and the day. */
  readonly words: string;
  readonly on: string;
}

export const itemTitle = (state: MeetingState, item: Item): string =>
  item === 'agenda' ? '会议议程' : item === 'minutes' ? '会议纪要' : (state.topics.find((one) => one.id === item)?.title ?? '');

/** What it says; undefined where there is nothing to show, or where it would tell of what is closed. */
export function itemText(state: MeetingState, item: Item): string | undefined {
  if (item === 'agenda')
    return onAgenda(state)
      .flatMap((one) => (isClosed(state, one) ? [] : [one.title]))
      .join('\n');
  if (item === 'minutes') return anyClosed(state) || state.minutes?.numbered === undefined ? undefined : state.minutes.text;
  const topic = state.topics.find((one) => one.id === item);
  if (topic?.outcome === undefined || isClosed(state, topic)) return undefined;
  return `${RESULT_LABELS[topic.outcome.result]}：${topic.outcome.words}`;
}

const latest = (state: MeetingState): readonly Mark[] => (state.marks ?? []).filter((one) => markOfItem(state, one.item) === one);

/** What is open now, with what it says. An exercise opens nothing. */
export const openItems = (state: MeetingState): readonly OpenItem[] =>
  state.exercise
    ? []
    : latest(state).flatMap((one): OpenItem[] => {
        const text = itemText(state, one.item);
        if (one.is !== 'open' || text === undefined) return [];
        return [{ item: one.item, title: itemTitle(state, one.item), text, to: one.to, words: one.words, on: one.on }];
      });

/** What the public had before it and was taken back: the day and why, never again what it said, nor its title. */
export const takenFromThePublic = (state: MeetingState): readonly Mark[] =>
  state.exercise ? [] : (state.marks ?? []).filter((one) => one.is === 'taken-back' && one.from === 'public');
