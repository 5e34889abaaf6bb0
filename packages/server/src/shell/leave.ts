/** One absence between the API and the ledger: found only by those who may read it, acted on as the post in use. */
import {
  ACT_INPUTS,
  absenceSchema,
  leaveProcedure,
  said,
  sightOf,
  wayOf,
  type ActName,
  type LeaveState,
  type Opening,
} from '@lingxing/affairs/leave';
import type { Context } from '@lingxing/affairs/kernel';
import { askedBy, hangsOnArea } from '@lingxing/affairs/leave-rules';
import type { AbsenceRow } from '@lingxing/ledger';
import type * as z from 'zod';
import type { AbsenceLine, ActDone, LeaveFilter, LeaveVerdict, LeaveView, openLeave } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { chainView } from '../views/document.ts';
import { absenceLine, leaveActLabel, leaveView } from '../views/leave.ts';
import { citationView } from '../views/rules.ts';
import type { PerformAct } from './documents.ts';
import { refuseForeignFiles } from './letters.ts';
import { several } from './lists.ts';
import { matterShell, readMatter } from './matter.ts';
import { actorsIn, personOn, readerIn, type Person } from './person.ts';

export const LEAVE = leaveProcedure.name;

/** Looks over what an act brings in: the scan of what the head wrote. */
async function admit(deps: Deps, person: Person, body: PerformAct): Promise<void> {
  if (body.act !== 'order' && body.act !== 'entrust') return;
  const given = ACT_INPUTS[body.act].safeParse(body.input);
  return refuseForeignFiles(deps, person, given.success && given.data.scan !== undefined ? [given.data.scan] : []);
}

/** Lines of an in-tray that are looked through at once. */
const IN_TRAY = 200;

/** What is handed over is what lies open for the one who is away, under its own title: nobody gives a word to what is not his. */
async function handedOverAsOnRecord(deps: Deps, person: Person, id: string, body: PerformAct): Promise<PerformAct> {
  const given = body.act === 'hand-over' ? ACT_INPUTS['hand-over'].safeParse(body.input) : undefined;
  if (given?.success !== true || given.data.items.length === 0) return body;
  const { state } = await readMatter<LeaveState>(deps, person, LEAVE, id);
  const titles = new Map<string, string>();
  for (let cursor: string | undefined, more = true; more;) {
    const page = await deps.ledger.inbox(person.government, [state.post], { limit: IN_TRAY, cursor });
    for (const row of page.items) titles.set(row.matter, row.summary.title);
    cursor = page.next;
    more = cursor !== undefined;
  }
  const items = given.data.items.flatMap((one) => {
    const title = titles.get(one.matter);
    return title === undefined ? [] : [{ ...one, title }];
  });
  if (items.length < given.data.items.length)
    throw new ProblemError('request.invalid', {
      detail: '所列的有不是其手上待办的，或者已经办结。',
      errors: [{ path: 'input.items', message: '请刷新后从手上的待办中选择。' }],
    });
  return { ...body, input: { ...given.data, items } };
}

export const leaveShell = matterShell<LeaveState>({
  procedure: leaveProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: leaveActLabel,
  admit,
  asOnRecord: handedOverAsOnRecord,
});
export const readLeave = leaveShell.read;

export type StoredAbsence = AbsenceRow & { readonly state: LeaveState };
/** What the ledger lists as absences are states of this procedure. */
export const ofLeave = (row: AbsenceRow): StoredAbsence => ({ ...row, state: row.state as LeaveState });

export async function listLeaves(
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  filter: LeaveFilter,
): Promise<{ items: AbsenceLine[]; next?: string }> {
  const { from, to, cursor, limit } = filter;
  const posts = filter.mine === 'true' ? person.posts : several(filter.post);
  const query = {
    from,
    to,
    posts,
    stages: several(filter.stage),
    waitingFor: filter.waiting === 'true' ? [person.actor.post] : undefined,
    overdue: filter.overdue === 'true',
    cursor,
    limit,
  };
  const { ctx } = person;
  const looking = readerIn(person, LEAVE);
  const page = await deps.ledger.absences(person.government, query, looking);
  return {
    items: page.items.map(ofLeave).map((row) => absenceLine(row, ctx, sightOf(ctx, row.state, looking).breaches)),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}

/** Whether somebody is told what was found against an absence: on its page, in its history. */
export const toldOf = (ctx: Context, state: LeaveState, person: Person): boolean => sightOf(ctx, state, readerIn(person, LEAVE)).breaches;

/** The page of an absence. */
export async function pageOfLeave(deps: Deps, asking: Person, id: string, as?: string): Promise<LeaveView> {
  const { matter, ctx } = await leaveShell.before(deps, asking, id);
  const person = personOn(asking, ctx, leaveProcedure, matter.state, { as });
  const waitingFor = [...new Set(leaveProcedure.expectations(ctx, matter.state).map((one) => one.post))];
  return leaveView({
    matter,
    told: toldOf(ctx, matter.state, asking),
    waitingFor,
    actor: person.actor,
    actors: actorsIn(asking, ctx, LEAVE),
    ctx,
    procedure: leaveProcedure,
  });
}

/** Whose absence an opening act is about; a post that nobody holds has none. */
async function refuseVacant(deps: Deps, person: Person, input: unknown): Promise<void> {
  const given = (input as { readonly post?: unknown } | null | undefined)?.post;
  const post = typeof given === 'string' ? given : person.actor.post;
  if (post === person.actor.post) return;
  const holders = await deps.ledger.holdings(person.government, { post, on: person.ctx.today });
  if (holders.length === 0)
    throw new ProblemError('request.invalid', {
      detail: '此职务现无人担任，没有外出、请假可登记。',
      errors: [{ path: 'input.post', message: '无人担任' }],
    });
}

export async function openLeaveMatter(deps: Deps, person: Person, body: z.output<typeof openLeave>): Promise<ActDone> {
  await refuseVacant(deps, person, body.input);
  return leaveShell.open(deps, person, body);
}

/** How an opening act would be judged as it is filled in, and what the text says of such a leave; nothing is stored. */
export function judgeOpeningOf(person: Person, body: PerformAct & { readonly act: Opening }): LeaveVerdict {
  const { ctx } = person;
  const { verdict, opened } = leaveShell.tryOpening(person, body);
  const input = (body.input ?? {}) as { readonly post?: unknown; readonly absence?: unknown };
  const absence = absenceSchema.pick({ kind: true, beyond: true, from: true }).safeParse(input.absence ?? {});
  const post = typeof input.post === 'string' ? input.post : person.actor.post;
  const way = absence.success ? wayOf(ctx, post, absence.data) : undefined;
  const due = way?.norm === undefined || !absence.success ? undefined : askedBy(way.norm, ctx.calendar, absence.data.from);
  return {
    verdict,
    by: [...(way?.by ?? [])],
    asksBeyond: way !== undefined && absence.success && hangsOnArea(ctx.pack, way.who, absence.data.kind),
    ...(due === undefined ? {} : { askBy: due.date }),
    ...(way?.norm === undefined ? {} : { norm: { says: way.norm.says, citation: citationView(way.norm.citation, ctx.pack) } }),
    ahead:
      opened === null
        ? []
        : leaveProcedure
            .chain(ctx, opened)
            .filter((one) => one.state !== 'done')
            .map((one) => chainView(one, ctx)),
  };
}

/** Absences at once whose words are looked through. */
const MOST_AWAY = 500;

/** Words that whoever is away has handed over to this person with a matter, each with the absence; a word to all comes with each. */
export async function wordsWith(deps: Pick<Deps, 'ledger'>, person: Person, matter: string) {
  const query = { stages: ['applied', 'granted', 'away'], limit: MOST_AWAY };
  const page = await deps.ledger.absences(person.government, query, readerIn(person, LEAVE));
  const words = page.items.map(ofLeave).flatMap(({ matter: absence, state }) =>
    state.handOvers
      .filter((one) => person.posts.includes(one.to))
      .flatMap((one) =>
        one.items
          .filter((item) => item.matter === matter)
          .map((item) => ({
            absence,
            from: person.ctx.organisation.posts.get(state.post)?.title ?? state.post,
            word: [item.word, one.word].filter((word) => word !== '').join('；'),
            at: new Date(one.at).toISOString(),
          })),
      ),
  );
  return { items: words };
}
