/** A draft that carries out what a sitting decided; which meeting, on which day and of which number, the server writes from the sitting. */
import type { Fate } from '@lingxing/affairs/meeting-labels';
import type { MeetingView } from '@lingxing/server/contracts';
import { type Draft, emptyDraft } from './draft.ts';

/** 关于县级预算调整方案 stays as it is; 年度预算调整方案 becomes the matter of the title. */
const matterOf = (title: string): string => title.replace(/^关于/u, '');

/** What is submitted: to the Party committee as a report, to the people's congress as a bill; the drafter may change the kind. */
const SUBMISSIONS: Readonly<Partial<Record<Fate, Pick<Draft, 'kind' | 'to'> & { readonly words: (matter: string) => string }>>> = {
  party: { kind: 'report', to: 'party-committee', words: (matter) => `${matter}的汇报` },
  congress: { kind: 'bill', to: 'congress', words: (matter) => `提请审议${matter}的议案` },
};

export function carryingOut(
  view: Pick<MeetingView, 'id' | 'kind' | 'kindLabel' | 'ended' | 'topics'>,
  topic: string,
  government: string,
): Draft {
  const one = view.topics.find((two) => two.id === topic);
  const on = view.ended?.on;
  const submitted = SUBMISSIONS[one?.fate?.fate ?? 'none'];
  const matter = one === undefined ? '' : matterOf(one.title);
  return {
    ...emptyDraft(),
    issuer: 'government',
    title:
      one === undefined ? '' : submitted === undefined ? `${government}关于${matter}的通知` : `${government}关于${submitted.words(matter)}`,
    ...(submitted === undefined ? {} : { kind: submitted.kind, to: submitted.to }),
    carriesOut: { sitting: view.id, topic },
    decision: { meeting: view.kind, session: view.kindLabel, ...(on === undefined ? {} : { date: on }) },
    departmentsConcerned: one?.with.map((body) => body.id) ?? [],
  };
}
