/** The list of documents as a spreadsheet: the same filters and the same reading rights as the list itself. */
import { dayWords } from '@lingxing/affairs/kernel';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type * as z from 'zod';
import { documentQuery } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { listDocuments } from '../shell/lists.ts';
import { personOf, type Person } from '../shell/person.ts';
import { documentLine } from '../views/lists.ts';
import { dayOf } from '../views/time.ts';
import type { Api } from './types.ts';

/** Rows of one export; beyond it the file says so and asks for a narrower filter. */
export const EXPORT_ROWS = 10_000;
const PAGE = 200;

const COLUMNS = [
  { title: '标题', width: 60 },
  { title: '发文字号', width: 22 },
  { title: '文种', width: 8 },
  { title: '发文名义', width: 22 },
  { title: '起草部门', width: 24 },
  { title: '办理阶段', width: 12 },
  { title: '待办', width: 30 },
  { title: '到期', width: 16 },
  { title: '起草日期', width: 16 },
  { title: '最近办理', width: 16 },
] as const;

/** A cell that begins like a formula is text all the same. */
const text = (value: string) => ({ type: String, value });
const day = (iso: string) => text(dayWords(dayOf(Date.parse(iso))));

async function rowsOf(deps: Deps, person: Person, filter: z.output<typeof documentQuery>, most: number): Promise<SheetData> {
  const rows: SheetData = [COLUMNS.map((c) => ({ type: String, value: c.title, fontWeight: 'bold' as const }))];
  let cursor: string | undefined;
  do {
    const page = await listDocuments(deps, person, { ...filter, cursor, limit: Math.min(PAGE, most) });
    for (const row of page.items) {
      if (rows.length > most) break;
      const line = documentLine(row, person.ctx);
      rows.push([
        text(line.title),
        text(line.number ?? ''),
        text(line.kindLabel),
        text(line.issuerLabel),
        text(line.hostName),
        text(line.stageLabel),
        text(line.waitingFor.join('、')),
        text(line.due === undefined ? '' : `${dayWords(line.due)}${line.late ? '（逾期）' : ''}`),
        day(line.createdAt),
        day(line.updatedAt),
      ]);
    }
    cursor = page.next;
  } while (cursor !== undefined && rows.length <= most);
  if (cursor !== undefined) rows.push([text(`只导出前${most}件，其余请缩小筛选范围后另行导出。`)]);
  return rows;
}

export function exportRoutes(app: Api, deps: Deps, most = EXPORT_ROWS): void {
  app.get(
    '/documents/export.xlsx',
    {
      config: { permission: 'documents.read', rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { summary: '导出公文清单', tags: ['documents'], querystring: documentQuery.omit({ cursor: true, limit: true }) },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const rows = await rowsOf(deps, person, { ...request.query, limit: PAGE }, most);
      const file = writeExcelFile(rows, { sheet: '公文', columns: COLUMNS.map(({ width }) => ({ width })), stickyRowsCount: 1 });
      await deps.identity.record(person.government, {
        account: person.session.account,
        event: 'documents-exported',
        detail: `${rows.length - 1}行`,
        result: 'ok',
      });
      const name = encodeURIComponent(`公文清单${person.ctx.today}.xlsx`);
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="documents.xlsx"; filename*=UTF-8''${name}`)
        .send(await (file.toStream as () => Promise<NodeJS.ReadableStream>)());
    },
  );
}
