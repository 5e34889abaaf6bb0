/** What every judge of an act on an incoming document sees, and what judges share: the stage, the authority, the basis. */
import type { Citation, NormOf } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { barred } from '../document/judge/findings.ts';
import { titles } from '../document/roles.ts';
import { ACTS, type ActInput, type ActName } from './acts.ts';
import { seeksDecision } from './letter.ts';
import { STAGE_LABELS, type IncomingState } from './state.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: IncomingState;
  readonly post: Post | undefined;
}

/** A judge of one act. `input` is undefined when one only asks whether the act is open, as for a button. */
export type Judge<A extends ActName> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

/** The norms that carry an act of this procedure. */
export function basisOf(ctx: Context, act: ActName): readonly Citation[] {
  return basisNorms(ctx, act).map((norm) => norm.citation);
}

export function basisNorms(ctx: Context, act: ActName): readonly NormOf<'basis'>[] {
  return ctx.pack.of('basis').filter((norm) => norm.acts.includes(`incoming.${act}`));
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
      basisOf(ctx, act)[0],
    ),
  ];
}

/** Refuses an act that is another post's. */
export function authorityFinding({ ctx, post }: Asked, act: ActName, posts: readonly Post[]): Finding[] {
  if (post !== undefined && posts.includes(post)) return [];
  const who = titles(posts);
  return [
    barred(
      'authority.not-yours',
      who === '' ? `${ACTS[act].label}没有可办理的职务。` : `${ACTS[act].label}由${who}办理。`,
      undefined,
      basisOf(ctx, act)[0],
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
