/** Who may read a document, and how much of it: those it passes through and the registry; a leader's opinion when it is conveyed. */
import type { Actor, Context, Readers } from '../kernel/procedure.ts';
import { standIns } from '../kernel/stood-in.ts';
import { bodiesNamed } from '../office/bodies.ts';
import { clerksOf, headsOf, inDepartment, isLeader, isOffice, postsOf } from '../office/posts.ts';
import { expectations } from './expectations.ts';
import { Judging } from './judge/judging.ts';

import { coIssuersOf } from './draft.ts';
import type { DocumentState } from './state.ts';

/** The posts that may read it: whoever had a hand in it, and once it is issued whoever it was issued to (印发). */
export function readers(ctx: Context, state: DocumentState): Readers {
  const posts = handling(ctx, state);
  for (const id of recipients(ctx, state)) posts.add(id);
  return { posts: [...posts], close: state.judged.personnel ?? state.draft.facts.personnel };
}

/** The posts of bodies of the organisation to which it was issued: those who write and answer for them, once it is distributed. */
function recipients(ctx: Context, state: DocumentState): readonly string[] {
  if (!isIssued(state)) return [];
  return bodiesNamed(ctx, state.distributedTo).flatMap((body) => [
    ...[...headsOf(ctx.organisation, body), ...clerksOf(ctx.organisation, body)].map((post) => post.id),
    ...inDepartment(ctx.organisation, body.id, 'department-deputy-head').map((post) => post.id),
  ]);
}

const isIssued = ({ stage }: Pick<DocumentState, 'stage'>): boolean => stage === 'distributed' || stage === 'archived';

/** Whether this reader only received it: the document, its sheet and its attachments, and nothing of how it came about. */
export function onlyReceives(ctx: Context, state: DocumentState, reader: Actor): boolean {
  return isIssued(state) && !seesOpinions(ctx, reader) && !handling(ctx, state).has(reader.post);
}

/** The posts it passes through. Personnel matters are closer: not the registry at large, only the hands it is in. */
function handling(ctx: Context, state: DocumentState): Set<string> {
  const host = ctx.organisation.departments.get(state.host);
  const posts = new Set<string>([...state.hands, ...standIns(state.stoodIn)]);
  for (const e of expectations(ctx, state)) posts.add(e.post);
  for (const p of [...headsOf(ctx.organisation, host), ...clerksOf(ctx.organisation, host)]) posts.add(p.id);
  for (const c of state.consultations) {
    for (const ask of c.asks) {
      // The head and the clerk of a body asked prepare its answer; nobody else of it reads along.
      if (ask.delivered === undefined) continue;
      for (const p of postsOf(ctx.organisation, ask.body))
        if (p.role === 'department-head' || p.role === 'department-deputy-head' || p.role === 'department-clerk') posts.add(p.id);
    }
  }
  // Who issues it jointly reads it from the moment it first leaves the desk it was drafted at.
  if (state.stage !== 'drafting' || state.round > 1) {
    for (const body of coIssuersOf(state.draft)) {
      const department = ctx.organisation.departments.get(body);
      for (const p of [...headsOf(ctx.organisation, department), ...clerksOf(ctx.organisation, department)]) posts.add(p.id);
    }
  }
  for (const l of state.referred) posts.add(l);
  // From the review on, whoever has a step or a signature to come may look at what will reach him.
  if (state.stage === 'review' || state.stage === 'authorised') {
    const j = new Judging(ctx, state, undefined);
    for (const p of [...j.signing.posts, ...j.signing.alternatives.flatMap((a) => a.posts), ...j.requirements.flatMap((r) => r.posts)])
      posts.add(p.id);
  }
  return posts;
}

/** Whether this reader sees leaders' opinions as they are written: leaders and the office do. */
export function seesOpinions(ctx: Context, reader: Actor): boolean {
  const post = ctx.organisation.posts.get(reader.post);
  return isLeader(post) || isOffice(post) || reader.capacity === 'system';
}

/** The state as this reader may see it: an opinion that has not been conveyed is left out, the step itself stays visible. */
export function viewFor(ctx: Context, state: DocumentState, reader: Actor): DocumentState {
  if (seesOpinions(ctx, reader)) return state;
  if (onlyReceives(ctx, state, reader)) return received(state);
  const department = ctx.organisation.posts.get(reader.post)?.department;
  const own = (post: string) =>
    post === reader.post || (department !== undefined && ctx.organisation.posts.get(post)?.department === department);
  // Those who issue it together say to each other why one does not agree.
  const joint = department !== undefined && [state.host, ...coIssuersOf(state.draft)].includes(department);
  return {
    ...state,
    steps: state.steps.map((s) =>
      s.conveyed || own(s.by) || (joint && s.step === 'department-countersign') ? s : { ...s, opinion: '', conclusion: undefined },
    ),
    alternative: state.alternative === undefined ? undefined : { ...state.alternative, reason: '' },
  };
}

/** What is left of it for whoever only received it: who did what stands, what was said and argued on the way does not. */
const received = (state: DocumentState): DocumentState => ({
  ...state,
  draft: { ...state.draft, evidence: [] },
  versions: state.versions.slice(-1),
  consultations: [],
  positions: undefined,
  returns: [],
  steps: state.steps.map((step) => ({ ...step, opinion: '', conclusion: undefined })),
  alternative: state.alternative === undefined ? undefined : { ...state.alternative, reason: '' },
});
