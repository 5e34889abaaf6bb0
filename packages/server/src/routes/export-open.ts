/** The list of what sittings have opened to the public, as a spreadsheet: nothing else goes into the file. */
import { dayWords } from '@lingxing/affairs/kernel';
import type { OpenLine } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { listOpen } from '../shell/meetings-open.ts';
import { personOf, type Person } from '../shell/person.ts';
import { EXPORT_ROWS, sendSheet, text, type Sheet } from './export.ts';
import type { Api } from './types.ts';

const OPEN_COLUMNS = [
  { title: '会议', width: 40 },
  { title: '事项', width: 50 },
  { title: '内容', width: 60 },
  { title: '情况', width: 12 },
  { title: '依据、理由', width: 40 },
  { title: '日期', width: 16 },
] as const;

const openSheet = (deps: Deps, person: Person): Sheet<OpenLine> => ({
  columns: OPEN_COLUMNS,
  page: (cursor) => listOpen(deps, person, { list: 'public', cursor, limit: 50 }),
  cells: ({ meeting, item, text: content, stateLabel, words, on }) =>
    [meeting.number ?? meeting.title, item, content, stateLabel, words, on === undefined ? '' : dayWords(on)].map(text),
});

export function openExportRoute(app: Api, deps: Deps): void {
  app.get(
    '/meetings/open.xlsx',
    {
      config: { permission: 'meetings.read', rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { summary: '导出会议公开目录', tags: ['meetings'] },
    },
    async (request, reply) => {
      const person = await personOf(request, deps);
      const named = { sheet: '会议公开', title: '会议公开目录', filename: 'meetings-open.xlsx', event: 'meetings-exported' } as const;
      return sendSheet(deps, person, reply, openSheet(deps, person), { ...named, most: EXPORT_ROWS });
    },
  );
}
