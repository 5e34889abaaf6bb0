/** A matter under its lock, as the act that opened the transaction finds it. */
import type { QueryConfig } from 'pg';
import type { Ground } from './append.ts';
import { GENESIS } from './chain.ts';

export interface Opened {
  readonly context_version: number | null;
  readonly procedure: string | null;
  readonly version: number | null;
  readonly state: unknown;
  readonly head_hash: string | null;
  readonly exercise: boolean | null;
  readonly prior_matter: string | null;
  readonly prior_seq: number | null;
}

/** Sets the tenant, locks the matter (if one is named) and reads it; finds what came in before under the same key. */
export function openMatter(government: string, matter: string | null, account: string, key: string | null): QueryConfig {
  return { name: 'open_matter', text: 'select * from open_matter($1, $2::uuid, $3, $4)', values: [government, matter, account, key] };
}

/** The matter as it was found. */
export function groundOf(id: string, { version, state, head_hash, exercise }: Opened): Ground {
  return { id, version: version ?? 0, state, headHash: head_hash ?? GENESIS, exercise: exercise ?? false };
}
