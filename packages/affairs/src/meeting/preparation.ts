/**
 * What has to be done before a topic is taken, a decision made or a document drawn up (前期工作). What the text asks of a
 * document is a norm on documents, by which a submission is judged; it is read here too and never stated twice.
 */
import {
  applicable,
  CASES,
  PLAIN_DOCUMENT,
  PREPARATIONS,
  type DocumentFacts,
  type EvidenceKind,
  type MeetingName,
  type Norm,
  type NormOf,
  type Preparation,
  type RulePack,
} from '@lingxing/workrules';
import type { Finding, FindingCode } from '../kernel/finding.ts';
import { broken, kept } from '../office/findings.ts';

export type Subject = NormOf<'preparation'>['for'];
export type CaseName = keyof typeof CASES;

/** One norm on what comes first: what it asks for, and in which case only. */
export interface Need {
  readonly norm: Norm;
  readonly needs: readonly Preparation[];
  readonly in?: CaseName | undefined;
}

/** The documents that a subject is about, as far as norms on documents turn on it. */
const DOCUMENTS: Readonly<Record<Subject, readonly Partial<DocumentFacts>[]>> = {
  topic: [],
  'major-decision': [],
  'major-matter': [{ issuer: 'department', to: 'government', kind: 'request', major: true, seeksApproval: true }],
  'normative-document': (['government', 'office', 'department-approved', 'department'] as const).map((issuer) => ({
    issuer,
    kind: 'notice',
    to: 'subordinate',
    normative: true,
  })),
  legislation: [{ issuer: 'government', kind: 'rules', to: 'public' }],
  'department-document': [{ issuer: 'department', kind: 'notice', to: 'subordinate', normative: true }],
  'area-wide': [],
  meeting: [],
};

/** Cases in which a document is asked for more, by the fact that says so. */
const CASE_FACTS = {
  'cross-department': 'crossDepartment',
  'touches-lower-government': 'touchesLowerGovernments',
  'public-interest': 'publicInterest',
} as const satisfies Partial<Record<CaseName, keyof DocumentFacts>>;

/** What each kind of evidence is called among the preparations. */
const EVIDENCE_AS: Readonly<Record<Exclude<EvidenceKind, 'basis'>, Preparation>> = {
  research: 'research',
  legality: 'legality',
  necessity: 'necessity',
  scientific: 'scientific',
  feasibility: 'feasibility',
  controllability: 'controllability',
  political: 'political',
  policy: 'policy',
  'macro-policy-consistency': 'macro-policy',
  consultation: 'consult-departments',
  'public-opinion': 'hear-opinions',
  'risk-assessment': 'stability-risk-assessment',
  'fair-competition': 'fair-competition',
  'collective-discussion': 'collective-discussion',
};

type OnDocuments = NormOf<'evidence'> | NormOf<'consultation'> | NormOf<'step'>;

/** The norms of the text itself by which such a document is asked for something. */
function asksOf(pack: RulePack, facts: DocumentFacts): readonly OnDocuments[] {
  const norms = applicable(pack, facts);
  return [...norms.of('evidence'), ...norms.of('consultation'), ...norms.of('step').filter((one) => one.step === 'legality-review')].filter(
    (one) => one.citation.source === 'work-rules',
  );
}

function preparationsOf(norm: OnDocuments): readonly Preparation[] {
  switch (norm.kind) {
    case 'evidence':
      return norm.evidence.flatMap((one) => (one === 'basis' ? [] : [EVIDENCE_AS[one]]));
    case 'consultation':
      if (norm.mode === 'countersign') return ['countersign'];
      return norm.asked.map((one) => (one === 'department' ? 'consult-departments' : 'consult-lower-governments'));
    case 'step':
      return ['legality'];
  }
}

/**
 * Every norm on what has to come first, those for some cases only with their case; `stage` afterwards: on what follows. With a
 * meeting, what is asked of the topics of that meeting and not of another's.
 */
export function needsFor(
  pack: RulePack,
  subject: Subject,
  stage: NormOf<'preparation'>['stage'] = 'before',
  meeting?: MeetingName,
): readonly Need[] {
  const stated: readonly Need[] = pack
    .of('preparation')
    .filter((one) => one.for === subject && one.stage === stage)
    .filter((one) => meeting === undefined || one.meetings === undefined || one.meetings.includes(meeting))
    .map((norm) => ({ norm, needs: norm.needs, in: norm.in }));
  if (stage === 'afterwards') return stated;
  const documents = DOCUMENTS[subject].map((facts): DocumentFacts => ({ ...PLAIN_DOCUMENT, ...facts }));
  const always = new Set(documents.flatMap((facts) => asksOf(pack, facts)));
  const only = (Object.keys(CASE_FACTS) as (keyof typeof CASE_FACTS)[]).flatMap((name) =>
    [...new Set(documents.flatMap((facts) => asksOf(pack, { ...facts, [CASE_FACTS[name]]: true })))]
      .filter((norm) => !always.has(norm))
      .map((norm): Need => ({ norm, needs: preparationsOf(norm), in: name })),
  );
  return [...stated, ...[...always].map((norm) => ({ norm, needs: preparationsOf(norm) })), ...only];
}

const CODES: Readonly<Record<OnDocuments['kind'], FindingCode>> = {
  evidence: 'evidence.missing',
  consultation: 'consultation.missing',
  step: 'legality.missing',
};
const codeOf = ({ kind }: Norm): FindingCode => (kind in CODES ? CODES[kind as OnDocuments['kind']] : 'preparation.missing');

/** Each need with what of it is not there. */
export const judgeNeeds = (needs: readonly Need[], done: ReadonlySet<Preparation>): readonly Finding[] =>
  needs.map(({ norm, needs: wanted, in: only }) => {
    const missing = wanted.filter((one) => !done.has(one));
    if (missing.length === 0) return kept(norm, codeOf(norm), norm.says);
    const names = missing.map((one) => PREPARATIONS[one]).join('、');
    return broken(norm, codeOf(norm), `${only === undefined ? '' : `${CASES[only]}的，`}尚缺${names}。`, `请先完成${names}，附上材料。`);
  });
