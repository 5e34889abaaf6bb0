/** What became of decisions, over all sittings that a person may read: each as far as he may see it. */
import {
  assignsFor,
  documentUnderWay,
  draftsFor,
  followUpLabel,
  followUps,
  meetingProcedure,
  publicationOf,
  taskUnderWay,
  viewFor,
  type MeetingState,
  type Published,
} from '@lingxing/affairs/meeting';
import type { FollowUpFilter, FollowUpLine } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { bodyName } from '../views/people.ts';
import { readerIn, type Person } from './person.ts';

const MEETING = meetingProcedure.name;
/** Stages from the end of a sitting on. */
const OVER = ['adjourned', 'drafted', 'signed', 'issued', 'closed'];

const documentIn = (id: string | undefined): { document?: string } => (id === undefined ? {} : { document: id });
const taskIn = (id: string | undefined): { task?: string } => (id === undefined ? {} : { task: id });

function publicationIn(of: Published | undefined): Pick<FollowUpLine, 'publication'> {
  switch (of?.is) {
    case undefined:
      return {};
    case 'published':
      return { publication: { is: of.is, label: of.by === 'document' ? '随文件公开' : '已公开', on: of.on } };
    case 'owed':
      return { publication: { is: of.is, label: '待公开' } };
    case 'closed':
      return { publication: { is: of.is, label: '不公开' } };
  }
}

export async function listFollowUps(
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  { kind, from, to, cursor, limit }: FollowUpFilter,
): Promise<{ items: FollowUpLine[]; next?: string }> {
  const { government, ctx, actor } = person;
  const reader = readerIn(person, MEETING);
  const query = {
    procedure: MEETING,
    kinds: kind === undefined ? undefined : [kind],
    stages: OVER,
    from,
    to,
    cursor,
    limit,
    sort: '-created' as const,
  };
  const page = await deps.ledger.documents(government, query, reader);
  const sittings = await Promise.all(page.items.map((row) => deps.ledger.load<MeetingState>(government, row.matter, reader)));
  const items = sittings.flatMap((matter) => {
    // An exercise decides nothing.
    if (matter === undefined || matter.exercise) return [];
    const state: MeetingState = viewFor(ctx, matter.state, actor);
    const { title, number } = meetingProcedure.summary(matter.state);
    const on = state.ended?.on ?? state.on;
    // Nothing was decided at a sitting that never had a day.
    if (on === undefined) return [];
    const meeting = { id: matter.id, title, on, ...(number === undefined ? {} : { number }) };
    const mine = ctx.organisation.posts.get(actor.post)?.department;
    return followUps(ctx, state).map(({ topic, result, fate, state: how, due }): FollowUpLine => ({
      id: `${matter.id}/${topic.id}`,
      meeting,
      topic: topic.title,
      topicId: topic.id,
      mayDraft: draftsFor(ctx, topic, mine),
      ...documentIn(documentUnderWay(topic)),
      mayAssign: assignsFor(ctx, topic, actor.post),
      ...taskIn(taskUnderWay(topic)),
      result,
      ...(fate === undefined ? {} : { fate }),
      ...(topic.fate?.department === undefined ? {} : { department: bodyName(ctx.organisation, topic.fate.department) }),
      ...(due === undefined ? {} : { due }),
      state: how,
      stateLabel: followUpLabel(how, topic.fate?.fate),
      ...(topic.issued === undefined ? {} : { issued: { number: topic.issued.number, on: topic.issued.on } }),
      ...publicationIn(publicationOf(ctx, state, topic)),
      ...(topic.finished === undefined ? {} : { finished: { on: topic.finished.on, words: topic.finished.words } }),
    }));
  });
  return { items, ...(page.next === undefined ? {} : { next: page.next }) };
}
