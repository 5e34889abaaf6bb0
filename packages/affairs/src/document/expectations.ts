/** What waits for whom. A document that is not closed is never without someone it waits for. */
import type { Citation } from '@lingxing/workrules';
import type { Post } from '../kernel/organisation.ts';
import type { Context, Expectation } from '../kernel/procedure.ts';
import { clerksOf, headsOf, officeOf } from '../office/posts.ts';
import { ACTS, type ActName } from './acts.ts';
import { hostPosts, openAsksOf } from './judge/drafting.ts';
import { basisOf, Judging } from './judge/judging.ts';
import { STEP_OF, type StepAct } from './judge/reviewing.ts';
import { filings } from './filing.ts';
import { meetingLimits } from './judge/limits.ts';
import { withoutSeries } from './numbering.ts';
import { awaitedBy, bars, isAllowed, withAwaited, type Requirement } from './requirements.ts';
import { registry } from './roles.ts';
import { bodySeals } from './sealing.ts';
import { stageIndex, type DocumentState } from './state.ts';

const ACT_OF_STEP = new Map<string, ActName>([
  ...Object.entries(STEP_OF).map(([act, step]): [string, ActName] => [step, act as StepAct]),
  ['head-consent', 'consent'],
  ['vetting', 'vet'],
]);

/** Everything that waits, for each post that could take it on. */
export function expectations(ctx: Context, state: DocumentState): readonly Expectation[] {
  const j = new Judging(ctx, state, undefined);
  const limit = runningLimit(j);
  const staged = limit === undefined ? stageExpectations(j) : stageExpectations(j).map((one) => ({ ...one, due: one.due ?? limit }));
  return [...staged, ...consultationExpectations(j)];
}

/** The day by which what a meeting decided has to be where it goes next: at the office until it is there, then issued. */
function runningLimit(j: Judging): string | undefined {
  if (stageIndex(j.state.stage) >= stageIndex('distributed')) return undefined;
  const limits = meetingLimits(j);
  const submit = j.state.submittedAt === undefined ? limits.find(({ norm }) => norm.milestone === 'submit') : undefined;
  return (submit ?? limits.find(({ norm }) => norm.milestone === 'issue'))?.due.date;
}

const line = (posts: readonly Post[], act: ActName, label: string, basis?: Citation, due?: string): Expectation[] =>
  posts.map((p) => ({ post: p.id, act, label, basis, due }));

/** The office as those who do its daily work: its registry, or whoever it has. */
function officeDesk(j: Judging): readonly Post[] {
  const registrars = j.ctx.organisation.byRole.get('registrar') ?? [];
  return registrars.length > 0 ? registrars : officeOf(j.ctx.organisation);
}

/** Who vets: the desk, without whoever drafted it where somebody else of the office can. */
function vetters(j: Judging): readonly Post[] {
  if (j.ctx.pack.of('separation').every((norm) => norm.second !== 'vet')) return officeDesk(j);
  const others = (posts: readonly Post[]) => posts.filter((post) => post.id !== j.state.clerk);
  const desk = others(officeDesk(j));
  if (desk.length > 0) return desk;
  const office = others(officeOf(j.ctx.organisation));
  return office.length > 0 ? office : officeDesk(j);
}

function stageExpectations(j: Judging): Expectation[] {
  const { ctx, state } = j;
  const host = ctx.organisation.departments.get(state.host);
  const basis = (act: ActName) => basisOf(j, act)[0];
  const registrars = () => registry(ctx.organisation, state);
  switch (state.stage) {
    case 'drafting': {
      const clerk = ctx.organisation.posts.get(state.clerk);
      const posts = clerk === undefined ? clerksOf(ctx.organisation, host) : [clerk];
      const back = state.returns.at(-1);
      return line(
        posts.length > 0 ? posts : hostPosts(j),
        'send',
        back !== undefined && back.round === state.round - 1 && !state.withdrawn ? '修改重报' : state.withdrawn ? '修改再送' : '起草送审',
        basis('send'),
      );
    }
    case 'department':
      if (state.draft.issuer === 'department') {
        const before = reviewExpectations(j);
        return before.length > 0 ? before : signExpectations(j);
      }
      return beforeOwn(j) ?? line(headsOf(ctx.organisation, host), 'approve', ACTS.approve.label, basis('approve'));
    case 'vetting':
      return line(vetters(j), 'vet', ACTS.vet.label, basis('vet'));
    case 'review': {
      const before = reviewExpectations(j);
      const missingMeeting = meetingExpectation(j);
      return before.length > 0 || missingMeeting.length > 0 ? [...before, ...missingMeeting, ...earlySigners(j)] : signExpectations(j);
    }
    case 'authorised':
      return state.draft.issuer === 'party'
        ? line(officeDesk(j), 'forward', '报送', basis('forward'))
        : (beforeOwn(j) ?? line(headsOf(ctx.organisation, host), 'sign', '签发', basis('sign')));
    case 'signed':
      return line(registrars(), 'recheck', '复核', basis('recheck'));
    case 'rechecked':
      return line(registrars(), 'number', withoutSeries(ctx, state).length === 0 ? '编号' : '编号（待录入发文机关代字）', basis('number'));
    case 'numbered':
      return line(registrars(), 'typeset', '排版印制', basis('typeset'));
    case 'typeset':
      return state.draft.kind === 'minutes'
        ? line(registrars(), 'distribute', '印发', basis('distribute'))
        : sealExpectations(j, registrars());
    case 'sealed':
      return line(registrars(), 'distribute', '印发', basis('distribute'));
    case 'distributed':
      return [...filingExpectations(j, registrars()), ...line(registrars(), 'archive', '归档', basis('archive'))];
    case 'forwarded':
      return line(registrars(), 'archive', '归档', basis('archive'));
    case 'archived':
      return filingExpectations(j, registrars());
  }
}

/** 用印: by the registry, or by each body of a joint document that has not sealed yet. One that nobody can seal for is the registry's to have filled. */
function sealExpectations(j: Judging, registrars: readonly Post[]): Expectation[] {
  const basis = basisOf(j, 'seal')[0];
  const seals = bodySeals(j.ctx.organisation, j.state);
  if (seals.length === 0) return line(registrars, 'seal', ACTS.seal.label, basis);
  return seals
    .filter((one) => one.done === undefined)
    .flatMap(({ body, posts }) =>
      posts.length > 0
        ? line(posts, 'seal', ACTS.seal.label, basis)
        : line(registrars, 'seal', `${j.ctx.organisation.departments.get(body)?.name ?? body}用印的职务未设`, basis),
    );
}

/** What those who issue it jointly still have to countersign before the host's head acts on it; undefined where nothing is missing. */
function beforeOwn(j: Judging): Expectation[] | undefined {
  const open = j.requirements.filter((r) => r.step === 'department-countersign' && r.done === undefined);
  return open.length === 0 ? undefined : open.flatMap((r) => waitFor(j, r, r.posts));
}

/** 备案 that is still to be reported, with its day where a limit is known. */
function filingExpectations(j: Judging, registrars: readonly Post[]): Expectation[] {
  return filings(j)
    .filter((one) => one.done === undefined)
    .flatMap((one) => line(registrars, 'file', ACTS.file.label, one.citation, one.limit?.due.date));
}

/** Signers for whom nothing is missing: a head who signs a cross-portfolio matter himself, a deputy who signs what he would review. */
const freeSigners = (j: Judging): readonly Post[] => signersNow(j).filter((s) => !j.requirements.some((r) => bars(r, s)));

const signersNow = (j: Judging): readonly Post[] => [...j.signing.posts, ...allowedSigners(j)];

const allowedSigners = (j: Judging): readonly Post[] => j.signing.alternatives.filter((a) => isAllowed(j.state, a)).flatMap((a) => a.posts);

/** Steps before the signature that stand in the way of some signer, as far as their turn has come; nobody is asked to review what he may sign at once. */
function reviewExpectations(j: Judging): Expectation[] {
  const free = freeSigners(j);
  return missingSteps(j)
    .filter((r) => awaitedBy(r, j.requirements).length === 0)
    .flatMap((r) => {
      const posts = r.posts.filter((p) => !free.includes(p));
      return posts.length > 0 || r.posts.length === 0 ? waitFor(j, r, posts) : [];
    });
}

/** Steps that stand in the way of some signer, and what these steps wait for themselves, also where the signer would do it by signing. */
function missingSteps(j: Judging): readonly Requirement[] {
  const signers = signersNow(j);
  const inTheWay = j.requirements.filter((r) => (signers.length === 0 ? bars(r, undefined) : signers.some((s) => bars(r, s))));
  return withAwaited(inTheWay, j.requirements);
}

/** Missing steps whose turn comes only after others between the vetting and the signature. */
export const heldBack = (j: Judging): readonly Requirement[] => missingSteps(j).filter((r) => awaitedBy(r, j.requirements).length > 0);

/**
 * A step that waits for its posts. One whose post nobody holds waits for whoever has to have it filled: the office, or the
 * head of the department whose own document it is, which never reaches the office.
 */
function waitFor(j: Judging, r: Requirement, posts: readonly Post[]): Expectation[] {
  const act = ACT_OF_STEP.get(r.step);
  if (act === undefined) return [];
  if (posts.length > 0) return line(posts, act, r.as, r.citation);
  const label = `${r.as}的职务未设`;
  if (j.state.stage === 'review') return line(officeDesk(j), 'refer', label, r.citation);
  return line(headsOf(j.ctx.organisation, j.ctx.organisation.departments.get(j.state.host)), 'return', label, r.citation);
}

/** Those who may sign already while others are still asked. */
function earlySigners(j: Judging): Expectation[] {
  const free = freeSigners(j);
  return free.length > 0 && meetingExpectation(j).length === 0 ? signLine(j, free) : [];
}

function meetingExpectation(j: Judging): Expectation[] {
  const decided = j.state.decision?.meeting ?? 'none';
  const missing = j.norms.of('collective-decision').find((n) => decided === 'none' || !n.meetings.includes(decided));
  return missing === undefined ? [] : line(officeDesk(j), 'record-decision', '记录会议决定', missing.citation);
}

function signLine(j: Judging, posts: readonly Post[]): Expectation[] {
  const row = j.signing.row;
  if (row === undefined) return [];
  return line(posts, row.act, row.as, row.citation);
}

function signExpectations(j: Judging): Expectation[] {
  const { row } = j.signing;
  if (row === undefined) return line(officeDesk(j), 'return', '规则未定签发人，请核对要素');
  const original = j.state.steps.findLast((s) => s.step === 'signature' && !s.stands);
  const again = original === undefined ? undefined : j.ctx.organisation.posts.get(original.by);
  // A change of substance after the signature goes back to the one who signed (条例第二十五条).
  if (
    again !== undefined &&
    [...j.signing.posts, ...j.signing.otherwise, ...j.signing.alternatives.flatMap((a) => a.posts)].includes(again)
  )
    return signLine(j, [again]);
  const posts = [...new Set(signersNow(j))];
  return posts.length > 0 ? signLine(j, posts) : line(officeDesk(j), 'refer', `${row.as}的职务未设`, row.citation);
}

function consultationExpectations(j: Judging): Expectation[] {
  const limit = j.ctx.pack.of('consultation-limit')[0]?.citation;
  const open = openAsksOf(j);
  const agreed = basisOf(j, 'agree-extension')[0] ?? limit;
  const answers = open.flatMap((o) =>
    line(
      o.speakers,
      'answer',
      o.consultation.mode === 'consult' ? '回复意见' : '会签',
      o.ask.firstDue === undefined ? limit : agreed,
      o.ask.due,
    ),
  );
  const asked = open.some((o) => o.ask.extension !== undefined && !o.ask.extension.agreed);
  const clerk = j.ctx.organisation.posts.get(j.state.clerk);
  return asked && clerk !== undefined ? [...answers, ...line([clerk], 'agree-extension', '答复延期商请', limit)] : answers;
}
