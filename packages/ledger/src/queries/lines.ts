/** The line of a matter as its columns hold it. */
import type { MatterLine } from '../contract.ts';

/**
 * Whether a person may read the matter `m`: listed as a reader by a post in use, or of the registry and the matter not
 * close. The parameters are the placeholders of the two.
 */
export const readableBy = (registry: string, posts: string): string => `((not m.close and ${registry}::boolean)
  or exists (select from reader r where r.government = m.government and r.matter = m.id and r.post = any (${posts}::text[])))`;

/** The columns that make a line, for `select`; the matter's table is `m`. */
export const LINE_COLUMNS = 'm.title, m.kind, m.stage, m.stage_label, m.number, m.host, m.issuer, m.urgency, m.closed';

export interface LineRow {
  readonly title: string;
  readonly kind: string;
  readonly stage: string;
  readonly stage_label: string;
  readonly number: string | null;
  readonly host: string | null;
  readonly issuer: string | null;
  readonly urgency: string | null;
  readonly closed: boolean;
}

export function lineOfRow(row: LineRow): MatterLine {
  return {
    title: row.title,
    kind: row.kind,
    stage: row.stage,
    stageLabel: row.stage_label,
    closed: row.closed,
    ...(row.number === null ? {} : { number: row.number }),
    ...(row.host === null ? {} : { host: row.host }),
    ...(row.issuer === null ? {} : { issuer: row.issuer }),
    ...(row.urgency === null ? {} : { urgency: row.urgency }),
  };
}
