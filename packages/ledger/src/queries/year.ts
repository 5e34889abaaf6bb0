/** What the ledger holds of the departments' work of one year (年度考评): tasks, what they sent, meetings that they held. */
import type { YearFact, YearGiven } from '@lingxing/affairs/kernel';
import type { QueryConfig } from 'pg';
import type { Pool } from '../database/pool.ts';
import type { TaskTurnRow } from '../tasks-contract.ts';
import { ask } from '../tenant.ts';
import { taskTurnsAsked } from './tasks.ts';

/** Sent down or across by departments in their own name: what is drafted in the government's name is not theirs. */
const sent = (government: string, year: number): QueryConfig => ({
  name: 'year_sent',
  text: `select m.id as matter, m.title, d.host as department, to_char(d.sent_on, 'YYYY-MM-DD') as day
         from dispatch d join matter m on m.government = d.government and m.id = d.matter
         where d.government = $1 and d.sent_on between make_date($2, 1, 1) and make_date($2, 12, 31) and not m.exercise
           and d.addressee in ('subordinate', 'peer') and d.issuer in ('department', 'department-approved')
         order by d.sent_on, d.matter`,
  values: [government, year],
});

const meetings = (government: string, year: number): QueryConfig => ({
  name: 'year_meetings',
  text: `select m.id as matter, m.title, m.host as department, held.day from matter m
         cross join lateral (select coalesce(m.state -> 'held' -> 'was' ->> 'on', m.state -> 'form' ->> 'on') as day) as held
         where m.government = $1 and m.procedure = 'department-meeting' and m.stage = 'held' and not m.exercise and m.host is not null
           and held.day between $2::text || '-01-01' and $2::text || '-12-31'
         order by held.day, m.id`,
  values: [government, `${year}`],
});

type Asking = <R extends object>(query: QueryConfig) => Promise<readonly R[]>;

/** Asked within the transaction of an act, or for a page; the whole government's, whoever reads it. */
export async function yearGiven(asking: Asking, government: string, year: number): Promise<YearGiven> {
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const turns = await asking<TaskTurnRow>(taskTurnsAsked(government, span, { registry: true, posts: [] }));
  return {
    // What a row does not have is left out, as in the events that it was read from.
    turns: turns.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))),
    sent: await asking<YearFact>(sent(government, year)),
    meetings: await asking<YearFact>(meetings(government, year)),
  };
}

export const yearOf = (pool: Pool, government: string, year: number): Promise<YearGiven> =>
  yearGiven((query) => ask(pool, government, query), government, year);
