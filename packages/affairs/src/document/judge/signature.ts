/** Signing and authorising: the row of the sign-off table, the steps before it, the meeting, the limits. */
import { citationLabel, type Citation, type SignOff } from '@lingxing/workrules';
import type { Finding, FindingCode } from '../../kernel/finding.ts';
import type { Post } from '../../kernel/organisation.ts';
import { isUpward } from '../draft.ts';
import { KIND_LABELS, MEETING_LABELS } from '../labels.ts';
import { withoutSeries } from '../numbering.ts';
import { resolve } from '../roles.ts';
import { bars, isAllowed, type Requirement } from '../requirements.ts';

import { STAGE_LABELS, type StepRecord } from '../state.ts';

import { headsOf, isLeader, titles } from '../../office/posts.ts';
import { barred, broken, kept } from '../../office/findings.ts';
import { authorityFinding, basisOf, stageFinding, verbOf, type Judge, type Judgement, type Judging } from './judging.ts';
import { lateFor } from './limits.ts';
import { answering, disagreement, remarks } from './submission.ts';

/** 签发、签署、审签; for a department's document after the government's approval, its own head's signature. */
export const judgeSign: Judge<'sign'> = (j, input) => {
  if (j.state.draft.issuer === 'department-approved') return judgeOwnSignature(j);
  if (j.signing.row?.act === 'authorise')
    return refuse(barred('state.not-open', '此件经政府审批后办理，不在此签发。', undefined, j.signing.row.citation));
  return judgeFinal(j, 'sign', input);
};

/** 审批: the government approves what a department will issue, or what goes on to the Party committee. */
export const judgeAuthorise: Judge<'authorise'> = (j, input) => {
  if (j.signing.row !== undefined && j.signing.row.act !== 'authorise')
    return refuse(barred('state.not-open', '此件以签发办结，不须另行审批。', undefined, j.signing.row.citation));
  return judgeFinal(j, 'authorise', input);
};

const refuse = (finding: Finding): Judgement => ({ findings: [finding], basis: [] });

function judgeFinal(j: Judging, act: 'sign' | 'authorise', input: { opinion: string } | undefined): Judgement {
  const { row, problem } = j.signing;
  if (row === undefined) {
    return refuse(
      barred(
        'signer.wrong',
        problem === 'gap' ? '规则未规定此类公文由谁签发。' : '规则对此类公文的签发人有两种规定。',
        '请核对文种、名义等要素，或由本府作出设定。',
      ),
    );
  }
  const findings: Finding[] = [];
  const citation = signer(j, act, findings);
  stage(j, act, findings);
  for (const r of j.requirements) findings.push(requirementFinding(r, j.post, row.as));
  differences(j, findings);
  for (const record of j.state.steps) if (record.stands) adverse(j, row, record, findings);
  // Answers may come in after the submission: a difference that nobody has listed goes back to the host.
  disagreement(j.ctx, j.norms, j.state, findings);
  meetings(j, findings);
  if (act === 'sign') {
    principal(j, row, findings);
    findings.push(...withoutSeries(j.ctx, j.state), ...lateFor(j, 'issue'));
    remarks(j.norms, j.state.draft, findings);
    answering(j.ctx, j.state.draft, findings);
  }
  if (input !== undefined) opinionForm(j, input.opinion, findings);
  return { findings, basis: [citation, ...basisOf(j, act)] };
}

/** Who may sign: the row's posts, an alternative that was allowed, with a reason another leader where the text says 一般. */
function signer(j: Judging, act: 'sign' | 'authorise', findings: Finding[]): Citation {
  const s = j.signing;
  const row = s.row;
  if (row === undefined) throw new Error('judged without a row');
  const word = row.as;
  if (j.post !== undefined && s.posts.includes(j.post)) {
    findings.push(kept(row, 'signer.wrong', `由${j.post.title}${word}。`));
    return row.citation;
  }
  const alternative = s.alternatives.find((a) => j.post !== undefined && a.posts.includes(j.post));
  if (alternative !== undefined && isAllowed(j.state, alternative)) {
    findings.push(
      kept(
        { id: row.id, citation: alternative.citation, modality: row.modality },
        'signer.wrong',
        alternative.on === 'head-consent' ? `经同意，由${j.post?.title ?? ''}${word}。` : `认定有必要，由${j.post?.title ?? ''}${word}。`,
      ),
    );
    return alternative.citation;
  }
  const who = titles(s.posts);
  if (alternative !== undefined) {
    const message =
      alternative.on === 'head-consent'
        ? `应由${who}${word}；由${j.post?.title ?? ''}${word}须先经行政首长同意。`
        : `一般由${who}${word}；由${j.post?.title ?? ''}${word}须先认定有必要。`;
    findings.push(
      barred(
        'signer.wrong',
        message,
        alternative.on === 'head-consent' ? '请先办理“同意由分管副职签发”。' : '请先认定并写明必要性。',
        alternative.citation,
      ),
    );
    return row.citation;
  }
  if (row.modality === 'should' && j.post !== undefined && s.otherwise.includes(j.post)) {
    findings.push(broken(row, 'signer.unusual', `一般由${who}${word}，现由${j.post.title}${word}。`, '请写明由你签发的理由。'));
    return row.citation;
  }
  if (isLeader(j.post) || j.post?.role === 'office-director' || j.post?.role === 'secretary-general') {
    const hint = who === '' ? '规则所指的职务尚未设置。' : `应由${who}${word}。`;
    findings.push(broken(row, 'signer.wrong', hint, who === '' ? '请配置该职务。' : `请呈${who}${word}。`, 'must'));
  } else {
    const finding = authorityFinding(j, act, s.posts, row.citation);
    if (finding !== undefined) findings.push(finding);
  }
  return row.citation;
}

/** The signature opens in review, or with the department's head for the department's own document. */
function stage(j: Judging, act: 'sign' | 'authorise', findings: Finding[]): void {
  const open = j.state.draft.issuer === 'department' ? j.state.stage === 'department' : j.state.stage === 'review';
  if (open) return;
  const finding = stageFinding(j, act);
  if (finding !== undefined) findings.push({ ...finding, citation: j.signing.row?.citation });
  else
    findings.push(
      barred('state.not-open', `现在“${STAGE_LABELS[j.state.stage]}”，尚未到${verbOf(j, act)}。`, undefined, j.signing.row?.citation),
    );
}

const MISSING: Partial<Record<Requirement['step'], FindingCode>> = {
  'legality-review': 'legality.missing',
  'adviser-review': 'legality.missing',
  coordination: 'coordination.missing',
};

/** A step demanded before another, mostly the signature: done, or missing with who has to take it. */
export function requirementFinding(r: Requirement, signer: Post | undefined, verb: string): Finding {
  const code = MISSING[r.step] ?? 'step.missing';
  if (!bars(r, signer)) return kept(r.norm, code, r.done === undefined ? `${r.as}由签发人一并完成。` : `${titles(r.posts)}已${r.as}。`);
  const norm = { id: r.norm.id, citation: r.citation, modality: r.modality };
  const who = titles(r.posts);
  const nobody = r.norm.kind === 'step' ? r.norm.nobody : undefined;
  return who === ''
    ? broken(norm, code, `${verb}前须经${r.as}，但应办理的职务尚未设置。`, `${nobody ?? '请由管理员按分工配置后再办'}。`)
    : broken(norm, code, `须先由${who}${r.as}。`, `待${who}${r.as}后${verb}。`);
}

/** A step that was taken with a differing view: signed in spite of it only for a reason. */
function differences(j: Judging, findings: Finding[], of: readonly Requirement[] = j.requirements): void {
  for (const r of of) {
    if (r.done?.conclusion !== 'differ') continue;
    const norm = { id: r.norm.id, citation: r.citation, modality: r.modality };
    // One that does not agree does not issue it: a joint document is the word of all whose names stand on it.
    if (r.step === 'department-countersign') {
      findings.push(
        broken(
          norm,
          'step.missing',
          `${titles(r.posts)}会签时有不同意见，联合发文须各联署机关都同意。`,
          '请修改文稿再会签，或者不再列为联合发文的部门。',
        ),
      );
      continue;
    }
    findings.push(
      broken(
        norm,
        MISSING[r.step] ?? 'step.missing',
        r.step === 'coordination' ? '分歧经协调仍未取得一致。' : `${titles(r.posts)}${r.as}时有不同意见。`,
        '请先取得一致，或写明仍予签发的理由。',
        'should',
      ),
    );
  }
}

/**
 * An opinion on legality that the text does not pass over. Every reviewer's stands for itself: another's, before or after,
 * does not outvote it; only his own later word or a change of the text takes its place.
 */
function adverse(j: Judging, row: SignOff, record: StepRecord, findings: Finding[]): void {
  if (record.step !== 'legality-review' && record.step !== 'adviser-review') return;
  if (record.conclusion !== 'unlawful' && record.conclusion !== 'amend') return;
  const same = j.requirements.filter((r) => r.step === record.step);
  const demand = same.find((r) => r.posts.some((p) => p.id === record.by)) ?? same[0];
  const norm = { id: demand?.norm.id ?? record.step, citation: demand?.citation ?? row.citation, modality: 'must' as const };
  const who = j.ctx.organisation.posts.get(record.by)?.title ?? '';
  findings.push(
    record.conclusion === 'unlawful'
      ? broken(norm, 'legality.adverse', `${who}${record.as}意见为“不合法”。`, '请退回修改后重新审核。', 'must')
      : broken(
          norm,
          'legality.adverse',
          `${who}${record.as}意见为“应当修改”，文稿尚未按意见修改。`,
          '请退回修改；未完全采纳的，写明理由。',
          'should',
        ),
  );
}

/** What those who issue it jointly have to have signed before the host's head takes this step. */
export function cosignatures(j: Judging, verb: string, findings: Finding[]): void {
  const joint = j.requirements.filter((r) => r.step === 'department-countersign');
  for (const r of joint) findings.push(requirementFinding(r, j.post, verb));
  differences(j, findings, joint);
}

/**
 * 条例第二十二条 has the principal head sign what goes up and what is important. Where the sign-off table of the own text lets
 * another sign, both hold of this paper and say different things: the signer is told of both and writes why he signs.
 */
function principal(j: Judging, row: SignOff, findings: Finding[]): void {
  const post = j.post;
  if (post === undefined) return;
  const s = j.signing;
  const alternative = s.alternatives.find((a) => isAllowed(j.state, a) && a.posts.includes(post));
  if (alternative === undefined && !s.posts.includes(post)) return;
  const own = alternative?.citation ?? row.citation;
  for (const norm of j.norms.of('principal-signer')) {
    const heads = norm.by.flatMap((ref) => resolve(j.ctx.organisation, j.state, ref));
    if (heads.includes(post) || own.source !== 'work-rules') continue;
    const what = isUpward(j.state.draft) ? '上行文' : '重要公文';
    const label = (citation: Citation) => citationLabel(citation, j.ctx.pack);
    findings.push(
      broken(
        norm,
        'signer.unusual',
        `两处规定不一致：本府规则${label(own)}可由${post.title}${row.as}，${label(norm.citation)}要求${what}由${titles(heads)}签发。`,
        `请呈${titles(heads)}签发；由你签发的，写明理由。`,
        'should',
      ),
    );
  }
}

function meetings(j: Judging, findings: Finding[]): void {
  for (const norm of j.norms.of('collective-decision')) {
    const decided = j.state.decision?.meeting ?? 'none';
    if (decided !== 'none' && norm.meetings.includes(decided))
      findings.push(kept(norm, 'meeting.missing', `已经${MEETING_LABELS[decided]}讨论决定。`));
    else {
      const names = norm.meetings.map((m) => MEETING_LABELS[m]).join('或');
      findings.push(broken(norm, 'meeting.missing', `须经${names}讨论决定，尚无会议决定。`, `请提交${names}，会后由办公室记录决定。`));
    }
  }
}

/** What an opinion has to hold: on a request an explicit view . */
export function opinionForm(j: Judging, opinion: string, findings: Finding[]): void {
  for (const norm of j.norms.of('opinion-form')) {
    if (!norm.explicit) continue;
    if (opinion.trim() === '')
      findings.push(
        broken(
          norm,
          'opinion.incomplete',
          `对${KIND_LABELS[j.facts.kind]}须签署明确意见。`,
          '请写明同意与否和具体意见；姓名、日期由系统记录。',
        ),
      );
    else findings.push(kept(norm, 'opinion.incomplete', '已签署明确意见。'));
  }
}

/** The department's head signs what the government has approved; the document says so. */
function judgeOwnSignature(j: Judging): Judgement {
  const host = j.ctx.organisation.departments.get(j.state.host);
  const findings: Finding[] = [];
  const authority = authorityFinding(j, 'sign', headsOf(j.ctx.organisation, host));
  if (authority !== undefined) findings.push(authority);
  if (j.state.stage !== 'authorised') {
    findings.push(
      barred(
        'state.not-open',
        `现在“${STAGE_LABELS[j.state.stage]}”，须先经政府审批。`,
        '待政府审批后由部门负责人签发。',
        j.signing.row?.citation,
      ),
    );
  }
  cosignatures(j, '签发', findings);
  findings.push(...withoutSeries(j.ctx, j.state));
  remarks(j.norms, j.state.draft, findings);
  return { findings, basis: basisOf(j, 'sign') };
}
