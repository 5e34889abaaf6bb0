/** The lists of documents and of incoming documents as spreadsheets: the same filters and reading rights as the lists themselves. */
import { dayWords } from '@lingxing/affairs/kernel';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { DocumentRow, LetterRow, Page } from '@lingxing/ledger';
import type { FastifyReply } from 'fastify';
import {
  burdenQuery,
  comparisonQuery,
  conductQuery,
  departmentMeetingQuery,
  documentQuery,
  incomingQuery,
  leaveQuery,
  type AbsenceLine,
  type BurdenFilter,
  type BurdenView,
  type ConductFilter,
  type ConductLine,
  type DepartmentMeetingFilter,
  type DepartmentMeetingLine,
  meetingQuery,
  type MeetingFilter,
  followUpQuery,
  type FollowUpFilter,
  type FollowUpLine,
  type MeetingLine,
  type IncomingFilter,
  type LeaveFilter,
  type RulesComparison,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import type { TrailEvent } from '../identity/index.ts';
import { comparisonOf } from '../shell/comparison.ts';
import { burdenOf } from '../shell/burden.ts';
import { listIncoming } from '../shell/incoming.ts';
import { listConduct } from '../shell/conduct.ts';
import { listDepartmentMeetings } from '../shell/department-meetings.ts';
import { listFollowUps } from '../shell/meetings-after.ts';
import { listMeetings } from '../shell/meetings.ts';
import { listLeaves } from '../shell/leave.ts';
import { listDocuments, type DocumentFilter } from '../shell/lists.ts';
import { personOf, type Person } from '../shell/person.ts';
import { incomingLine } from '../views/incoming.ts';
import { standInsText } from '../views/leave.ts';
import { documentLine } from '../views/lists.ts';
import { dayOf } from '../views/time.ts';
import type { Api } from './types.ts';

/** Rows of one export; beyond it the file says so and asks for a narrower filter. */
export const EXPORT_ROWS = 10_000;
export const PAGE = 200;

const COLUMNS = [
  { title: '标题', width: 60 },
  { title: '发文字号', width: 22 },
  { title: '文种', width: 8 },
  { title: '发文名义', width: 22 },
  { title: '起草部门', width: 24 },
  { title: '办到', width: 12 },
  { title: '待办人', width: 30 },
  { title: '时限', width: 16 },
  { title: '起草日期', width: 16 },
  { title: '最近办理', width: 16 },
] as const;

/** A cell that begins like a formula is text all the same. */
export const text = (value: string) => ({ type: String, value });
export const day = (iso: string) => text(dayWords(dayOf(Date.parse(iso))));

export interface Sheet<R> {
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  /** One page after another, as the list gives them. */
  readonly page: (cursor: string | undefined, limit: number) => Promise<Page<R>>;
  readonly cells: (row: R) => SheetData[number];
}

async function rowsOf<R>({ columns, page, cells }: Sheet<R>, most: number): Promise<SheetData> {
  const rows: SheetData = [columns.map((c) => ({ type: String, value: c.title, fontWeight: 'bold' as const }))];
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor, Math.min(PAGE, most));
    for (const row of items) {
      if (rows.length > most) break;
      rows.push(cells(row));
    }
    cursor = next;
  } while (cursor !== undefined && rows.length <= most);
  if (cursor !== undefined) rows.push([text(`只导出前${most}件，其余请缩小筛选范围后另行导出。`)]);
  return rows;
}

const dueWords = (line: { readonly due?: string | undefined; readonly late: boolean }): string =>
  line.due === undefined ? '' : `${dayWords(line.due)}${line.late ? '（逾期）' : ''}`;

const documentSheet = (deps: Deps, person: Person, filter: DocumentFilter): Sheet<DocumentRow> => ({
  columns: COLUMNS,
  page: (cursor, limit) => listDocuments(deps, person, { ...filter, cursor, limit }),
  cells: (row) => {
    const line = documentLine(row, person.ctx);
    return [
      text(line.title),
      text(line.number ?? ''),
      text(line.kindLabel),
      text(line.issuerLabel),
      text(line.hostName),
      text(line.stageLabel),
      text(line.waitingFor.join('、')),
      text(dueWords(line)),
      day(line.createdAt),
      day(line.updatedAt),
    ];
  },
});

const LETTER_COLUMNS = [
  { title: '收文编号', width: 20 },
  { title: '收到日期', width: 16 },
  { title: '来文单位', width: 26 },
  { title: '来文字号', width: 22 },
  { title: '来文日期', width: 16 },
  { title: '标题', width: 60 },
  { title: '文种', width: 8 },
  { title: '收文方式', width: 10 },
  { title: '办到', width: 12 },
  { title: '待办人', width: 30 },
  { title: '时限', width: 16 },
  { title: '登记日期', width: 16 },
] as const;

const letterSheet = (deps: Deps, person: Person, filter: IncomingFilter): Sheet<LetterRow> => ({
  columns: LETTER_COLUMNS,
  page: (cursor, limit) => listIncoming(deps, person, { ...filter, cursor, limit }),
  cells: (row) => {
    const line = incomingLine(row, person.ctx, person.actor);
    return [
      text(line.number ?? ''),
      day(line.receivedAt),
      text(line.sender.name),
      text(line.senderNumber),
      text(line.dated === undefined ? '' : dayWords(line.dated)),
      text(line.title),
      text(line.kindLabel),
      text(line.channelLabel),
      text(line.stageLabel),
      text(line.waitingFor.join('、')),
      text(dueWords(line)),
      day(line.enteredAt),
    ];
  },
});

const LEAVE_COLUMNS = [
  { title: '职务', width: 30 },
  { title: '类别', width: 14 },
  { title: '起', width: 16 },
  { title: '止', width: 16 },
  { title: '去向', width: 24 },
  { title: '事由', width: 36 },
  { title: '代办', width: 36 },
  { title: '状态', width: 14 },
  { title: '待办人', width: 30 },
] as const;

const leaveSheet = (deps: Deps, person: Person, filter: LeaveFilter): Sheet<AbsenceLine> => ({
  columns: LEAVE_COLUMNS,
  page: (cursor, limit) => listLeaves(deps, person, { ...filter, cursor, limit }),
  cells: (line) =>
    [
      line.post.title,
      line.kindLabel,
      dayWords(line.from),
      dayWords(line.to),
      line.destination,
      line.purpose,
      standInsText(line),
      line.stageLabel,
      line.waitingFor.join('、'),
    ].map(text),
});

const CONDUCT_COLUMNS = [
  { title: '谁', width: 28 },
  { title: '类别', width: 22 },
  { title: '事项', width: 50 },
  { title: '状态', width: 22 },
  { title: '待办人', width: 30 },
  { title: '登记日期', width: 16 },
] as const;

const conductSheet = (deps: Deps, person: Person, filter: ConductFilter): Sheet<ConductLine> => ({
  columns: CONDUCT_COLUMNS,
  page: (cursor, limit) => listConduct(deps, person, { ...filter, cursor, limit }),
  cells: (line) => [
    ...[line.post.title, line.kindLabel, line.title, line.stageLabel, line.waitingFor.join('、')].map(text),
    day(line.createdAt),
  ],
});

const MEETING_COLUMNS = [
  { title: '主办部门', width: 28 },
  { title: '类别', width: 22 },
  { title: '题目', width: 50 },
  { title: '状态', width: 22 },
  { title: '待办人', width: 30 },
  { title: '登记日期', width: 16 },
] as const;

const departmentMeetingSheet = (deps: Deps, person: Person, filter: DepartmentMeetingFilter): Sheet<DepartmentMeetingLine> => ({
  columns: MEETING_COLUMNS,
  page: (cursor, limit) => listDepartmentMeetings(deps, person, { ...filter, cursor, limit }),
  cells: (line) => [
    ...[line.host.name, line.kindLabel, line.title, line.stageLabel, line.waitingFor.join('、')].map(text),
    day(line.createdAt),
  ],
});

const SITTING_COLUMNS = [
  { title: '会议', width: 40 },
  { title: '类别', width: 16 },
  { title: '主持', width: 28 },
  { title: '纪要编号', width: 30 },
  { title: '状态', width: 18 },
  { title: '待办人', width: 30 },
  { title: '召集日期', width: 16 },
] as const;

const meetingSheet = (deps: Deps, person: Person, filter: MeetingFilter): Sheet<MeetingLine> => ({
  columns: SITTING_COLUMNS,
  page: (cursor, limit) => listMeetings(deps, person, { ...filter, cursor, limit }),
  cells: (line) => [
    ...[line.title, line.kindLabel, line.chair.title, line.number ?? '', line.stageLabel, line.waitingFor.join('、')].map(text),
    day(line.createdAt),
  ],
});

const FOLLOW_UP_COLUMNS = [
  { title: '会议', width: 40 },
  { title: '议题', width: 50 },
  { title: '议定', width: 14 },
  { title: '去向', width: 14 },
  { title: '承办单位', width: 28 },
  { title: '时限', width: 16 },
  { title: '办到', width: 14 },
  { title: '发文字号', width: 26 },
  { title: '印发日期', width: 16 },
  { title: '公开', width: 14 },
  { title: '公开日期', width: 16 },
] as const;

const followUpSheet = (deps: Deps, person: Person, filter: FollowUpFilter): Sheet<FollowUpLine> => ({
  columns: FOLLOW_UP_COLUMNS,
  page: (cursor) => listFollowUps(deps, person, { ...filter, cursor }),
  cells: ({ meeting, topic, result, fate, department, due, stateLabel, issued, publication }) =>
    [
      meeting.number ?? meeting.title,
      topic,
      result,
      fate ?? '',
      department ?? '',
      due === undefined ? '' : dayWords(due),
      stateLabel,
      issued?.number ?? '',
      issued === undefined ? '' : dayWords(issued.on),
      publication?.label ?? '',
      publication?.on === undefined ? '' : dayWords(publication.on),
    ].map(text),
});

const BURDEN_COLUMNS = [
  { title: '发文单位', width: 28 },
  { title: '期间', width: 12 },
  { title: '文件', width: 8 },
  { title: '简报', width: 8 },
  { title: '页数', width: 8 },
  { title: '字数', width: 10 },
  { title: '超过篇幅的件数', width: 16 },
  { title: '超出字数', width: 10 },
  { title: '要求填报（种）', width: 14 },
  { title: '开到下级的会议', width: 16 },
  { title: '交下级督办', width: 14 },
] as const;
export const number = (value: number) => ({ type: Number, value });

const burdenSheet = (deps: Deps, person: Person, filter: BurdenFilter): Sheet<BurdenView['lines'][number]> => ({
  columns: BURDEN_COLUMNS,
  page: async () => ({ items: (await burdenOf(deps, person, filter)).lines }),
  cells: (line) => [
    text(line.sender.name),
    text(line.periodLabel),
    number(line.documents),
    number(line.bulletins),
    number(line.pages),
    number(line.characters),
    number(line.over),
    number(line.excess),
    number(line.forms),
    number(line.meetings),
    number(line.inspections),
  ],
});

const VERDICTS = { same: '相同', different: '不同', silent: '有的未写' } as const;

/** One line a subject; in each government's column what it lays down, how strictly, and where. */
const comparisonSheet = ({ texts, rows }: RulesComparison): Sheet<RulesComparison['rows'][number]> => ({
  columns: [
    { title: '类别', width: 18 },
    { title: '事项', width: 24 },
    { title: '对照', width: 10 },
    ...texts.map((one) => ({ title: one.name, width: 44 })),
  ],
  page: () => Promise.resolve({ items: rows }),
  cells: (row) => [
    text(row.group),
    text(row.label),
    text(VERDICTS[row.verdict]),
    ...texts.map(({ id }) => {
      const cell = row.cells[id];
      return text(
        cell === undefined ? '未写' : `${cell.text}（${cell.modalities.join('；')}；${cell.citations.map((one) => one.label).join('、')}）`,
      );
    }),
  ],
});

interface Named {
  /** 公文, and the trail's word for taking the list out. */
  readonly sheet: string;
  readonly title: string;
  readonly filename: string;
  readonly event: TrailEvent;
}

/** Writes the file and the line in the trail: what was taken out, by whom, how many rows. */
export async function sendSheet<R>(
  deps: Deps,
  person: Person,
  reply: FastifyReply,
  of: Sheet<R>,
  { sheet, title, filename, event, most }: Named & { readonly most: number },
): Promise<FastifyReply> {
  const rows = await rowsOf(of, most);
  const file = writeExcelFile(rows, { sheet, columns: of.columns.map(({ width }) => ({ width })), stickyRowsCount: 1 });
  await deps.identity.record(person.government, {
    account: person.session.account,
    event,
    detail: `${rows.length - 1}行`,
    result: 'ok',
  });
  const name = encodeURIComponent(`${title}${person.ctx.today}.xlsx`);
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="${filename}"; filename*=UTF-8''${name}`)
    .send(await (file.toStream as () => Promise<NodeJS.ReadableStream>)());
}

export function exportRoutes(app: Api, deps: Deps, most = EXPORT_ROWS): void {
  const rateLimit = { max: 10, timeWindow: 60_000 };
  app.get(
    '/documents/export.xlsx',
    {
      config: { permission: 'documents.read', rateLimit },
      schema: { summary: '导出公文清单', tags: ['documents'], querystring: documentQuery.omit({ cursor: true, limit: true }) },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = documentSheet(deps, person, { ...request.query, limit: PAGE });
      const named = { sheet: '公文', title: '公文清单', filename: 'documents.xlsx', event: 'documents-exported' } as const;
      return sendSheet(deps, person, reply, of, { ...named, most });
    },
  );

  app.get(
    '/burden/export.xlsx',
    {
      config: { permission: 'documents.read', rateLimit },
      schema: { summary: '导出基层减负统计', tags: ['burden'], querystring: burdenQuery },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const named = { sheet: '基层减负', title: '基层减负统计', filename: 'burden.xlsx', event: 'burden-exported' } as const;
      return sendSheet(deps, person, reply, burdenSheet(deps, person, request.query), { ...named, most });
    },
  );

  app.get(
    '/rules/comparison.xlsx',
    {
      config: { permission: 'rules.read', rateLimit },
      schema: { summary: '导出规则对照', tags: ['reference'], querystring: comparisonQuery },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = comparisonSheet(comparisonOf(person.ctx.pack, person.government, request.query.with));
      const named = { sheet: '对照', title: '工作规则对照', filename: 'comparison.xlsx', event: 'comparison-exported' } as const;
      return sendSheet(deps, person, reply, of, { ...named, most });
    },
  );

  app.get(
    '/incoming/export.xlsx',
    {
      config: { permission: 'incoming.read', rateLimit },
      schema: { summary: '导出收文登记簿', tags: ['incoming'], querystring: incomingQuery.omit({ cursor: true, limit: true }) },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = letterSheet(deps, person, { ...request.query, limit: PAGE });
      const named = { sheet: '收文', title: '收文登记簿', filename: 'incoming.xlsx', event: 'incoming-exported' } as const;
      return sendSheet(deps, person, reply, of, { ...named, most });
    },
  );

  app.get(
    '/leave/export.xlsx',
    {
      config: { permission: 'leave.read', rateLimit },
      schema: { summary: '导出外出和请销假清单', tags: ['leave'], querystring: leaveQuery.omit({ cursor: true, limit: true }) },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = leaveSheet(deps, person, { ...request.query, limit: PAGE });
      const named = { sheet: '请销假', title: '外出和请销假清单', filename: 'leave.xlsx', event: 'leave-exported' } as const;
      return sendSheet(deps, person, reply, of, { ...named, most });
    },
  );

  app.get(
    '/department-meetings/export.xlsx',
    {
      config: { permission: 'department-meetings.read', rateLimit },
      schema: {
        summary: '导出部门会议清单',
        tags: ['department-meetings'],
        querystring: departmentMeetingQuery.omit({ cursor: true, limit: true }),
      },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = departmentMeetingSheet(deps, person, { ...request.query, limit: PAGE });
      const named = {
        sheet: '部门会议',
        title: '部门会议、活动清单',
        filename: 'department-meetings.xlsx',
        event: 'department-meetings-exported',
      } as const;
      return sendSheet(deps, person, reply, of, { ...named, most });
    },
  );

  app.get(
    '/conduct/export.xlsx',
    {
      config: { permission: 'conduct.read', rateLimit },
      schema: { summary: '导出请示报备清单', tags: ['conduct'], querystring: conductQuery.omit({ cursor: true, limit: true }) },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = conductSheet(deps, person, { ...request.query, limit: PAGE });
      const named = { sheet: '请示报备', title: '请示报备清单', filename: 'conduct.xlsx', event: 'conduct-exported' } as const;
      return sendSheet(deps, person, reply, of, { ...named, most });
    },
  );

  app.get(
    '/meetings/after.xlsx',
    {
      config: { permission: 'meetings.read', rateLimit },
      schema: { summary: '导出会后落实', tags: ['meetings'], querystring: followUpQuery.omit({ cursor: true, limit: true }) },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = followUpSheet(deps, person, { ...request.query, limit: 50 });
      const named = { sheet: '会后落实', title: '会后落实', filename: 'meetings-after.xlsx', event: 'meetings-exported' } as const;
      return sendSheet(deps, person, reply, of, { ...named, most });
    },
  );

  app.get(
    '/meetings/export.xlsx',
    {
      config: { permission: 'meetings.read', rateLimit },
      schema: { summary: '导出会议清单', tags: ['meetings'], querystring: meetingQuery.omit({ cursor: true, limit: true }) },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = meetingSheet(deps, person, { ...request.query, limit: PAGE });
      const named = { sheet: '会议', title: '会议清单', filename: 'meetings.xlsx', event: 'meetings-exported' } as const;
      return sendSheet(deps, person, reply, of, { ...named, most });
    },
  );
}
