/** 规则咨询: a question answered by the functions that judge real acts, under the rules in force or those of another built-in text. */
import {
  calledBy,
  consult,
  CONSULT_GROUPS,
  CONSULT_KIND_NAMES,
  CONSULT_KINDS,
  type Answer,
  type ConsultKind,
} from '@lingxing/affairs/consult';
import { citationLabel, type RulePack } from '@lingxing/workrules';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import {
  consultAnswer,
  consultKinds,
  consultKindsQuery,
  consultQuestion,
  type ConsultAnswer,
  type ConsultKinds,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { ProblemError } from '../http/problem.ts';
import { presentContext } from '../shell/person.ts';
import { packOf, textsFor } from '../shell/texts.ts';
import type { Api } from './types.ts';

const tags = ['rules'];

export function consultationRoutes(app: Api, deps: Deps): void {
  const asking = async (request: FastifyRequest) => {
    const session = sessionOf(request);
    return { session, ctx: await presentContext(deps, session) };
  };

  app.get(
    '/consultations/kinds',
    {
      config: { permission: 'rules.read' },
      schema: { summary: '可以咨询的问题', tags, querystring: consultKindsQuery, response: { 200: consultKinds } },
    },
    async (request) => {
      const { session, ctx } = await asking(request);
      return kindsOf(packOf(request.query.of ?? session.government, session.government, ctx.pack), session.government, ctx.pack);
    },
  );

  app.post(
    '/governments/:id/consultations',
    {
      config: { permission: 'rules.read' },
      schema: {
        summary: '规则咨询',
        tags,
        params: z.object({ id: z.string().max(60) }),
        body: consultQuestion,
        response: { 200: consultAnswer },
      },
    },
    async (request) => {
      const { session, ctx } = await asking(request);
      const pack = packOf(request.params.id, session.government, ctx.pack);
      // Only one question is about words, and only one's own text was imported here.
      const printed =
        request.body.kind === 'says' && pack.id === session.government
          ? await deps.rulesTexts.text(session.government, pack.source.edition.edition)
          : undefined;
      const consulted = consult(
        { pack, calendar: ctx.calendar, date: ctx.today, ...(printed === undefined ? {} : { text: printed.text }) },
        request.body,
      );
      if (!consulted.ok) throw new ProblemError('request.invalid', { detail: '问题的写法有误。', errors: consulted.problems });
      return answerView(consulted.answer, pack);
    },
  );
}

function kindsOf(pack: RulePack, own: string, inForce: RulePack): ConsultKinds {
  return {
    of: pack.id,
    texts: textsFor(own, inForce).map((one, i) => ({ id: one.id, name: one.source.government.name, own: i === 0 })),
    kinds: CONSULT_KIND_NAMES.map((kind) => ({
      kind,
      group: CONSULT_GROUPS[CONSULT_KINDS[kind].group],
      label: CONSULT_KINDS[kind].label,
      facts: calledBy(pack, SCHEMAS.get(kind) ?? {}),
    })),
  };
}

const SCHEMAS = new Map<ConsultKind, Readonly<Record<string, unknown>>>(
  CONSULT_KIND_NAMES.map((kind) => [kind, z.toJSONSchema(CONSULT_KINDS[kind].facts, { io: 'input' })]),
);

function answerView(answer: Answer, pack: RulePack): ConsultAnswer {
  const findings = (list: Answer['findings']) =>
    list.map((one) => ({
      ...one,
      label: citationLabel({ source: one.source, text: one.of, article: one.article, paragraph: one.paragraph, item: one.item }, pack),
    }));
  const body = (given: Answer['answer']) =>
    given === undefined
      ? undefined
      : {
          text: given.text,
          ...(given.posts === undefined ? {} : { posts: [...given.posts] }),
          ...(given.dates === undefined ? {} : { dates: given.dates.map((one) => ({ ...one, provisional: [...one.provisional] })) }),
          ...(given.value === undefined ? {} : { value: given.value }),
          ...(given.unit === undefined ? {} : { unit: given.unit }),
          ...(given.timesMin === undefined ? {} : { timesMin: given.timesMin }),
          ...(given.timesMax === undefined ? {} : { timesMax: given.timesMax }),
        };
  const { dependsOn } = answer;
  return {
    outcome: answer.outcome,
    answer: body(answer.answer),
    findings: findings(answer.findings),
    ...(answer.nearest === undefined ? {} : { nearest: answer.nearest.map((one) => ({ ...one, facts: { ...one.facts } })) }),
    ...(dependsOn === undefined
      ? {}
      : {
          dependsOn: {
            facts: [...dependsOn.facts],
            cases: dependsOn.cases.map((one) => ({
              facts: { ...one.facts },
              ...(one.alike === undefined
                ? {}
                : { alike: Object.fromEntries(Object.entries(one.alike).map(([name, of]) => [name, [...of]])) }),
              outcome: one.outcome,
              answer: body(one.answer),
              findings: findings(one.findings),
            })),
          },
        }),
  };
}
