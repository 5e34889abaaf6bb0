/**
 * One act: the matter is locked and read, the act judged, and the act with everything that follows from it stored, in
 * one transaction and two round trips. A refusal is a value and changes nothing.
 */
import { randomUUID } from 'node:crypto';
import {
  ENGINE_VERSION,
  type ActRequest,
  type Context,
  type Decision,
  type DomainEvent,
  type MatterSummary,
  type NumberRequest,
  type Procedure,
  type Verdict,
} from '@lingxing/affairs/kernel';
import { hashOf, unstorable } from './canonical.ts';
import { actHash, GENESIS } from './chain.ts';
import type { Perform, Performed, Receipt } from './contract.ts';
import type { Contexts } from './contexts.ts';
import type { Client, Pool } from './database/pool.ts';
import { LedgerFailure } from './failure.ts';
import { lineOf, project, type Projected } from './project.ts';
import { rollback } from './tenant.ts';

/** What acts are performed with. */
export interface Workshop {
  readonly pool: Pool;
  readonly contexts: Contexts;
  procedure(name: string): Procedure<unknown>;
}

interface Opened {
  readonly context_version: number | null;
  readonly procedure: string | null;
  readonly version: number | null;
  readonly state: unknown;
  readonly head_hash: string | null;
  readonly exercise: boolean | null;
  readonly prior_matter: string | null;
  readonly prior_seq: number | null;
}

/** A matter as it was when it was locked; version 0 where the act opens it. */
interface Ground {
  readonly id: string;
  readonly version: number;
  readonly state: unknown;
  readonly headHash: string;
}

const OPEN = { name: 'open_matter', text: 'select * from open_matter($1, $2::uuid, $3, $4)' };
const APPEND = { name: 'append_act', text: 'select append_act($1, $2::uuid, $3::jsonb, $4::jsonb, $5::jsonb, $6::jsonb, $7::jsonb)' };
const DRAW = { name: 'draw_number', text: 'select draw_number($1, $2, $3, $4) as n' };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isMatterId = (id: string): boolean => UUID.test(id);

const UNIQUE_VIOLATION = '23505';
/** Serialisation failure and deadlock: the transaction did nothing and may be run again. */
const AGAIN = new Set(['40001', '40P01']);
/** Characters that jsonb and text do not take. */
const UNSTORABLE = new Set(['22P05', '22021', '22P02']);
const ATTEMPTS = 4;

/** Performs an act. Throws only what is no judgement: an unknown government, a broken connection, a bug. */
export async function perform(shop: Workshop, command: Perform): Promise<Performed> {
  if (command.matter !== undefined && !isMatterId(command.matter)) return { kind: 'not-found' };
  const inputHash = hashOf(command.request.input);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(shop, command, inputHash);
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string };
      // The same key came in twice at once: the other one is stored by now and is answered.
      const twice = code === UNIQUE_VIOLATION && constraint === 'act_once';
      if ((twice || AGAIN.has(code ?? '')) && attempt < ATTEMPTS) continue;
      throw UNSTORABLE.has(code ?? '') ? unstorable(error) : error;
    }
  }
}

async function attemptOnce(shop: Workshop, command: Perform, inputHash: string): Promise<Performed> {
  const client = await shop.pool.connect();
  let broken = false;
  try {
    const outcome = await transact(shop, client, command, inputHash);
    if (outcome.kind === 'done') return outcome;
    await client.query('rollback');
    if (outcome.kind === 'refused') await logRefusal(client, command, shop.contexts.now(), outcome.verdict);
    return outcome;
  } catch (error) {
    broken = !(await rollback(client));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Everything between `begin` and `commit`; whatever is not `done` has stored nothing and is rolled back by the caller. */
async function transact(shop: Workshop, client: Client, command: Perform, inputHash: string): Promise<Performed> {
  const { government, request } = command;
  const procedure = shop.procedure(command.procedure);
  const [, { rows }] = await Promise.all([
    client.query('begin'),
    client.query<Opened>({ ...OPEN, values: [government, command.matter ?? null, request.actor.account, command.idempotencyKey ?? null] }),
  ]);
  const opened = rows[0];
  if (opened === undefined || opened.context_version === null)
    throw new LedgerFailure('government-unknown', `没有名为 ${government} 的政府。 / There is no government ${government}.`);
  if (opened.prior_matter !== null && opened.prior_seq !== null)
    return await answerAgain(client, procedure, command, opened.prior_matter, opened.prior_seq);
  if (command.matter !== undefined && opened.procedure !== procedure.name) return { kind: 'not-found' };

  const ground: Ground = {
    id: command.matter ?? randomUUID(),
    version: opened.version ?? 0,
    state: opened.state,
    headHash: opened.head_hash ?? GENESIS,
  };
  const exercise = opened.exercise ?? command.exercise ?? false;
  const ctx = await shop.contexts.of(client, government, opened.context_version, exercise);

  const wanted = procedure.numberWanted(ctx, ground.state, request);
  const n = wanted === undefined ? undefined : await draw(client, government, wanted);
  if (n === null && wanted !== undefined) return numberTaken(wanted, ground.version);
  const decision = procedure.decide(ctx, ground.state, request, n === undefined || n === null ? undefined : { n });

  const held = heldBack(procedure, ground, request, decision);
  if (held !== undefined) return held;
  if (decision.verdict.basis.length === 0)
    throw new LedgerFailure('act-without-basis', `程序 ${procedure.name} 的行为 ${request.act} 没有依据。 / ${request.act} of ${procedure.name} came without a basis.`);

  const seq = ground.version + 1;
  const state = evolve(procedure, ground.state, decision.events, { seq, now: ctx.now, actor: request.actor });
  const projected = project(procedure, ctx, state, ground.state);
  const values = appendValues({ command, ctx, ground, decision, projected, state, inputHash, drawn: drawnRow(wanted, n, request) });
  await Promise.all([client.query({ ...APPEND, values: [...values] }), client.query('commit')]);
  return {
    kind: 'done',
    matter: ground.id,
    version: seq,
    seq,
    verdict: decision.verdict,
    summary: lineOf(projected.summary),
    events: decision.events,
  };
}

/**
 * Why an act that was judged is not stored, or undefined where it is. What the act was judged by is the state of now,
 * so acts that do not exclude each other all stand; an exclusive one on another version than was seen conflicts.
 */
function heldBack(
  procedure: Procedure<unknown>,
  ground: Ground,
  request: ActRequest,
  { verdict, events, conflict }: Decision<DomainEvent>,
): Performed | undefined {
  const { version } = ground;
  if (conflict !== undefined) return { kind: 'conflict', code: conflict.code, message: conflict.message, version };
  const moved = version > 0 && request.seen !== undefined && request.seen !== version && procedure.exclusive(request.act);
  // A breach of the rules that is a fact comes with events and is recorded; a refused step comes with none.
  if (verdict.outcome === 'refused' && events.length === 0) {
    if (moved && verdict.findings.some((one) => one.code === 'state.not-open' && one.outcome === 'refused'))
      return { kind: 'conflict', code: 'already-done', message: '这一步刚刚已由他人办理，请查看最新情况。', version };
    return { kind: 'refused', verdict };
  }
  if (moved) return { kind: 'conflict', code: 'stale', message: '事项在你查看之后有了新的办理情况，请查看后再办。', version };
  if (verdict.outcome === 'warned' && (request.reason ?? '').trim() === '') return { kind: 'needs-reason', verdict };
  if (events.length === 0) return { kind: 'refused', verdict };
  return undefined;
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

async function draw(client: Client, government: string, wanted: NumberRequest): Promise<number | null> {
  const { rows } = await client.query<{ n: number | null }>({
    ...DRAW,
    values: [government, wanted.series, wanted.year, wanted.openAt ?? null],
  });
  return rows[0]?.n ?? null;
}

function numberTaken(wanted: NumberRequest, version: number): Performed {
  return {
    kind: 'conflict',
    code: 'number-taken',
    message: `该字号${wanted.year}年已编过${wanted.openAt ?? 1}号或其后的号，不能再从${wanted.openAt ?? 1}号起编。`,
    version,
  };
}

/** What the ledger of numbers keeps of a draw. */
function drawnRow(wanted: NumberRequest | undefined, n: number | null | undefined, request: ActRequest) {
  if (wanted === undefined || n === undefined || n === null) return undefined;
  const openedReason = wanted.openAt === undefined ? null : (request.reason ?? '');
  return { series: wanted.series, year: wanted.year, n, opened_reason: openedReason };
}

interface Append {
  readonly command: Perform;
  readonly ctx: Context;
  readonly ground: Ground;
  readonly decision: Decision<DomainEvent>;
  readonly projected: Projected;
  readonly state: unknown;
  readonly inputHash: string;
  readonly drawn: ReturnType<typeof drawnRow>;
}

function appendValues(of: Append): readonly (string | null)[] {
  const { command, ctx, ground, decision, projected } = of;
  const { request } = command;
  const { account, post, capacity } = request.actor;
  const record = {
    government: command.government,
    matter: ground.id,
    seq: ground.version + 1,
    act: request.act,
    account,
    post,
    capacity,
    postTitle: ctx.organisation.posts.get(post)?.title ?? (capacity === 'system' ? '系统' : post),
    at: new Date(ctx.now),
    occurredAt: occurred(request.occurredAt),
    input: request.input ?? null,
    reason: request.reason?.trim() ? request.reason.trim() : null,
    events: decision.events,
    verdict: decision.verdict,
    receipt: receiptOf(ctx, of.inputHash),
    idempotencyKey: command.idempotencyKey ?? null,
    previousHash: ground.headHash,
  };
  const act = {
    seq: record.seq,
    act: record.act,
    account,
    post,
    capacity,
    post_title: record.postTitle,
    at: record.at,
    occurred_at: record.occurredAt,
    input: record.input,
    reason: record.reason,
    events: record.events,
    verdict: record.verdict,
    receipt: record.receipt,
    idempotency_key: record.idempotencyKey,
    previous_hash: record.previousHash,
    hash: actHash(record),
  };
  const voids = decision.voids ?? [];
  const projection = {
    ...projected.projection,
    ...(of.drawn === undefined ? {} : { drawn: of.drawn }),
    ...(voids.length === 0 ? {} : { voids }),
  };
  return [
    command.government,
    ground.id,
    JSON.stringify(act),
    JSON.stringify(of.state),
    JSON.stringify(projected.row),
    JSON.stringify(projection),
    command.contents === undefined || command.contents.length === 0 ? null : JSON.stringify(command.contents),
  ];
}

function occurred(at: string | undefined): Date | null {
  if (at === undefined) return null;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) throw new LedgerFailure('content-invalid', '发生时间有误。 / occurredAt is not a date-time.');
  return date;
}

function receiptOf(ctx: Context, inputHash: string): Receipt {
  return {
    edition: ctx.pack.source.edition.edition,
    packHash: ctx.pack.hash,
    calendarHash: ctx.calendar.hash,
    organisationVersion: ctx.organisation.version,
    engine: ENGINE_VERSION,
    inputHash,
  };
}

/** The answer to an act that was already stored under the same key. */
async function answerAgain(
  client: Client,
  procedure: Procedure<unknown>,
  { government, matter: named, request }: Perform,
  matter: string,
  seq: number,
): Promise<Performed> {
  const { rows } = await client.query<{ act: string; verdict: Verdict; events: DomainEvent[]; version: number; state: unknown }>(
    `select a.act, a.verdict, a.events, m.version, m.state from act a join matter m on m.government = a.government and m.id = a.matter
     where a.government = $1 and a.matter = $2 and a.seq = $3`,
    [government, matter, seq],
  );
  const stored = rows[0];
  if (stored === undefined || stored.act !== request.act || (named !== undefined && named.toLowerCase() !== matter))
    throw new LedgerFailure('key-reused', '同一请求标识已用于另一行为。 / This idempotency key was used for another act.');
  await client.query('commit');
  const summary: MatterSummary = procedure.summary(stored.state);
  return { kind: 'done', matter, version: stored.version, seq, verdict: stored.verdict, summary: lineOf(summary), events: stored.events };
}

/** Refused attempts are kept for the auditor, outside the act's transaction, which has been rolled back. */
async function logRefusal(client: Client, command: Perform, now: number, verdict: Verdict): Promise<void> {
  const { government, request } = command;
  await Promise.all([
    client.query('begin'),
    client.query({ name: 'set_tenant', text: `select set_config('lingxing.government', $1, true)`, values: [government] }),
    client.query({
      name: 'log_refusal',
      text: `insert into refusal (government, at, account, post, procedure, matter, act, verdict) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [
        government,
        new Date(now),
        request.actor.account,
        request.actor.post,
        command.procedure,
        command.matter ?? null,
        request.act,
        JSON.stringify(verdict),
      ],
    }),
    client.query('commit'),
  ]);
}
