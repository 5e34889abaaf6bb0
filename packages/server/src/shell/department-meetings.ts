/** Meetings that departments call, between the API and the ledger: the list, the page, the year's count, what is asked while one fills in. */
import {
  ACT_INPUTS,
  consentFirst,
  departmentMeetingProcedure,
  formSchema,
  isActName,
  said,
  type ActName,
  type DepartmentMeetingState,
  type MeetingForm,
} from '@lingxing/affairs/department-meeting';
import type { Context } from '@lingxing/affairs/kernel';
import type {
  DepartmentMeetingFilter,
  DepartmentMeetingLine,
  DepartmentMeetingVerdict,
  DepartmentMeetingView,
  DepartmentMeetingYear,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { markInFileName } from '../files/index.ts';
import { departmentMeetingActLabel, departmentMeetingLine, departmentMeetingView } from '../views/department-meetings.ts';
import { chainView } from '../views/document.ts';
import type { PerformAct } from './documents.ts';
import { planOf, refuseForeignPlan } from './department-meeting-plans.ts';
import { refuseForeignFiles } from './letters.ts';
import { listMatters, several } from './lists.ts';
import { matterShell } from './matter.ts';
import { refuseSecrecy } from './text.ts';
import { actorsIn, personOn, type Person } from './person.ts';

const NAME = departmentMeetingProcedure.name;

export const departmentMeetingShell = matterShell<DepartmentMeetingState>({
  procedure: departmentMeetingProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: departmentMeetingActLabel,
  admit: async (deps, person, body) => {
    if (!isActName(body.act)) return;
    const given = ACT_INPUTS[body.act].safeParse(body.input);
    if (!given.success) return;
    const { data } = given;
    const scans = 'scan' in data && data.scan !== undefined ? [data.scan] : [];
    const papers = ('form' in data ? data.form?.attachments : 'change' in data ? data.change.attachments : undefined) ?? [];
    const marked = papers.map((one) => markInFileName(one.name, '附件名称')).find((one) => one !== undefined);
    if (marked) refuseSecrecy(`附件名称中有密级标志“${marked.mark}”，本系统不得存储、处理。`, '请去掉这一附件，另行按保密规定办理。');
    await refuseForeignFiles(deps, person, [...scans, ...papers.map((one) => one.hash)]);
    if ('form' in data && data.form !== undefined) await refuseForeignPlan(deps, person, data.host, data.form);
  },
});

export const listDepartmentMeetings = (
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  filter: DepartmentMeetingFilter,
): Promise<{ items: DepartmentMeetingLine[]; next?: string }> =>
  listMatters(deps, person, filter, { procedure: NAME, own: { issuers: several(filter.host) }, line: departmentMeetingLine });

/** The last day for the formal request; absent where the text names no number of days. */
function askByOf(ctx: Context, { kind, on }: MeetingForm): string | undefined {
  const norm = ctx.pack.of('advance-request').find((one) => one.meetings.includes(kind));
  return norm === undefined ? undefined : ctx.calendar.due(on, -norm.value, norm.unit).date;
}

export async function pageOfDepartmentMeeting(deps: Deps, asking: Person, id: string, as?: string): Promise<DepartmentMeetingView> {
  const { matter, ctx } = await departmentMeetingShell.before(deps, asking, id);
  const person = personOn(asking, ctx, departmentMeetingProcedure, matter.state, { as });
  const waitingFor = [...new Set(departmentMeetingProcedure.expectations(ctx, matter.state).map((one) => one.post))];
  return departmentMeetingView({
    matter,
    waitingFor,
    actor: person.actor,
    actors: actorsIn(asking, ctx, NAME),
    askBy: askByOf(ctx, matter.state.form),
    plan: await planOf(deps, person, matter.state.form),
    ctx,
    procedure: departmentMeetingProcedure,
  });
}

/** How an opening act would be judged as it is filled in, by which act the text wants it opened, and what would follow. */
export function judgeDepartmentMeeting(person: Person, body: PerformAct): DepartmentMeetingVerdict {
  const { ctx } = person;
  const { verdict, opened } = departmentMeetingShell.tryOpening(person, body);
  const form = formSchema.safeParse(((body.input ?? {}) as { readonly form?: unknown }).form);
  const askBy = form.success ? askByOf(ctx, form.data) : undefined;
  return {
    verdict,
    by: form.success && consentFirst(ctx.pack, form.data.kind) !== undefined ? ['consult'] : ['apply'],
    ...(askBy === undefined ? {} : { askBy }),
    ahead:
      opened === null
        ? []
        : departmentMeetingProcedure
            .chain(ctx, opened)
            .filter((one) => one.state !== 'done')
            .map((one) => chainView(one, ctx)),
  };
}

/** More than a government's departments hold in a year by far. */
const MOST_PAGES = 10;
const PAGE = 200;

/** What the departments registered in a year, counted as far as this person may read it. */
export async function yearOfDepartmentMeetings(deps: Pick<Deps, 'ledger'>, person: Person, year: number): Promise<DepartmentMeetingYear> {
  const lines: DepartmentMeetingLine[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const filter = { from: `${year}-01-01`, to: `${year}-12-31`, limit: PAGE, sort: 'created' as const, cursor };
    // Each page begins where the one before it ended.
    const { items, next } = await listDepartmentMeetings(deps, person, filter);
    lines.push(...items.filter((one) => !one.exercise));
    cursor = next;
    pages += 1;
  } while (cursor !== undefined && pages < MOST_PAGES);
  const hosts = [...Map.groupBy(lines, (one) => one.host.id).values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const ended = (one: DepartmentMeetingLine) => one.stage === 'held' || one.stage === 'declined' || one.stage === 'withdrawn';
    return [
      {
        host: first.host,
        all: of.length,
        open: of.filter((one) => !ended(one)).length,
        held: of.filter((one) => one.stage === 'held').length,
        amiss: of.filter((one) => one.stageLabel.endsWith('（不合规定）')).length,
      },
    ];
  });
  return { year, hosts: hosts.toSorted((a, b) => b.all - a.all || (a.host.id < b.host.id ? -1 : 1)), more: cursor !== undefined };
}
