/** 可否照此报送: the judgement of sending a draft, on a draft of which only some things are said. */
import {
  applicable,
  DOCUMENT_FACTS,
  EVIDENCE_KINDS,
  factBits,
  PLAIN_DOCUMENT,
  type Citation,
  type DocumentFacts,
  type EvidenceKind,
  type FactName,
  type Norm,
  type RulePack,
} from '@lingxing/workrules';
import { draftSchema, type Draft } from '../document/draft.ts';
import { judgeSubmission, BY_FACTS_ALONE, SUBMISSION_KINDS, type Submitted } from '../document/judge/submission.ts';
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

const keys = new WeakMap<Stated, string>();

/** What names the same document: a question holds it under many facts. */
function keyOf(about: Stated): string {
  let key = keys.get(about);
  if (key === undefined) {
    const { characters, evidence, consulted, objections, remarks } = about;
    keys.set(about, (key = `${characters} ${evidence.length} ${consulted} ${objections} ${remarks}`));
  }
  return key;
}

/** The documents of one question, each made once. */
function documentsOf(asked: Asked, given: Pick<DocumentFacts, 'issuer' | 'kind' | 'to'>): (situation: Situation) => Submitted {
  const draftOf = draftsOf(asked.pack, given);
  const at = Date.parse(`${asked.date}T09:00:00+08:00`);
  // By the bodies that the facts bring into the draft, then by what is said of it.
  const made = [0, 1, 2, 3].map(() => new Map<string, Submitted>());
  return ({ facts, about }) => {
    const key = keyOf(about);
    const those = made[(facts.crossDepartment ? 1 : 0) + (facts.touchesLowerGovernments ? 2 : 0)]!;
    let document = those.get(key);
    if (document === undefined) {
      const bodies = [...(facts.crossDepartment ? [CONCERNED] : []), ...(facts.touchesLowerGovernments ? [LOWER] : [])];
      those.set(key, (document = documentOf(draftOf(bodies, about), bodies, asked.date, at, about)));
    }
    return document;
  };
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
const EXTRAS = {
  characters: '正文字数',
  evidence: '论证材料',
  consulted: '是否征求意见、会签',
  objections: '部门之间有无分歧',
  remarks: '应注明的文字',
} as const;

/** A document of which some things are said, and all else is in order. */
interface Situation {
  readonly facts: DocumentFacts;
  readonly about: Stated;
}

/** Something that a question leaves open: as it would be in a draft that is in order, and otherwise. */
type Lever = { readonly label: string; readonly best: unknown; readonly other: unknown } & (
  | {
      readonly extra: false;
      readonly name: FactName;
      /** Whether anything but a ban hangs on it: something that the draft has to have. */
      readonly demands: boolean;
    }
  | { readonly extra: true; readonly name: keyof typeof EXTRAS }
);

/** The same document with these things otherwise. */
function turned({ facts, about }: Situation, levers: readonly Lever[]): Situation {
  const now: { facts: Record<string, unknown>; about: Record<string, unknown> } = { facts, about };
  for (const { extra, name, other } of levers) {
    if (extra) (now.about === about ? (now.about = { ...about }) : now.about)[name] = other;
    else (now.facts === facts ? (now.facts = { ...facts }) : now.facts)[name] = other;
  }
  return now as unknown as Situation;
}

/** What a document is judged to be: what is found, and what of it stands in the way, to tell two of them apart. */
interface Judged {
  readonly findings: readonly Cited[];
  readonly bars: ReadonlySet<string>;
}
type Cited = Finding & { readonly citation: Citation };
type Judge = (situation: Situation) => Judged;

const sameBars = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a === b || (a.size === b.size && [...a].every((one) => b.has(one)));

/** Judges as a real submission is judged. Cases ask much the same over and over: a situation is judged once in a question. */
function judgeOf(asked: Asked, given: Pick<DocumentFacts, 'issuer' | 'kind' | 'to'>): Judge {
  const ctx = contextOf(asked);
  const documentIn = documentsOf(asked, given);
  const before = new Map<string, Map<number, Judged>>();
  return (situation) => {
    const { facts, about } = situation;
    const key = keyOf(about);
    let known = before.get(key);
    if (known === undefined) before.set(key, (known = new Map<number, Judged>()));
    // Facts that are neither a yes nor a no are the same throughout a question.
    const bits = factBits(facts);
    let judged = known.get(bits);
    if (judged === undefined) {
      const findings = judgeSubmission(ctx, documentIn(situation), facts).filter((one): one is Cited => one.citation !== undefined);
      const bars = new Set(findings.filter((one) => one.outcome !== 'passed').map((one) => `${one.norm ?? ''} ${one.code}`));
      known.set(bits, (judged = { findings, bars }));
    }
    return judged;
  };
}

/** The facts that may turn the answer: those on which a norm on submissions still hangs. */
function openLevers({ pack }: Asked, given: Given): readonly Lever[] {
  const known = knownFrom(given);
  const hanging = (alone: boolean) =>
    openFacts(
      known,
      SUBMISSION_KINDS.filter((kind) => BY_FACTS_ALONE.has(kind) === alone).flatMap((kind): readonly Norm[] => pack.of(kind)),
    );
  const barring = hanging(true);
  const demanding = new Set([...hanging(false), ...NAMING]);
  return (Object.keys(DOCUMENT_FACTS) as FactName[])
    .filter(
      (name) =>
        !(name in known) &&
        !DERIVED.has(name) &&
        typeof DOCUMENT_FACTS[name].domain[0] === 'boolean' &&
        (barring.has(name) || demanding.has(name)),
    )
    .map((name) => {
      const { label } = DOCUMENT_FACTS[name];
      return { extra: false, name, label, best: false, other: true, demands: demanding.has(name) } as const;
    });
}

/** What may turn the answer and is not said: facts, of which no more hang on anything the more is known, and of the draft itself. */
function leversOf({ pack }: Asked, facts: readonly Lever[], now: Situation, said: Submission): readonly Lever[] {
  const limits = applicable(pack, now.facts)
    .of('length')
    .map((one) => one.value);
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
  const now: Situation = { facts: { ...PLAIN_DOCUMENT, ...knownFrom(given) }, about: { ...BEST, ...defined(about) } };
  return explore(asked, now, about, openLevers(asked, given), judgeOf(asked, given), true);
}

/**
 * @param said what of the draft itself is no longer open
 * @param open the facts that are
 * @param whole whether the cases are wanted: a case that depends itself says on what, and no more
 */
function explore(asked: Asked, now: Situation, said: Submission, open: readonly Lever[], judge: Judge, whole: boolean): Answer {
  const { findings: raw, bars } = judge(now);
  const findings = raw.map((one) => found(one));
  const answer = judged(findings, sentence(findings));
  // What is refused already is refused, whatever else there may be.
  if (answer.outcome === 'refused') return answer;
  const ways = waysOf(leversOf(asked, open, now, said), bars, (levers) => judge(turned(now, levers)).bars);
  if (ways.length === 0) return answer;
  const asks = [...new Set(ways.flat())];
  const text = `${sentence(findings)}但还要看${asks.map((one) => one.label).join('、')}。`;
  if (!whole) return { outcome: 'depends', answer: { text }, findings };
  const rest = open.filter((one) => !asks.includes(one));
  const best = Object.fromEntries(asks.filter((one) => one.extra).map((one) => [one.name, one.best]));
  const cases = [[], ...ways].map((way) => {
    const added = Object.fromEntries(asks.map((one) => [one.name, way.includes(one) ? one.other : one.best]));
    return caseOf(added, explore(asked, turned(now, way), { ...said, ...best }, rest, judge, false));
  });
  return depending(
    text,
    asks.map(({ name, label }) => ({ name, label })),
    cases,
    findings,
  );
}

/** What has to be otherwise for something else to stand in the way: one thing by itself, or a fact and what it demands. */
function waysOf(
  levers: readonly Lever[],
  now: ReadonlySet<string>,
  bars: (levers: readonly Lever[]) => ReadonlySet<string>,
): readonly (readonly Lever[])[] {
  const extras = levers.filter((one) => one.extra);
  const alone = new Map(levers.map((one) => [one, bars([one])]));
  const single = levers.filter((one) => !sameBars(alone.get(one) ?? now, now)).map((one) => [one]);
  // A fact may bring a demand that only shows where the demand is not met: consulted on, but with nobody asked.
  const allExtras = bars(extras);
  const pairs = levers.flatMap((fact) => {
    if (fact.extra || !fact.demands) return [];
    const byItself = alone.get(fact) ?? now;
    if ([...bars([fact, ...extras])].every((one) => allExtras.has(one) || byItself.has(one))) return [];
    return extras
      .filter((extra) => [...bars([fact, extra])].some((one) => !byItself.has(one) && alone.get(extra)?.has(one) !== true))
      .map((extra) => [fact, extra]);
  });
  return [...single, ...pairs];
}

function sentence(findings: readonly ConsultFinding[]): string {
  const bars = findings.filter((one) => one.outcome === 'refused');
  const warns = findings.filter((one) => one.outcome === 'warned');
  if (bars.length > 0) return `不能照此报送：${bars.map((one) => one.message.replace(/。$/u, '')).join('；')}。`;
  if (warns.length > 0) return `可以报送，但要写明理由：${warns.map((one) => one.message.replace(/。$/u, '')).join('；')}。`;
  return '照此可以报送。';
}
