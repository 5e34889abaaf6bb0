/** Absences as lists and the calendar of leaders ask for them, and what was done in somebody's stead. */
import type { DoneUnder } from '@lingxing/affairs/kernel';
import type { MatterLine, Page, Reader } from './contract.ts';

export interface AbsenceQuery {
  /** Days in Asia/Shanghai: absences that share a day with the span; one whose return is not on record lasts at least until today. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly stages?: readonly string[] | undefined;
  /** Whose absences. */
  readonly posts?: readonly string[] | undefined;
  /** An act on it waits for one of these posts. */
  readonly waitingFor?: readonly string[] | undefined;
  /** Only those whose return is overdue today. */
  readonly overdue?: boolean | undefined;
  /** By the first day; the latest first where it is not said. */
  readonly order?: 'earliest' | 'latest' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface AbsenceRow {
  readonly matter: string;
  readonly version: number;
  readonly state: unknown;
  readonly exercise: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Posts for which it waits. */
  readonly waitingFor: readonly string[];
}

/** One act done by a title: whose post, by whom, by the words of the title. */
export interface InSteadRow {
  readonly matter: string;
  readonly procedure: string;
  readonly act: string;
  readonly at: Date;
  /** As history shows who acted: 常务副县长（代行县长职务）. */
  readonly postTitle: string;
  readonly post: string;
  readonly by: string;
  readonly summary: MatterLine;
}

export interface AbsenceLedger {
  /** The absences that this reader may read, filtered, page by page. */
  absences(government: string, query: AbsenceQuery, reader: Reader): Promise<Page<AbsenceRow>>;
  /** How often each has acted by a title that rests on this matter. */
  doneUnder(government: string, matter: string): Promise<readonly DoneUnder[]>;
  /** What was done by titles that rest on this matter, the latest first, on matters that this reader may read. */
  inStead(
    government: string,
    matter: string,
    page: { readonly cursor?: string | undefined; readonly limit: number; readonly reader: Reader },
  ): Promise<Page<InSteadRow>>;
}
