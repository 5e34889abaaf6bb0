/** What an answer to a question looks like, and the few ways in which answers are made from norms. */
import {
  citationLabel,
  MEETINGS,
  PARTICIPANTS,
  type Absence,
  type Citation,
  type DueDate,
  type MeetingName,
  type Modality,
  type Norm,
  type Occasion,
  type Participant,
  type RoleRef,
  type RulePack,
  type RulesText,
  type Task,
  type Unit,
  type WorkingCalendar,
} from '@lingxing/workrules';
import type { Finding, FindingCode } from '../kernel/finding.ts';

/** `answer`: a plain statement; `depends`: on facts that the question does not give; `silent`: the text says nothing. */
export const CONSULT_OUTCOMES = ['permitted', 'warned', 'refused', 'answer', 'depends', 'silent'] as const;
export type ConsultOutcome = (typeof CONSULT_OUTCOMES)[number];

/** A date with its counting, as in a due date of the ledger. */
export interface DateAnswer {
  readonly label: string;
  readonly date: string;
  readonly from: string;
  readonly value: number;
  readonly unit: 'workday' | 'day';
  /** Years in the count whose holiday notice is not out. */
  readonly provisional: readonly number[];
}

export interface AnswerBody {
  /** Posts and bodies, as this government calls them. */
  readonly posts?: readonly string[] | undefined;
  readonly dates?: readonly DateAnswer[] | undefined;
  readonly value?: number | undefined;
  readonly unit?: Unit | undefined;
  /** How many times within `value` units, where it is about how often; no `timesMax` is "at least". */
  readonly timesMin?: number | undefined;
  readonly timesMax?: number | undefined;
  /** In one or a few plain sentences. */
  readonly text: string;
}

export interface ConsultFinding {
  readonly code: FindingCode;
  readonly outcome: Finding['outcome'];
  readonly source: Citation['source'];
  /** The pack or the layer. */
  readonly of: string;
  readonly article: number;
  readonly paragraph?: number | undefined;
  readonly item?: number | undefined;
  /** The article of the Work Rules through which a regulation applies. */
  readonly through?: { readonly article: number; readonly paragraph?: number | undefined } | undefined;
  /** Left out where no norm is cited but the text as such. */
  readonly modality?: Modality | undefined;
  readonly message: string;
  readonly norm?: string | undefined;
  readonly wayOut?: string | undefined;
}

/** One value, or one combination of values, of what the question leaves open, with what would then be answered. */
export interface Case {
  /** What the question has to add for this to be its answer; put together with the facts that it gives (`withFacts`). */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Of these facts, those of which several values come to the same answer: all of them. */
  readonly alike?: Readonly<Record<string, readonly unknown[]>> | undefined;
  readonly outcome: ConsultOutcome;
  readonly answer?: AnswerBody | undefined;
  readonly findings: readonly ConsultFinding[];
}

export interface DependsOn {
  /** What the answer hangs on; a name with a dot is a fact within another (`occasions.delegated`). */
  readonly facts: readonly { readonly name: string; readonly label: string }[];
  readonly cases: readonly Case[];
}

export interface Answer {
  readonly outcome: ConsultOutcome;
  readonly answer?: AnswerBody | undefined;
  readonly dependsOn?: DependsOn | undefined;
  readonly findings: readonly ConsultFinding[];
  /** To a question of words that finds little: the questions that may have been meant. */
  readonly nearest?:
    | readonly { readonly kind: string; readonly label: string; readonly facts: Readonly<Record<string, unknown>> }[]
    | undefined;
}

/** What every question is answered with: the rules in force, the calendar, the day that is asked about. */
export interface Asked {
  readonly pack: RulePack;
  readonly calendar: WorkingCalendar;
  /** The day of the situation, YYYY-MM-DD. */
  readonly date: string;
  /** The text itself, where the government has imported it. */
  readonly text?: Pick<RulesText, 'articles'> | undefined;
}

/** How this government calls a post or a body. */
export function named(pack: RulePack, who: Participant | RoleRef): string {
  const { government } = pack.source;
  switch (who) {
    case 'office':
      return government.office.short;
    case 'government':
      return government.short;
    case 'party-committee':
      return government.partyCommittee;
    case 'congress':
      return `${government.congress}及其常委会`;
    case 'superior-government':
      return government.superiorGovernment;
    case 'lower-government':
      return government.lowerGovernments;
    case 'lower-government-head':
      return `${government.lowerGovernments.replace(/^各/u, '')}负责人`;
    case 'any-leader':
      return pack.title('leader') ?? '政府领导';
    case 'host-head':
      return '主办部门主要负责人';
    case 'host-clerk':
      return '主办部门文书';
    case 'concerned-department-head':
      return '有关部门主要负责人';
    case 'concerned-department-responsible':
      return '有关部门负责人';
    case 'co-issuer-head':
      return '联合发文部门主要负责人';
    default:
      return pack.title(who) ?? (PARTICIPANTS as Readonly<Record<string, string>>)[who] ?? who;
  }
}

const AREAS = { county: '全县', district: '全区', 'prefecture-city': '全市' } as const;

/** How this government calls a meeting: its head's office meeting by the head's title, a department's by the area it is for. */
export function meetingNamed(pack: RulePack, meeting: MeetingName): string {
  if (meeting === 'head-office') return `${pack.title('head') ?? ''}${MEETINGS[meeting]}`;
  return meeting === 'area-wide' ? `部门召开的${AREAS[pack.source.government.level]}性会议` : MEETINGS[meeting];
}

export const namedAll = (pack: RulePack, who: readonly (Participant | RoleRef)[]): readonly string[] => [
  ...new Set(who.map((one) => named(pack, one))),
];

const statements = new WeakMap<Norm, ConsultFinding>();

/** A norm as a statement: what the rules say, neither kept nor broken by anything. */
export function states(norm: Norm): ConsultFinding {
  let said = statements.get(norm);
  if (said === undefined) {
    const { citation, id, modality, says } = norm;
    said = found({ code: 'rule.states', outcome: 'passed', citation, norm: id, modality, message: says });
    statements.set(norm, said);
  }
  return said;
}

/** A finding of the judging functions as an answer shows it. */
export function found(finding: Finding & { readonly citation: Citation }, norm?: Pick<Norm, 'modality'>): ConsultFinding {
  const { code, outcome, citation, message, wayOut } = finding;
  return {
    code,
    outcome,
    source: citation.source,
    of: citation.text,
    article: citation.article,
    ...(citation.paragraph === undefined ? {} : { paragraph: citation.paragraph }),
    ...(citation.item === undefined ? {} : { item: citation.item }),
    ...(citation.through === undefined ? {} : { through: citation.through }),
    modality: finding.modality ?? norm?.modality ?? 'must',
    message,
    ...(finding.norm === undefined ? {} : { norm: finding.norm }),
    ...(wayOut === undefined ? {} : { wayOut }),
  };
}

const worst = (findings: readonly ConsultFinding[]): ConsultOutcome =>
  findings.some((one) => one.outcome === 'refused') ? 'refused' : findings.some((one) => one.outcome === 'warned') ? 'warned' : 'permitted';

/** An answer to “may I”: as the findings have it; `text` says what stands in the way, or that nothing does. */
export function judged(findings: readonly ConsultFinding[], text: string, more: Omit<AnswerBody, 'text'> = {}): Answer {
  return { outcome: worst(findings), answer: { ...more, text }, findings: byWeight(findings) };
}

const WEIGHT: Readonly<Record<Finding['outcome'], number>> = { refused: 0, warned: 1, passed: 2 };
const byWeight = (findings: readonly ConsultFinding[]): readonly ConsultFinding[] =>
  findings.toSorted((a, b) => WEIGHT[a.outcome] - WEIGHT[b.outcome]);

/** An answer to “who, when, what”: the norms that say so. Without any, the text is silent. */
export function told(asked: Asked, norms: readonly Norm[], about: string, more: Omit<AnswerBody, 'text'> = {}, text?: string): Answer {
  if (norms.length === 0) return silent(asked, about);
  return {
    outcome: 'answer',
    answer: { ...more, text: text ?? `${norms.map((norm) => norm.says).join('；')}。` },
    findings: norms.map(states),
  };
}

/** The facts of a question with those of a case put in: what the form does when somebody picks a case. */
export function withFacts(
  given: Readonly<Record<string, unknown>>,
  added: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const put = Object.entries(added).map(([name, value]) => {
    const had = given[name];
    return [name, isRecord(value) && isRecord(had) ? { ...had, ...value } : value];
  });
  return { ...given, ...Object.fromEntries(put) };
}

/** An answer as one case of a larger one. */
export const caseOf = (facts: Case['facts'], { outcome, answer, findings }: Answer): Case => ({ facts, outcome, answer, findings });

/** A case for each of these values of one fact, those that come to the same put together. */
export function casesAlike<T>(name: string, values: readonly T[], answer: (value: T) => Answer): readonly Case[] {
  const groups = new Map<string, { readonly values: T[]; readonly answer: Answer }>();
  for (const value of values) {
    const one = answer(value);
    const key = JSON.stringify([one.outcome, one.answer, one.findings]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { values: [value], answer: one });
    else group.values.push(value);
  }
  return [...groups.values()].map((group) => ({
    ...caseOf({ [name]: group.values[0] }, group.answer),
    ...(group.values.length > 1 ? { alike: { [name]: group.values } } : {}),
  }));
}

/** 要看……：the cases side by side; where they all come to the same, that is the answer and nothing depends. */
export function depending(
  text: string,
  facts: DependsOn['facts'],
  cases: readonly Case[],
  findings: Answer['findings'],
  more: Omit<AnswerBody, 'text'> = {},
): Answer {
  const [first] = cases;
  const content = ({ outcome, answer, findings: found }: Case): string => JSON.stringify([outcome, answer, found]);
  const said = first === undefined ? '' : content(first);
  if (first !== undefined && cases.every((one) => one === first || content(one) === said))
    return { outcome: first.outcome, answer: first.answer, findings: first.findings };
  return { outcome: 'depends', answer: { ...more, text }, dependsOn: { facts, cases }, findings };
}

/** The text says nothing; where the pack declares that silence, its own words for it. */
export function silent(
  { pack }: Asked,
  about: string,
  declared: readonly { readonly says: string; readonly at?: string | undefined }[] = [],
): Answer {
  const words = declared.map((one) => one.says).join('；');
  return {
    outcome: 'silent',
    answer: { text: `《${pack.source.government.name}工作规则》没有规定${about}。${words === '' ? '' : `${words}。`}` },
    findings: [],
  };
}

/** What a question asks about, as a declared silence may name it: by its case, or in words that its sentence holds, all of them. */
export interface Asks {
  readonly task?: Task | undefined;
  readonly meeting?: MeetingName | undefined;
  readonly on?: Occasion | undefined;
  readonly absence?: Absence | undefined;
  readonly who?: Participant | undefined;
  readonly words?: readonly string[];
}
type Silence = RulePack['source']['silences'][number];

/** Silences that the pack declares of a kind of norm on just what is asked. */
export function silencesOf({ pack }: Pick<Asked, 'pack'>, kinds: readonly Norm['kind'][], asks: Asks): readonly Silence[] {
  const { words = [] } = asks;
  const declared = pack.source.silences.filter((one) => kinds.includes(one.of));
  const byCase = declared.filter(({ about }) => {
    if (about === undefined) return false;
    const named = <T>(wanted: readonly T[] | undefined, value: T | undefined): boolean =>
      wanted === undefined || (value !== undefined && wanted.includes(value));
    return (
      named(about.tasks, asks.task) &&
      named(about.meetings, asks.meeting) &&
      named(about.absences, asks.absence) &&
      named(about.who, asks.who) &&
      about.on === asks.on
    );
  });
  // One that names its case says it; without one, what is put in the same words.
  if (byCase.length > 0 || words.length === 0) return byCase;
  return declared.filter((one) => one.about === undefined && words.every((word) => one.says.includes(word)));
}

/** 第三十三条第二款：… */
export const cited = (pack: RulePack, norm: Norm): string => `${norm.says}（${citationLabel(norm.citation, pack)}）`;

export const dateAnswer = (label: string, due: DueDate): DateAnswer => ({
  label,
  date: due.date,
  from: due.from,
  value: Math.abs(due.value),
  unit: due.unit,
  provisional: due.provisional,
});
