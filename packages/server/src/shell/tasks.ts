/** Supervised tasks, between the API and the ledger: the board, the list, the page, what repeats a task while it is filled in. */
import {
  ACT_INPUTS,
  firstNorm,
  judgeOpening,
  said,
  similarWanted,
  systemOf,
  taskProcedure,
  WEIGHT_NAMES,
  WEIGHTS,
  type ActName,
  type TaskState,
} from '@lingxing/affairs/task';
import { restrictionsOn } from '@lingxing/affairs/conduct';
import type { ActRequest, SimilarTask } from '@lingxing/affairs/kernel';
import type {
  ActDone,
  TaskBoard,
  TaskBoardFilter,
  TaskFilter,
  TaskLine,
  TaskTerms,
  TaskVerdict,
  TasksFrom,
  TaskView,
} from '../contracts/index.ts';
import type { TaskCountQuery } from '@lingxing/ledger';
import type { Deps } from '../deps.ts';
import { chainView } from '../views/document.ts';
import { bodyName } from '../views/people.ts';
import { verdictView } from '../views/rules.ts';
import { nearDays, stalledDays } from '../views/pace.ts';
import { boardView, taskActLabel, taskLine, taskView } from '../views/tasks.ts';
import { dayOf } from '../views/time.ts';
import type { PerformAct } from './documents.ts';
import { withOrigin } from './carrying-out.ts';
import { refuseForeignFiles } from './letters.ts';
import { several } from './lists.ts';
import { matterShell, requestOf } from './matter.ts';
import { actorsIn, personOn, readerIn, type Person } from './person.ts';
import { refuseMarkedInput } from './text.ts';

const NAME = taskProcedure.name;

/** The files that an act brings as evidence. */
function filesOf({ act, input }: PerformAct): readonly string[] {
  if (act !== 'plan' && act !== 'report' && act !== 'report-part' && act !== 'complete') return [];
  const given = ACT_INPUTS[act].safeParse(input);
  return given.success ? given.data.files.map((one) => one.hash) : [];
}

export const taskShell = matterShell<TaskState>({
  procedure: taskProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: taskActLabel,
  admit: async (deps, person, body) => refuseForeignFiles(deps, person, filesOf(body)),
});

/** What is filled in, with the source as the matter has it from which it comes; what is not well formed is left to the judge. */
async function withSource<B extends PerformAct & { readonly exercise: boolean }>(deps: Deps, person: Person, body: B): Promise<B> {
  const parsed = ACT_INPUTS.assign.safeParse(body.input);
  if (!parsed.success) return body;
  return { ...body, input: { ...parsed.data, form: await withOrigin(deps, person, parsed.data.form, body.exercise) } };
}

export const openTask = async (deps: Deps, person: Person, body: PerformAct & { readonly exercise: boolean }): Promise<ActDone> =>
  taskShell.open(deps, person, await withSource(deps, person, body));

export async function listTasks(
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  filter: TaskFilter,
): Promise<{ items: TaskLine[]; next?: string }> {
  const { sort, cursor, limit } = filter;
  const query = { ...queryOf(person, filter), sort, cursor, limit };
  const page = await deps.ledger.documents(person.government, query, readerIn(person, NAME));
  return { items: page.items.map((row) => taskLine(row, person.ctx)), ...(page.next === undefined ? {} : { next: page.next }) };
}

/** What the list and the board ask the ledger alike. */
function queryOf(person: Person, filter: Omit<TaskFilter, 'limit' | 'sort' | 'cursor'>): TaskCountQuery {
  const { q, from, to, deputy, late, closed, exercise } = filter;
  const leads = several(filter.lead);
  const own = deputy === undefined ? undefined : inChargeOf(person, deputy);
  const said = (value: 'true' | 'false' | undefined) => (value === undefined ? undefined : value === 'true');
  return {
    procedure: NAME,
    q,
    kinds: several(filter.source),
    stages: several(filter.stage),
    hosts: own === undefined ? leads : leads === undefined ? own : leads.filter((one) => own.includes(one)),
    late: said(late),
    near: filter.near === undefined ? undefined : nearDays(person.ctx),
    stalled: filter.stalled === undefined ? undefined : stalledDays(person.ctx),
    mine: filter.mine === 'true' ? person.session.account : undefined,
    closed: said(closed),
    exercise: said(exercise),
    from,
    to,
  };
}

/** The departments that a leader is in charge of today; where nobody is, they are the head's. */
function inChargeOf({ ctx }: Person, leader: string): readonly string[] {
  const head = ctx.organisation.byRole.get('head')?.[0]?.id;
  return [...ctx.organisation.departments.values()].filter((one) => (one.leader ?? head) === leader).map((one) => one.id);
}

export async function boardOfTasks(deps: Pick<Deps, 'ledger'>, person: Person, filter: TaskBoardFilter): Promise<TaskBoard> {
  const { ctx, government } = person;
  const query = queryOf(person, { ...filter, closed: 'false', exercise: 'false' });
  const marks = { near: nearDays(ctx), stalled: stalledDays(ctx) };
  return boardView(await deps.ledger.taskCounts(government, query, marks, readerIn(person, NAME)), ctx);
}

export async function pageOfTask(deps: Deps, asking: Person, id: string, as?: string): Promise<TaskView> {
  const { matter, ctx } = await taskShell.before(deps, asking, id);
  const person = personOn(asking, ctx, taskProcedure, matter.state, { as });
  const waitingFor = [...new Set(taskProcedure.expectations(ctx, matter.state).map((one) => one.post))];
  return taskView({ matter, waitingFor, actor: person.actor, actors: actorsIn(asking, ctx, NAME), ctx });
}

/** What the form asks under the government's own rules. */
export function termsOfTask({ ctx: { pack } }: Person): TaskTerms {
  const system = systemOf(pack);
  const named = pack.of('restriction').some((one) => one.conduct.includes('inspect-in-government-name'));
  const by = pack.source.settings.find((one) => one.id === 'inspection-approver')?.answer;
  return {
    ...(system === undefined ? {} : { system: system.system }),
    weights: system === undefined ? [] : WEIGHT_NAMES.map((id) => ({ id, label: WEIGHTS[id] })),
    namesResponsible: firstNorm(pack) === undefined,
    asksRemit: restrictionsOn(pack, 'beyond-authority-inspection', 'department').length > 0,
    ...(named ? { approval: by === undefined ? {} : { by } } : {}),
  };
}

/** How a task would be judged as it is filled in, by when it would be due, and which tasks of a year it repeats, as far as one may read them. */
export async function judgeTask(deps: Deps, person: Person, given: PerformAct & { readonly exercise: boolean }): Promise<TaskVerdict> {
  refuseMarkedInput(given.input, given.reason);
  const body = await withSource(deps, person, given);
  const { ctx, government } = person;
  const wanted = similarWanted(requestOf(person, body));
  const similar = wanted === undefined ? [] : await deps.ledger.similarTasks(government, wanted, ctx.exercise);
  const request: ActRequest = { ...requestOf(person, body), similar };
  const { verdict, events } = taskProcedure.decide(ctx, null, { ...request, reason: request.reason ?? '试判' });
  const opened = events.reduce<TaskState | null>(
    (state, event, i) => taskProcedure.evolve(state, event, { seq: i + 1, now: ctx.now, actor: request.actor }),
    null,
  );
  const parsed = ACT_INPUTS.assign.safeParse(body.input);
  const judged = parsed.success ? judgeOpening(ctx, request, parsed.data) : undefined;
  return {
    verdict: verdictView(verdict, ctx.pack),
    by: ['assign'],
    ...(judged?.limit === undefined ? {} : { due: { date: judged.limit.date, basis: judged.limit.basis } }),
    repeats: await readable(deps, person, judged?.repeats ?? []),
    ahead:
      opened === null
        ? []
        : taskProcedure
            .chain(ctx, opened)
            .filter((one) => one.state !== 'done')
            .map((one) => chainView(one, ctx)),
  };
}

/** The tasks that were assigned from a matter, the earliest first, as far as one may read them. */
export async function tasksFrom(deps: Pick<Deps, 'ledger'>, person: Person, matter: string): Promise<TasksFrom> {
  const rows = await deps.ledger.tasksFrom(person.government, matter, readerIn(person, NAME));
  return {
    items: rows.map(({ id, title, lead, stageLabel }) => ({
      id,
      title,
      lead: { id: lead, name: bodyName(person.ctx.organisation, lead) },
      stageLabel,
    })),
  };
}

async function readable(deps: Deps, person: Person, tasks: readonly SimilarTask[]): Promise<TaskVerdict['repeats']> {
  const reader = readerIn(person, NAME);
  const may = await Promise.all(tasks.map((one) => deps.ledger.mayRead(person.government, one.matter, reader)));
  return tasks
    .filter((_, i) => may[i] === true)
    .map(({ matter, title, openedAt, closed }) => ({ id: matter, title, on: dayOf(openedAt), closed }));
}
