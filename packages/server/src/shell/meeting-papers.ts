/** The papers of a sitting between the API and the file store: who may take which file, with his name across it, and that he has. */
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { isOfPapers, meetingProcedure, openItems, topicOfItem, viewFor, type MeetingState } from '@lingxing/affairs/meeting';
import type { SheetPdf } from '@lingxing/typeset';
import type { AttachmentRef } from '@lingxing/affairs/document';
import { dayWords, type Context } from '@lingxing/affairs/kernel';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { hasMinutes, minutesSheet } from '../minutes-sheet.ts';
import { SheetError } from '../typesetting/pool.ts';
import { titleOf } from '../views/people.ts';
import { dayOf } from '../views/time.ts';
import { meetingShell } from './meetings.ts';
import { markOf, type Marked } from './paper-marks.ts';
import { personOn, type Person } from './person.ts';

/** Bytes of one paper, unless the deployment allows more for any file. */
export const PAPER_BYTES = 200 * 1024 * 1024;
export const paperLimit = ({ options }: Pick<Deps, 'options'>): number =>
  Math.max(options.maxUploadBytes ?? 0, options.maxPaperBytes ?? PAPER_BYTES);

export interface PaperCopy {
  readonly file: AttachmentRef;
  readonly marked: Marked;
  readonly content: Buffer | Readable;
}

interface PaperAt {
  readonly topic: string;
  readonly hash: string;
}

/** The file of a topic of this sitting as this person may have it; that he has opened it is noted. Else as if there were none. */
export async function openPaper(deps: Deps, asking: Person, id: string, { topic, hash }: PaperAt, as?: string): Promise<PaperCopy> {
  const { matter, ctx } = await meetingShell.before(deps, asking, id);
  const person = personOn(asking, ctx, meetingProcedure, matter.state, { as });
  const { topics }: MeetingState = viewFor(ctx, matter.state, person.actor);
  const found = topics.find((one) => one.id === topic);
  // What was filed for it, and what shows the work that came before.
  const files = [...(found?.filings ?? []), ...(found?.prepared ?? [])].flatMap((one) => one.files ?? []);
  const named = files.find((one) => one.hash === hash);
  return handOut(deps, person, ctx, id, named);
}

/** The same of papers that were opened to others (会议公开): whoever belongs to the government has them, whether he may read the sitting or not. */
export async function openPaperOfItem(deps: Deps, person: Person, id: string, { topic, hash }: PaperAt): Promise<PaperCopy> {
  const matter = await deps.ledger.load<MeetingState>(person.government, id);
  if (matter === undefined || matter.state.procedure !== 'meeting' || matter.exercise) throw notFound();
  const named = openItems(matter.state)
    .filter((one) => isOfPapers(one.item) && topicOfItem(one.item) === topic)
    .flatMap((one) => one.files)
    .find((one) => one.hash === hash);
  return handOut(deps, person, person.ctx, id, named);
}

/** A file that this person may have, with his name across it; that he has opened it is noted. */
async function handOut(deps: Deps, person: Person, ctx: Context, id: string, named: AttachmentRef | undefined): Promise<PaperCopy> {
  if (named === undefined) throw notFound();
  const { hash } = named;
  const known = await deps.ledger.attachment(person.government, hash);
  if (known === undefined) throw notFound();
  // What it is and how large is as it came in at the door, whatever the act said of it.
  const file: AttachmentRef = { hash, name: named.name, mediaType: known.mediaType, size: known.size };
  const stream = await deps.files.read(person.government, hash);
  if (stream === undefined) throw notFound();
  const marked = markOf(file);
  const { account, label } = person.session;
  const content =
    marked === 'reader'
      ? await withName(deps, await buffer(stream), file, [...new Set([label, titleOf(ctx.organisation, person.actor.post)])].join('  '))
      : stream;
  const at = new Date(deps.clock.now());
  await deps.attachmentAccess.openings.note(person.government, { matter: id, hash, account, post: person.actor.post, at });
  return { file, marked, content };
}

/** 2026年11月23日 09:00, of Asia/Shanghai. */
const momentWords = (now: number): string => `${dayWords(dayOf(now))} ${new Date(now + 8 * 3_600_000).toISOString().slice(11, 16)}`;

async function withName(deps: Deps, pdf: Buffer, { name }: AttachmentRef, who: string): Promise<Buffer> {
  const now = deps.clock.now();
  try {
    return Buffer.from(
      await deps.typesetter.readerCopy({ pdf, words: `${who}  ${momentWords(now)}`, title: name, createdAt: new Date(now) }),
    );
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    // A copy without the name of its reader does not go out in its place.
    throw new ProblemError('sheet.unavailable', {
      detail:
        error.code === 'busy'
          ? '正在排印的文件过多，请稍后再打开。'
          : '这份 PDF 不能加上阅件人的姓名，暂不能打开，请主汇报单位换一份报送。',
    });
  }
}

/** The minutes as they are printed, for those who may read them; else as if there were none. */
export async function minutesOf(
  deps: Deps,
  asking: Person,
  id: string,
  as?: string,
): Promise<{ readonly sheet: SheetPdf; readonly name: string }> {
  const { matter, ctx } = await meetingShell.before(deps, asking, id);
  const person = personOn(asking, ctx, meetingProcedure, matter.state, { as });
  const { state } = matter;
  // Who may read them has them whole: one paper, the same for everybody.
  if (!hasMinutes(state) || !hasMinutes(viewFor(ctx, state, person.actor))) throw notFound();
  const sheet = await deps.typesetter.pdf(minutesSheet(ctx, state, matter.exercise));
  return { sheet, name: `${meetingProcedure.summary(state).number ?? '会议纪要'}.pdf` };
}
