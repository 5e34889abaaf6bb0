/**
 * One act: the matter is read, the act judged, and the act with everything that follows from it stored in one
 * transaction. A refusal is a value and changes nothing.
 *
 * There are two ways, with one outcome. Where this process stored the matter's last act and the context is known, the
 * act is judged on what is remembered and sent as one statement, which stores nothing if the matter or the context has
 * changed meanwhile. In every other case, and whenever the first way did not end in a stored act, the matter is locked,
 * read and judged afresh: nobody is refused, or told of a conflict, because of a memory.
 */
import { DatabaseError } from 'pg';
import type { Context, Decision, DomainEvent, MatterSummary, NumberRequest, Procedure, Verdict } from '@lingxing/affairs/kernel';
import type { Appender } from './appender.ts';
import { newGround, newId, prepare, type Ground, type Prepared } from './append.ts';
import { holdContext, recordAuthority } from './authority.ts';
import { hashOf, unstorable } from './canonical.ts';
import type { Contexts } from './contexts.ts';
import type { Perform, Performed } from './contract.ts';
import type { Client, Pool } from './database/pool.ts';
import { LedgerFailure } from './failure.ts';
import { followUps, withGiven } from './follow-ups.ts';
import type { Memory } from './memory.ts';
import { noteBeginning, noteEntrusted } from './projections-due.ts';
import { groundOf, openMatter, type Opened } from './opening.ts';
import { lineOf } from './project.ts';
import { roomRefused, takenAtOnce } from './room-clash.ts';
import { appendOne } from './statements.ts';
import { rollback, SET_TENANT, together } from './tenant.ts';

/** What acts are performed with. */
export interface Workshop {
  readonly pool: Pool;
  readonly contexts: Contexts;
  readonly memory: Memory;
  readonly appender: Appender;
  procedure(name: string): Procedure<unknown>;
}

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
      const quick = attempt === 1 ? await fromMemory(shop, command, inputHash) : undefined;
      return quick ?? (await underLock(shop, command, inputHash));
    } catch (error) {
      if (attempt < ATTEMPTS && (mayTryAgain(error) || (attempt === 1 && isOfDatabase(error)))) continue;
      const taken = numberTaken(error) ?? assessedTwice(error);
      if (taken !== undefined) return taken;
      const refused = await roomRefused(shop.pool, command, error);
      if (refused !== undefined) return refused;
      throw UNSTORABLE.has((error as { code?: string }).code ?? '') ? unstorable(error) : error;
    }
  }
}

/** What was sent together fails together: after the first attempt it may have been another act's fault. */
function isOfDatabase(error: unknown): boolean {
  return error instanceof DatabaseError;
}

function mayTryAgain(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  // The same key came in before, or twice at once: the other one is stored by now and is answered.
  // Or another sitting has just taken up the same topic: it no longer waits when this act is judged again.
  if (code === UNIQUE_VIOLATION) return constraint === 'act_once' || constraint === 'topic_taken_up_once';
  return AGAIN.has(code ?? '') || takenAtOnce(error);
}

/** The short way; undefined where it did not end in a stored act. */
async function fromMemory(shop: Workshop, command: Perform, inputHash: string): Promise<Performed | undefined> {
  const { government, request } = command;
  const procedure = shop.procedure(command.procedure);
  const known = command.matter === undefined ? undefined : shop.memory.get(government, command.matter);
  if (command.matter !== undefined && (known === undefined || known.procedure !== procedure.name)) return undefined;
  const exercise = known?.exercise ?? command.exercise ?? false;
  const context = shop.contexts.known(government, exercise);
  if (context === undefined) return undefined;
  const ground: Ground =
    command.matter === undefined || known === undefined
      ? newGround(exercise, context.ctx.now)
      : {
          id: command.matter,
          version: known.version,
          state: known.state,
          headHash: known.headHash,
          exercise,
          projected: { in: known.projectedIn, projection: known.projection },
        };
  const { ctx, version, key } = context;
  // The readers projected last are the ones that every question goes by; only who is not among them is looked at closer.
  const listed = known?.projection.readers.some(({ post }) => command.reader?.posts.includes(post) === true) === true;
  if (!listed && !readable(procedure, ctx, ground.state, command)) return undefined;
  // A number is drawn under the lock of its series: two statements.
  if (procedure.numberWanted(ctx, ground.state, request) !== undefined) return undefined;
  // What other sittings left is read within the transaction.
  if (procedure.sittingsWanted?.(ground.state, request) !== undefined) return undefined;
  if (procedure.sittingDayWanted?.(ground.state, request) !== undefined) return undefined;
  // What came in from a body, was assigned before, or was done in somebody's stead, is read within the transaction.
  if (procedure.similarWanted?.(ground.state, request) !== undefined) return undefined;
  if (procedure.yearWanted?.(ground.state, request) !== undefined) return undefined;
  if (procedure.bulletinsWanted?.(ground.state, request) !== undefined || procedure.doneUnderWanted?.(request) === true) return undefined;
  const decision = procedure.decide(ctx, ground.state, { ...request, matter: ground.id });
  // What sets something going in other matters is stored with it, under locks.
  if ((decision.follows ?? []).length > 0) return undefined;
  if (heldBack(procedure, ground, request, decision) !== undefined) return undefined;
  const prepared = prepare(procedure, { command, inputHash, ctx, contextKey: key, ground, decision });
  // Who may use which post changes for all: under the government's lock.
  if (prepared.authority !== undefined) return undefined;
  if ((await shop.appender.append(government, version, prepared)) === null) {
    shop.memory.forget(government, ground.id);
    return undefined;
  }
  return stored(shop, command, ctx, decision, prepared);
}

/** The long way: whatever is not `done` has stored nothing. */
async function underLock(shop: Workshop, command: Perform, inputHash: string): Promise<Performed> {
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

/** Everything between `begin` and `commit`. */
async function transact(shop: Workshop, client: Client, command: Perform, inputHash: string): Promise<Performed> {
  const { government } = command;
  const procedure = shop.procedure(command.procedure);
  const [, { rows }] = await together(client, () => [
    client.query('begin'),
    client.query<Opened>(openMatter(government, command.matter ?? null, command.request.actor.account, command.idempotencyKey ?? null)),
  ]);
  const opened = rows[0];
  if (opened === undefined || opened.context_version === null)
    throw new LedgerFailure('government-unknown', `没有名为 ${government} 的政府。 / There is no government ${government}.`);
  if (opened.prior_matter !== null && opened.prior_seq !== null)
    return await answerAgain(client, procedure, command, opened.prior_matter, opened.prior_seq);
  if (command.matter !== undefined && opened.procedure !== procedure.name) return { kind: 'not-found' };

  const ground: Ground =
    command.matter === undefined ? newGround(command.exercise ?? false, shop.contexts.now()) : groundOf(command.matter, opened);
  const asked = { ...command.request, matter: ground.id, fresh: newId(shop.contexts.now()) };
  const { ctx, key } = await shop.contexts.of(client, government, opened.context_version, ground.exercise);
  if (!readable(procedure, ctx, ground.state, command)) return { kind: 'not-found' };

  const request = await withGiven(client, government, procedure, ctx, ground, asked);
  const wanted = procedure.numberWanted(ctx, ground.state, request);
  const n = wanted === undefined ? undefined : await draw(client, government, wanted);
  const drawn = wanted === undefined || n === undefined ? undefined : { wanted, n };
  const decision = procedure.decide(ctx, ground.state, request, drawn === undefined ? undefined : { n: drawn.n });
  const held = heldBack(procedure, ground, request, decision);
  if (held !== undefined) return held;

  const prepared = prepare(procedure, { command, inputHash, ctx, contextKey: key, ground, decision, drawn });
  const follows = decision.follows ?? [];
  const statement = () => client.query<{ position: number | null }>(appendOne(government, null, prepared));
  const { authority } = prepared;
  if (authority !== undefined) await holdContext(client, government, opened.context_version, authority.weighty);
  const alone = follows.length === 0 && authority === undefined;
  const [appended] = alone ? await together(client, () => [statement(), client.query('commit')]) : [await statement()];
  // The matter is locked at the version that was judged: nothing else can have been written.
  if (appended.rows[0]?.position === null) throw new Error(`Matter ${ground.id} changed under its lock.`);
  if (authority !== undefined) {
    await recordAuthority(client, government, ground.id, ctx.now, authority.records, authority.weighty);
    await noteBeginning(client, government, ground.id, authority.records, ctx.now);
  }
  if (!alone) {
    const others = await followUps(shop, client, command, { ctx, key }, follows);
    if ('kind' in others) return others;
    if (authority?.weighty === true) await noteEntrusted(client, government, ground.id, ctx.now);
    await client.query('commit');
    for (const other of others) shop.memory.set(government, other.matter, other.remembered);
  }
  return stored(shop, command, ctx, decision, prepared);
}

/** Whether the one who acts may read the matter, by the state it is judged on; where no reader is given, nothing is asked. */
function readable(procedure: Procedure<unknown>, ctx: Context, state: unknown, { reader }: Perform): boolean {
  if (reader === undefined || state === null) return true;
  const { posts, close } = procedure.readers(ctx, state);
  return (reader.registry && !close) || posts.some((post) => reader.posts.includes(post));
}

function stored(shop: Workshop, command: Perform, ctx: Context, decision: Decision<DomainEvent>, prepared: Prepared): Performed {
  shop.memory.set(command.government, prepared.matter, prepared.remembered);
  return {
    kind: 'done',
    matter: prepared.matter,
    version: prepared.seq,
    seq: prepared.seq,
    verdict: decision.verdict,
    summary: lineOf(prepared.summary),
    events: decision.events,
    after: { state: prepared.state, ctx },
  };
}

/**
 * Why an act that was judged is not stored, or undefined where it is. What the act was judged by is the state of now,
 * so acts that do not exclude each other all stand; an exclusive one on another version than was seen conflicts.
 */
function heldBack(
  procedure: Procedure<unknown>,
  ground: Ground,
  request: Perform['request'],
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
  if (verdict.outcome === 'warned' && verdict.stands === undefined && (request.reason ?? '').trim() === '')
    return { kind: 'needs-reason', verdict };
  if (events.length === 0) return { kind: 'refused', verdict };
  return undefined;
}

/** The number that the act would take, under the lock of its series. */
async function draw(client: Client, government: string, wanted: NumberRequest): Promise<number | undefined> {
  const { rows } = await client.query<{ n: number }>({
    ...DRAW,
    values: [government, wanted.series, wanted.year, wanted.openAt ?? null],
  });
  return rows[0]?.n;
}

/** Another series has given out the same number: two that carry one mark. */
function numberTaken(error: unknown): Performed | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === UNIQUE_VIOLATION && constraint === 'issued_number_once'
    ? { kind: 'conflict', code: 'number-taken', message: '同一文号已由另一字号系列编出，请核对机关代字。', version: 0 }
    : undefined;
}

/** A year has one assessment. */
function assessedTwice(error: unknown): Performed | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === UNIQUE_VIOLATION && constraint === 'assessment_once'
    ? { kind: 'conflict', code: 'already-done', message: '这一年度已有绩效考评，请在该考评上办理。', version: 0 }
    : undefined;
}

/** The answer to an act that was already stored under the same key. */
async function answerAgain(
  client: Client,
  procedure: Procedure<unknown>,
  { government, matter: named, request }: Perform,
  matter: string,
  seq: number,
): Promise<Performed> {
  const { rows } = await client.query<{
    act: string;
    verdict: Verdict;
    events: DomainEvent[];
    version: number;
    state: unknown;
    input_hash: string;
  }>(
    `select a.act, a.verdict, a.events, a.receipt ->> 'inputHash' as input_hash, m.version, m.state from act a join matter m on m.government = a.government and m.id = a.matter
     where a.government = $1 and a.matter = $2 and a.seq = $3`,
    [government, matter, seq],
  );
  const again = rows[0];
  if (
    again === undefined ||
    again.act !== request.act ||
    again.input_hash !== hashOf(request.input) ||
    (named !== undefined && named.toLowerCase() !== matter)
  )
    throw new LedgerFailure('key-reused', '同一请求标识已用于另一行为。 / This idempotency key was used for another act.');
  await client.query('commit');
  const summary: MatterSummary = procedure.summary(again.state);
  return { kind: 'done', matter, version: again.version, seq, verdict: again.verdict, summary: lineOf(summary), events: again.events };
}

/** Refused attempts are kept for the auditor, outside the act's transaction, which has been rolled back. */
async function logRefusal(client: Client, command: Perform, now: number, verdict: Verdict): Promise<void> {
  const { government, request } = command;
  const { account, post } = request.actor;
  const values = [
    government,
    new Date(now),
    account,
    post,
    command.procedure,
    command.matter ?? null,
    request.act,
    JSON.stringify(verdict),
  ];
  await together(client, () => [
    client.query('begin'),
    client.query({ ...SET_TENANT, values: [government] }),
    client.query({
      name: 'log_refusal',
      text: `insert into refusal (government, at, account, post, procedure, matter, act, verdict) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values,
    }),
    client.query('commit'),
  ]);
}
