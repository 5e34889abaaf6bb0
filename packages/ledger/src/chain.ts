/** The hash chain of a matter: each act's SM3 covers all of it and the hash of the act before. */
import type { DomainEvent, Verdict } from '@lingxing/affairs/kernel';
import { hashOf } from './canonical.ts';
import type { Receipt } from './contract.ts';

/** Stands before the first act of a matter. */
export const GENESIS = '';

/** All of an act that its hash covers: everything but the position, which the sealer's leaves cover. */
export interface ActRecord {
  readonly government: string;
  readonly matter: string;
  readonly seq: number;
  readonly act: string;
  readonly account: string;
  readonly post: string;
  readonly capacity: 'holder' | 'system';
  readonly postTitle: string;
  readonly at: Date;
  readonly occurredAt: Date | null;
  readonly input: unknown;
  readonly reason: string | null;
  readonly events: readonly DomainEvent[];
  readonly verdict: Verdict;
  readonly receipt: Receipt;
  readonly idempotencyKey: string | null;
  readonly previousHash: string;
}

/** The hash of an act. `format` is raised with the shape of what is hashed; old acts keep theirs. */
export function actHash(record: ActRecord): string {
  const { government, matter, seq, act, account, post, capacity, postTitle, reason, events, verdict, receipt } = record;
  return hashOf({
    format: 1,
    government,
    matter,
    seq,
    act,
    account,
    post,
    capacity,
    postTitle,
    at: record.at.toISOString(),
    occurredAt: record.occurredAt?.toISOString() ?? null,
    input: record.input ?? null,
    reason,
    events,
    verdict,
    receipt,
    idempotencyKey: record.idempotencyKey,
    previousHash: record.previousHash,
  });
}
