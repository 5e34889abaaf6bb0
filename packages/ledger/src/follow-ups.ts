/**
 * What an act sets going in other matters, in its own transaction: a document that is sent off arrives at the registry, a
 * reply returns to what it answers. The system does it; each is judged by its procedure, stored with its receipt and
 * chained in its matter. None of them draws a number. Where the rules refuse one, nothing of it all is stored.
 */
import type { QueryConfig } from 'pg';
import type { ActRequest, Context, DoneUnder, FollowUp, Procedure, Verdict } from '@lingxing/affairs/kernel';
import { dateOf, dayNumber } from '@lingxing/workrules';
import { newGround, newId, prepare, type Ground, type Prepared } from './append.ts';
import { recordAuthority } from './authority.ts';
import { noteBeginning } from './projections-due.ts';
import { hashOf } from './canonical.ts';
import type { Perform, Performed } from './contract.ts';
import type { Client } from './database/pool.ts';
import { groundOf, openMatter, type Opened } from './opening.ts';
import type { Workshop } from './perform.ts';
import { doneUnder } from './queries/absences.ts';
import { bulletinsCame } from './queries/burden.ts';
import { daysOfKind, openSittings, sittingsTold, topicsTakenUp, topicsWaiting } from './queries/sittings.ts';
import type { ContinuedTopic, ToldSitting, WaitingTopic } from './sitting-contract.ts';
import { yearGiven } from './queries/year.ts';
import { similarTask, similarTasks, type SimilarRow } from './queries/tasks.ts';
import { appendOne } from './statements.ts';
import { SYSTEM } from './upkeep.ts';

/** More than any procedure sets going; a chain that goes on is a mistake of the procedures. */
const AT_MOST = 64;
/** A sitting is entered afterwards up to two years later. Days. */
const LONGEST_AGO = 732;

const NOT_THERE: Verdict = {
  outcome: 'refused',
  findings: [
    {
      code: 'input.invalid',
      outcome: 'refused',
      message: '所联系的事项不存在，或者一是演练、一是实办。',
      wayOut: '请重新选择所联系的事项。',
    },
  ],
  basis: [],
};

export interface Known {
  readonly ctx: Context;
  readonly key: string;
}

/** Performs them, and what follows from them in turn; the acts to remember once all is committed, or why it is held back. */
export async function followUps(
  shop: Workshop,
  client: Client,
  { government }: Perform,
  { ctx, key }: Known,
  first: readonly FollowUp[],
): Promise<readonly Prepared[] | Performed> {
  const waiting = [...first];
  const done: Prepared[] = [];
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
    if (done.length >= AT_MOST) throw new Error(`More than ${AT_MOST} acts follow from one.`);
    const procedure = shop.procedure(one.procedure);
    const ground = one.opens
      ? { ...newGround(ctx.exercise, ctx.now), id: one.matter }
      : await locked(client, government, one.matter, one.procedure);
    // Which matter it is may have been written by whoever acted; a drill does not touch what is real.
    if (ground === undefined || ground.exercise !== ctx.exercise) return { kind: 'refused', verdict: NOT_THERE };
    const asked = { act: one.act, actor: SYSTEM, input: one.input, matter: ground.id, fresh: newId(ctx.now) };
    const request = await withGiven(client, government, procedure, ctx, ground, asked);
    const decision = procedure.decide(ctx, ground.state, request);
    if (decision.events.length === 0) return { kind: 'refused', verdict: decision.verdict };
    const command: Perform = { government, procedure: procedure.name, matter: ground.id, request };
    const prepared = prepare(procedure, { command, inputHash: hashOf(one.input), ctx, contextKey: key, ground, decision });
    const { rows } = await client.query<{ position: number | null }>(appendOne(government, null, prepared));
    if (rows[0]?.position === null) throw new Error(`Matter ${ground.id} changed under its lock.`);
    const { authority } = prepared;
    if (authority !== undefined) {
      await recordAuthority(client, government, ground.id, ctx.now, authority.records);
      await noteBeginning(client, government, ground.id, authority.records, ctx.now);
    }
    done.push(prepared);
    waiting.push(...(decision.follows ?? []));
  }
  return done;
}

/**
 * The request with what the procedure judges the act by besides its matter: the bulletins that came in before, what was
 * done by titles that rest on it, the topics that other sittings left.
 */
export async function withGiven(
  client: Client,
  government: string,
  procedure: Procedure<unknown>,
  ctx: Context,
  ground: Ground,
  asked: ActRequest,
): Promise<ActRequest> {
  const day = procedure.sittingDayWanted?.(ground.state, asked);
  const others =
    day === undefined || ground.exercise
      ? undefined
      : await client.query<ToldSitting>(sittingsTold(government, { from: day, to: day, except: ground.id }));
  const request = others === undefined ? asked : { ...asked, sameDay: others.rows.map((one) => one.state) };
  const similar = procedure.similarWanted?.(ground.state, request);
  if (similar !== undefined) {
    const { rows } = await client.query<SimilarRow>(
      similarTasks(government, similar, { exercise: ground.exercise, now: ctx.now, except: ground.id }),
    );
    return { ...request, similar: rows.map(similarTask) };
  }
  const year = procedure.yearWanted?.(ground.state, request);
  if (year !== undefined) {
    const asking = async <R extends object>(query: QueryConfig) => (await client.query<R>(query)).rows;
    return { ...request, year: await yearGiven(asking, government, year) };
  }
  const body = procedure.bulletinsWanted?.(ground.state, request);
  const kind = procedure.sittingsWanted?.(ground.state, request);
  if (kind !== undefined) {
    const of = { kind, exercise: ground.exercise, except: ground.id };
    const waiting = await client.query<WaitingTopic>(topicsWaiting(government, of));
    const next = await client.query<{ id: string }>(openSittings(government, of));
    const continued = await client.query<ContinuedTopic>(topicsTakenUp(government, ground.id));
    const sittings = { waiting: waiting.rows, next: next.rows[0]?.id, continued: continued.rows };
    if (ground.state !== null) return { ...request, sittings };
    // Of two that come about at one moment the second knows of the first.
    await client.query(`select pg_advisory_xact_lock(hashtext('lingxing sittings'), hashtext($1))`, [`${government}/${kind}`]);
    const days = await client.query<{ day: string }>(daysOfKind(government, of, dateOf(dayNumber(ctx.today) - LONGEST_AGO)));
    return { ...request, sittings: { ...sittings, days: days.rows.map((one) => one.day) } };
  }
  if (procedure.doneUnderWanted?.(request) === true) {
    const { rows } = await client.query<DoneUnder>(doneUnder(government, ground.id));
    return { ...request, doneUnder: rows };
  }
  if (body === undefined) return request;
  const of = { body, year: Number(ctx.today.slice(0, 4)), exercise: ground.exercise, except: ground.id };
  const { rows } = await client.query<{ name: string }>(bulletinsCame(government, of));
  return { ...request, bulletinsCame: rows.map((one) => one.name) };
}

async function locked(client: Client, government: string, matter: string, procedure: string) {
  const { rows } = await client.query<Opened>(openMatter(government, matter, SYSTEM.account, null));
  const opened = rows[0];
  return opened?.procedure === procedure ? groundOf(matter, opened) : undefined;
}
