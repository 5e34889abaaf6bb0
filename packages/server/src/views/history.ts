/** A line of a matter's history: who, by what title, what, on which article, and the receipt. */
import { actLabel, isOffice, seesOpinions, type DocumentState } from '@lingxing/affairs/document';
import { VIEW_LABELS, type IncomingState } from '@lingxing/affairs/incoming';
import type { Actor, Context } from '@lingxing/affairs/kernel';
import type { StoredAct } from '@lingxing/ledger';
import type { RulePack } from '@lingxing/workrules';
import type { HistoryLine } from '../contracts/index.ts';
import { incomingActLabel } from './incoming.ts';
import { conductActLabel } from './conduct.ts';
import { departmentMeetingActLabel } from './department-meetings.ts';
import { oversightActLabel } from './oversight.ts';
import { assessmentActLabel } from './assessment.ts';
import { receptionActLabel } from './receptions.ts';
import { studyActLabel } from './study.ts';
import { meetingActLabel } from './meetings.ts';
import { taskActLabel } from './tasks.ts';
import { leaveActLabel } from './leave.ts';
import { titleOf } from './people.ts';
import { citationView, findingView } from './rules.ts';
import { dayOf } from './time.ts';

/** An opinion that this reader may not see yet is left out of the sentence of its act. */
function opinionOf(act: StoredAct, seen: DocumentState): string {
  const input = act.input;
  if (typeof input !== 'object' || input === null || !('opinion' in input) || typeof input.opinion !== 'string') return '';
  const step = seen.steps.find((s) => s.seq === act.seq);
  const reply = seen.consultations.flatMap((c) => c.asks.flatMap((a) => a.replies)).find((r) => r.seq === act.seq);
  return step?.opinion ?? reply?.opinion ?? '';
}

/** What the acts of every procedure have in their lines. */
interface Told {
  readonly label: string;
  /** Whether this reader is told why the person went on, and what was found: the same as with the opinion. */
  readonly open?: boolean;
  /** Stands behind the act, where this reader may see it. */
  readonly opinion: string;
}

/** When it happened; of a paper that bears a day and no hour (代录), the day. */
const occurredOn = ({ input }: StoredAct, at: Date): string =>
  typeof input === 'object' && input !== null && 'dayOnly' in input && input.dayOnly === true ? dayOf(at.getTime()) : at.toISOString();

function lineOf(act: StoredAct, { label, opinion, open = true }: Told, pack: RulePack): HistoryLine {
  const { receipt } = act;
  return {
    seq: act.seq,
    act: act.act,
    label,
    by: act.postTitle,
    at: act.at.toISOString(),
    ...(act.occurredAt === null ? {} : { occurredAt: occurredOn(act, act.occurredAt) }),
    said: `${act.postTitle}${label}${opinion === '' ? '' : `：${opinion}`}`,
    ...(act.reason === null || !open ? {} : { reason: act.reason }),
    // The outcome alone would tell of findings that this reader is not told of.
    ...(open ? { outcome: act.verdict.outcome } : {}),
    ...(act.verdict.stands === undefined || !open ? {} : { stands: act.verdict.stands }),
    findings: open ? act.verdict.findings.map((f) => findingView(f, pack)) : [],
    basis: act.verdict.basis.map((c) => citationView(c, pack)),
    receipt: {
      edition: receipt.edition,
      packHash: receipt.packHash,
      engine: receipt.engine,
      calendarHash: receipt.calendarHash,
      organisationVersion: receipt.organisationVersion,
      hash: act.hash,
      previous: act.previousHash,
    },
  };
}

export const historyLine = (act: StoredAct, seen: DocumentState, ctx: Context, reader: Actor): HistoryLine =>
  lineOf(act, { label: actLabel(act.act, act.events), opinion: opinionOf(act, seen), open: openTo(act, seen, ctx, reader) }, ctx.pack);

/** What a leader or the office wrote with an act reaches the department when the opinion is conveyed; its own acts are open to it. */
function openTo(act: StoredAct, seen: DocumentState, ctx: Context, reader: Actor): boolean {
  if (seesOpinions(ctx, reader)) return true;
  const department = ctx.organisation.posts.get(reader.post)?.department;
  const own =
    act.actor.post === reader.post || (department !== undefined && ctx.organisation.posts.get(act.actor.post)?.department === department);
  return own || act.actor.capacity === 'system' || seen.steps.some((step) => step.seq === act.seq && step.conveyed);
}

const text = (input: unknown, field: string): string => {
  const value = typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[field] : undefined;
  return typeof value === 'string' ? value : '';
};

/** What was written with an act on an incoming document. The acts that reach here are those that this reader may be told of. */
function writtenWith(act: StoredAct, seen: IncomingState, ctx: Context): string {
  switch (act.act) {
    case 'recommend':
      return text(act.input, 'opinion');
    case 'instruct':
    case 'enter-opinion': {
      const opinion = seen.opinions.find((one) => one.seq === act.seq);
      if (opinion === undefined) return '';
      const words = opinion.text === '' ? VIEW_LABELS[opinion.view] : opinion.text;
      return act.act === 'instruct' ? words : `${titleOf(ctx.organisation, opinion.leader)}批示“${words}”`;
    }
    // What was asked of the host and what it reported are between it and the office.
    case 'assign':
      return (seen.assignment?.requirement ?? '') === '' ? '' : text(act.input, 'requirement');
    case 'report':
      return seen.result === undefined ? '' : text(act.input, 'result');
    case 'report-part':
      return seen.parts === undefined ? '' : text(act.input, 'result');
    case 'close':
      return text(act.input, 'result');
    case 'refer':
    case 'chase':
    case 'read':
      return text(act.input, 'note');
    case 'return':
    case 'withdraw':
    case 'correct':
    case 'order':
    case 'recall':
      return text(act.input, 'reason');
    default:
      return '';
  }
}

export const incomingHistoryLine = (act: StoredAct, seen: IncomingState, ctx: Context): HistoryLine =>
  lineOf(act, { label: incomingActLabel(act.act), opinion: writtenWith(act, seen, ctx) }, ctx.pack);

/** What was written with an act on an absence or a small matter: an opinion, a reason, a word; whoever reads the absence reads it. */
const WRITTEN = ['opinion', 'reason', 'words', 'note', 'word'] as const;
const writtenFreely = (act: StoredAct): string => WRITTEN.map((field) => text(act.input, field)).find((one) => one !== '') ?? '';

export const departmentMeetingHistoryLine = (act: StoredAct, ctx: Context): HistoryLine =>
  lineOf(act, { label: departmentMeetingActLabel(act.act), opinion: writtenFreely(act) }, ctx.pack);

/** What was written stands on the page; the history says who did what when. */
export const oversightHistoryLine = (act: StoredAct, ctx: Context): HistoryLine =>
  lineOf(act, { label: oversightActLabel(act.act), opinion: writtenFreely(act) }, ctx.pack);

export const conductHistoryLine = (act: StoredAct, ctx: Context): HistoryLine =>
  lineOf(act, { label: conductActLabel(act.act), opinion: writtenFreely(act) }, ctx.pack);

export const receptionHistoryLine = (act: StoredAct, ctx: Context): HistoryLine =>
  lineOf(act, { label: receptionActLabel(act.act), opinion: writtenFreely(act) }, ctx.pack);

export const studyHistoryLine = (act: StoredAct, ctx: Context): HistoryLine =>
  lineOf(act, { label: studyActLabel(act.act), opinion: writtenFreely(act) }, ctx.pack);

/** What a department wrote in its appeal, and what it was answered, stand on the page for those who may see them. */
export const assessmentHistoryLine = (act: StoredAct, ctx: Context): HistoryLine =>
  lineOf(
    act,
    { label: assessmentActLabel(act.act), opinion: act.act === 'appeal' || act.act === 'answer' ? '' : writtenFreely(act) },
    ctx.pack,
  );

/** What was written stands on the page, as far as its reader may see it; the history says who did what when. */
/** What was found names topics: told to the office and the head alone, since a sitting may have closed ones. */
export function meetingHistoryLine(act: StoredAct, ctx: Context, { post }: Actor): HistoryLine {
  const one = ctx.organisation.posts.get(post);
  const open = one?.role === 'head' || isOffice(one);
  return lineOf(act, { label: meetingActLabel(act.act), opinion: '', open }, ctx.pack);
}

/** What was found against an absence, and why it went on all the same, is told where the page tells it. */
export const leaveHistoryLine = (act: StoredAct, ctx: Context, told: boolean): HistoryLine =>
  lineOf(act, { label: leaveActLabel(act.act), opinion: writtenFreely(act), open: told }, ctx.pack);

export const taskHistoryLine = (act: StoredAct, ctx: Context): HistoryLine =>
  lineOf(act, { label: taskActLabel(act.act), opinion: writtenFreely(act) }, ctx.pack);
