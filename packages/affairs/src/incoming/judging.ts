/** What every judge of an act on an incoming document sees, and what judges share: the stage, the authority, the basis. */
import { applies, type Citation, type NormOf, type RulePack } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';

import { titles } from '../office/posts.ts';
import { barred } from '../office/findings.ts';
import { ACTS, type ActInput, type ActName } from './acts.ts';
import { factsOfLetter, isSubmission, seeksDecision, type Letter } from './letter.ts';
import { STAGE_LABELS, type IncomingState } from './state.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: IncomingState;
  readonly post: Post | undefined;
}

/** A judge of one act. `input` is undefined when one only asks whether the act is open, as for a button. */
export type Judge<A extends ActName> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

/** What an act rests on for this paper; articles on submissions carry nothing that others have sent. */
export function basisOf(ctx: Context, act: ActName, letter: Letter): readonly Citation[] {
  return basisNorms(ctx, act, letter).map((norm) => norm.citation);
}

export function basisNorms(ctx: Context, act: ActName, letter: Letter): readonly NormOf<'basis'>[] {
  return carrying(ctx.pack, act).filter(
    (norm) => norm.when === undefined || (isSubmission(letter) && applies(norm, factsOfLetter(letter, ctx.organisation))),
  );
}

/** Acts that rest on what carries another: a part of the work is reported as the work is, what was returned is had back. */
const CARRIED_AS: Readonly<Partial<Record<ActName, ActName>>> = { 'report-part': 'report', 'collect-returned': 'return' };

const carriers = new WeakMap<RulePack, Map<ActName, readonly NormOf<'basis'>[]>>();

/** The norms of a pack that carry an act, looked up once per pack. */
function carrying(pack: RulePack, act: ActName): readonly NormOf<'basis'>[] {
  let byAct = carriers.get(pack);
  if (byAct === undefined) carriers.set(pack, (byAct = new Map()));
  let norms = byAct.get(act);
  if (norms === undefined)
    byAct.set(act, (norms = pack.of('basis').filter((norm) => norm.acts.includes(`incoming.${CARRIED_AS[act] ?? act}`))));
  return norms;
}

/** Refuses an act whose stage is not there. */
export function stageFinding({ ctx, state }: Asked, act: ActName): Finding[] {
  const { from, label } = ACTS[act];
  if (from.includes(state.stage)) return [];
  const needed = from.filter((one) => one !== null).map((one) => STAGE_LABELS[one]);
  return [
    barred(
      'state.not-open',
      `现在“${STAGE_LABELS[state.stage]}”，${label}须在“${needed.join('”“')}”时办理。`,
      undefined,
      basisOf(ctx, act, state.letter)[0],
    ),
  ];
}

/** Refuses an act that is another post's. */
export function authorityFinding(
  { ctx, post, letter }: Pick<Asked, 'ctx' | 'post'> & { readonly letter: Letter },
  act: ActName,
  posts: readonly Post[],
  who: string = titles(posts),
): Finding[] {
  if (post !== undefined && posts.includes(post)) return [];
  return [
    barred(
      'authority.not-yours',
      who === '' ? `${ACTS[act].label}没有可办理的职务。` : `${ACTS[act].label}由${who}办理。`,
      undefined,
      basisOf(ctx, act, letter)[0],
    ),
  ];
}

/** What the text says of an opinion on a paper like this one: whether it has to be explicit, whether a circle means read. */
export function opinionForm(
  ctx: Context,
  state: IncomingState,
): { readonly norm: NormOf<'opinion-form'>; readonly explicit: boolean } | undefined {
  const norm = ctx.pack.of('opinion-form').find((one) => one.on !== 'signature');
  return norm === undefined ? undefined : { norm, explicit: norm.explicit && seeksDecision(state.letter) };
}
