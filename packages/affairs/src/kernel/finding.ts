/**
 * Findings: one norm held against one act. The list of kinds is closed, documented (docs/findings.md) and ordered;
 * its order is the order in which findings are shown. A code is never renamed or reused.
 */
import type { Citation, EvidenceKind, Modality } from '@lingxing/workrules';

/** Every kind of finding, in order of precedence, with what it means and whether trying again later could help. */
export const FINDING_KINDS = {
  'secrecy.classified': { title: '涉密不得上网', retry: false },
  'input.invalid': { title: '填写有误', retry: false },
  'authority.not-yours': { title: '不属你的职权', retry: false },
  'authority.no-title': { title: '未获授权代办', retry: true },
  'authority.stands-in': { title: '代为办理', retry: false },
  'state.not-open': { title: '尚未到这一步', retry: true },
  'step.missing': { title: '前序步骤未完成', retry: true },
  'signer.wrong': { title: '签发人不符', retry: false },
  'signer.unusual': { title: '非通常签发人', retry: false },
  'issuer.barred': { title: '行文名义不当', retry: false },
  'prohibition.broken': { title: '触及禁止性规定', retry: false },
  'evidence.missing': { title: '缺少论证材料', retry: true },
  'consultation.missing': { title: '未征求意见或会签', retry: true },
  'consultation.open': { title: '征求意见尚未完结', retry: true },
  'disagreement.unlisted': { title: '分歧未列明', retry: true },
  'coordination.missing': { title: '分歧未经协调', retry: true },
  'legality.missing': { title: '未经合法性审核', retry: true },
  'legality.adverse': { title: '合法性审核未通过', retry: true },
  'meeting.missing': { title: '未经会议讨论决定', retry: true },
  'length.exceeded': { title: '超过篇幅', retry: false },
  'lead-time.short': { title: '报送不足提前期', retry: false },
  'issue.late': { title: '超过印发时限', retry: false },
  'bulletin.unapproved': { title: '简报未经核准', retry: true },
  'bulletin.kinds': { title: '简报种类过多', retry: false },
  'remark.missing': { title: '缺少应注明的文字', retry: false },
  'opinion.incomplete': { title: '意见不明确', retry: false },
  'format.incomplete': { title: '公文要素不全', retry: false },
  'distribution.differs': { title: '分送范围不符', retry: false },
  'limit.passed': { title: '已过时限', retry: false },
  'routing.incomplete': { title: '呈批对象不符', retry: false },
  'reply.missing': { title: '尚未答复', retry: true },
  'chase.too-soon': { title: '催办过密', retry: true },
  'preparation.missing': { title: '前期工作未完成', retry: true },
  'quorum.missing': { title: '到会人数不足', retry: true },
  'attendance.clash': { title: '参会人员冲突', retry: true },
  'advance.short': { title: '报批不足提前期', retry: false },
  'leave.short': { title: '请假不足提前期', retry: false },
  'leave.overdue': { title: '逾期归来', retry: false },
  'absence.together': { title: '互补双方同时外出', retry: false },
  'conduct.restricted': { title: '受限制的事项', retry: false },
  'organisation.unknown': { title: '机构中没有', retry: false },
  'organisation.dates': { title: '起止日期不符', retry: false },
  'organisation.overlap': { title: '任职重叠', retry: false },
  'organisation.pair': { title: 'AB角不符', retry: false },
  'organisation.left-over': { title: '撤销后仍有余留', retry: false },
  'organisation.incomplete': { title: '机构不全', retry: true },
  'rule.states': { title: '规则载明', retry: false },
  'text.says': { title: '原文写有', retry: false },
} as const satisfies Record<string, { title: string; retry: boolean }>;

export type FindingCode = keyof typeof FINDING_KINDS;
export const FINDING_CODES = Object.keys(FINDING_KINDS) as readonly FindingCode[];

export type Outcome = 'passed' | 'warned' | 'refused';

/**
 * What a finding says in words, as data, for the kinds where a screen or a program can do something with it: at most the
 * keys that the sentence names. A kind that is not listed has none.
 */
export interface FindingDetails {
  /** The kinds of evidence that are not there. */
  readonly 'evidence.missing': { readonly evidence: readonly EvidenceKind[] };
  /** Units named in the document that do not get it, and units that get it and are not named. */
  readonly 'distribution.differs': { readonly leftOut: readonly string[]; readonly added: readonly string[] };
}
export type DetailedCode = keyof FindingDetails;

export interface Finding {
  readonly code: FindingCode;
  readonly outcome: Outcome;
  /** Absent only where no norm speaks: a form filled in wrongly, a step that the procedure has not reached. */
  readonly citation?: Citation | undefined;
  readonly norm?: string | undefined;
  readonly modality?: Modality | undefined;
  /** The fact and what was expected, in one plain sentence (Chinese). */
  readonly message: string;
  /** What would make it acceptable (Chinese). */
  readonly wayOut?: string | undefined;
  /** Of the kind's own shape (`detailOf`); never on a finding that passed. */
  readonly detail?: FindingDetails[DetailedCode] | undefined;
}

/** The detail of a finding of this kind; undefined for a finding of another kind or without one. */
export function detailOf<C extends DetailedCode>(finding: Finding, code: C): FindingDetails[C] | undefined {
  return finding.code === code ? (finding.detail as FindingDetails[C] | undefined) : undefined;
}

/** All findings on one act together. */
export interface Verdict {
  readonly outcome: 'permitted' | 'warned' | 'refused';
  /** Refused first, then warned, then passed; within each in the order of the list of kinds. */
  readonly findings: readonly Finding[];
  /** What the act rests on; empty for a permitted act only where a finding says that the text is silent on it. */
  readonly basis: readonly Citation[];
  /**
   * Why the act is stored although it is refused: it records a fact with its breach, the head has ordered in writing to
   * proceed, or it is put before him as a request for that order (请求书面同意) and nothing is granted by it. The outcome stays refused and stands on the auditor's list.
   */
  readonly stands?: 'fact' | 'order' | 'request' | undefined;
}

/** That the text does not speak of it: a statement on the rules that cites none of them. */
export const isSilence = ({ code, outcome, citation }: Finding): boolean =>
  code === 'rule.states' && outcome === 'passed' && citation === undefined;

/** Whether a verdict keeps the act from being stored, whatever reason is given. */
export const bars = (verdict: Verdict): boolean => verdict.outcome === 'refused' && verdict.stands === undefined;

const RANK: Record<Outcome, number> = { refused: 0, warned: 1, passed: 2 };
const ORDER = new Map(FINDING_CODES.map((code, i) => [code, i]));

/** Where a finding is shown: by its outcome, then by its kind. */
const place = (f: Finding): number => RANK[f.outcome] * ORDER.size + (ORDER.get(f.code) ?? 0);

/** Puts findings together: one refusal refuses, one warning warns. */
export function verdictOf(findings: readonly Finding[], basis: readonly Citation[]): Verdict {
  let before = -1;
  let sorted = true;
  for (const f of findings) {
    const at = place(f);
    if (at < before) sorted = false;
    before = at;
  }
  const shown = sorted ? findings : findings.toSorted((a, b) => place(a) - place(b));
  return { outcome: OUTCOMES[shown[0]?.outcome ?? 'passed'], findings: shown, basis };
}

/** A verdict with one more finding in its place, and its citation among what the act rests on; it has passed, so the outcome stays. */
export function andPassed(verdict: Verdict, finding: Finding): Verdict {
  const at = place(finding);
  const next = verdict.findings.findIndex((one) => place(one) > at);
  return {
    ...verdict,
    findings: verdict.findings.toSpliced(next < 0 ? verdict.findings.length : next, 0, finding),
    basis: finding.citation === undefined ? verdict.basis : [...verdict.basis, finding.citation],
  };
}

/** What the worst finding makes of the act. */
const OUTCOMES: Record<Outcome, Verdict['outcome']> = { refused: 'refused', warned: 'warned', passed: 'permitted' };

/** What breaking a norm of this modality leads to: 应/不得 refuse, 原则上/一般 warn, 可 never. */
export function outcomeOf(modality: Modality): Outcome {
  switch (modality) {
    case 'must':
    case 'must-not':
      return 'refused';
    case 'should':
      return 'warned';
    case 'may':
      return 'passed';
  }
}
