/** Lines of the inbox, of the list of documents and of what is owed. */
import { KIND_NAMES, KINDS as CONDUCT_KINDS } from '@lingxing/affairs/conduct-labels';
import { KINDS as MEETING_KINDS } from '@lingxing/affairs/department-meeting-labels';
import { KIND_LABELS as OVERSIGHT_KINDS } from '@lingxing/affairs/oversight-labels';
import { STUDY_LABELS } from '@lingxing/affairs/study-labels';
import { SITTING_LABELS } from '@lingxing/affairs/meeting-labels';
import { SOURCES as TASK_SOURCES } from '@lingxing/affairs/task-labels';
import { ISSUER_LABELS, KIND_LABELS } from '@lingxing/affairs/document';
import type { Context, Obligation } from '@lingxing/affairs/kernel';
import type { DocumentRow, DoneRow, InboxRow } from '@lingxing/ledger';
import { ABSENCES, type Citation } from '@lingxing/workrules';
import type { DocumentLine, InboxLine, ObligationView, Workbench } from '../contracts/index.ts';
import { bodyName, titleOf } from './people.ts';
import { citationView } from './rules.ts';
import { countedDays, remainingUntil } from './time.ts';

/** Kinds of documents, of absences, and what has none of its own: a letter from the public, an e-mail. */
const CONDUCT_LABELS = Object.fromEntries(KIND_NAMES.map((kind) => [kind, CONDUCT_KINDS[kind].label]));
const KINDS: Readonly<Record<string, string>> = {
  ...CONDUCT_LABELS,
  ...MEETING_KINDS,
  ...SITTING_LABELS,
  ...STUDY_LABELS,
  ...TASK_SOURCES,
  ...OVERSIGHT_KINDS,
  reception: '领导接访',
  ...KIND_LABELS,
  ...ABSENCES,
  other: '其他',
};

const labelOf = (labels: Readonly<Record<string, string>>, key: string): string => labels[key] ?? key;
/** An assessment's kind is its year. */
export const kindLabel = (kind: string): string => (/^year-\d{4}$/u.test(kind) ? `${kind.slice(5)}年` : labelOf(KINDS, kind));
export const issuerLabel = (issuer: string): string => labelOf(ISSUER_LABELS, issuer);

export function obligationView(
  obligation: Obligation & { matter: string; procedure: string; title: string },
  ctx: Context,
): ObligationView {
  const { remaining, late, soon } = remainingUntil(ctx.calendar, ctx.today, obligation.due, obligation.unit);
  const { post, department } = obligation.owedBy;
  const open = obligation.state === 'open';
  return {
    id: obligation.id,
    matter: obligation.matter,
    procedure: obligation.procedure,
    title: obligation.title,
    label: obligation.label,
    owedBy: post !== undefined ? titleOf(ctx.organisation, post) : department !== undefined ? bodyName(ctx.organisation, department) : '',
    due: obligation.due,
    value: obligation.value,
    unit: obligation.unit,
    from: obligation.from,
    provisional: [...obligation.provisional],
    ...(obligation.citation === undefined ? {} : { citation: citationView(obligation.citation, ctx.pack) }),
    ...(obligation.agreed === undefined ? {} : { agreedInstead: obligation.agreed.instead }),
    state: obligation.state,
    remaining: open ? remaining : '',
    late: open && late,
    soon: open && soon,
    days: countedDays(ctx.calendar, obligation.from, obligation.due, obligation.unit),
  };
}

/** A line's own date carries no unit; it is counted in working days unless it is known to be a limit in days. */
export const dueOf = (
  due: string | null,
  ctx: Context,
  unit: 'workday' | 'day' = 'workday',
): { due?: string; remaining?: string; late: boolean } => {
  if (due === null) return { late: false };
  const { remaining, late } = remainingUntil(ctx.calendar, ctx.today, due, unit);
  return { due, remaining, late };
};

/** What a leader who decides from the list is told besides: the office's recommendation (拟办意见), and what a paper asks. */
export interface Brief {
  readonly recommendation?: string | undefined;
  readonly asks?: string | undefined;
}

/** Where nobody's act made it wait: the body that a paper comes from, or that drafted a document. */
const senderOf = ({ procedure, summary }: InboxRow, ctx: Context): string =>
  procedure === 'incoming' ? (summary.issuer ?? '') : summary.host === undefined ? '' : bodyName(ctx.organisation, summary.host);

/** What a line is about: of an absence also whose, which the page it opens says first. */
const lineTitle = ({ procedure, summary }: Pick<InboxRow, 'procedure' | 'summary'>, ctx: Context): string =>
  procedure === 'leave' && summary.issuer !== undefined ? `${titleOf(ctx.organisation, summary.issuer)}${summary.title}` : summary.title;

/** One line of what waits. */
export function inboxLine(row: InboxRow, ctx: Context, briefed: Brief = {}): InboxLine {
  const { summary } = row;
  return {
    matter: row.matter,
    procedure: row.procedure,
    title: lineTitle(row, ctx),
    kindLabel: kindLabel(summary.kind),
    act: row.act,
    label: row.label,
    from: row.sentBy ?? senderOf(row, ctx),
    since: row.since.toISOString(),
    ...dueOf(row.due, ctx, row.procedure === 'document' ? 'workday' : 'day'),
    ...(row.citation === null || row.citation === undefined ? {} : { citation: citationView(row.citation as Citation, ctx.pack) }),
    urgency: summary.urgency ?? 'none',
    ...(summary.number === undefined ? {} : { number: summary.number }),
    ...(briefed.recommendation === undefined ? {} : { recommendation: briefed.recommendation }),
    ...(briefed.asks === undefined ? {} : { asks: briefed.asks }),
    ...(row.procedure === 'incoming' && summary.issuer !== undefined ? { sender: summary.issuer } : {}),
  };
}

export function documentLine(row: DocumentRow, ctx: Context): DocumentLine {
  const { summary } = row;
  return {
    id: row.matter,
    title: summary.title,
    kind: summary.kind,
    kindLabel: kindLabel(summary.kind),
    issuer: summary.issuer ?? '',
    issuerLabel: summary.issuer === undefined ? '' : issuerLabel(summary.issuer),
    host: summary.host ?? '',
    hostName: summary.host === undefined ? '' : bodyName(ctx.organisation, summary.host),
    stage: summary.stage,
    stageLabel: summary.stageLabel,
    ...(summary.number === undefined ? {} : { number: summary.number }),
    urgency: summary.urgency ?? 'none',
    updatedAt: row.updatedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    waitingFor: [...new Set(row.waitingFor.map((post) => titleOf(ctx.organisation, post)))],
    ...dueOf(row.due, ctx),
    exercise: row.exercise,
  };
}

export function doneLine(row: DoneRow, label: string, ctx: Context): Workbench['done'][number] {
  return {
    matter: row.matter,
    procedure: row.procedure,
    title: lineTitle(row, ctx),
    act: row.act,
    label,
    at: row.at.toISOString(),
    stageLabel: row.summary.stageLabel,
    ...(row.summary.number === undefined ? {} : { number: row.summary.number }),
  };
}
