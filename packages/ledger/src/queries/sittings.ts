/** Sittings as others of their kind ask about them; the questions inside an act are the same as those of the pages. */
import type { QueryConfig } from 'pg';
import type { Pool } from '../database/pool.ts';
import type {
  ContinuedTopic,
  HeldSittings,
  OpenedSitting,
  OpenSitting,
  SittingDays,
  SittingsOpenedQuery,
  SittingsOf,
  WaitingTopic,
} from '../sitting-contract.ts';
import { ask } from '../tenant.ts';

/** More than one sitting takes, by its own bound. */
const MOST = 200;
/** In a year and a month, as far as a subscribed calendar reaches. */
const MOST_ON_DAYS = 2_000;

export const topicsWaiting = (government: string, { kind, exercise, except }: SittingsOf): QueryConfig => ({
  name: 'topics_waiting',
  text: `select w.matter as sitting, w.left_as as left from topic_left w join matter m on m.government = w.government and m.id = w.matter
         where w.government = $1 and w.kind = $2 and m.exercise = $3 and ($4::uuid is null or w.matter <> $4)
           and not exists (select from topic_taken_up t where t.government = w.government and t.sitting = w.matter and t.topic = w.topic)
         order by w.at, w.matter, w.topic limit ${MOST}`,
  values: [government, kind, exercise, except ?? null],
});

export const openSittings = (government: string, { kind, exercise, except }: SittingsOf): QueryConfig => ({
  name: 'open_sittings',
  text: `select m.id, m.kind, m.title from sitting s join matter m on m.government = s.government and m.id = s.matter
         where s.government = $1 and s.kind = $2 and not s.over and m.stage = 'preparing' and m.exercise = $3
           and ($4::uuid is null or m.id <> $4)
         order by s.on_day nulls last, m.id limit ${MOST}`,
  values: [government, kind, exercise, except ?? null],
});

/** The days of sittings of a kind from a day on, called-off ones left out. */
export const daysOfKind = (government: string, { kind, exercise }: SittingsOf, from: string): QueryConfig => ({
  name: 'days_of_kind',
  text: `select distinct s.on_day::text as day from sitting s join matter m on m.government = s.government and m.id = s.matter
         where s.government = $1 and s.kind = $2 and m.exercise = $3 and s.on_day >= $4::date and m.stage <> 'cancelled'`,
  values: [government, kind, exercise, from],
});

/** Sittings that sit, sat or were to sit on one of these days; exercises left out. */
export const sittingsOn = (government: string, { from, to }: SittingDays): QueryConfig => ({
  name: 'sittings_on',
  text: `select m.id as matter, m.version, m.state, m.updated_at as "updatedAt"
         from sitting s join matter m on m.government = s.government and m.id = s.matter
         where s.government = $1 and s.on_day between $2::date and $3::date and not m.exercise
         order by s.on_day, m.id limit ${MOST_ON_DAYS}`,
  values: [government, from, to],
});

/** Those of them that people were told of and that are not over. */
export const sittingsTold = (government: string, { from, to, except }: SittingDays): QueryConfig => ({
  name: 'sittings_told',
  text: `select m.id as matter, m.version, m.state, m.updated_at as "updatedAt"
         from sitting s join matter m on m.government = s.government and m.id = s.matter
         where s.government = $1 and s.on_day between $2::date and $3::date and not s.over and m.stage in ('notified', 'sitting')
           and not m.exercise and ($4::uuid is null or m.id <> $4)
         order by s.on_day, m.id limit ${MOST_ON_DAYS}`,
  values: [government, from, to, except ?? null],
});

export async function sittingsHeld(pool: Pool, government: string, since: string): Promise<readonly HeldSittings[]> {
  return ask<HeldSittings>(pool, government, {
    name: 'sittings_held',
    text: `select s.kind, array_agg(s.held_on::text order by s.held_on desc) as days
           from sitting s join matter m on m.government = s.government and m.id = s.matter
           where s.government = $1 and s.held_on >= $2::date and not m.exercise group by s.kind order by s.kind`,
    values: [government, since],
  });
}

export async function sittingsOpened(
  pool: Pool,
  government: string,
  { before, limit }: SittingsOpenedQuery,
): Promise<readonly OpenedSitting[]> {
  return ask<OpenedSitting>(pool, government, {
    name: 'sittings_opened',
    text: `select matter as sitting, max(position)::text as position from act
           where government = $1 and act in ('open-item', 'take-back-item') group by matter
           having $2::bigint is null or max(position) < $2::bigint order by max(position) desc limit $3`,
    values: [government, before ?? null, limit],
  });
}

/** Where the topics of a sitting went on; what it called back itself went nowhere. */
export const topicsTakenUp = (government: string, sitting: string): QueryConfig => ({
  name: 'topics_continued',
  text: `select t.topic, t.matter as sitting, m.title from topic_taken_up t join matter m on m.government = t.government and m.id = t.matter
         where t.government = $1 and t.sitting = $2 and t.matter <> t.sitting order by t.topic`,
  values: [government, sitting],
});

export const topicsContinued = (pool: Pool, government: string, sitting: string): Promise<readonly ContinuedTopic[]> =>
  ask<ContinuedTopic>(pool, government, topicsTakenUp(government, sitting));

export const waiting = (pool: Pool, government: string, of: SittingsOf) =>
  ask<WaitingTopic>(pool, government, topicsWaiting(government, of));
export const open = (pool: Pool, government: string, of: SittingsOf) => ask<OpenSitting>(pool, government, openSittings(government, of));
