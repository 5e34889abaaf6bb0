/** Between vetting and signature: legality, advice, coordination, review, countersigning, consent, referral, the meeting's decision. */
import type { Step } from '@lingxing/workrules';
import type { Finding } from '../../kernel/finding.ts';
import type { Post } from '../../kernel/organisation.ts';
import { whoActed } from '../../kernel/stood-in.ts';
import { dayOfMoment } from '../../kernel/words.ts';
import type { ActName } from '../acts.ts';
import { differing, holdsBack, isAllowed, type Requirement } from '../requirements.ts';

import { isLeader, isOffice, officeOf } from '../../office/posts.ts';
import { barred } from '../../office/findings.ts';
import { impossibleMeeting } from '../../office/late-entry.ts';
import { authorityFinding, basisOf, stageFinding, type Judge, type Judgement, type Judging } from './judging.ts';
import { namedMeeting } from './named-meeting.ts';
import { opinionForm, requirementFinding } from './signature.ts';

/** Which step each act takes. */
export const STEP_OF = {
  'review-legality': 'legality-review',
  advise: 'adviser-review',
  coordinate: 'coordination',
  review: 'leader-review',
  countersign: 'leader-countersign',
  cosign: 'department-countersign',
} as const satisfies Partial<Record<ActName, Step>>;
export type StepAct = keyof typeof STEP_OF;

/** Requirements that this act of this person would meet. */
export function metBy(j: Judging, act: StepAct): readonly Requirement[] {
  return j.requirements.filter((r) => r.step === STEP_OF[act] && j.post !== undefined && r.posts.includes(j.post));
}

/** What the text puts before this step and is still to be taken. */
const tooEarly = (j: Judging, step: Step, verb: string): readonly Finding[] =>
  j.requirements.flatMap((first) => {
    const { ordering: norm } = first;
    if (norm === undefined || !holdsBack(first, step, j.post)) return [];
    return [requirementFinding({ ...first, norm, citation: norm.citation, modality: norm.modality }, j.post, verb)];
  });

/** A step that the text demands, by the post that it names. */
function judgeStep(act: StepAct): (j: Judging, input: { opinion: string; position?: string } | undefined) => Judgement {
  return (j, input) => {
    const demanded = j.requirements.filter((r) => r.step === STEP_OF[act]);
    const first = demanded[0];
    if (first === undefined) {
      return {
        findings: [stageFinding(j, act) ?? barred('state.not-open', '规则对此件没有这一步要求。', undefined, basisOf(j, act)[0])],
        basis: [],
      };
    }
    const mine = metBy(j, act);
    const findings: Finding[] = [];
    const authority = authorityFinding(
      j,
      act,
      demanded.flatMap((r) => r.posts),
      first.citation,
    );
    if (authority !== undefined) findings.push(authority);
    const stage = stageFinding(j, act);
    if (stage !== undefined) findings.push({ ...stage, citation: first.citation });
    // Only the department's own document is reviewed while it lies with the department's head.
    else if (j.state.stage === 'department' && j.state.draft.issuer !== 'department' && act !== 'cosign')
      findings.push(barred('state.not-open', `现在“部门审签”，${first.as}在送审之后。`, undefined, first.citation));
    if (
      findings.length === 0 &&
      mine.length > 0 &&
      mine.every((r) => r.done !== undefined && r.done.by === j.post?.id) &&
      input === undefined
    ) {
      const { done } = mine[0] ?? first;
      const inStead = j.state.stoodIn?.some((one) => one.post === done?.by && one.at === done.at) === true;
      const who = inStead && done !== undefined ? whoActed(j.ctx.organisation, j.state.stoodIn, done.by, done.at) : '你';
      findings.push(barred('state.not-open', `${who}已${first.as}。`, undefined, first.citation));
    }
    if (mine.some((r) => r.done === undefined)) findings.push(...tooEarly(j, STEP_OF[act], first.as));
    if (act === 'cosign' && input?.position === 'differ' && input.opinion === '')
      findings.push(barred('input.invalid', '有不同意见的，须写明意见。', '请写明意见和理由。', first.citation));
    if (input !== undefined && (act === 'review' || act === 'countersign')) opinionForm(j, input.opinion, findings);
    return { findings, basis: (mine.length > 0 ? mine : demanded).slice(0, 1).map((r) => r.citation) };
  };
}

export const judgeReviewLegality: Judge<'review-legality'> = judgeStep('review-legality');
export const judgeAdvise: Judge<'advise'> = judgeStep('advise');
export const judgeReview: Judge<'review'> = judgeStep('review');
export const judgeCountersign: Judge<'countersign'> = judgeStep('countersign');

/** 会签 of those who issue it jointly: each head for his own body (条例第二十二条). */
export const judgeCosign: Judge<'cosign'> = (j, input) => {
  const { findings, basis } = judgeStep('cosign')(j, input);
  return { findings, basis: [...basis, ...basisOf(j, 'cosign')] };
};

/** 协调: asked only where departments differ. */
export const judgeCoordinate: Judge<'coordinate'> = (j, input) => {
  if (differing(j.state).length === 0) return { findings: [barred('state.not-open', '各部门意见一致，无须协调。')], basis: [] };
  return judgeStep('coordinate')(j, input);
};

/** 呈送其他领导: by the office or a leader, as needed. */
export const judgeRefer: Judge<'refer'> = (j, input) => {
  const may: readonly Post[] = [...j.ctx.organisation.posts.values()].filter((p) => isOffice(p) || isLeader(p));
  const findings = [authorityFinding(j, 'refer', may), stageFinding(j, 'refer')].filter((f) => f !== undefined);
  if (input?.leaders.some((id) => !isLeader(j.ctx.organisation.posts.get(id))) === true)
    findings.push(barred('input.invalid', '只能呈送政府领导。', '请从政府领导中选择。'));
  return { findings, basis: basisOf(j, 'refer') };
};

/** 同意: the head's, where the row lets the deputy sign with it, or where the text wants a major matter to have it. */
export const judgeConsent: Judge<'consent'> = (j, input) => {
  const demanded = j.requirements.find((r) => r.step === 'head-consent');
  if (demanded === undefined) return judgeAlternative(j, 'consent', 'head-consent', (p) => p.role === 'head');
  const findings = [authorityFinding(j, 'consent', demanded.posts, demanded.citation), stageFinding(j, 'consent')].filter(
    (f) => f !== undefined,
  );
  const alternative = j.signing.alternatives.find((a) => a.on === 'head-consent');
  if (input?.to !== undefined && alternative?.posts.some((p) => p.id === input.to) !== true)
    findings.push(barred('input.invalid', '规则未规定可以由所选的人签发。', '请选择规则所定的分管负责人，或者不选。', demanded.citation));
  if (demanded.done === undefined) findings.push(...tooEarly(j, 'head-consent', demanded.as));
  // After the approval there is still the other question, whether the deputy may sign it.
  const open = alternative !== undefined && !isAllowed(j.state, alternative) && (input === undefined || input.to !== undefined);
  if (demanded.done !== undefined && !open) findings.push(barred('state.not-open', '已办理过。', undefined, demanded.citation));
  return { findings, basis: [demanded.citation] };
};

/** 认定有必要: whose judgement the text does not say, so a leader's or the office's, with the reason on record. */
export const judgeFindNecessary: Judge<'find-necessary'> = (j) =>
  judgeAlternative(j, 'find-necessary', 'necessary', (p) => isLeader(p) || isOffice(p));

function judgeAlternative(
  j: Judging,
  act: 'consent' | 'find-necessary',
  on: 'head-consent' | 'necessary',
  may: (post: Post) => boolean,
): Judgement {
  const alternative = j.signing.alternatives.find((a) => a.on === on);
  if (alternative === undefined)
    return { findings: [barred('state.not-open', '规则对此件没有另定签发人。', undefined, j.signing.row?.citation)], basis: [] };
  const posts = [...j.ctx.organisation.posts.values()].filter(may);
  const findings = [authorityFinding(j, act, posts, alternative.citation), stageFinding(j, act)].filter((f) => f !== undefined);
  if (isAllowed(j.state, alternative)) findings.push(barred('state.not-open', '已办理过。', undefined, alternative.citation));
  return { findings, basis: [alternative.citation] };
}

/** The day on which its first text was stored. */
const begunOn = (j: Judging): string => dayOfMoment(j.state.versions[0]?.at ?? j.ctx.now);

/** 记录会议决定: by the office that keeps the meetings' records. */
export const judgeRecordDecision: Judge<'record-decision'> = (j, input) => {
  const findings = [authorityFinding(j, 'record-decision', officeOf(j.ctx.organisation)), stageFinding(j, 'record-decision')].filter(
    (f) => f !== undefined,
  );
  const impossible = input?.date === undefined ? undefined : impossibleMeeting(input.date, j.ctx.today, begunOn(j));
  if (impossible !== undefined) findings.push(barred('input.invalid', impossible.message, impossible.wayOut));
  if (input !== undefined) findings.push(...namedMeeting(j.ctx.pack, { ...j.facts, decidedBy: input.meeting }));
  return { findings, basis: basisOf(j, 'record-decision') };
};
