/** 可否照此报送: the judgement of sending a draft, on a draft of which only some things are said. */
import {
  applicable,
  DOCUMENT_FACTS,
  EVIDENCE_KINDS,
  type DocumentFacts,
  type EvidenceKind,
  type FactName,
  type RulePack,
} from '@lingxing/workrules';
import { draftSchema, type Draft } from '../document/draft.ts';
import { judgeSubmission, type Submitted } from '../document/judge/submission.ts';
import { organisationOf } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { caseOf, depending, found, judged, type Answer, type Asked, type ConsultFinding } from './answer.ts';
import { defined, knownFrom, type Given, type Known } from './given.ts';

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

/** Drafts differ in few things: each is made once for a question. */
function draftsOf(pack: RulePack): (facts: DocumentFacts, about: Stated, bodies: readonly string[]) => Draft {
  const made = new Map<string, Draft>();
  return (facts, about, bodies) => {
    const key = JSON.stringify([facts.kind, facts.issuer, facts.to, bodies, about.remarks, about.evidence.length, about.superiorDeadline]);
    const before = made.get(key);
    if (before !== undefined) return before;
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
    made.set(key, draft);
    return draft;
  };
}

function documentOf(draftOf: ReturnType<typeof draftsOf>, date: string, facts: DocumentFacts, about: Stated): Submitted {
  const bodies = [...(facts.crossDepartment ? [CONCERNED] : []), ...(facts.touchesLowerGovernments ? [LOWER] : [])];
  const at = Date.parse(`${date}T09:00:00+08:00`);
  const position = about.objections ? ('differ' as const) : ('agree' as const);
  return {
    host: HOST,
    draft: draftOf(facts, about, bodies),
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

/** Something that a question leaves open: as it would be in a draft that is in order, and otherwise. */
interface Lever {
  readonly name: string;
  readonly label: string;
  readonly best: unknown;
  readonly other: unknown;
}

const put = (lever: Lever, value: unknown): Readonly<Record<string, unknown>> => ({ [lever.name]: value });

/** Facts on which any norm but those on the signature turns; the others cannot stand in the way of a submission. */
function factsSpokenOf(pack: RulePack): ReadonlySet<string> {
  const turning = pack.norms.filter((one) => one.kind !== 'sign-off');
  return new Set(turning.flatMap(({ when, unless }) => [when ?? [], unless ?? []].flat().flatMap((all) => Object.keys(all))));
}

function leversOf(
  pack: RulePack,
  known: Known,
  about: Submission,
): { readonly facts: readonly Lever[]; readonly extras: readonly Lever[] } {
  const spokenOf = factsSpokenOf(pack);
  const facts = (Object.keys(DOCUMENT_FACTS) as FactName[])
    .filter((name) => spokenOf.has(name) && !(name in known) && typeof DOCUMENT_FACTS[name].domain[0] === 'boolean' && !DERIVED.has(name))
    .map((name) => ({ name, label: DOCUMENT_FACTS[name].label, best: false, other: true }));
  const limits = applicable(pack, { ...BASE, ...known } as DocumentFacts)
    .of('length')
    .map((one) => one.value);
  const other = {
    characters: Math.min(...limits, 1_000_000) + 1,
    evidence: [],
    consulted: 'none',
    objections: true,
    remarks: false,
  } as const;
  const extras = (Object.keys(EXTRAS) as (keyof typeof EXTRAS)[])
    .filter((name) => about[name] === undefined)
    .map((name) => ({ name, label: EXTRAS[name], best: BEST[name], other: other[name] }));
  return { facts, extras };
}

/**
 * 可否报送：the same judgement as on sending a draft. What the question leaves open is answered value by value: the
 * answer holds for a draft in which nothing else is amiss, and says on what it depends.
 */
export function maySubmit(asked: Asked, given: Given & Pick<DocumentFacts, 'issuer' | 'kind' | 'to'>, about: Submission): Answer {
  const ctx = contextOf(asked);
  const draftOf = draftsOf(asked.pack);
  // The cases ask much the same over and over.
  const before = new Map<string, readonly ConsultFinding[]>();
  const judge = (facts: Known, extra: Submission): readonly ConsultFinding[] => {
    const full = { ...BASE, ...facts } as DocumentFacts;
    const about = { ...BEST, ...defined(extra) };
    const key = JSON.stringify([Object.values(full), Object.values(about)]);
    const known = before.get(key);
    if (known !== undefined) return known;
    const findings = judgeSubmission(ctx, documentOf(draftOf, asked.date, full, about), full).flatMap((one) =>
      one.citation === undefined ? [] : [found({ ...one, citation: one.citation })],
    );
    before.set(key, findings);
    return findings;
  };
  return explore(asked, given, about, judge, true);
}

type Judge = (facts: Known, extra: Submission) => readonly ConsultFinding[];

/** What of the findings stands in the way, to tell two of them apart. */
const barsOf = (list: readonly ConsultFinding[]): ReadonlySet<string> =>
  new Set(list.filter((one) => one.outcome !== 'passed').map((one) => `${one.norm ?? ''} ${one.code}`));
const sameBars = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((one) => b.has(one));

/** @param whole whether the cases are wanted: a case that depends itself says on what, and no more */
function explore(asked: Asked, given: Given, about: Submission, judge: Judge, whole: boolean): Answer {
  const known = knownFrom(given);
  const findings = judge(known, about);
  const answer = judged(findings, sentence(findings));
  // What is refused already is refused, whatever else there may be.
  if (answer.outcome === 'refused') return answer;
  const { facts, extras } = leversOf(asked.pack, known, about);
  const bars = (...set: readonly Lever[]): ReadonlySet<string> => {
    const values = Object.assign({}, ...set.map((one) => put(one, one.other))) as Record<string, unknown>;
    const isExtra = (name: string): boolean => name in EXTRAS;
    const of = (extra: boolean) => Object.fromEntries(Object.entries(values).filter(([name]) => isExtra(name) === extra));
    return barsOf(judge({ ...known, ...of(false) }, { ...about, ...of(true) }));
  };
  const now = barsOf(findings);
  const alone = new Map([...facts, ...extras].map((one) => [one, bars(one)]));
  const single = [...alone].filter(([, found]) => !sameBars(found, now)).map(([one]) => [one]);
  // A fact may bring a demand that only shows where the demand is not met: consulted on, but with nobody asked.
  const allExtras = bars(...extras);
  const pairs = facts.flatMap((fact) => {
    const together = bars(fact, ...extras);
    const apart = new Set([...allExtras, ...(alone.get(fact) ?? [])]);
    if ([...together].every((one) => apart.has(one))) return [];
    return extras
      .filter((extra) => {
        const expected = new Set([...(alone.get(fact) ?? []), ...(alone.get(extra) ?? [])]);
        return [...bars(fact, extra)].some((one) => !expected.has(one));
      })
      .map((extra) => [fact, extra]);
  });
  const ways = [...single, ...pairs];
  if (ways.length === 0) return answer;
  const asks = [...new Set(ways.flat())];
  const text = `${sentence(findings)}但还要看${asks.map((one) => one.label).join('、')}。`;
  if (!whole) return { outcome: 'depends', answer: { text }, findings };
  const cases = [[], ...ways].map((way) => {
    const added = Object.fromEntries(asks.map((one) => [one.name, way.includes(one) ? one.other : one.best]));
    const of = (extra: boolean) => Object.fromEntries(Object.entries(added).filter(([name]) => name in EXTRAS === extra));
    return caseOf(added, explore(asked, { ...given, ...of(false) }, { ...about, ...of(true) }, judge, false));
  });
  return depending(
    text,
    asks.map(({ name, label }) => ({ name, label })),
    cases,
    findings,
  );
}

function sentence(findings: readonly ConsultFinding[]): string {
  const bars = findings.filter((one) => one.outcome === 'refused');
  const warns = findings.filter((one) => one.outcome === 'warned');
  if (bars.length > 0) return `不能照此报送：${bars.map((one) => one.message.replace(/。$/u, '')).join('；')}。`;
  if (warns.length > 0) return `可以报送，但要写明理由：${warns.map((one) => one.message.replace(/。$/u, '')).join('；')}。`;
  return '照此可以报送。';
}
