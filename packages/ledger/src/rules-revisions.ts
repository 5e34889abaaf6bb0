/** Puts the revisions of rules together: proposals and their ends, what they touch, what a year would have been under them. */
import type { Context } from '@lingxing/affairs/kernel';
import type { Clock } from './clock.ts';
import { dayOf } from './clock.ts';
import type { PackEdition, Rules } from './contract.ts';
import type { Workshop } from './perform.ts';
import type { Proposal, RefusedRevision, Revisions } from './rules-revision-contract.ts';
import { whatIf } from './rules-revision-replay.ts';
import { touched } from './rules-revision-touched.ts';
import {
  composed,
  confirm,
  decline,
  duePassed,
  inForce,
  noteProjected,
  offerShipped,
  proposals,
  proposeEdition,
  proposeSettings,
} from './rules-revision.ts';
import { governments, packs } from './rules.ts';
import { within } from './tenant.ts';
import { reproject } from './upkeep.ts';

export interface RevisionParts {
  readonly shop: Workshop;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly context: (government: string) => Promise<Context>;
  readonly founded: (government: string, edition: PackEdition) => Promise<unknown>;
}

export function revisionsOf({ shop, rules, clock, context, founded }: RevisionParts): Revisions {
  const { pool, contexts } = shop;
  const procedure = (name: string) => shop.procedure(name);
  const parts = { pool, rules, contexts };
  const today = () => dayOf(clock.now());

  const takeEffectOf = async (government: string): Promise<boolean> => {
    const lines = await duePassed(pool, government, today());
    if (lines.length === 0) return false;
    await reproject(shop, contexts, government);
    await noteProjected(pool, clock.now(), government, lines);
    return true;
  };

  return {
    inForce: (government) => inForce(pool, government),
    proposals: (government) => proposals(pool, government),
    composed: (government, id, from) => composed(parts, today(), government, id, from),
    offerShipped: async (government, shipped) => {
      if ((await packs(pool, government)).length > 0) return offerShipped(parts, clock.now(), government, shipped);
      await founded(government, shipped);
      return 'founded';
    },
    proposeEdition: (government, edition, by) => proposeEdition(parts, clock.now(), government, edition, by),
    proposeSettings: (government, answers, by) => proposeSettings(parts, clock.now(), government, answers, by),
    confirm: async (government, id, given): Promise<Proposal | RefusedRevision> => {
      const confirmed = await confirm(parts, clock.now(), government, id, given);
      if (!('refused' in confirmed)) await takeEffectOf(government);
      return confirmed;
    },
    decline: (government, id, by) => decline(parts, clock.now(), government, id, by),
    pack: async (government, hash) => {
      // Asked of this government's own rows first: what is compiled is kept for all of them.
      if (!(await packs(pool, government)).some((one) => one.hash === hash)) return undefined;
      return within(pool, government, (client) => contexts.pack(client, government, hash));
    },
    touched: async (government, under, slice) => touched(pool, procedure, government, await context(government), under, slice),
    whatIf: (government, under, span, slice) => whatIf({ ...parts, procedure }, government, under, span, slice),
    takeEffect: async () => {
      let taken = 0;
      for (const { id } of await governments(pool)) if (await takeEffectOf(id)) taken += 1;
      return taken;
    },
  };
}
