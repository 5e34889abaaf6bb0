/** Who may read an incoming document, and how much of it: the registry, the hands it passes through, and the sender what is conveyed. */
import type { Actor, Context, Readers } from '../kernel/procedure.ts';
import { standIns } from '../kernel/stood-in.ts';

import { isLeader, isOffice } from '../office/posts.ts';
import { expectations } from './expectations.ts';
import { isSubmission } from './letter.ts';
import { byPortfolios } from './portfolio-moves.ts';
import { bodyPosts, senderPosts } from './roles.ts';
import type { IncomingState } from './state.ts';

export function readers(ctx: Context, state: IncomingState): Readers {
  const { organisation } = ctx;
  const posts = new Set<string>([...state.hands, ...standIns(state.stoodIn)]);
  for (const one of expectations(ctx, state)) posts.add(one.post);
  for (const one of senderPosts(organisation, state.letter)) posts.add(one.id);
  if (isSubmission(state.letter))
    for (const { body } of state.letter.jointly ?? []) for (const one of bodyPosts(organisation, body)) posts.add(one.id);
  for (const one of state.referrals) posts.add(one.leader);
  for (const one of state.opinions) posts.add(one.leader);
  for (const one of state.readings) posts.add(one.post);
  const { assignment } = state;
  if (assignment !== undefined)
    for (const body of [assignment.host, ...assignment.helpers]) for (const one of bodyPosts(organisation, body)) posts.add(one.id);
  return { posts: [...posts], close: state.letter.facts.personnel };
}

/** Whether this reader sees what leaders and the office wrote before it is conveyed: leaders and the office do. */
export function seesOpinions(ctx: Context, reader: Actor): boolean {
  const post = ctx.organisation.posts.get(reader.post);
  return isLeader(post) || isOffice(post) || reader.capacity === 'system';
}

/**
 * The state as this reader may see it. What leaders and the office write for each other stays with them until it is
 * conveyed: the recommendation, to whom it was sent up, opinions, an order, who has put his hand to it. What was asked of
 * the host and what it reported are between it and the office.
 */
export function viewFor(ctx: Context, stored: IncomingState, reader: Actor): IncomingState {
  const state = byPortfolios(ctx, stored);
  if (seesOpinions(ctx, reader)) return state;
  const { assignment } = state;
  const hosts = assignment === undefined ? [] : [assignment.host, ...assignment.helpers];
  const ofHost = hosts.some((body) => bodyPosts(ctx.organisation, body).some((post) => post.id === reader.post));
  const own = state.readings.filter((one) => one.post === reader.post);
  return {
    ...state,
    recommendation: undefined,
    referrals: [],
    meeting: state.meeting?.decision?.conveyed === true ? state.meeting : undefined,
    order: undefined,
    hands: state.hands.filter((post) => post === reader.post),
    assignment: state.assignment === undefined || ofHost ? state.assignment : { ...state.assignment, requirement: '' },
    result: ofHost ? state.result : undefined,
    ...(ofHost || state.parts === undefined ? {} : { parts: undefined }),
    opinions: state.opinions.filter((one) => one.conveyed),
    readings: own,
    chases: state.chases.filter((one) => one.post === reader.post),
  };
}
