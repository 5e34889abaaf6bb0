/** What is counted to lighten the load on towns and departments (基层减负): documents and bulletins sent to them. */
import type { Page, Reader } from './contract.ts';

/** Who sent it: a department, or the government or its office, in whose name a department drafted it. */
export interface BurdenCount {
  /** In whose name: `government`, `office`, or the department's own, approved or not. */
  readonly issuer: string;
  /** The department that drafted it. */
  readonly host: string;
  /** `2026-11`, or `2026`. */
  readonly period: string;
  readonly documents: number;
  readonly bulletins: number;
  /** Pages of all of them, as far as they were typeset. */
  readonly pages: number;
  readonly characters: number;
  /** How many are longer than the text allows in principle, and by how many characters together. */
  readonly over: number;
  readonly excess: number;
  /** Forms that those below had to fill in for them, each counted once for each document. */
  readonly forms: number;
  /** Meetings held down to the level below. */
  readonly meetings: number;
  /** Supervised tasks that a lower government leads. */
  readonly inspections: number;
}

/** A bulletin that a body sends to the government, by name, and how often it came in. */
export interface BulletinCount {
  readonly body: string;
  readonly name: string;
  readonly issues: number;
}

export interface BurdenQuery {
  /** Days on which they were sent off, both included. */
  readonly from: string;
  readonly to: string;
  readonly by: 'month' | 'year';
  /** The bodies of the level below. */
  readonly lower: readonly string[];
}

/** One document or bulletin sent to towns or departments. */
export interface Dispatch {
  readonly matter: string;
  readonly title: string;
  readonly number: string | null;
  readonly host: string;
  readonly issuer: string;
  readonly kind: string;
  readonly bulletin: string | null;
  readonly on: string;
  readonly pages: number | null;
  readonly characters: number;
  /** Characters that the text allows in principle; null where it sets no limit. */
  readonly most: number | null;
  /** The forms that those below had to fill in for it. */
  readonly forms: readonly string[];
}

export interface DispatchQuery {
  readonly from: string;
  readonly to: string;
  readonly host?: string | undefined;
  readonly issuers?: readonly string[] | undefined;
  /** Only those longer than the text allows. */
  readonly over?: boolean | undefined;
  readonly bulletin?: boolean | undefined;
  /** Only those that ask forms of those below. */
  readonly forms?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Counted are the documents that the reader may read, exercises left out. */
/** Whose bulletins (简报), of which year; real ones and those of exercises apart, one matter left out. */
export interface BulletinsOf {
  readonly body: string;
  readonly year: number;
  readonly exercise: boolean;
  readonly except?: string | undefined;
}

export interface BurdenLedger {
  /** The bulletins that came in from a body in a year, by name: what a further one is judged by. */
  bulletinsCame(government: string, of: BulletinsOf): Promise<readonly string[]>;
  burden(
    government: string,
    query: BurdenQuery,
    reader: Reader,
  ): Promise<{ readonly counts: readonly BurdenCount[]; readonly bulletins: readonly BulletinCount[] }>;
  /** Those behind a count, the latest first. */
  dispatches(government: string, query: DispatchQuery, reader: Reader): Promise<Page<Dispatch>>;
}
