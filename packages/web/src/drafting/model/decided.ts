/** A draft that carries out what a sitting decided; which meeting, on which day and of which number, the server writes from the sitting. */
import type { MeetingView } from '@lingxing/server/contracts';
import { type Draft, emptyDraft } from './draft.ts';

/** 关于县级预算调整方案 stays as it is; 年度预算调整方案 becomes the matter of the title. */
const matterOf = (title: string): string => title.replace(/^关于/u, '');

export function carryingOut(
  view: Pick<MeetingView, 'id' | 'kind' | 'kindLabel' | 'ended' | 'topics'>,
  topic: string,
  government: string,
): Draft {
  const one = view.topics.find((two) => two.id === topic);
  const on = view.ended?.on;
  return {
    ...emptyDraft(),
    issuer: 'government',
    title: one === undefined ? '' : `${government}关于${matterOf(one.title)}的通知`,
    carriesOut: { sitting: view.id, topic },
    decision: { meeting: view.kind, session: view.kindLabel, ...(on === undefined ? {} : { date: on }) },
    departmentsConcerned: one?.with.map((body) => body.id) ?? [],
  };
}
