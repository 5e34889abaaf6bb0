/** What pages look things up in: the organisation, the rules, the numbering series, the calendar. */
import { numberText } from '@lingxing/affairs/document';
import type { Context } from '@lingxing/affairs/kernel';
import { dateOf, dayNumber } from '@lingxing/workrules';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import {
  calendarDays,
  calendarQuery,
  comparisonQuery,
  marksView,
  normView as normSchema,
  organisationView as organisationSchema,
  putMark,
  rulesComparison,
  rulesView as rulesSchema,
  seriesView,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { comparisonOf } from '../shell/comparison.ts';
import { enterMark, marksOf } from '../shell/marks.ts';
import { personOf, presentContext } from '../shell/person.ts';
import { organisationView } from '../views/people.ts';
import { normView, rulesView } from '../views/rules.ts';
import type { Api } from './types.ts';

const MOST_DAYS = 400;
const tags = ['reference'];

export function referenceRoutes(app: Api, deps: Deps): void {
  const contextOf = (request: FastifyRequest): Promise<Context> => presentContext(deps, sessionOf(request));

  app.get(
    '/organisation',
    { config: { permission: 'organisation.read' }, schema: { summary: '机构和职务', tags, response: { 200: organisationSchema } } },
    async (request) => organisationView(await deps.ledger.organisation(sessionOf(request).government)),
  );

  app.get(
    '/rules',
    { config: { permission: 'rules.read' }, schema: { summary: '工作规则', tags, response: { 200: rulesSchema } } },
    async (request) => rulesView((await contextOf(request)).pack),
  );

  app.get(
    '/rules/comparison',
    {
      config: { permission: 'rules.read' },
      schema: { summary: '规则对照', tags, querystring: comparisonQuery, response: { 200: rulesComparison } },
    },
    async (request) => comparisonOf((await contextOf(request)).pack, sessionOf(request).government, request.query.with),
  );

  app.get(
    '/rules/norms/:id',
    {
      config: { permission: 'rules.read' },
      schema: { summary: '一条规范', tags, params: z.object({ id: z.string().max(120) }), response: { 200: normSchema } },
    },
    async (request) => {
      const { pack } = await contextOf(request);
      const norm = pack.byId(request.params.id);
      if (!norm) throw notFound();
      return normView(norm, pack);
    },
  );

  app.get(
    '/series',
    { config: { permission: 'documents.read' }, schema: { summary: '发文字号', tags, response: { 200: seriesView } } },
    async (request) => {
      const { government, ctx } = await personOf(request, deps);
      const year = Number(ctx.today.slice(0, 4));
      const drawn = new Map((await deps.ledger.series(government, year)).map((s) => [s.series, s.next]));
      const own = [...ctx.organisation.departments.values()].flatMap((d) =>
        d.mark === undefined ? [] : [{ id: `department.${d.id}`, issuer: d.name, mark: d.mark, form: 'bracketed' as const }],
      );
      return [...ctx.pack.source.series, ...own].map((series) => {
        const next = drawn.get(series.id) ?? 1;
        return { id: series.id, mark: series.mark, issuer: series.issuer, year, next, preview: numberText(series, year, next) };
      });
    },
  );

  app.get(
    '/series/marks',
    { config: { permission: 'documents.read' }, schema: { summary: '发文机关代字', tags, response: { 200: marksView } } },
    async (request) => marksOf(await personOf(request, deps)),
  );

  app.put(
    '/series/marks/:body',
    {
      config: { permission: 'incoming.act' },
      schema: {
        summary: '录入发文机关代字',
        tags,
        params: z.object({ body: z.string().max(60) }),
        body: putMark,
        response: { 200: marksView },
      },
    },
    async (request) => {
      const person = await personOf(request, deps);
      await enterMark(deps, person, request.params.body, request.body);
      // The organisation has a new version now.
      return marksOf({ ...person, ctx: await deps.ledger.context(person.government, false) });
    },
  );

  app.get(
    '/calendar/days',
    {
      config: { permission: 'calendar.read' },
      schema: { summary: '工作日历', tags, querystring: calendarQuery, response: { 200: calendarDays } },
    },
    async (request) => {
      const { from, to } = request.query;
      const first = dayNumber(from);
      const last = dayNumber(to);
      if (last < first) throw new ProblemError('request.invalid', { detail: '截止日期早于起始日期。' });
      if (last - first >= MOST_DAYS) throw new ProblemError('request.invalid', { detail: `一次最多查询${MOST_DAYS}日。` });
      const { calendar } = await contextOf(request);
      const days = Array.from({ length: last - first + 1 }, (_, i) => {
        const date = dateOf(first + i);
        return { date, nature: calendar.nature(date) };
      });
      const years = [...new Set(days.map((d) => Number(d.date.slice(0, 4))))].map((year) => {
        const notice = calendar.notice(year);
        return { year, provisional: calendar.isProvisional(year), ...(notice === undefined ? {} : { notice }) };
      });
      return { days, years };
    },
  );
}
