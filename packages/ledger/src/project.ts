/**
 * What follows from a state, as rows: the line that lists show, what waits for whom, what is owed, who may read, what
 * search finds it by. Nothing here knows what a procedure is about; it writes down what the procedure says.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Context, Expectation, MatterSummary, Obligation, Procedure } from '@lingxing/affairs/kernel';
import { lexemes, normalise } from './bigrams.ts';
import type { MatterLine } from './contract.ts';
import { initials } from './initials.ts';
import type { LineRow } from './queries/lines.ts';

/** The columns of `matter` that come from the procedure. */
export interface SummaryRow extends LineRow {
  readonly procedure: string;
  readonly exercise: boolean;
  readonly close: boolean;
  readonly due: string | null;
}

export interface InboxEntry {
  readonly post: string;
  readonly act: string;
  readonly label: string;
  readonly basis: unknown;
  readonly due: string | null;
}

export interface ObligationEntry {
  readonly id: string;
  readonly label: string;
  readonly post: string | null;
  readonly department: string | null;
  readonly due: string;
  readonly value: number;
  readonly unit: 'workday' | 'day';
  readonly from_day: string;
  readonly provisional: readonly number[];
  readonly norm: string | null;
  readonly citation: unknown;
  readonly on_passed: unknown;
  readonly state: Obligation['state'];
}

export interface ReaderEntry {
  readonly post: string;
}

export interface Projection {
  readonly inbox: readonly InboxEntry[];
  readonly obligations: readonly ObligationEntry[];
  readonly readers: readonly ReaderEntry[];
  /** Left out where nothing that search sees has changed. */
  readonly search?: { readonly text: string; readonly lexemes: readonly string[] };
}

export interface Projected {
  readonly summary: MatterSummary;
  readonly row: SummaryRow;
  readonly projection: Projection;
  /** Whether the matter has another number than it had in `before`. */
  readonly renumbered: boolean;
}

/** Projects a state. `before` is the state that search was last told of, if any. */
export function project(procedure: Procedure<unknown>, ctx: Context, state: unknown, before: unknown): Projected {
  const summary = procedure.summary(state);
  const readers = procedure.readers(ctx, state);
  const obligations = procedure.obligations(ctx, state);
  const text = searchText(summary, ctx);
  const earlier = before === null ? undefined : procedure.summary(before);
  const known = earlier === undefined ? undefined : searchText(earlier, ctx);
  const dates = obligations.filter((one) => one.state === 'open').map((one) => one.due);
  return {
    summary,
    renumbered: summary.number !== earlier?.number,
    row: {
      procedure: procedure.name,
      title: summary.title,
      kind: summary.kind,
      stage: summary.stage,
      stage_label: summary.stageLabel,
      number: summary.number ?? null,
      host: summary.host ?? null,
      issuer: summary.issuer ?? null,
      urgency: summary.urgency ?? null,
      closed: summary.closed,
      exercise: ctx.exercise,
      close: readers.close,
      due: dates.sort()[0] ?? null,
    },
    projection: {
      inbox: inboxOf(procedure.expectations(ctx, state)),
      obligations: obligations.map(obligationEntry),
      readers: [...new Set(readers.posts)].map((post) => ({ post })),
      ...(text === known ? {} : { search: searchEntry(text) }),
    },
  };
}

/** What has to be written of one part: rows that are to be there, and those that are to go; without `gone`, `put` is all there is to be. */
export interface Change<T> {
  readonly put: readonly T[];
  readonly gone?: readonly T[];
}

/** A projection as `project_matter` takes it. */
export interface ProjectionChange {
  readonly inbox?: Change<InboxEntry>;
  readonly obligations?: Change<ObligationEntry>;
  readonly readers?: Change<ReaderEntry>;
  readonly search?: Projection['search'];
}

/** The projection of a matter that is not there yet. */
export const NOTHING: Projection = { inbox: [], obligations: [], readers: [] };

/** All of a projection, for rows of which nothing is known. */
export function whole({ inbox, obligations, readers, search }: Projection): ProjectionChange {
  return {
    inbox: { put: inbox },
    obligations: { put: obligations },
    readers: { put: readers },
    ...(search === undefined ? {} : { search }),
  };
}

/** What leads from rows that are known to those that are to be. */
export function difference(known: Projection, next: Projection): ProjectionChange {
  const inbox = changed(known.inbox, next.inbox, (one) => JSON.stringify([one.post, one.act]));
  const obligations = changed(known.obligations, next.obligations, (one) => one.id);
  const readers = changed(known.readers, next.readers, (one) => one.post);
  return {
    ...(inbox === undefined ? {} : { inbox }),
    ...(obligations === undefined ? {} : { obligations }),
    ...(readers === undefined ? {} : { readers }),
    ...(next.search === undefined ? {} : { search: next.search }),
  };
}

function changed<T>(known: readonly T[], next: readonly T[], keyOf: (one: T) => string): Change<T> | undefined {
  const before = new Map(known.map((one) => [keyOf(one), one]));
  const put: T[] = [];
  for (const one of next) {
    const key = keyOf(one);
    const other = before.get(key);
    if (other === undefined || !isDeepStrictEqual(one, other)) put.push(one);
    before.delete(key);
  }
  const gone = [...before.values()];
  return put.length === 0 && gone.length === 0 ? undefined : { put, gone };
}

/** The line of a summary: all but the words for search. */
export function lineOf(summary: MatterSummary): MatterLine {
  const { text: _, ...line } = summary;
  return line;
}

/** A post that owes one act twice over (two consultations to answer) has one line, with the nearer date. */
function inboxOf(expectations: readonly Expectation[]): readonly InboxEntry[] {
  const lines = new Map<string, InboxEntry>();
  for (const { post, act, label, basis, due } of expectations) {
    const key = JSON.stringify([post, act]);
    const line = { post, act, label, basis: basis ?? null, due: due ?? null };
    const other = lines.get(key);
    if (other === undefined || (line.due !== null && (other.due === null || line.due < other.due))) lines.set(key, line);
  }
  return [...lines.values()];
}

function obligationEntry(one: Obligation): ObligationEntry {
  return {
    id: one.id,
    label: one.label,
    post: one.owedBy.post ?? null,
    department: one.owedBy.department ?? null,
    due: one.due,
    value: one.value,
    unit: one.unit,
    from_day: one.from,
    provisional: one.provisional,
    norm: one.norm ?? null,
    citation: one.citation ?? null,
    on_passed: one.onPassed ?? null,
    state: one.state,
  };
}

/** Words and number, and the body that it comes from by name and by its initials. */
function searchText(summary: MatterSummary, { organisation }: Context): string {
  const host = summary.host === undefined ? undefined : organisation.departments.get(summary.host)?.name;
  return [summary.title, summary.number ?? '', summary.text, ...(host === undefined ? [] : [host, initials(host)])].join('\n');
}

function searchEntry(text: string): { readonly text: string; readonly lexemes: readonly string[] } {
  const normalised = normalise(text);
  return { text: normalised, lexemes: lexemes(normalised) };
}
