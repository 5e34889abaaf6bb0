/** The routes that every matter of such a procedure has: acts on it, how they would be judged, and its history. */
import type { Actor, Context } from '@lingxing/affairs/kernel';
import type { StoredAct } from '@lingxing/ledger';
import * as z from 'zod';
import { actDone, historyPage, performAct, verdict, type HistoryLine, type Permission } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import type { MatterShell } from '../shell/matter.ts';
import { personOf, type Person } from '../shell/person.ts';
import type { Api } from './types.ts';

export interface MatterRoutes<S> {
  /** Below `/api/v1`, as `/leave`. */
  readonly path: `/${string}`;
  readonly tags: readonly string[];
  readonly read: Permission;
  readonly act: Permission;
  /** Bytes of a request. */
  readonly limit: number;
  readonly shell: MatterShell<S>;
  readonly historyLine: (act: StoredAct, ctx: Context, reader: Actor, of: { readonly state: S; readonly person: Person }) => HistoryLine;
}

export const byId = z.object({ id: z.uuid() });

export function actRoutes<S>(app: Api, deps: Deps, { path, tags, read, act, limit, shell, historyLine }: MatterRoutes<S>): void {
  const named = [...tags];
  app.post(
    `${path}/:id/acts`,
    {
      config: { permission: act },
      compress: false,
      bodyLimit: limit,
      schema: { summary: '办理', tags: named, params: byId, body: performAct, response: { 200: actDone } },
    },
    async (request) => shell.perform(deps, await personOf(request, deps), request.params.id, request.body),
  );

  app.post(
    `${path}/:id/verdicts`,
    {
      config: { permission: read },
      bodyLimit: limit,
      schema: { summary: '试判', tags: named, params: byId, body: performAct, response: { 200: verdict } },
    },
    async (request) => shell.judge(deps, await personOf(request, deps), request.params.id, request.body),
  );

  app.get(
    `${path}/:id/history`,
    {
      config: { permission: read },
      schema: {
        summary: '办理记录',
        tags: named,
        params: byId,
        querystring: z.object({
          cursor: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(500).default(200),
        }),
        response: { 200: historyPage },
      },
    },
    async (request) => {
      const person = await personOf(request, deps);
      const { cursor, limit: most } = request.query;
      const matter = await shell.read(deps, person, request.params.id);
      const acts = await deps.ledger.history(person.government, matter.id, cursor, most);
      const last = acts.at(-1);
      return {
        items: acts.map((one) => historyLine(one, person.ctx, person.actor, { state: matter.state, person })),
        ...(last === undefined || acts.length < most ? {} : { next: String(last.seq) }),
      };
    },
  );
}
