/**
 * Whose a supervised task is under the rules in force: who supervises, who leads, who answers first, who is in charge, who grants
 * more time, what it rests on. The door, the judges, expectations, obligations and chain all read it from here.
 */
import type { Citation, Norm, NormOf, RulePack } from '@lingxing/workrules';
import { restrictionsOn } from '../conduct/restrictions.ts';
import type { Organisation, Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { leaderNamed, registry } from '../leave/roles.ts';
import { periodEnd } from '../meeting/rules.ts';
import { handsOf, inCharge } from '../office/ladder.ts';
import { headsOf, isLeader, officeOf, postsOf } from '../office/posts.ts';
import { dayNumber } from '@lingxing/workrules';
import type { Limit } from './events.ts';
import type { TaskForm } from './form.ts';
import type { TaskState } from './state.ts';

export { handsOf, inCharge, ladderOf } from '../office/ladder.ts';

type Where = Pick<Context, 'pack' | 'organisation'>;

/** The office and the supervising body (督查机构), where there is one. */
export const supervisingPosts = (organisation: Organisation): readonly Post[] => [
  ...new Set([...(organisation.byRole.get('supervisor') ?? []), ...officeOf(organisation)]),
];

/** Who supervises this task: whoever assigned it, as a body; the office may for any of them. */
export const supervisors = ({ organisation }: Where, { assigner }: Pick<TaskState, 'assigner'>): readonly Post[] =>
  assigner === undefined ? supervisingPosts(organisation) : [...handsOf(organisation, assigner), ...officeOf(organisation)];

/** On whose desk its next step of supervision lies. */
export function desk({ organisation }: Where, { assigner }: Pick<TaskState, 'assigner'>): readonly Post[] {
  if (assigner !== undefined) {
    const hands = handsOf(organisation, assigner);
    if (hands.length > 0) return hands;
  }
  const own = organisation.byRole.get('supervisor') ?? [];
  return own.length > 0 ? own : registry(organisation);
}

/** The text that makes the head of the lead department answer first; undefined where it is silent. */
export const firstNorm = (pack: RulePack): NormOf<'responsibility'> | undefined =>
  pack.of('responsibility').find((one) => one.task === 'first-responsible' && one.by.includes('department-head'));

/**
 * The first responsible person (第一责任人): the head of the lead department where the text says so, else the post that was named.
 * It is a post and not a person: who holds it next has it next; a post that is no more gives way to the head of the department.
 */
export function firstResponsible(
  { pack, organisation }: Where,
  { lead, responsible }: Pick<TaskForm, 'lead' | 'responsible'>,
): Post | undefined {
  const head = headsOf(organisation, organisation.departments.get(lead))[0];
  if (firstNorm(pack) !== undefined) return head;
  return (responsible === undefined ? undefined : organisation.posts.get(responsible)) ?? head;
}

/** Who grants more time: whom the government's own setting names, else the leader who decided it, else the leader in charge. */
export function extensionApprover(
  { pack, organisation }: Where,
  { form, assigner }: Pick<TaskState, 'form' | 'assigner'>,
): Post | undefined {
  const answer = pack.source.settings.find((one) => one.id === 'extension-approver')?.answer;
  const set = answer === undefined ? undefined : leaderNamed(pack, organisation, answer, postsOf(organisation, form.lead)[0]?.id ?? '');
  const decided = form.source.decidedBy === undefined ? undefined : organisation.posts.get(form.source.decidedBy);
  // What a department asks of others by itself is its own head's to put off.
  const own = assigner === undefined ? undefined : headsOf(organisation, organisation.departments.get(assigner))[0];
  return set ?? (isLeader(decided) ? decided : undefined) ?? own ?? inCharge(organisation, form.lead);
}

export const systemOf = (pack: RulePack): NormOf<'supervision-stages'> | undefined => pack.of('supervision-stages')[0];

export type StageRule = NormOf<'supervision-stages'>['stages'][number];

/** The stages that a task of this weight goes through. */
export const stagesOf = (pack: RulePack, weight: TaskForm['weight']): readonly StageRule[] =>
  (systemOf(pack)?.stages ?? []).filter((one) => one.weight === undefined || one.weight === weight);

/** The limit of a stage from the day of the assignment, in days unless the government's own setting counts workdays. */
export function stageLimit({ pack, calendar }: Pick<Context, 'pack' | 'calendar'>, stage: StageRule, from: string): Limit {
  const norm = systemOf(pack);
  const basis = `${norm?.system ?? ''}：${stage.label}`;
  const more = { from, basis, ...(norm === undefined ? {} : { norm: norm.id }) };
  if (stage.unit === 'month') {
    const date = periodEnd(from, stage.value, 'month');
    return { ...more, date, value: dayNumber(date) - dayNumber(from), unit: 'day', provisional: [] };
  }
  const answer = pack.source.settings.find((one) => one.id === norm?.setting)?.answer;
  const unit = stage.unit === 'day' && answer?.trim() === '工作日' ? 'workday' : stage.unit;
  const due = calendar.due(from, stage.value, unit);
  return { ...more, date: due.date, value: stage.value, unit, provisional: due.provisional };
}

/** A limit that a day sets. */
export function limitOn(
  { calendar }: Pick<Context, 'calendar'>,
  form: Pick<TaskForm, 'unit'>,
  from: string,
  date: string,
  basis: string,
): Limit {
  const days = dayNumber(date) - dayNumber(from);
  if (form.unit === 'day' || days <= 0) return { date, from, value: Math.max(days, 0), unit: 'day', provisional: [], basis };
  const counted = calendar.due(from, days, 'day').days.filter((one) => calendar.isWorkday(one.date));
  const provisional = [...new Set(counted.map((one) => Number(one.date.slice(0, 4))))].filter((year) => calendar.isProvisional(year));
  return { date, from, value: counted.length, unit: 'workday', provisional, basis };
}

/** The limit of a task: its source's own, else the last stage of the system; undefined where neither gives one. */
export function limitOf(ctx: Pick<Context, 'pack' | 'calendar'>, form: TaskForm, from: string): Limit | undefined {
  if (form.due !== undefined) return limitOn(ctx, form, from, form.due, form.basis);
  const last = stagesOf(ctx.pack, form.weight).find((one) => one.by === 'complete');
  return last === undefined ? undefined : stageLimit(ctx, last, from);
}

const INSPECTING = ['repeat-inspection', 'multiple-inspection', 'beyond-authority-inspection', 'inspect-in-government-name'] as const;

/** The norms that bear on a task, in the order in which its page shows them. */
export function normsOn({ pack }: Pick<Context, 'pack'>, form?: Pick<TaskForm, 'inGovernmentName' | 'helpers'>): readonly Norm[] {
  const tasks = [
    'coordinate-supervision',
    'supervise',
    'first-responsible',
    'execute',
    'press-execution',
    'carry-through-decisions',
    ...(form === undefined || form.helpers.length > 0 ? ['lead-work', 'cooperate'] : []),
  ];
  return [
    ...new Set<Norm>([
      ...tasks.flatMap((task) => pack.of('responsibility').filter((one) => one.procedure === 'supervision' && one.task === task)),
      ...INSPECTING.filter((one) => one !== 'inspect-in-government-name' || form?.inGovernmentName === true)
        .flatMap((one) => restrictionsOn(pack, one, 'department'))
        .map((one) => one.norm),
      ...pack
        .of('reporting')
        .filter((one) => one.who.includes('department') && one.what.some((what) => what === 'results' || what === 'progress')),
      ...pack.of('supervision-stages'),
    ]),
  ];
}

/** What an act on it rests on. */
export const basisOf = (where: Pick<Context, 'pack'>, form?: TaskForm): readonly Citation[] =>
  normsOn(where, form)
    .slice(0, 4)
    .map((one) => one.citation);
