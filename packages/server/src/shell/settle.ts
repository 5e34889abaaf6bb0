/** What the ledger answered to an act, as the API says it: done, or a problem. The same for every procedure. */
import type { Context } from '@lingxing/affairs/kernel';
import type { Performed, StoredAct } from '@lingxing/ledger';
import type { ActDone, ActOfOther } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { verdictView } from '../views/rules.ts';
import type { Person } from './person.ts';

/** What was asked for: the act, the matter and the version of it that the person had in view. */
export interface Asked {
  readonly act: string;
  readonly matter?: string | undefined;
  readonly seen?: number | undefined;
}

/** The words of a procedure, and what of its acts this person may be told. */
export interface Wording<S> {
  /** The sentence after the act. */
  said(ctx: Context, state: S, act: string): string;
  label(act: string): string;
  /** Which acts of others are told of in a conflict; all of them where absent. */
  told?(acts: readonly StoredAct[], matter: string): Promise<readonly StoredAct[]>;
  /** How the matter stands now, for an act that had been done before under the same key. */
  afterwards(matter: string): Promise<{ readonly ctx: Context; readonly state: S }>;
}

/** How many acts of others a conflict names. */
const TOLD = 5;

/** What was done to a matter after the version that was seen, the newest last: who, as what, and when. Opinions are not told. */
async function actsSince<S>(
  deps: Deps,
  government: string,
  { id, seen, version }: { readonly id: string; readonly seen: number; readonly version: number },
  wording: Wording<S>,
): Promise<ActOfOther[]> {
  const acts = await deps.ledger.history(government, id, Math.max(seen, version - TOLD), TOLD);
  const told = (await wording.told?.(acts, id)) ?? acts;
  return told.map((one) => ({ seq: one.seq, act: one.act, label: wording.label(one.act), by: one.postTitle, at: one.at.toISOString() }));
}

/** Throws the problem of an act that was not done. */
export async function settle<S>(
  deps: Deps,
  person: Person,
  performed: Performed,
  { act, matter, seen }: Asked,
  wording: Wording<S>,
): Promise<ActDone> {
  const { pack } = person.ctx;
  switch (performed.kind) {
    case 'not-found':
      throw notFound();
    case 'refused':
    case 'needs-reason': {
      const first = performed.verdict.findings[0];
      const code = performed.kind === 'refused' ? 'act.refused' : 'act.needs-reason';
      throw new ProblemError(code, { detail: first?.message, verdict: verdictView(performed.verdict, pack) });
    }
    case 'conflict': {
      const { code, message, version } = performed;
      const ofOthers = matter !== undefined && code !== 'number-taken' && code !== 'room-taken';
      throw new ProblemError(`conflict.${code}`, {
        detail: message,
        meanwhile: ofOthers
          ? await actsSince(deps, person.government, { id: matter, seen: seen ?? version - 1, version }, wording)
          : undefined,
      });
    }
    case 'done': {
      const { ctx, state } = performed.after ?? (await wording.afterwards(performed.matter));
      return {
        id: performed.matter,
        version: performed.version,
        seq: performed.seq,
        said: wording.said(ctx, state as S, act),
        verdict: verdictView(performed.verdict, ctx.pack),
        stage: performed.summary.stage,
        ...(performed.summary.number === undefined ? {} : { number: performed.summary.number }),
      };
    }
  }
}
