/** What waits for whom. A document that is not closed is never without someone it waits for. */
import type { Citation } from '@lingxing/workrules';
import type { Post } from '../kernel/organisation.ts';
import type { Context, Expectation } from '../kernel/procedure.ts';
import { clerksOf, headsOf, officeOf } from '../office/posts.ts';
import type { ActName } from './acts.ts';
import { hostPosts, openAsksOf } from './judge/drafting.ts';
import { basisOf, Judging } from './judge/judging.ts';
import { STEP_OF, type StepAct } from './judge/reviewing.ts';
import { bars, decisionOf, isAllowed } from './requirements.ts';
import { registry } from './roles.ts';
import type { DocumentState } from './state.ts';

const ACT_OF_STEP = new Map<string, ActName>([
  ...Object.entries(STEP_OF).map(([act, step]): [string, ActName] => [step, act as StepAct]),
  ['head-consent', 'consent'],
  ['vetting', 'vet'],
]);

/** Everything that waits, for each post that could take it on. */
export function expectations(ctx: Context, state: DocumentState): readonly Expectation[] {
  const j = new Judging(ctx, state, undefined);
  return [...stageExpectations(j), ...consultationExpectations(j)];
}

const line = (posts: readonly Post[], act: ActName, label: string, basis?: Citation, due?: string): Expectation[] =>
  posts.map((p) => ({ post: p.id, act, label, basis, due }));

/** The office as those who do its daily work: its registry, or whoever it has. */
function officeDesk(j: Judging): readonly Post[] {
  const registrars = j.ctx.organisation.byRole.get('registrar') ?? [];
  return registrars.length > 0 ? registrars : officeOf(j.ctx.organisation);
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
        back !== undefined && back.round === state.round - 1 && !state.withdrawn ? '修改重报' : state.withdrawn ? '修改重报' : '起草送审',
        basis('send'),
      );
    }
    case 'department':
      return state.draft.issuer === 'department'
        ? [...reviewExpectations(j), ...signExpectations(j)]
        : line(headsOf(ctx.organisation, host), 'approve', '审签送审', basis('approve'));
    case 'vetting':
      return line(officeDesk(j), 'vet', '审核', basis('vet'));
    case 'review': {
      const before = reviewExpectations(j);
      const missingMeeting = meetingExpectation(j);
      return before.length > 0 || missingMeeting.length > 0 ? [...before, ...missingMeeting, ...earlySigners(j)] : signExpectations(j);
    }
    case 'authorised':
      return state.draft.issuer === 'party'
        ? line(officeDesk(j), 'forward', '报送', basis('forward'))
        : line(headsOf(ctx.organisation, host), 'sign', '签发', basis('sign'));
    case 'signed':
      return line(registrars(), 'recheck', '复核', basis('recheck'));
    case 'rechecked':
      return line(registrars(), 'number', '编号', basis('number'));
    case 'numbered':
      return line(registrars(), 'typeset', '排版印制', basis('typeset'));
    case 'typeset':
      return state.draft.kind === 'minutes'
        ? line(registrars(), 'distribute', '印发', basis('distribute'))
        : line(registrars(), 'seal', '用印', basis('seal'));
    case 'sealed':
      return line(registrars(), 'distribute', '印发', basis('distribute'));
    case 'distributed':
    case 'forwarded':
      return line(registrars(), 'archive', '归档', basis('archive'));
    case 'archived':
      return [];
  }
}

/** Signers for whom nothing is missing: a head who signs a cross-portfolio matter himself, a deputy who signs what he would review. */
const freeSigners = (j: Judging): readonly Post[] => signersNow(j).filter((s) => !j.requirements.some((r) => bars(r, s)));

const signersNow = (j: Judging): readonly Post[] => [...j.signing.posts, ...allowedSigners(j)];

const allowedSigners = (j: Judging): readonly Post[] => j.signing.alternatives.filter((a) => isAllowed(j.state, a)).flatMap((a) => a.posts);

/** Steps before the signature that stand in the way of some signer; nobody is asked to review what he may sign at once. */
function reviewExpectations(j: Judging): Expectation[] {
  const signers = signersNow(j);
  const free = freeSigners(j);
  return j.requirements
    .filter((r) => (signers.length === 0 ? bars(r, undefined) : signers.some((s) => bars(r, s))))
    .flatMap((r) => {
      const act = ACT_OF_STEP.get(r.step);
      if (act === undefined) return [];
      const posts = r.posts.filter((p) => !free.includes(p));
      if (posts.length > 0) return line(posts, act, r.as, r.citation);
      // A step whose post nobody holds waits with the office, which has to have it filled.
      return r.posts.length > 0 ? [] : line(officeDesk(j), 'refer', `${r.as}的职务未设`, r.citation);
    });
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
  return line(posts, row.act, row.as, row.citation, issueDue(j));
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

/** The day by which a meeting's decision has to be issued, for the signer's inbox. */
function issueDue(j: Judging): string | undefined {
  return issueLimitOf(j)?.due.date;
}

/** The text's limit for issuing what a meeting decided, where the meeting's day is known. */
export function issueLimitOf(j: Judging) {
  const date = decisionOf(j.state).date;
  if (date === undefined) return undefined;
  const norm = j.norms.of('issue-within').find((n) => n.milestone === 'issue');
  return norm === undefined ? undefined : { norm, due: j.ctx.calendar.due(date, norm.value, norm.unit) };
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
