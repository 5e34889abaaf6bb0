/** 规则咨询: a question answered by the functions that judge real acts, under the rules in force or those of another built-in text. */
import { consult, CONSULT_KIND_NAMES, CONSULT_KINDS, type Answer } from '@lingxing/affairs/consult';
import { citationLabel, type RulePack } from '@lingxing/workrules';
import { loadBuiltInPacks } from '@lingxing/workrules/read';
import * as z from 'zod';
import { consultAnswer, consultKinds, consultQuestion, type ConsultAnswer } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { presentContext } from '../shell/person.ts';
import type { Api } from './types.ts';

const tags = ['rules'];

export function consultationRoutes(app: Api, deps: Deps): void {
  app.get(
    '/consultations/kinds',
    { config: { permission: 'rules.read' }, schema: { summary: '可以咨询的问题', tags, response: { 200: consultKinds } } },
    () => KINDS,
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
      const session = sessionOf(request);
      const ctx = await presentContext(deps, session);
      // One's own rules as they are in force here; those of another are asked of the public text that comes with the software.
      const pack = request.params.id === session.government ? ctx.pack : loadBuiltInPacks().find((one) => one.id === request.params.id);
      if (pack === undefined) throw notFound();
      const consulted = consult({ pack, calendar: ctx.calendar, date: ctx.today }, request.body);
      if (!consulted.ok) throw new ProblemError('request.invalid', { detail: '问题的写法有误。', errors: consulted.problems });
      return answerView(consulted.answer, pack);
    },
  );
}

const KINDS = CONSULT_KIND_NAMES.map((kind) => ({
  kind,
  label: CONSULT_KINDS[kind].label,
  facts: z.toJSONSchema(CONSULT_KINDS[kind].facts, { io: 'input' }),
}));

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
        };
  const { dependsOn } = answer;
  return {
    outcome: answer.outcome,
    answer: body(answer.answer),
    findings: findings(answer.findings),
    ...(dependsOn === undefined
      ? {}
      : {
          dependsOn: {
            facts: [...dependsOn.facts],
            cases: dependsOn.cases.map((one) => ({
              facts: { ...one.facts },
              outcome: one.outcome,
              answer: body(one.answer),
              findings: findings(one.findings),
            })),
          },
        }),
  };
}
