/** What waits for me, what is owed and late, what I have done. */
import { isLeader } from '@lingxing/affairs/document';
import * as z from 'zod';
import { inboxLine as inboxLineSchema, pageOf, workbench } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { inboxOf } from '../shell/lists.ts';
import { inSteadOf, personOf, unboundedPosts, type Person } from '../shell/person.ts';
import { awayView } from '../views/authority.ts';
import { labelOfAct } from '../views/act-labels.ts';
import { doneLine, obligationView } from '../views/lists.ts';
import type { Api } from './types.ts';

const FIRST_PAGE = 20;

/** The departments for which this person answers: those of the posts held. */
const departmentsOf = ({ ctx, actor }: Person): string[] => {
  const department = ctx.organisation.posts.get(actor.post)?.department;
  return department === undefined ? [] : [department];
};

export function workbenchRoutes(app: Api, deps: Deps): void {
  app.get(
    '/workbench',
    { config: { permission: 'documents.read' }, schema: { summary: '工作台', tags: ['workbench'], response: { 200: workbench } } },
    async (request) => {
      const person = await personOf(request, deps);
      const { government, ctx, actor } = person;
      const of = {
        posts: [actor.post],
        inStead: inSteadOf(person),
        departments: departmentsOf(person),
        registry: person.reader.registry,
      };
      const inside = isLeader(ctx.organisation.posts.get(actor.post)) || person.reader.registry;
      const [waiting, owed, done, counts] = await Promise.all([
        inboxOf(deps, person, { limit: FIRST_PAGE }),
        deps.ledger.obligations(government, { ...of, posts: [actor.post, ...unboundedPosts(person)], open: true }),
        deps.ledger.done(government, actor.account, { limit: FIRST_PAGE, reader: person.reader }),
        deps.ledger.counts(government, { ...of, account: actor.account }),
      ]);
      // What its holder owes alone, as his own return, is not for whoever stands in for him.
      const isPersonal = (o: (typeof owed)[number]): boolean =>
        o.owedBy.post !== undefined && o.owedBy.post !== actor.post && deps.ledger.personal.includes(`${o.procedure} ${o.id}`);
      const obligations = owed.filter((o) => !isPersonal(o)).map((o) => obligationView(o, ctx));
      return {
        waiting,
        away: inside ? awayView(ctx, person.reader) : [],
        late: obligations.filter((o) => o.late),
        owed: obligations.filter((o) => !o.late),
        done: done.items.map((row) => doneLine(row, labelOfAct(row.procedure, row.act, row.events), ctx)),
        counts,
      };
    },
  );

  app.get(
    '/inbox',
    {
      config: { permission: 'documents.read' },
      schema: {
        summary: '待办',
        tags: ['workbench'],
        querystring: z.object({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
        response: { 200: pageOf(inboxLineSchema) },
      },
    },
    async (request) => inboxOf(deps, await personOf(request, deps), request.query),
  );
}
