/** The line of a matter as its columns hold it. */
import type { MatterLine } from '../contract.ts';

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
