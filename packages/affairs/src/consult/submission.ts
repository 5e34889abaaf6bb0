/** 可否照此报送: the judgement of sending a draft, on a draft of which only some things are said. */
import {
  DOCUMENT_FACTS,
  EVIDENCE_KINDS,
  FACT_BITS,
  factBits,
  PLAIN_DOCUMENT,
  stillOpen,
  withFactBits,
  type Citation,
  type DocumentFacts,
  type EvidenceKind,
  type FactName,
  type Norm,
  type NormOf,
  type RulePack,
  type StillOpen,
  type YesNoFact,
} from '@lingxing/workrules';
import { draftSchema, type Draft } from '../document/draft.ts';
import { DEMANDING_KINDS, demands, prohibitions, type DemandingKind, type Submitted } from '../document/judge/submission.ts';
import type { Finding } from '../kernel/finding.ts';
import { organisationOf } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { caseOf, depending, found, judged, type Answer, type Asked, type ConsultFinding } from './answer.ts';
import { openFacts } from './cases.ts';
import { defined, knownFrom, type Given } from './given.ts';

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
type Stated = { [K in Exclude<keyof Submission, 'superiorDeadline'>]-?: Exclude<Submission[K], undefined> } & Pick<
  Submission,
  'superiorDeadline'
>;

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

/** Drafts differ in few things: one is read as a draft is, the others are that one with what they differ in. */
function draftsOf(
  pack: RulePack,
  given: Pick<DocumentFacts, 'issuer' | 'kind' | 'to'>,
): (bodies: readonly string[], about: Stated) => Draft {
  const { issuer, kind, to } = given;
  const body = (words: readonly string[]): Draft['body'] => [{ type: 'paragraph', runs: [{ text: ['所问的公文', ...words].join('，') }] }];
  const plain = draftSchema.parse({ title: '所问的公文', kind, issuer, to, body: body([]) });
  const remarked = body(pack.of('remark').map((one) => one.text));
  return (bodies, { remarks, evidence, superiorDeadline }) => ({
    ...plain,
    body: remarks ? remarked : plain.body,
    departmentsConcerned: [...bodies],
    evidence: evidence.map((kind) => ({ kind, note: '已附' })),
    ...(superiorDeadline === undefined ? {} : { deadline: superiorDeadline }),
  });
}

function documentOf(draft: Draft, bodies: readonly string[], date: string, at: number, about: Stated): Submitted {
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

const BEST = {
  characters: 1,
  evidence: EVIDENCE_KINDS,
  consulted: 'countersigned',
  objections: false,
  positionsListed: false,
  remarks: true,
} as const satisfies Submission;

/** Facts that follow from the elements of a real draft and are no question to a person. */
const DERIVED: ReadonlySet<FactName> = new Set(['crossPortfolio', 'copiesToSubordinates']);
/** Facts that bring bodies into the draft, whatever conditions say of them. */
const NAMING: readonly FactName[] = ['crossDepartment', 'touchesLowerGovernments'];
const NAMING_BITS = FACT_BITS.crossDepartment | FACT_BITS.touchesLowerGovernments;
const EXTRAS = {
  characters: '正文字数',
  evidence: '论证材料',
  consulted: '是否征求意见、会签',
  objections: '部门之间有无分歧',
  remarks: '应注明的文字',
} as const;

/** A document of which some things are said, and all else is in order. */
interface Situation {
  /** Its yes-or-no facts (`factBits`): facts that are neither a yes nor a no are the same throughout a question. */
  readonly answers: number;
  readonly about: Stated;
  /** What is said of it as one word: a question holds the same document under many facts. */
  readonly key: string;
}

const situation = (answers: number, about: Stated): Situation => {
  const { characters, evidence, consulted, objections, remarks } = about;
  return { answers, about, key: `${characters} ${evidence.length} ${consulted} ${objections} ${remarks}` };
};

/** Something that a question leaves open: as it would be in a draft that is in order, and otherwise. */
type Lever = { readonly label: string; readonly best: unknown; readonly other: unknown } & (
  | {
      readonly extra: false;
      readonly name: YesNoFact;
      /** Whether a ban hangs on it. */
      readonly barred: boolean;
      /** Whether anything but a ban hangs on it: something that the draft has to have. */
      readonly demands: boolean;
    }
  | { readonly extra: true; readonly name: keyof typeof EXTRAS }
);

/** The same document with one thing otherwise. */
const turned = (now: Situation, one: Lever): Situation =>
  one.extra ? situation(now.answers, { ...now.about, [one.name]: one.other }) : { ...now, answers: now.answers | FACT_BITS[one.name] };

/** What is found, and what of it stands in the way, to tell two documents apart. */
interface Judged {
  readonly findings: readonly Cited[];
  readonly bars: ReadonlySet<string>;
}
type Cited = Finding & { readonly citation: Citation };
const isCited = (one: Finding): one is Cited => one.citation !== undefined;

/**
 * The judgement on a real submission, in its two halves: the bans, which look at nothing but the facts, and what a document
 * has to have. Within a question each half judges once what it does not tell apart.
 */
interface Judge {
  /** The bans that stand in the way; the same list for the same bans. */
  readonly bans: (answers: number) => readonly Norm[];
  readonly demands: (situation: Situation) => Judged;
  readonly findings: (situation: Situation) => readonly Cited[];
  /** Limits on length, in characters. */
  readonly limits: (answers: number) => readonly number[];
}

function judgeOf(asked: Asked, facts: DocumentFacts): Judge {
  const { pack, date } = asked;
  const ctx = contextOf(asked);
  const at = Date.parse(`${date}T09:00:00+08:00`);
  const draftOf = draftsOf(pack, facts);
  const bansUnder = alike(stillOpen(pack, ['prohibition'], facts), 0, (norms) => norms);
  const demandsUnder = alike(stillOpen(pack, DEMANDING_KINDS, facts), NAMING_BITS, (norms, answers) => {
    const bodies = [
      ...((answers & FACT_BITS.crossDepartment) === 0 ? [] : [CONCERNED]),
      ...((answers & FACT_BITS.touchesLowerGovernments) === 0 ? [] : [LOWER]),
    ];
    const of = <K extends DemandingKind>(kind: K) => norms.filter((one) => one.kind === kind) as readonly Norm[] as readonly NormOf<K>[];
    const judge = (about: Stated): Judged => {
      const findings = demands(ctx, { of }, documentOf(draftOf(bodies, about), bodies, date, at, about), facts).filter(isCited);
      return { findings, bars: new Set(findings.filter((one) => one.outcome !== 'passed').map((one) => `${one.norm ?? ''} ${one.code}`)) };
    };
    return { of, judge, before: new Map<string, Judged>() };
  });
  const demanded = ({ answers, about, key }: Situation): Judged => {
    const { judge, before } = demandsUnder(answers);
    return once(before, key, () => judge(about));
  };
  return {
    bans: (answers) => bansUnder(answers),
    demands: demanded,
    findings: (now) => [
      ...prohibitions(bansUnder(now.answers), withFactBits(facts, now.answers)).filter(isCited),
      ...demanded(now).findings,
    ],
    limits: (answers) =>
      demandsUnder(answers)
        .of('length')
        .map((one) => one.value),
  };
}

/** What is made of the norms that hold under some answers: made once for the same norms and the same answers to `besides`. */
function alike<N extends Norm, T extends object>(
  open: StillOpen<N>,
  besides: number,
  make: (norms: readonly N[], answers: number) => T,
): (answers: number) => T {
  const byAnswers = new Map<number, T>();
  const byNorms = new Map<string, T>();
  const telling = open.speaksOf | besides;
  return (answers) =>
    once(byAnswers, answers & telling, () => {
      const norms = open.under(answers);
      return once(byNorms, `${answers & besides} ${norms.map((one) => one.id).join(' ')}`, () => make(norms, answers));
    });
}

function once<K, T extends object>(before: Map<K, T>, key: K, make: () => T): T {
  let one = before.get(key);
  if (one === undefined) before.set(key, (one = make()));
  return one;
}

/** The facts that may turn the answer: those on which a norm on submissions still hangs. */
function openLevers({ pack }: Asked, given: Given): readonly Lever[] {
  const known = knownFrom(given);
  const barring = openFacts(known, pack.of('prohibition'));
  const demanding = new Set([
    ...openFacts(
      known,
      DEMANDING_KINDS.flatMap((kind): readonly Norm[] => pack.of(kind)),
    ),
    ...NAMING,
  ]);
  return (Object.keys(DOCUMENT_FACTS) as FactName[])
    .filter((name) => name in FACT_BITS)
    .filter((name): name is YesNoFact => !(name in known) && !DERIVED.has(name) && (barring.has(name) || demanding.has(name)))
    .map((name) => {
      const { label } = DOCUMENT_FACTS[name];
      return { extra: false, name, label, best: false, other: true, barred: barring.has(name), demands: demanding.has(name) } as const;
    });
}

/** What may turn the answer and is not said: facts, of which no more hang on anything the more is known, and of the draft itself. */
function leversOf(facts: readonly Lever[], limits: readonly number[], said: Submission): readonly Lever[] {
  const other = {
    characters: Math.min(...limits, 1_000_000) + 1,
    evidence: [],
    consulted: 'none',
    objections: true,
    remarks: false,
  } as const;
  return [
    ...facts,
    ...(Object.keys(EXTRAS) as (keyof typeof EXTRAS)[])
      .filter((name) => said[name] === undefined)
      .map((name) => ({ extra: true, name, label: EXTRAS[name], best: BEST[name], other: other[name] }) as const),
  ];
}

/**
 * 可否报送：the same judgement as on sending a draft. What the question leaves open is answered value by value: the
 * answer holds for a draft in which nothing else is amiss, and says on what it depends.
 */
export function maySubmit(asked: Asked, given: Given & Pick<DocumentFacts, 'issuer' | 'kind' | 'to'>, about: Submission): Answer {
  const facts = { ...PLAIN_DOCUMENT, ...knownFrom(given) };
  const now = situation(factBits(facts), { ...BEST, ...defined(about) });
  return explore(now, about, openLevers(asked, given), judgeOf(asked, facts), true);
}

/**
 * @param said what of the draft itself is no longer open
 * @param open the facts that are
 * @param whole whether the cases are wanted: a case that depends itself says on what, and no more
 */
function explore(now: Situation, said: Submission, open: readonly Lever[], judge: Judge, whole: boolean): Answer {
  const findings = judge.findings(now).map((one) => found(one));
  const answer = judged(findings, sentence(findings));
  // What is refused already is refused, whatever else there may be.
  if (answer.outcome === 'refused') return answer;
  const ways = waysOf(leversOf(open, judge.limits(now.answers), said), now, judge);
  if (ways.length === 0) return answer;
  const asks = [...new Set(ways.flat())];
  const text = `${sentence(findings)}但还要看${asks.map((one) => one.label).join('、')}。`;
  if (!whole) return { outcome: 'depends', answer: { text }, findings };
  const rest = open.filter((one) => !asks.includes(one));
  const best = Object.fromEntries(asks.filter((one) => one.extra).map((one) => [one.name, one.best]));
  const cases = [[], ...ways].map((way) => {
    const added = Object.fromEntries(asks.map((one) => [one.name, way.includes(one) ? one.other : one.best]));
    return caseOf(added, explore(way.reduce(turned, now), { ...said, ...best }, rest, judge, false));
  });
  return depending(
    text,
    asks.map(({ name, label }) => ({ name, label })),
    cases,
    findings,
  );
}

/** What has to be otherwise for something else to stand in the way: one thing by itself, or a fact and what it demands. */
function waysOf(levers: readonly Lever[], now: Situation, judge: Judge): readonly (readonly Lever[])[] {
  const banned = judge.bans(now.answers);
  const demanded = judge.demands(now).bars;
  const alone = levers.map((lever) => {
    const other = turned(now, lever);
    return {
      lever,
      banned: !lever.extra && lever.barred ? judge.bans(other.answers) : banned,
      demanded: lever.extra || lever.demands ? judge.demands(other).bars : demanded,
    };
  });
  const single = alone.filter((one) => one.banned !== banned || !same(one.demanded, demanded)).map(({ lever }) => [lever]);
  // A fact may bring a demand that only shows where the demand is not met: consulted on, but with nobody asked.
  const extras = alone.filter((one) => one.lever.extra).map((one) => ({ ...one, without: turned(now, one.lever) }));
  const nothing = extras.reduce((all, { lever }) => turned(all, lever), now);
  const withNothing = judge.demands(nothing).bars;
  const pairs = alone.flatMap(({ lever: fact, demanded: byItself }) => {
    if (fact.extra || !fact.demands || within(judge.demands(turned(nothing, fact)).bars, withNothing, byItself)) return [];
    return extras
      .filter(({ without, demanded: extraAlone }) => !within(judge.demands(turned(without, fact)).bars, byItself, extraAlone))
      .map(({ lever: extra }) => [fact, extra]);
  });
  return [...single, ...pairs];
}

type Bars = ReadonlySet<string>;
/** Whether each of these is among the ones or the others. */
function within(bars: Bars, ones: Bars, others: Bars): boolean {
  if (bars === ones || bars === others) return true;
  for (const bar of bars) if (!ones.has(bar) && !others.has(bar)) return false;
  return true;
}
const same = (a: Bars, b: Bars): boolean => a.size === b.size && within(a, b, b);

function sentence(findings: readonly ConsultFinding[]): string {
  const bars = findings.filter((one) => one.outcome === 'refused');
  const warns = findings.filter((one) => one.outcome === 'warned');
  if (bars.length > 0) return `不能照此报送：${bars.map((one) => one.message.replace(/。$/u, '')).join('；')}。`;
  if (warns.length > 0) return `可以报送，但要写明理由：${warns.map((one) => one.message.replace(/。$/u, '')).join('；')}。`;
  return '照此可以报送。';
}
