/** Supervised tasks (督办事项): what was assigned before, and how many are open by stage, source and department. */
import type { SimilarTask, SimilarWanted } from '@lingxing/affairs/kernel';
import type { QueryConfig } from 'pg';
import { dayOf } from '../clock.ts';
import type { Reader } from '../contract.ts';
import type { Pool } from '../database/pool.ts';
import type { TaskCount } from '../tasks-contract.ts';
import { ask } from '../tenant.ts';
import { readableBy } from './lines.ts';

export interface SimilarRow {
  readonly matter: string;
  readonly title: string;
  readonly source_key: string | null;
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
  text: `select t.matter, m.title, t.source_key, m.created_at as opened_at, m.closed
         from supervised_task t join matter m on m.government = t.government and m.id = t.matter
         cross join lateral (select count(*) as n from unnest(t.pairs) as p where p = any ($3::text[])) as common
         where t.government = $1 and t.assigned_on > ($4::date - interval '1 year') and m.exercise = $5 and ($6::uuid is null or t.matter <> $6)
           and m.stage not in ('withdrawn', 'declined')
           and (t.source_key = $2 or (t.pairs && $3::text[] and common.n >= ${SHARE} * least(cardinality(t.pairs), cardinality($3::text[]))))
         order by (t.source_key is not distinct from $2) desc, common.n desc, t.matter limit ${MOST}`,
  values: [government, sourceKey ?? null, [...pairs], dayOf(now), exercise, except ?? null],
});

export const similarTask = ({ matter, title, source_key, opened_at, closed }: SimilarRow): SimilarTask => ({
  matter,
  title,
  ...(source_key === null ? {} : { sourceKey: source_key }),
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

/** How many tasks are open by stage, source and department, and how many of them are late or near, as this reader may read them. */
export function taskCounts(
  pool: Pool,
  government: string,
  of: { readonly now: number; readonly near: number },
  reader: Reader,
): Promise<readonly TaskCount[]> {
  return ask<TaskCount>(pool, government, {
    name: 'task_counts',
    text: `select m.stage, m.kind as source, m.host as lead, count(*)::int as open,
             (count(*) filter (where m.due < $2::date))::int as late,
             (count(*) filter (where m.due between $2::date and $2::date + $3::int))::int as near
           from matter m where m.government = $1 and m.procedure = 'task' and not m.closed and not m.exercise and ${readableBy('$4', '$5')}
           group by m.stage, m.kind, m.host order by m.host, m.stage, m.kind`,
    values: [government, dayOf(of.now), of.near, reader.registry, reader.posts],
  });
}
