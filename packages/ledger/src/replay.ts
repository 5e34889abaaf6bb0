/** What the acts of a matter make of it, from the first to the last: for checking that what is stored is what followed. */
import type { Procedure } from '@lingxing/affairs/kernel';
import { evolve } from './append.ts';
import type { StoredAct } from './contract.ts';

/** Folds the events of a matter's acts, in order, into its state. */
export function replay(procedure: Procedure<unknown>, acts: readonly StoredAct[]): unknown {
  return acts.reduce<unknown>(
    (state, act) => evolve(procedure, state, act.events, { seq: act.seq, now: act.at.getTime(), actor: act.actor }),
    null,
  );
}
