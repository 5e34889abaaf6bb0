/**
 * 机构与分工: the organisation of a day and its history; plans of changes, previewed and confirmed; the whole as a workbook.
 * Posts, departments and portfolios are the system administrator's, who holds a post the security administrator's: the same
 * routes stand under both permissions, and each refuses what is the other's.
 */
import { foreignTo, registerOn, type ChangePlan } from '@lingxing/affairs/organisation';
import type { FastifyReply, FastifyRequest } from 'fastify';
import writeExcelFile from 'write-excel-file/node';
import * as z from 'zod';
import {
  changePlan,
  chartQuery,
  chartView as chartSchema,
  confirmPlan,
  changeHistoryPage,
  changeHistoryQuery,
  movedQuery,
  movedView,
  planDone,
  planPreview,
  workbookRead,
  type MovedLine,
  type Permission,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { readCells } from '../files/index.ts';
import { sessionOf } from '../http/authorise.ts';
import { ProblemError } from '../http/problem.ts';
import { accountKey, type Session } from '../identity/index.ts';
import { presentContext } from '../shell/person.ts';
import { takeUpload } from '../shell/uploads.ts';
import { readWorkbook, writeWorkbook } from '../shell/workbook.ts';
import { chartView, historyLines, movedLine, planFindingView, previewView, readsAll, type Naming } from '../views/organisation.ts';
import { dayOf } from '../views/time.ts';
import type { Api } from './types.ts';

const tags = ['organisation'];
/** Bytes of a plan, and of a workbook. */
const PLAN_LIMIT = 512 * 1024;
const WORKBOOK_LIMIT = 2 * 1024 * 1024;
/** Open matters asked in one request: about a second of work. */
const MATTERS = 200;
/** Matters in one export. */
const EXPORTED = 10_000;

export function organisationRoutes(app: Api, deps: Deps): void {
  const { ledger, identity } = deps;
  const today = (): string => dayOf(deps.clock.now());

  /** How accounts are named to whoever reads all of it: an administrator knows them by their names, too. */
  async function naming({ government, administrator }: Session): Promise<Naming> {
    const labels = new Map((await identity.accounts(government, today())).map((one) => [one.account, one.label]));
    return { labelOf: (account) => labels.get(account), logins: administrator !== undefined };
  }

  /** The history, to whoever reads all of it. */
  async function whole(request: FastifyRequest) {
    const session = sessionOf(request);
    const chart = await ledger.chart.read(session.government);
    if (!readsAll(session, registerOn(chart.register, today())))
      throw new ProblemError('permission.denied', { detail: '机构变动记录由政府办公室和管理员查阅。' });
    return { session, ...chart };
  }

  app.get(
    '/organisation/chart',
    {
      config: { permission: 'organisation.read' },
      schema: { summary: '某日的机构与分工', tags, querystring: chartQuery, response: { 200: chartSchema } },
    },
    async (request) => {
      const session = sessionOf(request);
      const { register } = await ledger.chart.read(session.government);
      const { pack } = await presentContext(deps, session);
      const whole = readsAll(session, registerOn(register, today()));
      return chartView(register, request.query.day ?? today(), whole ? await naming(session) : undefined, pack);
    },
  );

  app.get(
    '/organisation/history',
    {
      config: { permission: 'organisation.read' },
      schema: { summary: '机构变动记录', tags, querystring: changeHistoryQuery, response: { 200: changeHistoryPage } },
    },
    async (request) => {
      const { session, entries } = await whole(request);
      const { cursor, limit } = request.query;
      const page = await ledger.chart.history(session.government, { before: cursor, limit });
      const last = page.at(-1);
      return {
        items: historyLines(page, entries, await naming(session)),
        ...(last === undefined || page.length < limit ? {} : { next: last.n }),
      };
    },
  );

  app.get(
    '/organisation/export.xlsx',
    {
      config: { permission: 'organisation.read', rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { summary: '导出机构', tags, querystring: chartQuery },
    },
    async (request, reply) => {
      const { session, register } = await whole(request);
      const day = request.query.day ?? today();
      const sheets = writeWorkbook(register, day);
      await identity.record(session.government, {
        account: session.account,
        event: 'organisation-exported',
        detail: `${day}的机构`,
        result: 'ok',
      });
      return sendWorkbook(
        reply,
        sheets.map(({ sheet, data }) => ({ sheet, data, stickyRowsCount: 1 })),
        `机构${day}.xlsx`,
        'organisation.xlsx',
      );
    },
  );

  planRoutes(app, deps, '/organisation/plans', 'organisation.manage', false);
  planRoutes(app, deps, '/admin/grants/plans', 'grants.manage', true);
}

function planRoutes(app: Api, deps: Deps, prefix: string, permission: Permission, holdings: boolean): void {
  const { ledger, identity } = deps;
  const today = (): string => dayOf(deps.clock.now());
  const rateLimit = { max: 120, timeWindow: 60_000 };

  /** The plan as the ledger takes it; refused where part of it is the other administrator's. */
  async function planOf(request: FastifyRequest, { changes, document, day, reason }: z.output<typeof changePlan>): Promise<ChangePlan> {
    const { government } = sessionOf(request);
    const foreign = foreignTo(changes, holdings)[0];
    if (foreign !== undefined)
      throw new ProblemError('permission.denied', {
        detail: holdings
          ? '职务、部门和分工由系统管理员设置，授权只列任职和免职。'
          : '任职和免职由安全管理员办理，此处只列职务、部门和分工。',
      });
    const plain = changes.map((one) =>
      one.kind === 'holder-appointed' || one.kind === 'holder-relieved' ? { ...one, account: accountKey(one.account) } : one,
    );
    for (const one of plain) {
      if (one.kind !== 'holder-appointed') continue;
      const barred = await identity.postBarred(government, one.account);
      if (barred !== undefined) throw new ProblemError('admin.refused', { detail: `${one.account}：${barred}` });
    }
    return { day, document, changes: plain, ...(reason === undefined || reason === '' ? {} : { reason }) };
  }
  const packOf = async (request: FastifyRequest) => (await presentContext(deps, sessionOf(request))).pack;

  app.post(
    `${prefix}/preview`,
    {
      config: { permission, rateLimit },
      bodyLimit: PLAN_LIMIT,
      schema: { summary: holdings ? '预览任免' : '预览机构变动', tags, body: changePlan, response: { 200: planPreview } },
    },
    async (request) => {
      const plan = await planOf(request, request.body);
      return previewView(await ledger.chart.preview(sessionOf(request).government, plan), plan, today(), await packOf(request));
    },
  );

  app.post(
    `${prefix}/moved`,
    {
      config: { permission, rateLimit },
      bodyLimit: PLAN_LIMIT,
      schema: { summary: '变动涉及的在办事项', tags, body: movedQuery, response: { 200: movedView } },
    },
    async (request) => {
      const { government } = sessionOf(request);
      const plan = await planOf(request, request.body.plan);
      const { after } = await ledger.chart.preview(government, plan);
      const { moved, ...counts } = await ledger.chart.moved(government, plan, { cursor: request.body.cursor, limit: MATTERS });
      return { ...counts, moved: moved.map((one) => movedLine(one, after)) };
    },
  );

  app.post(
    `${prefix}/moved.xlsx`,
    {
      config: { permission, rateLimit: { max: 10, timeWindow: 60_000 } },
      bodyLimit: PLAN_LIMIT,
      schema: { summary: '导出变动涉及的在办事项', tags, body: changePlan },
    },
    async (request, reply) => {
      const { government, account } = sessionOf(request);
      const plan = await planOf(request, request.body);
      const { after } = await ledger.chart.preview(government, plan);
      const lines: MovedLine[] = [];
      let cursor: string | undefined;
      do {
        const { moved, next } = await ledger.chart.moved(government, plan, { cursor, limit: MATTERS });
        lines.push(...moved.map((one) => movedLine(one, after)));
        cursor = next;
      } while (cursor !== undefined && lines.length < EXPORTED);
      await identity.record(government, {
        account,
        event: 'organisation-exported',
        detail: `变动涉及的在办事项${lines.length}件`,
        result: 'ok',
      });
      return sendWorkbook(
        reply,
        [{ sheet: '在办事项', data: movedRows(lines), stickyRowsCount: 1 }],
        '变动涉及的在办事项.xlsx',
        'moved.xlsx',
      );
    },
  );

  app.post(
    prefix,
    {
      config: { permission, rateLimit },
      bodyLimit: PLAN_LIMIT + 4_096,
      schema: { summary: holdings ? '确认任免' : '确认机构变动', tags, body: confirmPlan, response: { 200: planDone } },
    },
    async (request) => {
      const { government, account } = sessionOf(request);
      const plan = await planOf(request, request.body.plan);
      const detail = `${plan.document.number}，自${plan.day}，${plan.changes.length}项`;
      const outcome = await ledger.chart.confirm(government, plan, { account, seen: request.body.seen });
      if (outcome.kind === 'stale') throw new ProblemError('conflict.stale', { detail: '预览之后机构又有变动，请重新预览。' });
      if (outcome.kind === 'refused') {
        const pack = await packOf(request);
        const said = outcome.findings.filter((one) => one.outcome === 'refused').map((one) => planFindingView(one, pack).message);
        await identity.record(government, { account, event: 'admin-refused', detail: `${detail}：${said.join('')}`, result: 'refused' });
        throw new ProblemError('admin.refused', { detail: said.join('') });
      }
      await identity.record(government, { account, event: holdings ? 'post-granted' : 'organisation-changed', detail, result: 'ok' });
      const { entered, effective } = outcome;
      return { entered, effective };
    },
  );
}

/** The import of a workbook, a form with a file: registered where forms are read. What it comes down to is previewed and confirmed as a plan. */
export function organisationForm(app: Api, deps: Deps): void {
  app.post(
    '/organisation/workbook',
    {
      config: { permission: 'organisation.manage', rateLimit: { max: 30, timeWindow: 60_000 } },
      bodyLimit: WORKBOOK_LIMIT + 64 * 1024,
      schema: {
        summary: '核对机构表格',
        description:
          '表单依次为 day（生效日期，缺省为今日）和 file（XLSX）。有一处不符就不取任何内容，逐处说明行列；无误的，答复应作的变动，另行预览、确认。',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: workbookRead },
      },
    },
    async (request) => {
      const { government, account } = sessionOf(request);
      const { made, given } = await takeUpload(
        request,
        async (part) => {
          const chunks: Buffer[] = [];
          let size = 0;
          for await (const chunk of part.file as AsyncIterable<Buffer>) {
            size += chunk.length;
            if (size <= WORKBOOK_LIMIT) chunks.push(chunk);
          }
          return size > WORKBOOK_LIMIT ? undefined : Buffer.concat(chunks);
        },
        () => Promise.resolve(),
      );
      if (made === undefined) throw new ProblemError('request.too-large', { detail: '机构表格不超过2 MB。' });
      const day = given.get('day') ?? '';
      if (day !== '' && !z.iso.date().safeParse(day).success) throw new ProblemError('request.invalid', { detail: 'day 的写法有误。' });
      const cells = await readCells(made);
      if (!cells.ok) {
        await deps.identity.record(government, {
          account,
          event: 'admin-refused',
          detail: `机构表格：${cells.message}`,
          result: 'refused',
        });
        throw new ProblemError('file.refused', { detail: `${cells.message}请用导出的表格修改后重新导入。` });
      }
      const { register } = await deps.ledger.chart.read(government);
      const { faults, changes } = readWorkbook(cells.sheets, register, day === '' ? dayOf(deps.clock.now()) : day);
      return { faults: [...faults], changes: [...changes] };
    },
  );
}

/** A cell that begins like a formula is text all the same. */
const text = (value: string) => ({ type: String, value });
const waitWords = (list: MovedLine['now']): string =>
  list.map((one) => `${one.title}（${one.label}${one.holders.length === 0 ? '，无人任职' : `，${one.holders.join('、')}`}）`).join('；') ||
  '无人';

const movedRows = (lines: readonly MovedLine[]) => [
  ['事项', '编号、文号', '立件日期', '类别', '办到', '现待办', '变动后待办', '无人可办', '点名呈送，不随分工变动'].map((value) => ({
    type: String,
    value,
    fontWeight: 'bold' as const,
  })),
  ...lines.map((one) =>
    [
      one.matter,
      one.number ?? '',
      one.openedOn,
      one.procedureLabel,
      one.stageLabel,
      waitWords(one.now),
      waitWords(one.after),
      one.nobody ? '是' : '',
      one.kept.join('、'),
    ].map(text),
  ),
];

async function sendWorkbook(
  reply: FastifyReply,
  sheets: NonNullable<Parameters<typeof writeExcelFile>[0]>,
  title: string,
  filename: string,
): Promise<FastifyReply> {
  const file = writeExcelFile(sheets);
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="${filename}"; filename*=UTF-8''${encodeURIComponent(title)}`)
    .send(await (file.toStream as () => Promise<NodeJS.ReadableStream>)());
}
