/** Questions about a document: who signs, what comes before, whether it may go up as it is, whom to consult, by when. */
import {
  DOCUMENT_FACTS,
  EVIDENCE_KINDS,
  holds,
  signOffFor,
  applicable,
  type Conditional,
  type DocumentFacts,
  type EvidenceKind,
  type FactName,
  type NormOf,
  type RequiredStep,
  type RulePack,
  type Step,
} from '@lingxing/workrules';
import { draftSchema } from '../document/draft.ts';
import { judgeSubmission, type Submitted } from '../document/judge/submission.ts';
import { organisationOf } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { limitWords } from '../kernel/words.ts';
import {
  cited,
  dateAnswer,
  found,
  judged,
  namedAll,
  silent,
  states,
  type Answer,
  type Asked,
  type Case,
  type ConsultFinding,
  type DateAnswer,
} from './answer.ts';
import { casesOf } from './cases.ts';

/** Facts as a question gives them. */
export type Given = { readonly [F in FactName]?: DocumentFacts[F] | undefined };
type Known = Partial<DocumentFacts>;

/** An answer for every value of what is open; one answer where nothing changes it. */
function over(given: Given, conditions: readonly Conditional[], judge: (facts: DocumentFacts) => Answer): Answer {
  const known = knownFrom(given);
  const cases = casesOf(known, conditions, judge);
  if (cases === undefined)
    return {
      outcome: 'depends',
      answer: { text: '所给的情形太少，请至少说明发文名义、文种和主送对象。' },
      dependsOn: { facts: labels(['issuer', 'kind', 'to'].filter((name) => !(name in known)) as FactName[]), cases: [] },
      findings: [],
    };
  const only = cases[0];
  if (cases.length === 1 && only !== undefined) return only.result;
  const names = [...new Set(cases.flatMap((one) => Object.keys(one.facts)))] as FactName[];
  return {
    outcome: 'depends',
    answer: { text: `要看${names.map((name) => DOCUMENT_FACTS[name].label).join('、')}。` },
    dependsOn: {
      facts: labels(names),
      cases: cases.map(({ facts, result }) => ({
        facts: Object.fromEntries(Object.entries(facts).map(([name, values]) => [name, values.length === 1 ? values[0] : values])),
        outcome: result.outcome,
        answer: result.answer,
        findings: result.findings,
      })),
    },
    findings: [],
  };
}

const labels = (names: readonly FactName[]) => names.map((name) => ({ name, label: DOCUMENT_FACTS[name].label }));

/** 谁签发：the row of the sign-off table, who else may sign, and what comes first. */
export function whoSigns(asked: Asked, known: Given): Answer {
  const { pack } = asked;
  return over(known, pack.of('sign-off'), (facts) => {
    const result = signOffFor(pack, facts);
    if (!('row' in result)) {
      const declared = pack.source.silences.filter((one) => one.of === 'sign-off' && holds(one.when, facts));
      return silent(asked, '这种公文由谁签发', declared);
    }
    const { row } = result;
    const before = row.before.map((step) => `${namedAll(pack, step.by).join('、')}${step.as}`);
    const others = [
      ...row.alternatives.map((one) => one.says),
      ...(row.otherwise.length > 0 ? [`由${namedAll(pack, row.otherwise).join('、')}签发的，写明理由`] : []),
    ];
    return {
      outcome: 'answer',
      answer: {
        posts: namedAll(pack, row.by),
        text: `${before.length > 0 ? `先经${before.join('、')}，` : ''}${row.modality === 'should' ? '一般' : ''}由${namedAll(pack, row.by).join('、')}${row.as}。${others.map((one) => `${one}。`).join('')}`,
      },
      findings: [states(row)],
    };
  });
}

/** 谁审核、把关、会签、协调：the steps before the signature. */
export function whoReviews(asked: Asked, known: Given, wanted: Step | undefined): Answer {
  const { pack } = asked;
  const steps = pack.of('step');
  return over(known, [...pack.of('sign-off'), ...steps], (facts) => {
    const result = signOffFor(pack, facts);
    const row = 'row' in result ? result.row : undefined;
    const own: readonly (RequiredStep & { norm: NormOf<'step'> | NormOf<'sign-off'> })[] =
      row === undefined ? [] : row.before.map((step) => ({ ...step, norm: row }));
    const general = applicable(pack, facts)
      .of('step')
      .map((norm) => ({ step: norm.step, by: norm.by, as: norm.as, norm }));
    const list = [...general, ...own].filter((one) => wanted === undefined || one.step === wanted);
    if (list.length === 0) return silent(asked, wanted === undefined ? '签发前还要经过谁' : '这一步');
    return {
      outcome: 'answer',
      answer: {
        posts: [...new Set(list.flatMap((one) => namedAll(pack, one.by)))],
        text: `${list.map((one) => `${'onDisagreement' in one.norm && one.norm.onDisagreement ? '有分歧的，' : ''}${namedAll(pack, one.by).join('、')}${one.as}`).join('；')}。`,
      },
      findings: [...new Set(list.map((one) => one.norm))].map(states),
    };
  });
}

/** What a question may say of a document besides its facts. */
export interface Submission {
  readonly characters?: number | undefined;
  readonly evidence?: readonly EvidenceKind[] | undefined;
  /** Whether all departments concerned were consulted, or have countersigned. */
  readonly consulted?: 'none' | 'consulted' | 'countersigned' | undefined;
  readonly objections?: boolean | undefined;
  readonly positionsListed?: boolean | undefined;
  readonly superiorDeadline?: string | undefined;
  readonly remarks?: boolean | undefined;
}

const HOST = 'host';
const CONCERNED = 'concerned';
const LOWER = 'lower';

function contextOf({ pack, calendar, date }: Asked): Context {
  return {
    now: Date.parse(`${date}T12:00:00+08:00`),
    today: date,
    pack,
    calendar,
    organisation: organisationOf(
      0,
      [],
      [
        { id: HOST, name: '主办部门', kind: 'department' },
        { id: CONCERNED, name: '有关部门', kind: 'department' },
        { id: LOWER, name: pack.source.government.lowerGovernments, kind: 'lower-government' },
      ],
    ),
    exercise: false,
  };
}

function documentOf(
  { pack, date }: Asked,
  facts: DocumentFacts,
  about: { [K in Exclude<keyof Submission, 'superiorDeadline'>]-?: Exclude<Submission[K], undefined> } & Pick<
    Submission,
    'superiorDeadline'
  >,
): Submitted {
  const bodies = [...(facts.crossDepartment ? [CONCERNED] : []), ...(facts.touchesLowerGovernments ? [LOWER] : [])];
  const words = about.remarks ? pack.of('remark').map((one) => one.text) : [];
  const draft = draftSchema.parse({
    title: '所问的公文',
    kind: facts.kind,
    issuer: facts.issuer,
    to: facts.to,
    body: [{ type: 'paragraph', runs: [{ text: ['所问的公文', ...words].join('，') }] }],
    departmentsConcerned: bodies,
    evidence: about.evidence.map((kind) => ({ kind, note: '已附' })),
    ...(about.superiorDeadline === undefined ? {} : { deadline: about.superiorDeadline }),
  });
  const at = Date.parse(`${date}T09:00:00+08:00`);
  const position = about.objections ? ('differ' as const) : ('agree' as const);
  return {
    host: HOST,
    draft,
    characters: about.characters,
    consultations:
      about.consulted === 'none'
        ? []
        : bodies.map((body, i) => ({
            id: body,
            mode: about.consulted === 'countersigned' ? ('countersign' as const) : ('consult' as const),
            order: 'parallel' as const,
            version: 1,
            stands: true,
            asks: [
              {
                body,
                delivered: date,
                provisional: [],
                replies: [{ body, position, opinion: '', grounds: '', by: body, at, seq: i }],
              },
            ],
          })),
    positions: about.positionsListed ? { proposal: '已列', by: HOST, at: at + 1, seq: 100 } : undefined,
  } as Submitted;
}

/**
 * 可否报送：the same judgement as on sending a draft. What the question leaves open is answered value by value: the
 * answer holds for a draft in which nothing else is amiss, and says on what it depends.
 */
export function maySubmit(asked: Asked, given: Given & Pick<DocumentFacts, 'issuer' | 'kind' | 'to'>, about: Submission): Answer {
  const known = knownFrom(given);
  const ctx = contextOf(asked);
  const best = {
    characters: 1,
    evidence: EVIDENCE_KINDS,
    consulted: 'countersigned',
    objections: false,
    positionsListed: false,
    remarks: true,
  } as const;
  const worst = {
    characters: 1_000_000,
    evidence: [],
    consulted: 'none',
    objections: true,
    positionsListed: false,
    remarks: false,
  } as const;
  const judge = (facts: Known, extra: Submission): readonly ConsultFinding[] => {
    const full = { ...BASE, ...facts } as DocumentFacts;
    return judgeSubmission(ctx, documentOf(asked, full, { ...best, ...defined(extra) }), full).flatMap((one) =>
      one.citation === undefined ? [] : [found({ ...one, citation: one.citation })],
    );
  };
  const findings = judge(known, about);
  const barsOf = (list: readonly ConsultFinding[]) =>
    list
      .filter((one) => one.outcome !== 'passed')
      .map((one) => `${one.norm}${one.code}`)
      .join();
  const now = barsOf(findings);
  const open: Case[] = [];
  const asks: { name: string; label: string }[] = [];
  const consider = (name: string, label: string, value: unknown, list: readonly ConsultFinding[]): void => {
    if (barsOf(list) === now) return;
    const { outcome, answer } = judged(list, sentence(list));
    asks.push({ name, label });
    open.push({ facts: { [name]: value }, outcome, answer, findings: list.filter((one) => one.outcome !== 'passed') });
  };
  for (const name of Object.keys(DOCUMENT_FACTS) as FactName[]) {
    if (name in known || typeof DOCUMENT_FACTS[name].domain[0] !== 'boolean' || DERIVED.has(name)) continue;
    consider(name, DOCUMENT_FACTS[name].label, true, judge({ ...known, [name]: true }, about));
  }
  for (const [name, label] of Object.entries(EXTRAS) as [keyof typeof EXTRAS, string][]) {
    if (about[name] !== undefined) continue;
    consider(name, label, name === 'characters' ? '超过限额' : worst[name], judge(known, { ...about, [name]: worst[name] }));
  }
  const answer = judged(findings, sentence(findings));
  // What is refused already is refused, whatever else there may be.
  if (open.length === 0 || answer.outcome === 'refused') return answer;
  return {
    outcome: 'depends',
    answer: { text: `${sentence(findings)}但还要看${asks.map((one) => one.label).join('、')}。` },
    dependsOn: { facts: asks, cases: [{ facts: {}, outcome: answer.outcome, answer: answer.answer, findings: answer.findings }, ...open] },
    findings,
  };
}

/** A draft of which nothing is said: every yes-or-no fact is no. */
const BASE = Object.fromEntries((Object.keys(DOCUMENT_FACTS) as FactName[]).map((name) => [name, DOCUMENT_FACTS[name].domain[0]])) as Known;
/** Facts that follow from the elements of a real draft and are no question to a person. */
const DERIVED: ReadonlySet<FactName> = new Set(['crossPortfolio', 'copiesToSubordinates']);
const EXTRAS = {
  characters: '正文字数',
  evidence: '论证材料',
  consulted: '是否征求意见、会签',
  objections: '部门之间有无分歧',
  remarks: '应注明的文字',
} as const;

/** What an element of a real draft shows is no question: a draft has its recipients, its contact, its ground. */
const ELEMENTS: Known = {
  lacksContact: false,
  lacksAnsweredRequest: false,
  lacksRecipients: false,
  lacksPublicationGround: false,
  copiesToSubordinates: false,
  secrecy: 'none',
};

/** What is known of the document: what was given, and what follows from it. A request always seeks approval. */
const knownFrom = (given: Given): Known => {
  const known: Known = { ...ELEMENTS, ...defined(given) };
  return known.kind === 'request' ? { ...known, seeksApproval: true } : known;
};

/** Without what was left out. */
const defined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

function sentence(findings: readonly ConsultFinding[]): string {
  const bars = findings.filter((one) => one.outcome === 'refused');
  const warns = findings.filter((one) => one.outcome === 'warned');
  if (bars.length > 0) return `不能照此报送：${bars.map((one) => one.message.replace(/。$/u, '')).join('；')}。`;
  if (warns.length > 0) return `可以报送，但要写明理由：${warns.map((one) => one.message.replace(/。$/u, '')).join('；')}。`;
  return '照此可以报送。';
}

/** 要不要征求意见、会签，何时回复，逾期怎样。 */
export function mustConsult(
  asked: Asked,
  known: Given,
  about: {
    readonly delivered?: string | undefined;
    readonly hostLimit?: { readonly value: number; readonly unit: 'workday' | 'day' } | undefined;
    readonly body?: 'department' | 'lower-government' | undefined;
  },
): Answer {
  const { pack, calendar } = asked;
  const demands = pack.of('consultation');
  const limit = pack.of('consultation-limit')[0];
  return over(known, demands, (facts) => {
    const norms = applicable(pack, facts)
      .of('consultation')
      .filter((one) => about.body === undefined || one.asked.includes(about.body));
    if (norms.length === 0) return silent(asked, '这种情形要征求意见或会签');
    const value = about.hostLimit?.value ?? limit?.value;
    const unit = about.hostLimit?.unit ?? limit?.unit;
    const dates: DateAnswer[] =
      about.delivered === undefined || value === undefined || unit === undefined
        ? []
        : [dateAnswer('回复时限', calendar.due(about.delivered, value, unit))];
    const silence = limit?.silence;
    const bound = silence !== undefined && (about.body === undefined || silence.binds.includes(about.body));
    const after =
      limit === undefined
        ? ''
        : `${limit.hostMaySetLimit ? '主办部门可另定时限；' : ''}${limit.extensionByAgreement ? '不能按期的可以商定延期；' : ''}${bound ? '逾期不回复的视为没有不同意见。' : silence === undefined ? '逾期怎样，规则没有写。' : '逾期视为没有不同意见只对部门之间，不及此类单位。'}`;
    return {
      outcome: 'answer',
      answer: {
        posts: [...new Set(norms.flatMap((one) => namedAll(pack, one.by)))],
        ...(dates.length > 0 ? { dates } : {}),
        ...(value === undefined || unit === undefined ? {} : { value, unit }),
        text: `${norms.map((one) => cited(pack, one)).join('；')}。${value === undefined || unit === undefined ? '' : `${limit?.modality === 'should' && about.hostLimit === undefined ? '一般' : ''}${limitWords(value, unit)}内回复，送达当日不计。`}${after}`,
      },
      findings: [...norms, ...(limit === undefined ? [] : [limit])].map(states),
    };
  });
}

/** 谁作合法性审核，报哪里备案，公不公布目录。 */
export function legality(asked: Asked, known: Given): Answer {
  const { pack } = asked;
  const steps = pack.of('step').filter((one) => one.step === 'legality-review' || one.step === 'adviser-review');
  return over(known, steps, (facts) => {
    const reviews = applicable(pack, facts)
      .of('step')
      .filter((one) => one.step === 'legality-review' || one.step === 'adviser-review');
    const filing = pack.of('filing');
    if (reviews.length === 0 && filing.length === 0) return silent(asked, '这种公文由谁作合法性审核');
    return {
      outcome: 'answer',
      answer: {
        posts: [...new Set(reviews.flatMap((one) => namedAll(pack, one.by)))],
        text: `${reviews.length === 0 ? '这种公文没有写合法性审核。' : `${reviews.map((one) => one.says).join('；')}。`}${filing.map((one) => `${one.says}。`).join('')}${filing.some((one) => one.catalogue) ? '' : '没有写定期公布目录。'}`,
      },
      findings: [...reviews, ...filing].map(states),
    };
  });
}

/** Norms of the due dates that hang on an event, with what each counts from. */
export function documentDates(pack: RulePack) {
  return { answer: pack.of('consultation-limit')[0], issue: pack.of('issue-within'), lead: pack.of('lead-time') };
}
