/** 机构变动: previewing, confirming and taking effect; see `organisation-chart-contract.ts` for what each means. */
import type { Context, Organisation } from '@lingxing/affairs/kernel';
import {
  holdsOn,
  isBarred,
  isHolding,
  judgePlan,
  organisationOn,
  registerOf,
  type ChangePlan,
  type DatedChange,
  type PlanFinding,
  type Register,
} from '@lingxing/affairs/organisation';
import type { RulePack } from '@lingxing/workrules';
import { authorityOn } from './authority.ts';
import { dayOf, type Clock } from './clock.ts';
import type { Client } from './database/pool.ts';
import { LedgerFailure } from './failure.ts';
import { lock, outdate, recordHolding } from './organisation.ts';
import type {
  ChangeEntry,
  ConfirmedPlan,
  MovedMatter,
  MovedMatters,
  OrganisationChart,
  PlanPreview,
  WaitsFor,
} from './organisation-chart-contract.ts';
import {
  besidesOf,
  ENTRY_COLUMNS,
  enter,
  entryOf,
  keepVersions,
  noteDue,
  readHistory,
  writeHoldings,
  writeRegister,
} from './organisation-history.ts';
import type { Workshop } from './perform.ts';
import type { Slice } from './rules-revision-contract.ts';
import { governments } from './rules.ts';
import { ask, within } from './tenant.ts';
import { reproject } from './upkeep.ts';

export interface ChartParts {
  readonly shop: Workshop;
  readonly clock: Clock;
  readonly context: (government: string) => Promise<Context>;
}

export function chartOf({ shop, clock, context }: ChartParts): OrganisationChart {
  const { pool } = shop;
  const today = () => dayOf(clock.now());

  /** The rules that a plan is held against; none before the first edition is in force. */
  const packOf = async (government: string): Promise<RulePack | undefined> => {
    try {
      return (await context(government)).pack;
    } catch (error) {
      if (error instanceof LedgerFailure && error.code === 'edition-missing') return undefined;
      throw error;
    }
  };

  const previewOf = (pack: RulePack | undefined, history: readonly ChangeEntry[], plan: ChangePlan): PlanPreview => {
    const { findings, after } = judgePlan(pack, history, plan, today());
    return { seen: seenOf(history), findings, before: registerOf(history), after };
  };

  const takeEffectOf = async (government: string): Promise<boolean> => {
    const due = await ask<{ n: number }>(pool, government, {
      text: 'select count(*)::integer as n from organisation_due where government = $1 and taken_at is null and day <= $2::date',
      values: [government, today()],
    });
    if ((due[0]?.n ?? 0) === 0) return false;
    return within(pool, government, async (client) => {
      // Whoever holds the days does it; another process finds none. Broken off, they are free again and still to be done.
      const { rows } = await client.query<{ n: number; day: string }>(
        `select n, day from organisation_due where government = $1 and taken_at is null and day <= $2::date order by n, day for update skip locked`,
        [government, today()],
      );
      if (rows.length === 0) return false;
      await writePresent(government);
      await reproject(shop, shop.contexts, government);
      await client.query(
        `update organisation_due d set taken_at = $3 from jsonb_to_recordset($2::jsonb) as x (n integer, day date)
         where d.government = $1 and d.n = x.n and d.day = x.day`,
        [government, JSON.stringify(rows), new Date(clock.now())],
      );
      return true;
    });
  };

  /** What one row of a post or body shows is its title of today. */
  const writePresent = (government: string): Promise<void> =>
    within(pool, government, async (client) => {
      await lock(client, government);
      await writeRegister(client, government, registerOf(await readHistory(client, government)), today());
    });

  return {
    read: (government) =>
      within(pool, government, async (client) => {
        const history = await readHistory(client, government);
        return { seen: seenOf(history), register: registerOf(history), entries: history };
      }),
    history: async (government, { before, limit }) => {
      const rows = await ask(pool, government, {
        text: `select ${ENTRY_COLUMNS} from organisation_change where government = $1 and ($2::integer is null or n < $2) order by n desc limit $3`,
        values: [government, before ?? null, limit],
      });
      return rows.map((row) => entryOf(row as Parameters<typeof entryOf>[0]));
    },
    preview: async (government, plan) => {
      const pack = await packOf(government);
      return within(pool, government, async (client) => previewOf(pack, await readHistory(client, government), plan));
    },
    moved: async (government, plan, slice) => {
      const ctx = await context(government);
      return within(pool, government, (client) => movedBy(shop, client, government, ctx, plan, slice));
    },
    confirm: async (government, plan, { account, seen }): Promise<ConfirmedPlan> => {
      const pack = await packOf(government);
      const now = clock.now();
      const confirmed = await within(pool, government, async (client): Promise<ConfirmedPlan> => {
        await lock(client, government);
        const history = await readHistory(client, government);
        if (seenOf(history) !== seen) return { kind: 'stale' };
        const { findings, after } = previewOf(pack, history, plan);
        if (isBarred(findings)) return { kind: 'refused', findings };
        const changes = plan.changes.map((change): DatedChange => ({ day: plan.day, change }));
        const by = { account, reason: plan.reason ?? '', document: plan.document };
        await enter(client, now, government, changes, by);
        if (!plan.changes.every(isHolding)) await writeRegister(client, government, after, today());
        await writeHoldings(client, government, changes);
        await keepVersions(client, now, government, [...history, ...changes], {
          today: today(),
          from: plan.day,
          account,
          reason: by.reason,
        });
        await outdate(client, government);
        await noteDue(client, government, [plan.day > today() ? plan.day : today()]);
        return { kind: 'done', entered: changes.length, effective: plan.day > today() ? 'later' : 'now' };
      });
      if (confirmed.kind === 'done' && confirmed.effective === 'now') await takeEffectOf(government);
      return confirmed;
    },
    grant: async (government, holding, by): Promise<readonly PlanFinding[]> => {
      const { account, post, from, to } = holding;
      const pack = await packOf(government);
      return within(pool, government, async (client) => {
        await lock(client, government);
        const document = by.document ?? { number: '', date: from };
        const change = { kind: 'holder-appointed' as const, account, post, ...(to === undefined ? {} : { to }) };
        const plan = { day: from, document, reason: by.reason, changes: [change] };
        const { findings } = judgePlan(pack, await readHistory(client, government), plan, today());
        // Of the whole organisation nothing is said here: a grant answers for itself.
        const own = findings.filter((one) => one.change !== undefined);
        if (!isBarred(own)) await recordHolding(client, clock.now(), government, holding, by);
        return own;
      });
    },
    takeEffect: async () => {
      let taken = 0;
      for (const { id } of await governments(pool)) if (await takeEffectOf(id)) taken += 1;
      return taken;
    },
  };
}

const seenOf = (history: readonly ChangeEntry[]): number => history.at(-1)?.n ?? 0;

interface OpenRow {
  readonly id: string;
  readonly procedure: string;
  readonly stage_label: string;
  readonly number: string | null;
  readonly created_at: Date;
  readonly state: unknown;
}

/**
 * A bounded number of open matters, each asked for whom it waits: today, on the plan's day without it, and with it. What
 * other plans confirmed for that day will move is not this plan's, and is not listed.
 */
async function movedBy(
  shop: Workshop,
  client: Client,
  government: string,
  ctx: Context,
  plan: ChangePlan,
  { cursor, limit }: Slice,
): Promise<MovedMatters> {
  const history = await readHistory(client, government);
  const register = registerOf(history);
  const planned = registerOf([...history, ...plan.changes.map((change): DatedChange => ({ day: plan.day, change }))]);
  const day = plan.day > ctx.today ? plan.day : ctx.today;
  const [besides, authority] = [await besidesOf(client, government), await authorityOn(client, government, day)];
  const on = (of: Register): Organisation => organisationOn(of, day, ctx.organisation.version, besides, authority);
  const without = { ...ctx, organisation: on(register) };
  const withPlan = { ...ctx, organisation: on(planned) };

  const total = await client.query<{ n: number }>(
    'select count(*)::integer as n from matter where government = $1 and not closed and not exercise',
    [government],
  );
  const { rows } = await client.query<OpenRow>(
    `select id, procedure, stage_label, number, created_at, state from matter
     where government = $1 and not closed and not exercise and ($2::uuid is null or id > $2) order by id limit $3`,
    [government, cursor ?? null, limit],
  );
  const moved: MovedMatter[] = [];
  for (const { id, procedure: name, stage_label: stage, number, created_at: createdAt, state } of rows) {
    const procedure = shop.procedure(name);
    const waits = (of: Context, holders: Register, at: string): readonly WaitsFor[] =>
      procedure.expectations(of, state).map(({ post, label }) => ({ post, label, holders: holdersOf(holders, post, at) }));
    const [otherwise, after] = [waits(without, register, day), waits(withPlan, planned, day)];
    const kept = procedure.keptOnPurpose?.(without, withPlan, state) ?? [];
    if (kept.length === 0 && sameWaits(otherwise, after)) continue;
    const nobody = isNobody(after) && !isNobody(otherwise);
    moved.push({
      matter: id,
      procedure: name,
      stage,
      number,
      openedOn: dayOf(createdAt.getTime()),
      now: waits(ctx, register, ctx.today),
      after,
      nobody,
      kept,
    });
    // Others are served between two matters.
    await new Promise((next) => setImmediate(next));
  }
  const last = rows.at(-1);
  return {
    total: total.rows[0]?.n ?? 0,
    looked: rows.length,
    moved,
    ...(last === undefined || rows.length < limit ? {} : { next: last.id }),
  };
}

const holdersOf = ({ holdings }: Register, post: string, day: string): readonly string[] =>
  holdings
    .filter((one) => one.post === post && holdsOn(one, day))
    .map((one) => one.account)
    .toSorted();

const isNobody = (waits: readonly WaitsFor[]): boolean => waits.every((one) => one.holders.length === 0);

function sameWaits(a: readonly WaitsFor[], b: readonly WaitsFor[]): boolean {
  const keys = (list: readonly WaitsFor[]) => new Set(list.map((one) => JSON.stringify([one.post, one.label, one.holders])));
  const [one, other] = [keys(a), keys(b)];
  return one.size === other.size && [...one].every((key) => other.has(key));
}
