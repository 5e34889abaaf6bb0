/**
 * What the system does by itself: acts that fall due, dates recomputed when a holiday notice comes out, projections
 * made anew for a changed organisation. Every act goes through the same `perform` as a person's.
 */
import type { Actor } from '@lingxing/affairs/kernel';
import { recordAuthority, recordedAs } from './authority.ts';
import { dayOf } from './clock.ts';
import type { Contexts } from './contexts.ts';
import type { Performed } from './contract.ts';
import type { Pool } from './database/pool.ts';
import { outdate } from './organisation.ts';
import { perform, type Workshop } from './perform.ts';
import { project, whole } from './project.ts';
import { matters, noteBeginning, takeNote } from './projections-due.ts';
import { ask, within } from './tenant.ts';

/** The system, as it stands in its own acts. */
export const SYSTEM: Actor = { account: 'system', post: 'system', capacity: 'system' };

/** Due acts taken up in one go. */
const DUE_BATCH = 100;

interface Due {
  readonly matter: string;
  readonly procedure: string;
  readonly id: string;
  readonly due: string;
  readonly act: string;
  readonly input: unknown;
}

/**
 * Performs what a limit that has passed entails. A limit ends at 24:00 of its day in Asia/Shanghai by the ledger's clock,
 * so a set clock works as the real one does. The open obligation is the job: it was stored with the act that made it, is
 * found again after a restart, and is closed by the act it entails. Twenty processes may call this at once: the act's key
 * lets one of them do it.
 */
export async function runDue(shop: Workshop, now: number, government: string): Promise<number> {
  let performed = 0;
  for (;;) {
    const due = await ask<Due & { id: string }>(shop.pool, government, {
      name: 'due',
      text: `select o.matter, m.procedure, o.id, o.due, o.on_passed ->> 'act' as act, o.on_passed -> 'input' as input
             from obligation o join matter m on m.government = o.government and m.id = o.matter
             where o.government = $1 and o.state = 'open' and o.on_passed is not null and o.due < $2::date
               and (o.try_after is null or o.try_after <= $3)
             order by o.due, o.matter, o.id limit $4`,
      values: [government, dayOf(now), new Date(now), DUE_BATCH],
    });
    for (const one of due) {
      const outcome = await attempt(shop, government, one);
      if (outcome?.kind === 'done') performed += 1;
      await putOff(shop.pool, now, government, one);
    }
    if (due.length < DUE_BATCH) return performed;
  }
}

async function attempt(shop: Workshop, government: string, due: Due): Promise<Performed | undefined> {
  try {
    return await perform(shop, {
      government,
      procedure: due.procedure,
      matter: due.matter,
      request: { act: due.act, actor: SYSTEM, input: due.input, reason: '时限届满' },
      idempotencyKey: `due:${due.matter}:${due.id}:${due.due}`,
    });
  } catch {
    // One matter that cannot be judged must not keep the others from it; it is tried again later.
    return undefined;
  }
}

/** What is still open after the attempt waits longer each time: a minute, two, four … a day. A changed date starts afresh. */
async function putOff(pool: Pool, now: number, government: string, { matter, id, due }: Due): Promise<void> {
  await within(pool, government, (client) =>
    client.query({
      name: 'put_off',
      text: `update obligation set attempts = attempts + 1,
               try_after = $5::timestamptz + least(interval '1 minute' * power(2, least(attempts, 12)), interval '1 day')
             where government = $1 and matter = $2 and id = $3 and due = $4::date and state = 'open'`,
      values: [government, matter, id, due, new Date(now)],
    }),
  );
}

/**
 * Recomputes, as an act on each matter concerned and for each year, the dates that rested on a provisional year whose
 * notice is out by now. Returns how many acts that were. Safe to repeat: what no longer rests on such a year is not found.
 */
export async function recompute(shop: Workshop, government: string): Promise<number> {
  const concerned = await ask<{ matter: string; procedure: string; year: number; notice: string }>(shop.pool, government, {
    text: `with known as (
             select distinct on (year) year, notice from calendar_year order by year, (government = '*'), revision desc
           )
           select distinct o.matter, m.procedure, k.year, k.notice
           from obligation o join matter m on m.government = o.government and m.id = o.matter
           join known k on k.year = any (o.provisional) and k.notice is not null
           where o.government = $1 and o.state = 'open' and o.provisional <> '{}'
           order by o.matter, k.year`,
    values: [government],
  });
  let done = 0;
  for (const { matter, procedure, year, notice } of concerned) {
    const request = { act: 'recompute', actor: SYSTEM, input: { year }, reason: notice };
    const outcome = await perform(shop, { government, procedure, matter, request });
    if (outcome.kind === 'done') done += 1;
  }
  return done;
}

interface Stored {
  readonly procedure: string;
  readonly state: unknown;
  readonly exercise: boolean;
}

/** Projects all open matters anew, each in a transaction of its own under its lock. Returns how many there were. */
export async function reproject(shop: Workshop, contexts: Contexts, government: string): Promise<number> {
  const open = await ask<{ id: string }>(shop.pool, government, {
    text: 'select id from matter where government = $1 and not closed order by id',
    values: [government],
  });
  return projectAnew(shop, contexts, government, open);
}

/**
 * Projects anew the matters that are noted to be, each in a transaction of its own that takes its note out. One that cannot be
 * projected keeps its note and does not keep the others from it; what went wrong with it is thrown at the end.
 */
export async function projectDue(shop: Workshop, contexts: Contexts, now: number, government: string): Promise<number> {
  const due = await matters(shop.pool, government, now);
  const failures: unknown[] = [];
  for (const one of due)
    try {
      await projectAnew(shop, contexts, government, [one]);
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0)
    throw new AggregateError(failures, `${String(failures.length)} matters of ${government} could not be projected.`);
  return due.length;
}

async function projectAnew(
  shop: Workshop,
  contexts: Contexts,
  government: string,
  open: readonly { readonly id: string }[],
): Promise<number> {
  // Whoever remembers rows of before writes them whole again under a new context.
  await within(shop.pool, government, (client) => outdate(client, government));
  for (const { id } of open) {
    shop.memory.forget(government, id);
    await within(shop.pool, government, async (client) => {
      const { rows } = await client.query<Stored>(
        'select procedure, state, exercise from matter where government = $1 and id = $2 for update',
        [government, id],
      );
      const note = await takeNote(client, government, id);
      const { rows: governments } = await client.query<{ context_version: number }>(
        'select context_version from government where id = $1',
        [government],
      );
      const [stored, known] = [rows[0], governments[0]];
      if (stored === undefined || known === undefined) return;
      const { ctx } = await contexts.of(client, government, known.context_version, stored.exercise);
      const procedure = shop.procedure(stored.procedure);
      const records = procedure.authority?.(stored.state) ?? [];
      await noteBeginning(client, government, id, records, ctx.now);
      if (note?.records === true && procedure.authority !== undefined) {
        // Written only where it differs: whoever judges by it would have to judge again.
        if (!(await recordedAs(client, government, id, records))) await recordAuthority(client, government, id, ctx.now, records);
      }
      const { row, projection } = project(procedure, ctx, stored.state, null);
      await client.query(
        `update matter set title = $3, kind = $4, stage = $5, stage_label = $6, number = $7, host = $8, issuer = $9, urgency = $10,
           closed = $11, close = $12, due = $13 where government = $1 and id = $2`,
        [
          government,
          id,
          row.title,
          row.kind,
          row.stage,
          row.stage_label,
          row.number,
          row.host,
          row.issuer,
          row.urgency,
          row.closed,
          row.close,
          row.due,
        ],
      );
      await client.query('select project_matter($1, $2, $3, $4::json)', [
        government,
        id,
        new Date(ctx.now),
        JSON.stringify(whole(projection)),
      ]);
    });
  }
  return open.length;
}

export interface Upkeep {
  runDue(): Promise<number>;
  seal(): Promise<number>;
}

export interface UpkeepOptions {
  /** How often a batch is closed; a second. */
  readonly sealEveryMs?: number | undefined;
  /** How often it is looked for what has fallen due; five seconds. */
  readonly dueEveryMs?: number | undefined;
  /** Told of failures; the next turn comes all the same. */
  readonly onError: (error: unknown) => void;
}

/** Keeps the sealer and due acts going until stopped. Stopping waits for the turn under way. */
export function keepUp(upkeep: Upkeep, options: UpkeepOptions): { stop(): Promise<void> } {
  const stops = [
    every(options.sealEveryMs ?? 1_000, () => upkeep.seal(), options.onError),
    every(options.dueEveryMs ?? 5_000, () => upkeep.runDue(), options.onError),
  ];
  return {
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

/** Takes turns until the function returned is called: one at a time, the first at once. Stopping waits for the one under way. */
export function every(ms: number, turn: () => Promise<unknown>, onError: (error: unknown) => void): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let current: Promise<void> = Promise.resolve();
  const run = () => {
    current = turn().then(
      () => schedule(),
      (error: unknown) => {
        onError(error);
        schedule();
      },
    );
  };
  const schedule = () => {
    if (!stopped) timer = setTimeout(run, ms);
  };
  run();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await current;
  };
}
