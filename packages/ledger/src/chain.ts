/** The hash chain of a matter: each act's SM3 covers all of it and the hash of the act before. */
import type { Capacity } from '@lingxing/affairs/kernel';
import { json, sm3 } from './canonical.ts';

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
  readonly capacity: Capacity;
  readonly postTitle: string;
  readonly at: Date;
  readonly occurredAt: Date | null;
  readonly reason: string | null;
  readonly idempotencyKey: string | null;
  readonly previousHash: string;
  /** As JSON, to the letter as it is stored: no line breaks. */
  readonly input: string;
  readonly events: string;
  readonly verdict: string;
  readonly receipt: string;
}

/** Raised with the shape of what is hashed; old acts keep theirs. */
const FORMAT = 1;

/** The hash of an act, which fails on characters that cannot be stored: over one line of its own fields, then one line for each of what is stored as JSON. */
export function actHash(record: ActRecord): string {
  const { government, matter, seq, act, account, post, capacity, postTitle, at, occurredAt, reason, idempotencyKey } = record;
  const own = [FORMAT, government, matter, seq, act, account, post, capacity, postTitle, at, occurredAt, reason, idempotencyKey];
  const { previousHash, input, events, verdict, receipt } = record;
  return sm3(`${json([...own, previousHash])}\n${input}\n${events}\n${verdict}\n${receipt}`);
}
