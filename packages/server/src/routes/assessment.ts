/** 绩效考评: the years' assessments, drafting one, its page, history and spreadsheet, the acts on it. */
import { INDICATORS } from '@lingxing/affairs/assessment-labels';
import { actDone, assessments, assessmentView, openAssessment, type AssessmentView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { assessmentsOf, assessmentShell, pageOfAssessment } from '../shell/assessment.ts';
import { personOf, type Person } from '../shell/person.ts';
import { assessmentHistoryLine } from '../views/history.ts';
import { asWhom } from './documents.ts';
import { EXPORT_ROWS, number, sendSheet, text, type Sheet } from './export.ts';
import { actRoutes, byId } from './matter.ts';
import type { Api } from './types.ts';

/** Bytes of a request: indicators, classes of some hundred departments, an appeal of some pages. */
const LIMIT = 128 * 1024;

const read = { permission: 'tasks.read' } as const;
const act = { permission: 'tasks.act' } as const;
const tags = ['tasks'];
const PATH = '/tasks/assessments';

/** One row for each department and indicator, and one for its sum. */
const rowsOf = ({ scores, terms }: AssessmentView) =>
  scores.flatMap((score) => [
    ...score.lines.map((line) => ({ score, line, label: terms.indicators.find((one) => one.kind === line.indicator)?.label ?? '' })),
    { score, line: undefined, label: '合计' },
  ]);

const sheetOf = (deps: Deps, person: Person, id: string): Sheet<ReturnType<typeof rowsOf>[number]> => ({
  columns: ['类别', '名次', '单位', '指标', '分值', '计分件数', '申诉核减', '计划数', '实有数', '得分'].map((title) => ({
    title,
    width: title === '单位' ? 28 : 14,
  })),
  page: async () => ({ items: rowsOf(await pageOfAssessment(deps, person, id)) }),
  cells: ({ score, line, label }) => [
    text(score.group),
    number(score.rank),
    text(score.department.name),
    text(label),
    ...(line === undefined
      ? [text(''), text(''), text(''), text(''), text(''), number(score.points)]
      : [
          number(line.full),
          number(line.counted),
          number(line.takenOut),
          line.plan === undefined ? text('') : number(line.plan),
          line.total === undefined ? text('') : number(line.total),
          number(line.points),
        ]),
  ],
});

export function assessmentRoutes(app: Api, deps: Deps): void {
  app.get(PATH, { config: read, schema: { summary: '历年绩效考评', tags, response: { 200: assessments } } }, async (request) =>
    assessmentsOf(deps, await personOf(request, deps)),
  );

  app.post(
    PATH,
    { config: act, bodyLimit: LIMIT, schema: { summary: '拟定考评指标', tags, body: openAssessment, response: { 201: actDone } } },
    async (request, reply) => reply.code(201).send(await assessmentShell.open(deps, await personOf(request, deps), request.body)),
  );

  app.get(
    `${PATH}/:id`,
    {
      config: read,
      schema: {
        summary: `一个年度的绩效考评：${Object.values(INDICATORS)
          .map((one) => one.label)
          .join('、')}`,
        description: '定格前按台账暂计，定格后不再变动；部门看得到各单位得分和本单位的计分事项。',
        tags,
        params: byId,
        querystring: asWhom,
        response: { 200: assessmentView },
      },
    },
    async (request) => pageOfAssessment(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  app.get(
    `${PATH}/:id/export.xlsx`,
    {
      config: { ...read, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { summary: '导出绩效考评得分', tags, params: byId },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const named = { sheet: '绩效考评', title: '绩效考评得分', filename: 'assessment.xlsx', event: 'assessment-exported' } as const;
      return sendSheet(deps, person, reply, sheetOf(deps, person, request.params.id), { ...named, most: EXPORT_ROWS });
    },
  );

  actRoutes(app, deps, {
    path: PATH,
    tags,
    read: 'tasks.read',
    act: 'tasks.act',
    limit: LIMIT,
    shell: assessmentShell,
    historyLine: assessmentHistoryLine,
  });
}
