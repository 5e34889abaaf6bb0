/** Supervised tasks (督办事项): what was assigned before, and how many are open by stage, source and department. */
import type { SimilarTask, SimilarWanted } from '@lingxing/affairs/kernel';
import type { QueryConfig } from 'pg';
import { sql } from 'kysely';
import { searchTerms } from '../bigrams.ts';
import { dayOf, startOf } from '../clock.ts';
import type { Reader } from '../contract.ts';
import type { Pool } from '../database/pool.ts';
import type { TaskCount, TaskCountQuery, TaskFrom, TaskMarks, TaskTurnRow } from '../tasks-contract.ts';
import { ask } from '../tenant.ts';
import { DAY_MS, filtered, lateOn, nearBy, stalledFor } from './documents.ts';
import { readableBy } from './lines.ts';

export interface SimilarRow {
  readonly matter: string;
  readonly title: string;
  readonly source_key: string | null;
  readonly assigner: string | null;
  readonly opened_at: Date;
  readonly closed: boolean;
}

/** More are not looked through for one that is assigned: the nearest come first. */
const MOST = 20;
/** The share of its pairs that a title has to have in common to be looked at; the procedure holds it against its own bound. */
const SHARE = 0.6;

/** The question for tasks of a year from the same source or with a title much alike; also asked within the transaction of an act. */
export const similarTasks = (
  government: string,
  { sourceKey, pairs }: SimilarWanted,
  { exercise, now, except }: { readonly exercise: boolean; readonly now: number; readonly except?: string | undefined },
): QueryConfig => ({
  name: 'similar_tasks',
  text: `select t.matter, m.title, t.source_key, m.state ->> 'assigner' as assigner, m.created_at as opened_at, m.closed
         from supervised_task t join matter m on m.government = t.government and m.id = t.matter
         cross join lateral (select count(*) as n from unnest(t.pairs) as p where p = any ($3::text[])) as common
         where t.government = $1 and t.assigned_on > ($4::date - interval '1 year') and m.exercise = $5 and ($6::uuid is null or t.matter <> $6)
           and m.stage not in ('withdrawn', 'declined')
           and (t.source_key = $2 or (t.pairs && $3::text[] and common.n >= ${SHARE} * least(cardinality(t.pairs), cardinality($3::text[]))))
         order by (t.source_key is not distinct from $2) desc, common.n desc, t.matter limit ${MOST}`,
  values: [government, sourceKey ?? null, [...pairs], dayOf(now), exercise, except ?? null],
});

export const similarTask = ({ matter, title, source_key, assigner, opened_at, closed }: SimilarRow): SimilarTask => ({
  matter,
  title,
  ...(source_key === null ? {} : { sourceKey: source_key }),
  ...(assigner === null ? {} : { assigner }),
  openedAt: opened_at.getTime(),
  closed,
});

export async function findSimilar(
  pool: Pool,
  government: string,
  wanted: SimilarWanted,
  of: { readonly exercise: boolean; readonly now: number },
): Promise<readonly SimilarTask[]> {
  return (await ask<SimilarRow>(pool, government, similarTasks(government, wanted, of))).map(similarTask);
}

/** More tasks of one source are not listed with it; the list of tasks has them all. */
const MOST_FROM = 100;

/** Whose source is this matter: the second word of the source's key. */
export const tasksFrom = (pool: Pool, government: string, matter: string, reader: Reader): Promise<readonly TaskFrom[]> =>
  ask<TaskFrom>(pool, government, {
    name: 'tasks_from',
    text: `select m.id, m.title, coalesce(m.host, '') as lead, m.stage_label as "stageLabel"
           from supervised_task t join matter m on m.government = t.government and m.id = t.matter
           where t.government = $1 and split_part(t.source_key, ' ', 2) = $2 and t.source_key is not null and ${readableBy('$3', '$4')}
           order by m.created_at, m.id limit ${MOST_FROM}`,
    values: [government, matter.toLowerCase(), reader.registry, reader.posts],
  });

/** How many of the tasks that a query finds there are by stage, source and department, and how many of them bear a mark. */
export async function taskCounts(
  pool: Pool,
  government: string,
  query: TaskCountQuery,
  { now, near, stalled }: TaskMarks & { readonly now: number },
  reader: Reader,
): Promise<readonly TaskCount[]> {
  const terms = query.q === undefined || query.q.trim() === '' ? undefined : searchTerms(query.q);
  if (query.q !== undefined && query.q.trim() !== '' && terms === undefined) return [];
  const counted = filtered(now, government, query, reader, terms)
    .clearSelect()
    .select(['m.stage', 'm.kind as source', 'm.host as lead'])
    .select([
      sql<number>`count(*)::int`.as('open'),
      sql<number>`(count(*) filter (where ${lateOn(now)}))::int`.as('late'),
      sql<number>`(count(*) filter (where ${nearBy(now, near)}))::int`.as('near'),
      sql<number>`(count(*) filter (where ${stalledFor(now, stalled)}))::int`.as('stalled'),
    ])
    .groupBy(['m.stage', 'm.kind', 'm.host'])
    .orderBy('m.host')
    .orderBy('m.stage')
    .orderBy('m.kind')
    .compile();
  return ask<TaskCount>(pool, government, { text: counted.sql, values: [...counted.parameters] });
}

/** Acts that change where a task stands; what a bulletin counts is among them. */
const TURNS = [
  'assign',
  'approve',
  'decline',
  'complete',
  'send-back',
  'close',
  'look-back',
  'grant-extension',
  'reassign',
  'withdraw',
] as const;

/** The question for what happened to tasks in a span; also asked within the transaction of an act. */
export function taskTurnsAsked(
  government: string,
  { from, to }: { readonly from: string; readonly to: string },
  reader: Reader,
): QueryConfig {
  return {
    name: 'task_turns',
    text: `select m.id as matter, m.title, to_char(a.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, e ->> 'type' as type,
             coalesce(e -> 'form' ->> 'lead', e ->> 'lead') as lead, e -> 'limit' ->> 'date' as due, (e ->> 'late')::boolean as late,
             e ->> 'approver' is not null as approving
           from matter m join act a on a.government = m.government and a.matter = m.id
           cross join lateral json_array_elements(a.events) as e
           where m.government = $1 and m.procedure = 'task' and not m.exercise and ${readableBy('$4', '$5')}
             and m.created_at < $3 and (not m.closed or m.updated_at >= $2) and a.at < $3 and a.act = any ($6::text[])
           order by m.id, a.seq`,
    values: [government, startOf(from), new Date(startOf(to).getTime() + DAY_MS), reader.registry, reader.posts, TURNS],
  };
}

export const taskTurns = (
  pool: Pool,
  government: string,
  span: { readonly from: string; readonly to: string },
  reader: Reader,
): Promise<readonly TaskTurnRow[]> => ask<TaskTurnRow>(pool, government, taskTurnsAsked(government, span, reader));
