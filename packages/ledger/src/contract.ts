/**
 * What the ledger offers to the server: acts appended with their projections in one transaction, and the questions
 * that screens ask. Implementations stand beside this file; tests run the same suite on embedded and external PostgreSQL.
 */
import type {
  ActRequest,
  Actor,
  Context,
  DomainEvent,
  MatterSummary,
  Obligation,
  Organisation,
  Procedure,
  Verdict,
} from '@lingxing/affairs/kernel';

/** A row of the act table as history shows it. */
export interface StoredAct {
  readonly matter: string;
  readonly seq: number;
  /** The position in the ledger of the government; order, never time, is read from it. */
  readonly position: number;
  readonly act: string;
  readonly actor: Actor;
  /** The title the post had when it was used. */
  readonly postTitle: string;
  readonly at: Date;
  readonly occurredAt: Date | null;
  readonly input: unknown;
  readonly reason: string | null;
  readonly events: readonly DomainEvent[];
  readonly verdict: Verdict;
  readonly receipt: Receipt;
  readonly previousHash: string;
  readonly hash: string;
}

/** What a verdict was made from: edition and hash of the pack, the calendar, the organisation, the engine. */
export interface Receipt {
  readonly edition: string;
  readonly packHash: string;
  readonly calendarHash: string;
  readonly organisationVersion: number;
  readonly engine: string;
  /** SM3 of the canonical input. */
  readonly inputHash: string;
}

export type Performed =
  | {
      readonly kind: 'done';
      readonly matter: string;
      readonly version: number;
      readonly seq: number;
      readonly verdict: Verdict;
      readonly summary: MatterSummary;
      readonly events: readonly DomainEvent[];
    }
  /** Refused, or warned and no reason given (`needs-reason`); nothing changed. */
  | { readonly kind: 'refused' | 'needs-reason'; readonly verdict: Verdict }
  | {
      readonly kind: 'conflict';
      readonly code: 'stale' | 'text-changed' | 'already-done';
      readonly message: string;
      readonly version: number;
    }
  | { readonly kind: 'not-found' };

export interface Perform {
  readonly government: string;
  readonly procedure: string;
  /** Absent: the act opens a new matter. */
  readonly matter?: string | undefined;
  readonly request: ActRequest;
  readonly exercise?: boolean | undefined;
  readonly idempotencyKey?: string | undefined;
  /** Content (draft texts) to be stored under their hash in the same transaction. */
  readonly contents?: readonly { readonly hash: string; readonly value: unknown }[] | undefined;
}

export interface LoadedMatter<S> {
  readonly id: string;
  readonly version: number;
  readonly state: S;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly exercise: boolean;
}

export interface InboxRow {
  readonly matter: string;
  readonly post: string;
  readonly act: string;
  readonly label: string;
  readonly since: Date;
  readonly due: string | null;
  readonly citation: unknown;
  readonly summary: MatterSummary & { readonly urgency?: string };
  readonly lastActor: string;
}

export interface Ledger {
  /** The context of a government at this moment: pack in force, calendar, organisation as of today, the clock. */
  context(government: string, exercise?: boolean): Promise<Context>;
  organisation(government: string): Promise<Organisation>;
  perform(command: Perform): Promise<Performed>;
  /** Loads a matter without judging; undefined where there is none in this government. */
  load<S>(government: string, matter: string): Promise<LoadedMatter<S> | undefined>;
  history(government: string, matter: string, after?: number, limit?: number): Promise<readonly StoredAct[]>;
  content<T>(government: string, hash: string): Promise<T | undefined>;
  procedure(name: string): Procedure<unknown>;
  obligations(
    government: string,
    of: { matter?: string; posts?: readonly string[]; departments?: readonly string[]; open?: boolean },
  ): Promise<readonly (Obligation & { matter: string; title: string })[]>;
  inbox(
    government: string,
    posts: readonly string[],
    page: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: readonly InboxRow[]; next?: string; total: number }>;
}
