/** Who may read of a small matter: whose it is, his body, the head and the leader in charge, and whoever it passes through. */
import type { Context, Readers } from '../kernel/procedure.ts';
import { standIns } from '../kernel/stood-in.ts';
import { bodyPosts, meant } from '../leave/roles.ts';
import { expectations } from './expectations.ts';
import type { ConductState } from './state.ts';

export function readers(ctx: Context, state: ConductState): Readers {
  const { organisation } = ctx;
  const posts = new Set<string>([state.post, ...state.hands, ...standIns(state.stoodIn)]);
  for (const one of bodyPosts(organisation, state.post)) posts.add(one.id);
  for (const one of meant(organisation, ['head', 'leader-in-charge'], state.post)) posts.add(one.id);
  for (const one of expectations(ctx, state)) posts.add(one.post);
  for (const one of state.named) if (one.post !== undefined) posts.add(one.post);
  return { posts: [...posts], close: false };
}
