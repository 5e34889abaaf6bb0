/** What departments' meetings need besides their matters: the plan of the year with what was asked against it, and which are on what days. */
import type { DepartmentMeetingState } from '@lingxing/affairs/department-meeting';
import type { TenantDatabase } from '../identity/store.ts';
import { record } from '../identity/trail.ts';

export interface PlanForm {
  /** How often in the year; 0 where it was given up. */
  readonly times: number;
  /** Yuan for all of them. */
  readonly budget: number;
}

export interface PlanLine extends PlanForm {
  readonly id: string;
  readonly department: string;
  readonly year: number;
  readonly subject: string;
  /** Requests that name it and were neither withdrawn nor declined; exercises left out. */
  readonly asked: number;
  readonly held: number;
  /** Yuan: what those held cost, and what the others are to. */
  readonly cost: number;
}

/** Kept, or a sentence that says why not. */
export type PlanKept = { readonly id: string } | { readonly refused: string };

export interface DayMeeting {
  readonly matter: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly state: DepartmentMeetingState;
}

export interface DepartmentMeetingDesk {
  /** The year's lines by department and in the order in which they were entered. */
  plans(government: string, year: number): Promise<readonly PlanLine[]>;
  plan(government: string, id: string): Promise<PlanLine | undefined>;
  add(government: string, account: string, line: PlanForm & Pick<PlanLine, 'department' | 'year' | 'subject'>): Promise<PlanKept>;
  change(government: string, account: string, id: string, line: PlanForm): Promise<PlanKept>;
  /** Meetings that are approved, and such as were held and reported on or after a day; exercises left out. */
  since(government: string, day: string): Promise<readonly DayMeeting[]>;
}

/** Far more than the leaders of a government can go to. */
const MOST = 500;

const LINES = `select p.line::text as id, p.department, p.year, p.subject, p.times, p.budget::float8 as budget,
    coalesce(u.asked, 0)::int as asked, coalesce(u.held, 0)::int as held, coalesce(u.cost, 0)::float8 as cost
  from department_meeting_plan p left join (
    select m.state -> 'form' ->> 'plan' as line, count(*) as asked, count(*) filter (where m.stage = 'held') as held,
        sum(coalesce(m.state -> 'held' -> 'was' ->> 'cost', m.state -> 'form' ->> 'cost')::numeric) as cost
      from matter m where m.government = $1 and m.procedure = 'department-meeting' and not m.exercise and m.stage not in ('withdrawn', 'declined')
      group by 1) u on u.line = p.line::text
  where p.government = $1`;

const refusedBy = (error: unknown): PlanKept => {
  if ((error as { constraint?: string }).constraint === 'department_meeting_plan_once')
    return { refused: '本年度计划中已有同名的一项，请改该项。' };
  throw error;
};

export const departmentMeetingDesk = (db: TenantDatabase): DepartmentMeetingDesk => ({
  plans: (government, year) =>
    db.inTenant(
      government,
      async (q) => (await q.query<PlanLine>(`${LINES} and p.year = $2 order by p.department, p.line`, [government, year])).rows,
    ),

  plan: (government, id) =>
    db.inTenant(government, async (q) => (await q.query<PlanLine>(`${LINES} and p.line = $2::bigint`, [government, id])).rows[0]),

  add: (government, account, { department, year, subject, times, budget }) =>
    db
      .inTenant(government, async (q): Promise<PlanKept> => {
        const { rows } = await q.query<{ id: string }>(
          'insert into department_meeting_plan (government, department, year, subject, times, budget) values ($1, $2, $3, $4, $5, $6) returning line::text as id',
          [government, department, year, subject, times, budget],
        );
        const detail = `${department} ${year}年：${subject}，${times}次，${budget}元`;
        await record(q, government, { account, event: 'meeting-plan-kept', detail, result: 'ok' });
        return rows[0] ?? { refused: '年度计划没有登记成。' };
      })
      .catch(refusedBy),

  change: (government, account, id, { times, budget }) =>
    db.inTenant(government, async (q): Promise<PlanKept> => {
      const { rows } = await q.query<{ id: string; subject: string; department: string; year: number }>(
        `update department_meeting_plan set times = $3, budget = $4 where government = $1 and line = $2::bigint
         returning line::text as id, subject, department, year`,
        [government, id, times, budget],
      );
      const [line] = rows;
      if (line === undefined) return { refused: '年度计划中没有这一项。' };
      const detail = `${line.department} ${line.year}年：${line.subject}，改为${times}次，${budget}元`;
      await record(q, government, { account, event: 'meeting-plan-kept', detail, result: 'ok' });
      return { id: line.id };
    }),

  since: (government, day) =>
    db.inTenant(
      government,
      async (q) =>
        (
          await q.query<DayMeeting>(
            `select m.id as matter, m.version, m.updated_at as "updatedAt", m.state from matter m
             where m.government = $1 and m.procedure = 'department-meeting' and not m.exercise
               and (m.stage = 'approved' or (m.stage = 'held' and m.updated_at >= $2::date::timestamp at time zone 'Asia/Shanghai'))
             order by m.updated_at desc limit ${MOST}`,
            [government, day],
          )
        ).rows,
    ),
});
