/** Who may read of an absence: the leaders and the office of all, a department of its own, and whoever it passes through. */
import type { Context, Readers } from '../kernel/procedure.ts';
import { standIns } from '../kernel/stood-in.ts';
import { leadersOf } from '../office/posts.ts';
import { standsIn } from './entrusting.ts';
import { expectations } from './expectations.ts';
import { bodyPosts } from './roles.ts';
import { onRecord, type LeaveState } from './state.ts';

export function readers(ctx: Context, state: LeaveState): Readers {
  const { organisation } = ctx;
  const posts = new Set<string>([state.post, ...state.hands, ...standIns(state.stoodIn)]);
  for (const one of leadersOf(organisation)) posts.add(one.id);
  for (const one of bodyPosts(organisation, state.post)) posts.add(one.id);
  for (const one of expectations(ctx, state)) posts.add(one.post);
  for (const one of state.informed?.posts ?? []) posts.add(one);
  for (const one of state.given) posts.add(one.to);
  for (const one of state.handOvers) posts.add(one.to);
  for (const one of state.returned?.done ?? []) posts.add(one.by);
  if (onRecord(state)) for (const one of standsIn(ctx, state)) posts.add(one);
  return { posts: [...posts], close: false };
}
