/** The chain (过程): what was done, what is being done, what is still to come and who that will be. */
import type { Post } from '../kernel/organisation.ts';
import type { ChainStep, Context } from '../kernel/procedure.ts';
import { whoActed } from '../kernel/stood-in.ts';
import { clerksOf, headsOf, officeOf } from '../office/posts.ts';
import { ACTS } from './acts.ts';
import { expectations, heldBack } from './expectations.ts';
import { Judging } from './judge/judging.ts';
import { awaitedBy, bars, withAwaited } from './requirements.ts';
import { hostIsOffice, registry } from './roles.ts';
import { bodySeals } from './sealing.ts';
import { stageIndex, type DocumentState, type Stage, type StepRecord } from './state.ts';

const NO_SEAL = new Set(['minutes']);

/** The whole chain of a document, in the order in which an office reads it. */
export function chain(ctx: Context, state: DocumentState): readonly ChainStep[] {
  const j = new Judging(ctx, state, undefined);
  const title = (post: string, at?: number) => whoActed(ctx.organisation, state.stoodIn, post, at);
  const all: ChainStep[] = [
    {
      label: '起草',
      state: 'done',
      posts: [title(state.clerk, state.versions[0]?.at)],
      at: state.versions[0]?.at,
      group: 0,
      round: 1,
      lapsed: false,
    },
    ...state.consultations.flatMap((c, i) =>
      c.asks.flatMap((a) =>
        a.replies.map((r): ChainStep => ({
          label: r.position === 'no-objection-deemed' ? '视为无不同意见' : c.mode === 'consult' ? '回复意见' : '会签',
          state: 'done',
          posts: [ctx.organisation.departments.get(a.body)?.name ?? a.body],
          at: r.at,
          opinion: r.opinion,
          citation: ctx.pack.of('consultation-limit')[0]?.citation,
          group: 100 + i,
          round: 1,
          lapsed: !c.stands,
        })),
      ),
    ),
    ...state.steps.map((s): ChainStep => ({
      label: s.as,
      state: 'done',
      posts: [title(s.by, s.at)],
      at: s.at,
      opinion: s.opinion,
      citation: citationOf(j, s),
      group: s.seq * 1000,
      round: roundOf(state, s),
      lapsed: !s.stands,
    })),
    ...state.returns.map((r): ChainStep => ({
      label: '退回',
      state: 'done',
      posts: [title(r.by, r.at)],
      at: r.at,
      opinion: r.reason,
      group: 500_000 + r.round,
      round: r.round,
      lapsed: false,
    })),
    ...finishing(state, title),
  ];
  const done = all.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return [...done, ...present(ctx, state), ...toCome(j)];
}

/** What was done after the signature, each with who and when; what was done to a number since voided is done anew. */
function finishing(state: DocumentState, title: (post: string, at?: number) => string): readonly ChainStep[] {
  const records = state.finished ?? [];
  const lastNumber = records.findLastIndex((one) => one.act === 'number');
  return records.map((one, i): ChainStep => ({
    label: one.act === 'number' && i === lastNumber && state.number !== undefined ? `编号 ${state.number.text}` : ACTS[one.act].label,
    state: 'done',
    posts: [title(one.by, one.at)],
    at: one.at,
    group: 600_000 + i,
    round: 1 + state.returns.filter((r) => r.at < one.at).length,
    lapsed: false,
  }));
}

function citationOf(j: Judging, s: StepRecord) {
  if (s.step === 'signature' || s.step === 'authorisation') return j.signing.row?.citation;
  return j.requirements.find((r) => r.step === s.step)?.citation;
}

const roundOf = (state: DocumentState, s: StepRecord): number => 1 + state.returns.filter((r) => r.at < s.at).length;

function present(ctx: Context, state: DocumentState): readonly ChainStep[] {
  const byLabel = new Map<string, { posts: string[]; due?: string | undefined; citation?: ChainStep['citation'] }>();
  for (const e of expectations(ctx, state)) {
    const entry = byLabel.get(e.label) ?? { posts: [], due: e.due, citation: e.basis };
    entry.posts.push(ctx.organisation.posts.get(e.post)?.title ?? e.post);
    byLabel.set(e.label, entry);
  }
  return [...byLabel].map(([label, e]) => ({
    label,
    state: 'present',
    posts: e.posts,
    due: e.due,
    citation: e.citation,
    group: 700_000,
    round: state.round,
    lapsed: false,
  }));
}

const AFTER: readonly { readonly stage: Stage; readonly label: string }[] = [
  { stage: 'signed', label: '复核' },
  { stage: 'rechecked', label: '编号' },
  { stage: 'numbered', label: '排版印制' },
  { stage: 'typeset', label: '用印' },
  { stage: 'sealed', label: '印发' },
  { stage: 'distributed', label: '归档' },
];

function toCome(j: Judging): readonly ChainStep[] {
  const { ctx, state } = j;
  const steps: ChainStep[] = [];
  let group = 800_000;
  const add = (label: string, posts: readonly Post[], citation?: ChainStep['citation'], together = false) => {
    steps.push({
      label,
      state: 'to-come',
      posts: [...new Set(posts.map((p) => p.title))],
      citation,
      group: together ? group : ++group,
      round: state.round,
      lapsed: false,
    });
  };
  const host = ctx.organisation.departments.get(state.host);
  const at = stageIndex(state.stage);
  const own = state.draft.issuer === 'department';
  const standing = (step: string) => state.steps.some((s) => s.step === step && s.stands);
  // Those who issue it jointly countersign before the host's head takes it on himself.
  const joint = own ? [] : j.requirements.filter((r) => r.step === 'department-countersign' && r.done === undefined);
  if (at < 1) joint.forEach((r, i) => add(r.as, r.posts, r.citation, i > 0));
  if (at < 1 && !own && !hostIsOffice(ctx.organisation, state.host) && !standing('department-approval'))
    add('部门负责人审签', headsOf(ctx.organisation, host));
  if (at < 2 && !own && !standing('vetting')) add('政府办公室审核', ctx.organisation.byRole.get('registrar') ?? officeOf(ctx.organisation));
  if (at < stageIndex('review') || (own && at < 1)) {
    const signers = j.signing.posts;
    const before = j.requirements.filter(
      (r) => !joint.includes(r) && (signers.length === 0 ? bars(r, undefined) : signers.every((s) => bars(r, s))),
    );
    withAwaited(before, j.requirements).forEach((r, i, all) => add(r.as, r.posts, r.citation, i > 0 && awaitedBy(r, all).length === 0));
  } else if (state.stage === 'review') {
    for (const r of heldBack(j)) add(r.as, r.posts, r.citation);
  }
  const final = j.signing.row;
  if (
    at < stageIndex('authorised') &&
    final !== undefined &&
    !(state.stage === 'review' && expectations(ctx, state).some((e) => e.act === final.act))
  )
    add(final.as, j.signing.posts, final.citation);
  if (state.draft.issuer === 'party') {
    if (at < stageIndex('authorised')) add('报送', registry(ctx.organisation, state));
    if (at < stageIndex('distributed')) add('归档', registry(ctx.organisation, state));
    return steps;
  }
  if (state.draft.issuer === 'department-approved' && at < stageIndex('authorised')) add('部门负责人签发', headsOf(ctx.organisation, host));
  const clerks = registry(ctx.organisation, state);
  for (const next of AFTER) {
    if (at >= stageIndex(next.stage) || (next.label === '用印' && NO_SEAL.has(state.draft.kind))) continue;
    const sealing = next.label === '用印' ? bodySeals(ctx.organisation, state).flatMap((one) => one.posts) : [];
    add(next.label, sealing.length > 0 ? sealing : clerks.length > 0 ? clerks : clerksOf(ctx.organisation, host));
  }
  return steps;
}
