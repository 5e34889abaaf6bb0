/**
 * 规则修订: the system administrator proposes, the security administrator confirms or declines, and both see the difference by
 * norm, what it touches and what a year would have been. Neither reads a document here: of matters there are counts and articles.
 */
import { isRefusedRevision, type Proposal, type RefusedRevision } from '@lingxing/ledger';
import type { RulePack } from '@lingxing/workrules';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import {
  confirmRevision,
  declineRevision,
  proposalView as proposalSchema,
  proposePack,
  proposeSettings,
  revisionsView,
  revisionView,
  sliceQuery,
  touchedView,
  whatIfQuery,
  whatIfView,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { notFound, ProblemError, type ProblemCode } from '../http/problem.ts';
import { presentContext } from '../shell/person.ts';
import { packFromFiles } from '../shell/revisions.ts';
import { differenceViews, packView, proposalView, touchedGroups, whatIfLine, type AccountLabels } from '../views/revisions.ts';
import { dayOf } from '../views/time.ts';
import type { TrailEvent } from '../identity/index.ts';
import type { Api } from './types.ts';

const tags = ['rules'];
const byId = z.object({ id: z.uuid() });
/** Bytes of a pack with its parts. */
const PACK_LIMIT = 6 * 1024 * 1024;
/** No document of a people's government is older. */
const FIRST_DAY = '1949-10-01';
/** Open matters looked at, and acts judged again, in one request: about a second of work. */
const MATTERS = 100;
const ACTS = 300;

const PROBLEM_OF: Readonly<Partial<Record<RefusedRevision['refused'], ProblemCode>>> = {
  'same-person': 'permission.denied',
  stale: 'conflict.stale',
  decided: 'conflict.already-done',
};

export function revisionRoutes(app: Api, deps: Deps): void {
  const { identity, ledger } = deps;
  const { revisions } = ledger;
  const today = (): string => dayOf(deps.clock.now());
  const labelsIn = async (government: string): Promise<AccountLabels> =>
    new Map((await identity.accounts(government, today())).map((one) => [one.account, one.label]));

  /** What was done, in the trail; or the refusal, there as well and as the answer. */
  async function settled(request: FastifyRequest, outcome: Proposal | RefusedRevision, event: TrailEvent, detail: string) {
    const { government, account } = sessionOf(request);
    if (isRefusedRevision(outcome)) {
      if (outcome.refused === 'unknown') throw notFound();
      await identity.record(government, { account, event: 'admin-refused', detail: `${detail}：${outcome.message}`, result: 'refused' });
      throw new ProblemError(PROBLEM_OF[outcome.refused] ?? 'admin.refused', { detail: outcome.message });
    }
    const { id, reason, end } = outcome;
    const said = end === undefined ? reason : `${end.from === undefined ? '' : `自${end.from}起施行，`}${end.reason}`;
    await identity.record(government, { account, event, detail: `${detail} ${id}：${said}`, result: 'ok' });
    return proposalView(outcome, account, await labelsIn(government));
  }

  /** A proposal with the rules before and after it; of a confirmed one those that it brought. */
  async function compared(request: FastifyRequest, id: string, from?: string) {
    const { government, account } = sessionOf(request);
    const proposal = (await revisions.proposals(government)).find((one) => one.id === id);
    if (proposal === undefined) throw notFound();
    const view = proposalView(proposal, account, await labelsIn(government));
    const hash = proposal.end?.hash;
    if (hash !== undefined) {
      const lines = await revisions.inForce(government);
      const line = lines.findLast((one) => one.proposal === id);
      const earlier = lines.find((one) => line !== undefined && one.n < line.n && one.from <= line.from);
      const [before, after] = await Promise.all([earlier?.hash ?? hash, hash].map((one) => revisions.pack(government, one)));
      return before === undefined || after === undefined ? { view } : { view, before, after };
    }
    const composed = await revisions.composed(government, id, from);
    if (!isRefusedRevision(composed)) return { view, before: composed.before, after: composed.after };
    return { view, stale: composed.message };
  }

  async function proposed(request: FastifyRequest, id: string, from?: string): Promise<RulePack> {
    const { after, stale } = await compared(request, id, from);
    if (after === undefined) throw new ProblemError('conflict.stale', { detail: stale ?? '这项建议已不能比对。' });
    return after;
  }

  app.get(
    '/rules/revisions',
    { config: { permission: 'rules.revisions' }, schema: { summary: '规则修订', tags, response: { 200: revisionsView } } },
    async (request) => {
      const session = sessionOf(request);
      const { government, account } = session;
      const [lines, proposals, labels, ctx] = await Promise.all([
        revisions.inForce(government),
        revisions.proposals(government),
        labelsIn(government),
        presentContext(deps, session),
      ]);
      const now = lines.find((one) => one.from <= today());
      return {
        inForce: lines.map((one) => ({
          edition: one.edition,
          revision: one.revision,
          hash: one.hash,
          from: one.from,
          now: one === now,
          ...(one.proposal === null ? {} : { proposal: one.proposal }),
        })),
        proposals: proposals.map((one) => proposalView(one, account, labels)),
        settings: ctx.pack.source.settings.map((one) => ({ ...one })),
      };
    },
  );

  app.get(
    '/rules/revisions/:id',
    {
      config: { permission: 'rules.revisions' },
      schema: {
        summary: '一项修订建议',
        tags,
        params: byId,
        querystring: z.object({ from: z.iso.date().optional() }),
        response: { 200: revisionView },
      },
    },
    async (request) => {
      const { view, before, after, stale } = await compared(request, request.params.id, request.query.from);
      const effective = after?.source.edition.effective ?? '';
      return {
        proposal: view,
        earliest: effective > today() ? effective : today(),
        ...(stale === undefined ? {} : { stale }),
        ...(before === undefined || after === undefined
          ? {}
          : { compared: { before: packView(before), after: packView(after), differences: differenceViews(before, after) } }),
      };
    },
  );

  app.post(
    '/rules/revisions/settings',
    {
      config: { permission: 'rules.propose' },
      schema: { summary: '提出本府设定', tags, body: proposeSettings, response: { 201: proposalSchema } },
    },
    async (request, reply) => {
      const { government, account } = sessionOf(request);
      const { answers, reason } = request.body;
      const given = answers.filter((one) => 'answer' in one);
      if (given.some((one) => (one.value === undefined) !== (one.unit === undefined)))
        throw new ProblemError('request.invalid', { detail: '数值和单位须一并填写。' });
      const misdated = given.find((one) => one.date < FIRST_DAY || one.date > today());
      if (misdated !== undefined)
        throw new ProblemError('request.invalid', {
          detail: `依据文件的日期 ${misdated.date} 不对：应在 ${FIRST_DAY} 至今日之间，照文件上的成文日期填写。`,
        });
      const outcome = await revisions.proposeSettings(government, answers, { account, reason });
      return reply.code(201).send(await settled(request, outcome, 'revision-proposed', '提出本府设定'));
    },
  );

  app.post(
    '/rules/revisions/packs',
    {
      config: { permission: 'rules.propose', rateLimit: { max: 20, timeWindow: 60_000 } },
      bodyLimit: PACK_LIMIT,
      schema: { summary: '提出规则包修订', tags, body: proposePack, response: { 201: proposalSchema } },
    },
    async (request, reply) => {
      const { government, account } = sessionOf(request);
      const read = packFromFiles(request.body.main, request.body.parts);
      if (!read.ok) throw new ProblemError('request.invalid', { detail: '规则包有误，没有提出。', errors: read.errors });
      const outcome = await revisions.proposeEdition(government, read.edition, { account, reason: request.body.reason });
      return reply.code(201).send(await settled(request, outcome, 'revision-proposed', '提出规则包修订'));
    },
  );

  app.post(
    '/rules/revisions/:id/confirmation',
    {
      config: { permission: 'rules.confirm' },
      schema: { summary: '确认修订', tags, params: byId, body: confirmRevision, response: { 200: proposalSchema } },
    },
    async (request) => {
      const { government, account } = sessionOf(request);
      const outcome = await revisions.confirm(government, request.params.id, { account, ...request.body });
      return settled(request, outcome, 'revision-confirmed', '确认规则修订');
    },
  );

  app.post(
    '/rules/revisions/:id/declining',
    {
      config: { permission: 'rules.confirm' },
      schema: { summary: '不予采纳', tags, params: byId, body: declineRevision, response: { 200: proposalSchema } },
    },
    async (request) => {
      const { government, account } = sessionOf(request);
      const outcome = await revisions.decline(government, request.params.id, { account, ...request.body });
      return settled(request, outcome, 'revision-declined', '规则修订不予采纳');
    },
  );

  app.get(
    '/rules/revisions/:id/touched',
    {
      config: { permission: 'rules.revisions' },
      schema: { summary: '修订涉及的在办事项', tags, params: byId, querystring: sliceQuery, response: { 200: touchedView } },
    },
    async (request) => {
      const session = sessionOf(request);
      const { cursor, from } = request.query;
      const after = await proposed(request, request.params.id, from);
      const { total, looked, touched, next } = await revisions.touched(session.government, after, { cursor, limit: MATTERS });
      const groups = touchedGroups(touched, await presentContext(deps, session), after);
      return { total, looked, touched: touched.length, groups, ...(next === undefined ? {} : { next }) };
    },
  );

  app.get(
    '/rules/what-if',
    {
      config: { permission: 'rules.revisions' },
      schema: { summary: '推演', tags, querystring: whatIfQuery, response: { 200: whatIfView } },
    },
    async (request) => {
      const { government } = sessionOf(request);
      const { proposal, edition, from, to, cursor } = request.query;
      const under = proposal === undefined ? await revisions.pack(government, edition ?? '') : await proposed(request, proposal);
      if (under === undefined) throw notFound();
      const { changed, next, ...counts } = await revisions.whatIf(government, under, { from, to }, { cursor, limit: ACTS });
      return { ...counts, changed: changed.map((one) => whatIfLine(one, under)), ...(next === undefined ? {} : { next }) };
    },
  );
}
