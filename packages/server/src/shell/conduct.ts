/** Small matters between the API and the ledger: the list, the page, and what is asked while one fills in. */
import {
  ACT_INPUTS,
  conductFormSchema,
  conductProcedure,
  isActName,
  said,
  titleOf,
  wayOf,
  type ActName,
  type ConductForm,
  type ConductState,
} from '@lingxing/affairs/conduct';
import type { ConductFilter, ConductKinds, ConductLine, ConductVerdict, ConductView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { markInFileName } from '../files/index.ts';
import { ProblemError } from '../http/problem.ts';
import { conductActLabel, conductKindsView, conductLine, conductView, needsOf } from '../views/conduct.ts';
import { chainView } from '../views/document.ts';
import type { PerformAct } from './documents.ts';
import { refuseForeignFiles } from './letters.ts';
import { listMatters, several } from './lists.ts';
import { matterShell } from './matter.ts';
import { refuseSecrecy } from './text.ts';
import { actorsIn, personOn, type Person } from './person.ts';

export const CONDUCT = conductProcedure.name;

export const conductShell = matterShell<ConductState>({
  procedure: conductProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: conductActLabel,
  admit: async (deps, person, body) => {
    if (!isActName(body.act)) return;
    const given = ACT_INPUTS[body.act].safeParse(body.input);
    if (!given.success) return;
    const scans = 'scan' in given.data && given.data.scan !== undefined ? [given.data.scan] : [];
    const files = 'form' in given.data ? (given.data.form?.attachments ?? []) : [];
    const marked = files.map((one) => markInFileName(one.name, '附件名称')).find((one) => one !== undefined);
    if (marked) refuseSecrecy(`附件名称中有密级标志“${marked.mark}”，本系统不得存储、处理。`, '请去掉这一附件，另行按保密规定办理。');
    await refuseForeignFiles(deps, person, [...scans, ...files.map((one) => one.hash)]);
  },
});

export const listConduct = (
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  filter: ConductFilter,
): Promise<{ items: ConductLine[]; next?: string }> =>
  listMatters(deps, person, filter, {
    procedure: CONDUCT,
    own: { issuers: several(filter.post), waitingFor: filter.waiting === 'true' ? [person.actor.post] : undefined },
    line: conductLine,
  });

export async function pageOfConduct(deps: Deps, asking: Person, id: string, as?: string): Promise<ConductView> {
  const { matter, ctx } = await conductShell.before(deps, asking, id);
  const person = personOn(asking, ctx, conductProcedure, matter.state, { as });
  const waitingFor = [...new Set(conductProcedure.expectations(ctx, matter.state).map((one) => one.post))];
  return conductView({ matter, waitingFor, actor: person.actor, actors: actorsIn(asking, ctx, CONDUCT), ctx, procedure: conductProcedure });
}

/** How an opening act would be judged as it is filled in, by which act the text wants it opened, and what would follow. */
export async function judgeConductOpening(deps: Pick<Deps, 'ledger'>, person: Person, body: PerformAct): Promise<ConductVerdict> {
  const { ctx } = person;
  const { verdict, opened } = conductShell.tryOpening(person, body);
  const input = (body.input ?? {}) as { readonly post?: unknown; readonly form?: unknown };
  const form = conductFormSchema.safeParse(input.form);
  const post = typeof input.post === 'string' ? input.post : person.actor.post;
  return {
    verdict,
    ...(form.success ? await sameAs(deps, person, post, form.data) : {}),
    needs: opened === null ? [] : needsOf(ctx, opened),
    by: form.success ? [...wayOf(ctx, post, form.data).by] : [],
    ahead:
      opened === null
        ? []
        : conductProcedure
            .chain(ctx, opened)
            .filter((one) => one.state !== 'done')
            .map((one) => chainView(one, ctx)),
  };
}

/** The first matter on record that this one would be again: of the same kind, subject, day and post; what was withdrawn does not count. */
async function sameAs(deps: Pick<Deps, 'ledger'>, person: Person, post: string, form: ConductForm): Promise<Pick<ConductVerdict, 'same'>> {
  const query = { kind: form.kind, post, q: form.subject.slice(0, 100), sort: 'created', limit: 50 } as const;
  const { items } = await listConduct(deps, person, query);
  const title = titleOf(form);
  const same = items.find((one) => one.title === title && one.stage !== 'withdrawn');
  return same === undefined ? {} : { same: { id: same.id, title: same.title } };
}

export function kindsFor({ ctx, actor }: Person, post: string = actor.post): ConductKinds {
  if (!ctx.organisation.posts.has(post)) throw new ProblemError('request.invalid', { detail: '没有这一职务。' });
  return conductKindsView(ctx, post);
}
