/** What is raised from outside, and replies made public, as spreadsheets: the latter go to the web site. */
import {
  oversightQuery,
  publishedReplyQuery,
  type OversightFilter,
  type OversightLine,
  type PublishedReplyFilter,
  type PublishedReplyLine,
} from '../contracts/index.ts';
import { dayWords } from '@lingxing/affairs/kernel';
import type { Deps } from '../deps.ts';
import { listOversight, listPublished } from '../shell/oversight.ts';
import { personOf, type Person } from '../shell/person.ts';
import { day, EXPORT_ROWS, PAGE, sendSheet, text, type Sheet } from './export.ts';
import type { Api } from './types.ts';

const OVERSIGHT_COLUMNS = [
  { title: '类别', width: 18 },
  { title: '事由', width: 60 },
  { title: '主办部门', width: 28 },
  { title: '状态', width: 18 },
  { title: '办结期限', width: 16 },
  { title: '逾期', width: 8 },
  { title: '待办人', width: 30 },
  { title: '登记日期', width: 16 },
] as const;

const oversightSheet = (deps: Deps, person: Person, filter: OversightFilter): Sheet<OversightLine> => ({
  columns: OVERSIGHT_COLUMNS,
  page: (cursor, limit) => listOversight(deps, person, { ...filter, cursor, limit }),
  cells: (line) => [
    ...[line.kindLabel, line.title, line.lead?.name ?? '', line.stageLabel].map(text),
    text(line.due === undefined ? '' : dayWords(line.due)),
    text(line.late ? '是' : ''),
    text(line.waitingFor.join('、')),
    day(line.createdAt),
  ],
});

const PUBLISHED_COLUMNS = [
  { title: '类别', width: 18 },
  { title: '标题', width: 50 },
  { title: '答复', width: 100 },
  { title: '承办部门', width: 28 },
  { title: '公开日期', width: 16 },
] as const;

const publishedSheet = (deps: Deps, person: Person, filter: PublishedReplyFilter): Sheet<PublishedReplyLine> => ({
  columns: PUBLISHED_COLUMNS,
  page: (cursor, limit) => listPublished(deps, person, { ...filter, cursor, limit }),
  cells: (line) => [line.kindLabel, line.title, line.text, line.department, line.on].map(text),
});

export function oversightExportRoutes(app: Api, deps: Deps, most = EXPORT_ROWS): void {
  const rateLimit = { max: 10, timeWindow: 60_000 };

  app.get(
    '/oversight/export.xlsx',
    {
      config: { permission: 'oversight.read', rateLimit },
      schema: { summary: '导出接受监督事项清单', tags: ['oversight'], querystring: oversightQuery.omit({ cursor: true, limit: true }) },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = oversightSheet(deps, person, { ...request.query, limit: PAGE });
      const named = { sheet: '接受监督', title: '接受监督事项清单', filename: 'oversight.xlsx', event: 'oversight-exported' } as const;
      return sendSheet(deps, person, reply, of, { ...named, most });
    },
  );

  app.get(
    '/oversight/published/export.xlsx',
    {
      config: { permission: 'oversight.read', rateLimit },
      schema: { summary: '导出公开的答复', tags: ['oversight'], querystring: publishedReplyQuery.omit({ cursor: true, limit: true }) },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const of = publishedSheet(deps, person, { ...request.query, limit: PAGE });
      const named = { sheet: '公开的答复', title: '公开的答复', filename: 'replies.xlsx', event: 'published-replies-exported' } as const;
      return sendSheet(deps, person, reply, of, { ...named, most });
    },
  );
}
