/** 会议公开: what sittings have opened, for every post of the government; what is owed, for whoever runs them. No sitting is opened by it. */
import { isOffice } from '@lingxing/affairs/document';
import {
  isOfPapers,
  itemTitle,
  meetingProcedure,
  openItems,
  owedToThePublic,
  publicationNorm,
  takenFromThePublic,
  type Item,
  topicOfItem,
  type MeetingState,
} from '@lingxing/affairs/meeting';
import { AUDIENCE_LABELS } from '@lingxing/affairs/meeting-labels';
import type { LoadedMatter } from '@lingxing/ledger';
import type { OpenFilter, OpenLine } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { citationView } from '../views/rules.ts';
import { markOf } from './paper-marks.ts';
import { readerIn, type Person } from './person.ts';

const MEETING = meetingProcedure.name;
/** Stages from the end of a sitting on. */
const OVER = ['adjourned', 'drafted', 'signed', 'issued', 'closed'];
type Sitting = LoadedMatter<MeetingState>;
type Page = { items: OpenLine[]; next?: string };

const ITEM_KINDS: Readonly<Record<string, string>> = { agenda: '会议议程', minutes: '会议纪要' };
const kindOf = (item: Item): string => ITEM_KINDS[item] ?? (isOfPapers(item) ? '议题材料' : '议定事项');

function meetingOf({ id, state }: Sitting) {
  const { title, number } = meetingProcedure.summary(state);
  const on = state.ended?.on ?? state.on;
  return { id, title, ...(on === undefined ? {} : { on }), ...(number === undefined ? {} : { number }) };
}

function linesOf(matter: Sitting, readable: boolean, list: OpenFilter['list']): readonly OpenLine[] {
  const of = { meeting: meetingOf(matter), readable };
  const open = openItems(matter.state)
    .filter((one) => list !== 'public' || one.to === 'public')
    .map((one): OpenLine => ({
      ...of,
      id: `${matter.id}/${one.item}`,
      item: one.title,
      text: one.text,
      files: one.files.map((file) => ({
        topic: topicOfItem(one.item),
        hash: file.hash,
        name: file.name,
        size: file.size,
        marked: markOf(file),
      })),
      state: 'open',
      stateLabel: '公开',
      to: one.to,
      toLabel: AUDIENCE_LABELS[one.to],
      words: one.words,
      on: one.on,
    }));
  const gone = takenFromThePublic(matter.state).map((one): OpenLine => ({
    ...of,
    id: `${matter.id}/${one.item}/${one.at}`,
    item: kindOf(one.item),
    text: '',
    files: [],
    state: 'taken-back',
    stateLabel: '已撤回',
    to: one.is === 'taken-back' ? one.from : 'public',
    toLabel: AUDIENCE_LABELS.public,
    words: one.words,
    on: one.on,
  }));
  return [...open, ...gone];
}

async function owed({ ledger }: Pick<Deps, 'ledger'>, person: Person, { cursor, limit }: OpenFilter): Promise<Page> {
  const { government, ctx } = person;
  const reader = readerIn(person, MEETING);
  const page = await ledger.documents(government, { procedure: MEETING, stages: OVER, cursor, limit, sort: '-created' }, reader);
  const sittings = await Promise.all(page.items.map((row) => ledger.load<MeetingState>(government, row.matter, reader)));
  const norm = publicationNorm(ctx.pack);
  const items = sittings.flatMap((matter) =>
    matter === undefined || matter.exercise
      ? []
      : owedToThePublic(ctx, matter.state).map((topic): OpenLine => ({
          id: `${matter.id}/${topic.id}`,
          meeting: meetingOf(matter),
          readable: true,
          item: itemTitle(matter.state, topic.id),
          text: topic.outcome?.words ?? '',
          files: [],
          state: 'owed',
          stateLabel: '待公开',
          words: norm?.says ?? '',
          ...(norm === undefined ? {} : { citation: citationView(norm.citation, ctx.pack) }),
        })),
  );
  return { items, ...(page.next === undefined ? {} : { next: page.next }) };
}

/** One line for each item; of what is owed, for the office alone. */
export async function listOpen(deps: Pick<Deps, 'ledger'>, person: Person, filter: OpenFilter): Promise<Page> {
  const { government, ctx, actor } = person;
  if (filter.list === 'owed') return isOffice(ctx.organisation.posts.get(actor.post)) ? owed(deps, person, filter) : { items: [] };
  const before = filter.cursor === undefined ? undefined : /^\d{1,18}$/.test(filter.cursor) ? filter.cursor : null;
  if (before === null) throw new ProblemError('request.invalid', { detail: '页码有误，请从第一页重新打开。' });
  const found = await deps.ledger.sittingsOpened(government, { before, limit: filter.limit + 1 });
  const shown = found.slice(0, filter.limit);
  const reader = readerIn(person, MEETING);
  const items = await Promise.all(
    shown.map(async ({ sitting }) => {
      // What is open of it is everybody's here, whoever reads the sitting itself.
      const matter = await deps.ledger.load<MeetingState>(government, sitting);
      if (matter === undefined || matter.exercise) return [];
      return linesOf(matter, await deps.ledger.mayRead(government, sitting, reader), filter.list);
    }),
  );
  const last = shown.at(-1)?.position;
  return { items: items.flat(), ...(found.length > shown.length && last !== undefined ? { next: last } : {}) };
}
