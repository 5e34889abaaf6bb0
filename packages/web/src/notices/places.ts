/** Where a notice leads, and which matter a page shows. */
import type { NoticeView } from '@lingxing/server/contracts';
import { MATTER_PAGES, matterPage } from '../lib/matter-page.ts';

const MATTER_PAGE = new RegExp(`^(?:${MATTER_PAGES.join('|')})/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$`);

export function placeOf(notice: Pick<NoticeView, 'kind' | 'matter' | 'procedure'>): string {
  if (notice.matter !== undefined) return matterPage({ matter: notice.matter, procedure: notice.procedure });
  return notice.kind === 'webhook-stopped' ? '/admin/webhook' : '/notices';
}

export const matterOfPath = (pathname: string): string | undefined => MATTER_PAGE.exec(pathname)?.[1];
