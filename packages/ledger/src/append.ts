/** An act that was judged and may stand, as the rows that are stored for it. */
import { randomBytes } from 'node:crypto';
import {
  actedAs,
  ENGINE_VERSION,
  isSilence,
  type Actor,
  type ActRequest,
  type AuthorityRecord,
  type Context,
  type Decision,
  type DomainEvent,
  type MatterSummary,
  type NumberRequest,
  type Procedure,
  type Verdict,
} from '@lingxing/affairs/kernel';
import { weighs } from './authority.ts';
import { json } from './canonical.ts';
import { actHash, GENESIS, type ActRecord } from './chain.ts';
import type { ContextKey } from './contexts.ts';
import type { Perform, Receipt } from './contract.ts';
import { LedgerFailure } from './failure.ts';
import type { Remembered } from './memory.ts';
import { difference, NOTHING, project, whole, type Projection, type ProjectionChange, type SummaryRow } from './project.ts';

/** A matter as the act found it; version 0 where the act opens it. */
export interface Ground {
  readonly id: string;
  readonly version: number;
  readonly state: unknown;
  readonly headHash: string;
  readonly exercise: boolean;
  /** What the projection's rows are known to be; absent where they have to be written whole. */
  readonly projected?: { readonly in: ContextKey; readonly projection: Projection } | undefined;
}

/** The ground of an act that opens a matter. */
export function newGround(exercise: boolean, now: number): Ground {
  return { id: newId(now), version: 0, state: null, headHash: GENESIS, exercise };
}

/**
 * A UUID of version 7 (RFC 9562): it begins with the time, so that matters opened together lie together in every index,
 * and an act does not touch a page of its own in each.
 */
export function newId(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export interface Judged {
  readonly command: Perform;
  readonly inputHash: string;
  readonly ctx: Context;
  readonly contextKey: ContextKey;
  readonly ground: Ground;
  readonly decision: Decision<DomainEvent>;
  /** The number drawn for it, if it wanted one. */
  readonly drawn?: { readonly wanted: NumberRequest; readonly n: number } | undefined;
}

export interface Prepared {
  readonly matter: string;
  /** What the act made of the state. */
  readonly state: unknown;
  readonly seq: number;
  readonly summary: MatterSummary;
  /** The act's own row; what of it is stored as JSON is the very text that was hashed. */
  readonly record: StoredRecord;
  /** The matter's state as a JSON text, and its line. */
  readonly stateText: string;
  readonly row: SummaryRow;
  /** Whether the act gives the matter a number, another one, or none any more. */
  readonly renumbered: boolean;
  readonly change: Changed;
  readonly contents: Perform['contents'];
  /** All that the matter has on record about authority, where the act changed it; whether others are judged by the change. */
  readonly authority?: { readonly records: readonly AuthorityRecord[]; readonly weighty: boolean } | undefined;
  /** What to remember once it is stored. */
  readonly remembered: Remembered;
}

/** An act as it is stored. */
export interface StoredRecord extends ActRecord {
  readonly outcome: Verdict['outcome'];
  readonly hash: string;
}

/** What follows from an act besides the matter's row: its projection, and the numbers that it draws or voids. */
export interface Changed extends ProjectionChange {
  readonly drawn?: { readonly series: string; readonly year: number; readonly n: number; readonly opened_reason: string | null };
  readonly voids?: NonNullable<Decision<DomainEvent>['voids']>;
}

/** Applies the events, projects the new state and writes everything down as it is stored. */
export function prepare(procedure: Procedure<unknown>, judged: Judged): Prepared {
  const { command, ctx, ground, decision, contextKey } = judged;
  // Where the text is silent the verdict says so, and no article is borrowed.
  if (decision.verdict.basis.length === 0 && !decision.verdict.findings.some(isSilence))
    throw new LedgerFailure(
      'act-without-basis',
      `程序 ${procedure.name} 的行为 ${command.request.act} 没有依据。 / ${command.request.act} of ${procedure.name} came without a basis.`,
    );
  const seq = ground.version + 1;
  const state = evolve(procedure, ground.state, decision.events, { seq, now: ctx.now, actor: command.request.actor });
  const { summary, row, projection, renumbered } = project(procedure, ctx, state, ground.state);
  const record = recordOf(judged, seq);
  const stateJson = json(state);
  const change: Changed = {
    ...changesOf(projection, contextKey, ground),
    ...drawnRow(judged),
    ...(decision.voids === undefined || decision.voids.length === 0 ? {} : { voids: decision.voids }),
  };
  return {
    matter: ground.id,
    state,
    seq,
    summary,
    record,
    stateText: stateJson,
    row,
    renumbered,
    change,
    contents: command.contents,
    ...authorityChanged(procedure, ctx, ground.state, state),
    remembered: {
      procedure: procedure.name,
      version: seq,
      state,
      size: stateJson.length,
      headHash: record.hash,
      exercise: ground.exercise,
      projection,
      projectedIn: contextKey,
    },
  };
}

/** What the matter has on record about authority, if that is not what it had before. */
function authorityChanged(procedure: Procedure<unknown>, ctx: Context, before: unknown, after: unknown): Pick<Prepared, 'authority'> {
  if (procedure.authority === undefined) return {};
  const records = procedure.authority(after);
  const known = before === null ? [] : procedure.authority(before);
  if (JSON.stringify(records) === JSON.stringify(known)) return {};
  return { authority: { records, weighty: weighs(ctx.organisation, known, records) } };
}

/** The state after these events. */
export function evolve(
  procedure: Procedure<unknown>,
  state: unknown,
  events: readonly DomainEvent[],
  at: Parameters<Procedure<unknown>['evolve']>[2],
): unknown {
  return events.reduce<unknown>((before, event) => procedure.evolve(before, event, at), state);
}

/** What of the projection has to be written: all, unless there are no rows, or they are known and were made in the same context. */
function changesOf(projection: Projection, contextKey: ContextKey, { version, projected }: Ground): ProjectionChange {
  if (version === 0) return difference(NOTHING, projection);
  return projected === undefined || projected.in !== contextKey ? whole(projection) : difference(projected.projection, projection);
}

/** What the register of numbers keeps of a draw. */
function drawnRow({ drawn, command }: Judged) {
  if (drawn === undefined) return {};
  const { wanted, n } = drawn;
  const opened_reason = wanted.openAt === undefined ? null : (wanted.openReason ?? command.request.reason ?? '');
  return { drawn: { series: wanted.series, year: wanted.year, n, opened_reason } };
}

/** The act with its hash. */
function recordOf({ command, ctx, ground, decision, inputHash }: Judged, seq: number): StoredRecord {
  const { request } = command;
  const { account, post, capacity, by, title } = request.actor;
  const record: ActRecord = {
    government: command.government,
    matter: ground.id,
    seq,
    act: request.act,
    account,
    post,
    capacity,
    postTitle: actedAs(
      ctx.organisation,
      capacity === 'system' ? 'system' : post,
      by === undefined ? undefined : { by, title: title ?? '' },
    ),
    at: new Date(ctx.now),
    occurredAt: occurred(request),
    reason: request.reason?.trim() ? request.reason.trim() : null,
    idempotencyKey: command.idempotencyKey ?? null,
    previousHash: ground.headHash,
    input: json(request.input),
    events: json(decision.events),
    verdict: json(decision.verdict),
    receipt: json(receiptOf(ctx, inputHash, request.actor)),
  };
  return { ...record, outcome: decision.verdict.outcome, hash: actHash(record) };
}

function occurred({ occurredAt }: ActRequest): Date | null {
  if (occurredAt === undefined) return null;
  const date = new Date(occurredAt);
  if (Number.isNaN(date.getTime())) throw new LedgerFailure('content-invalid', '发生时间有误。 / occurredAt is not a date-time.');
  return date;
}

function receiptOf(ctx: Context, inputHash: string, { by, title, under }: Actor): Receipt {
  return {
    edition: ctx.pack.source.edition.edition,
    packHash: ctx.pack.hash,
    calendarHash: ctx.calendar.hash,
    organisationVersion: ctx.organisation.version,
    engine: ENGINE_VERSION,
    inputHash,
    ...(by === undefined ? {} : { standing: { by, title: title ?? '', under: under ?? '' } }),
  };
}

/** Who acted, out of a stored act. */
export function actorOf(row: Pick<Actor, 'account' | 'post' | 'capacity'> & { readonly receipt: Receipt }): Actor {
  const { account, post, capacity, receipt } = row;
  return { account, post, capacity, ...receipt.standing };
}
