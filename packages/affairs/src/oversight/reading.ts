/**
 * Who may read: the office and whoever it passes through; the head reads what concerns no single person. A letter or a visit
 * is close: not even the whole registry reads it, only those who have had it in hand, received the visitor, have it now, or handle it.
 */
import type { Context, Readers } from '../kernel/procedure.ts';
import { standIns } from '../kernel/stood-in.ts';
import { expectations } from './expectations.ts';
import { kindOf } from './kinds.ts';
import { handsOf } from './rules.ts';
import type { OversightState } from './state.ts';

export function readers(ctx: Context, state: OversightState): Readers {
  const { organisation } = ctx;
  const close = kindOf(state.form.kind).personal === true || state.form.secret;
  const posts = new Set<string>([...state.hands, ...standIns(state.stoodIn)]);
  for (const id of [state.lead, ...state.helping]) for (const one of handsOf(organisation, id)) posts.add(one.id);
  for (const one of expectations(ctx, state)) posts.add(one.post);
  for (const one of state.referrals) posts.add(one.to);
  // Whoever received the visitor heard it from him.
  for (const one of state.receptions ?? []) posts.add(one.post);
  if (!close) for (const one of organisation.byRole.get('head') ?? []) posts.add(one.id);
  return { posts: [...posts], close };
}
