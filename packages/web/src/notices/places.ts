/** Where a notice leads, and which matter a page shows. */
import type { NoticeView } from '@lingxing/server/contracts';

/** The pages of matters, by procedure; a procedure without one of its own is read where documents are. */
const PAGES: Readonly<Record<string, string>> = { document: '/documents' };

const MATTER_PAGE = new RegExp(
  `^(?:${[...new Set(Object.values(PAGES))].join('|')})/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$`,
);

export function placeOf(notice: Pick<NoticeView, 'kind' | 'matter' | 'procedure'>): string {
  if (notice.matter !== undefined) return `${PAGES[notice.procedure ?? ''] ?? '/documents'}/${notice.matter}`;
  return notice.kind === 'webhook-stopped' ? '/admin/webhook' : '/notices';
}

export const matterOfPath = (pathname: string): string | undefined => MATTER_PAGE.exec(pathname)?.[1];
