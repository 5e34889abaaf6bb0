/** Replies made public, as everybody of the government reads them. */
import type { Page } from '../contract.ts';
import type { Pool } from '../database/pool.ts';
import type { PublishedReply, PublishedReplyQuery } from '../published-contract.ts';
import { ask } from '../tenant.ts';
import { pageOf, readCursor } from './cursor.ts';

export async function publishedReplies(pool: Pool, government: string, query: PublishedReplyQuery): Promise<Page<PublishedReply>> {
  const after = query.cursor === undefined ? [null, null] : readCursor(query.cursor, 2);
  const rows = await ask<PublishedReply>(pool, government, {
    name: 'published_replies',
    text: `select matter, kind, title, words, department, on_day::text as on from published_reply
           where government = $1 and ($2::text[] is null or kind = any ($2)) and ($3::date is null or (on_day, matter) < ($3, $4::uuid))
           order by on_day desc, matter desc limit $5`,
    values: [government, query.kinds ?? null, ...after, query.limit + 1],
  });
  return pageOf(rows, query.limit, (row) => [row.on, row.matter]);
}
