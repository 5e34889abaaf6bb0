/** The year's plan of departments' meetings as a reader sees it: its own department's, of the office and the leaders all; who keeps it. */
import { handsOf, hostOf, type MeetingForm } from '@lingxing/affairs/department-meeting';
import { isLeader, isOffice } from '@lingxing/affairs/document';
import type { AddMeetingPlan, ChangeMeetingPlan, MeetingPlanLineView, MeetingPlansView } from '../contracts/index.ts';
import type { PlanKept, PlanLine } from '../department-meetings/index.ts';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { bodyName } from '../views/people.ts';
import type { Person } from './person.ts';

const postOf = ({ ctx, actor }: Person) => ctx.organisation.posts.get(actor.post);
const body = ({ ctx: { organisation } }: Person, id: string) => ({ id, name: bodyName(organisation, id) });

/** Its own clerks, head and deputies keep a department's plan, and the office on its behalf. */
const keeps = (person: Person, department: string): boolean =>
  hostOf(person.ctx.organisation, department) !== undefined &&
  (isOffice(postOf(person)) || handsOf(person.ctx.organisation, department).some((one) => one.id === person.actor.post));

const sees = (person: Person, department: string): boolean => {
  const post = postOf(person);
  return isOffice(post) || isLeader(post) || post?.department === department;
};

const lineView = (person: Person, one: PlanLine): MeetingPlanLineView => ({
  ...one,
  department: body(person, one.department),
  over: one.asked > one.times || one.cost > one.budget,
});

export async function plansOf(deps: Deps, person: Person, year: number): Promise<MeetingPlansView> {
  const lines = await deps.departmentMeetings.plans(person.government, year);
  return {
    year,
    lines: lines.filter((one) => sees(person, one.department)).map((one) => lineView(person, one)),
    keeps: [...person.ctx.organisation.departments.keys()].filter((one) => keeps(person, one)).map((one) => body(person, one)),
  };
}

function kept(outcome: PlanKept): { readonly id: string } {
  if ('refused' in outcome) throw new ProblemError('admin.refused', { detail: outcome.refused });
  return outcome;
}

function byItsKeeper(person: Person, department: string): void {
  if (!keeps(person, department)) throw new ProblemError('permission.denied', { detail: '年度会议计划由主办部门或者办公室登记。' });
}

export async function addPlanTo(deps: Deps, person: Person, { department, ...line }: AddMeetingPlan): Promise<{ readonly id: string }> {
  const of = department ?? postOf(person)?.department ?? '';
  byItsKeeper(person, of);
  return kept(await deps.departmentMeetings.add(person.government, person.session.account, { ...line, department: of }));
}

export async function changePlanOf(deps: Deps, person: Person, id: string, line: ChangeMeetingPlan): Promise<{ readonly id: string }> {
  const found = await deps.departmentMeetings.plan(person.government, id);
  if (found === undefined || !sees(person, found.department)) throw notFound();
  byItsKeeper(person, found.department);
  return kept(await deps.departmentMeetings.change(person.government, person.session.account, id, line));
}

/** The line that a request names: undefined where it names none, or one that is not to be had by this reader. */
export async function planOf(deps: Deps, person: Person, { plan }: Pick<MeetingForm, 'plan'>): Promise<MeetingPlanLineView | undefined> {
  const found = plan === undefined ? undefined : await deps.departmentMeetings.plan(person.government, plan);
  return found === undefined ? undefined : lineView(person, found);
}

/** A request is of a line of its own department's plan of that year, or of none. */
export async function refuseForeignPlan(
  deps: Pick<Deps, 'departmentMeetings'>,
  person: Person,
  host: string | undefined,
  { plan, on }: Pick<MeetingForm, 'plan' | 'on'>,
): Promise<void> {
  if (plan === undefined) return;
  const found = await deps.departmentMeetings.plan(person.government, plan);
  const of = host ?? postOf(person)?.department;
  if (found !== undefined && found.department === of && found.year === Number(on.slice(0, 4)) && found.times > 0) return;
  const detail = '所选的不是主办部门当年会议计划中的一项。请从当年计划中选择，或者写明不在计划内。';
  throw new ProblemError('request.invalid', { detail, errors: [{ path: 'input.form.plan', message: '不在当年计划内' }] });
}
