/**
 * The Merkle tree over the acts of a batch (after RFC 6962, with SM3): leaves and inner nodes are hashed under different
 * prefixes, so that neither can pass for the other; a node without a partner goes up as it is.
 */
import { hashOf, sm3 } from './canonical.ts';

export interface Leaf {
  readonly position: number;
  readonly hash: string;
}

/** The root over the acts of a batch in the order of their positions. There is at least one. */
export function merkleRoot(leaves: readonly Leaf[]): string {
  let level = leaves.map(({ position, hash }) => sm3(`\u0000${position}:${hash}`));
  while (level.length > 1) {
    const up: string[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i] ?? '', level[i + 1]];
      up.push(right === undefined ? left : sm3(`\u0001${left}${right}`));
    }
    level = up;
  }
  return level[0] ?? sm3('');
}

export interface BatchRecord {
  readonly government: string;
  readonly n: number;
  readonly from: number;
  readonly to: number;
  readonly acts: number;
  readonly root: string;
  readonly previousHash: string;
  readonly sealedAt: Date;
}

/** The hash of a batch, which the next one carries. */
export function batchHash({ sealedAt, ...batch }: BatchRecord): string {
  return hashOf({ format: 1, ...batch, sealedAt: sealedAt.toISOString() });
}
