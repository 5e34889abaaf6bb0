/** Questions about a document: who signs, what comes before, whether it may go up as it is, whom to consult, by when. */
import {
  DOCUMENT_FACTS,
  signOffFor,
  applicableOf,
  type Conditional,
  type DocumentFacts,
  type FactName,
  type NormOf,
  type RequiredStep,
  type PackSource,
  type RulePack,
  type SignOff,
  type Step,
} from '@lingxing/workrules';
import { filingsWanted } from '../document/filing.ts';
import { limitWords } from '../kernel/words.ts';
import {
  caseOf,
  casesAlike,
  cited,
  dateAnswer,
  namedAll,
  silent,
  states,
  type Answer,
  type AnswerBody,
  type Asked,
  type ConsultFinding,
  type DateAnswer,
} from './answer.ts';
import { casesOf, openFacts, type FactCase, type Judgement } from './cases.ts';
import { knownFrom, withWhatFollows, type Given } from './given.ts';

/**
 * An answer for every value of what is open; one answer where nothing changes it. What holds in every case is said beside
 * what it hangs on, and so is `fixed`: what holds wherever the question arises at all.
 */
function over<B extends object>(
  given: Given,
  conditions: readonly Conditional[],
  judgement: Omit<Judgement<B, Answer>, 'same'>,
  fixed?: Fixed,
): Answer {
  const known = knownFrom(given);
  const cases = casesOf(known, conditions, { ...judgement, same: sameAnswer }, withWhatFollows);
  const answer = cases === undefined ? roughly(given, conditions, judgement) : answerOf(cases);
  return fixed === undefined || answer.outcome !== 'depends' ? answer : withFixed(answer, fixed);
}

/** The part of an answer that hangs on nothing. */
interface Fixed {
  readonly answer: AnswerBody;
  readonly findings: readonly ConsultFinding[];
}

const withFixed = (open: Answer, { answer, findings }: Fixed): Answer => ({
  ...open,
  answer: { ...answer, text: `${open.answer?.text ?? ''}${answer.text}` },
  findings: [...open.findings, ...findings.filter((one) => !open.findings.some((other) => other.norm === one.norm))],
});

/** What is found in every one of these cases. */
function always(cases: readonly FactCase<Answer>[]): readonly ConsultFinding[] {
  const [first, ...others] = cases;
  if (first === undefined) return [];
  const inAll = others.map(({ result }) => new Set(result.findings.map((one) => `${one.of} ${one.norm ?? ''}`)));
  return first.result.findings.filter((one) => inAll.every((has) => has.has(`${one.of} ${one.norm ?? ''}`)));
}

/** The answer that cases make: their own where there is one, or what it hangs on. */
function answerOf(cases: readonly FactCase<Answer>[]): Answer {
  const only = cases[0];
  if (cases.length === 1 && only !== undefined) return only.result;
  const names = [...new Set(cases.flatMap((one) => Object.keys(one.facts)))] as FactName[];
  const findings = always(cases);
  const anyway = findings.length === 0 ? '' : `不论怎样：${findings.map((one) => one.message).join('；')}。`;
  return {
    outcome: 'depends',
    answer: { text: `要看${names.map(asksAfter).join('、')}。${anyway}` },
    dependsOn: {
      facts: labels(names),
      cases: cases.map(({ facts, result }) => {
        const first: Record<string, unknown> = {};
        const several: Record<string, readonly unknown[]> = {};
        let alike = false;
        for (const [name, values] of Object.entries(facts)) {
          first[name] = values[0];
          if (values.length === 1) continue;
          several[name] = values;
          alike = true;
        }
        return alike ? { ...caseOf(first, result), alike: several } : caseOf(first, result);
      }),
    },
    findings,
  };
}

/** What an office says of a document first. */
const ASKED_FIRST: readonly FactName[] = ['issuer', 'kind', 'to', 'decidedBy'];
const TOO_MANY: Answer = { outcome: 'depends', answer: { text: '还要看其他情形，请逐项补充。' }, findings: [] };
/** Beyond so many branches below one value, it is only said that more has to be known. */
const FEW = 16;

/**
 * Where the cases are too many to list: the values of the one fact that is asked after first, each with its answer where
 * little else hangs on it. A value under which much is still open says that, and what it is asked with says more.
 */
function roughly<B extends object>(
  given: Given,
  conditions: readonly Conditional[],
  judgement: Omit<Judgement<B, Answer>, 'same'>,
): Answer {
  const open = openFacts(knownFrom(given), conditions);
  const first = ASKED_FIRST.filter((one) => open.has(one));
  const name = first[0] ?? [...open][0];
  // Without knowing in whose name it goes out there is nothing to tell apart yet.
  if (name === undefined || name === 'issuer') return { ...TOO_MANY, dependsOn: { facts: labels(first), cases: [] } };
  const cases = casesAlike(name, DOCUMENT_FACTS[name].domain as readonly unknown[], (value): Answer => {
    const few = casesOf(knownFrom({ ...given, [name]: value }), conditions, { ...judgement, same: sameAnswer }, withWhatFollows, FEW);
    const [only] = few ?? [];
    return only === undefined || few?.length !== 1 ? TOO_MANY : only.result;
  });
  return { ...TOO_MANY, dependsOn: { facts: labels([name]), cases: cases.length > 1 ? cases : [] } };
}

/** Whether the same is said by the same norms: each finding here states its norm and nothing else, and posts and dates are those of the norms. */
function sameAnswer(one: Answer, other: Answer): boolean {
  return (
    one.outcome === other.outcome &&
    one.findings.length === other.findings.length &&
    one.findings.every((finding, i) => finding.of === other.findings[i]!.of && finding.norm === other.findings[i]!.norm) &&
    one.answer?.text === other.answer?.text
  );
}

const asksAfter = (name: FactName): string => {
  const { domain, label } = DOCUMENT_FACTS[name];
  return typeof domain[0] === 'boolean' ? `是否${label}` : label;
};
const labels = (names: readonly FactName[]) => names.map((name) => ({ name, label: DOCUMENT_FACTS[name].label }));

/** Those whose condition a document meets; conditions are taken apart once, for a question asks of many documents. */
function matching<C extends Conditional>(of: readonly C[]): (facts: DocumentFacts) => readonly C[] {
  const parts = of.map((one) => ({ one, any: [one.when ?? {}].flat().map((all) => Object.entries(all) as [FactName, unknown][]) }));
  const meets = (all: readonly [FactName, unknown][], facts: DocumentFacts): boolean =>
    all.every(([name, wanted]) => (Array.isArray(wanted) ? wanted.includes(facts[name]) : wanted === facts[name]));
  return (facts) => parts.filter(({ any }) => any.some((all) => meets(all, facts))).map(({ one }) => one);
}

/** 谁签发：the row of the sign-off table, who else may sign, and what comes first. */
export function whoSigns(asked: Asked, known: Given): Answer {
  const { pack } = asked;
  const undecided = pack.source.silences.filter((one) => one.of === 'sign-off' && one.when !== undefined);
  const declaredFor = matching(undecided);
  const rests = (facts: DocumentFacts): readonly (SignOff | PackSource['silences'][number])[] => {
    const result = signOffFor(pack, facts);
    return [...('row' in result ? [result.row] : []), ...declaredFor(facts)];
  };
  const answer = (on: ReturnType<typeof rests>): Answer => {
    const row = on.find((one) => 'kind' in one);
    const declared = on.filter((one) => !('kind' in one));
    if (row === undefined) return silent(asked, '这种公文由谁签发', declared);
    const before = row.before.map((step) => `${namedAll(pack, step.by).join('、')}${step.as}`);
    const others = [
      ...row.alternatives.map((one) => one.says),
      ...(row.otherwise.length > 0 ? [`由${namedAll(pack, row.otherwise).join('、')}签发的，写明理由`] : []),
    ];
    return {
      outcome: 'answer',
      answer: {
        posts: namedAll(pack, row.by),
        text: `${before.length > 0 ? `先经${before.join('、')}，` : ''}${row.modality === 'should' ? '一般' : ''}由${namedAll(pack, row.by).join('、')}${row.as}。${[...others, ...declared.map((one) => one.says)].map((one) => `${one}。`).join('')}`,
      },
      findings: [states(row)],
    };
  };
  return over(known, [...pack.of('sign-off'), ...undecided], { rests, answer });
}

/** 谁审核、把关、会签、协调：the steps before the signature. */
export function whoReviews(asked: Asked, known: Given, wanted: Step | undefined): Answer {
  const { pack } = asked;
  /** What a norm brings to a review, the same in every case that it speaks of. */
  interface Brought {
    readonly finding: ConsultFinding;
    readonly posts: readonly string[];
    readonly text: string;
  }
  const brought = new Map<SignOff | NormOf<'step'>, Brought | undefined>();
  const take = (norm: SignOff | NormOf<'step'>, into: Brought[]): void => {
    let one = brought.get(norm);
    if (one === undefined && !brought.has(norm)) {
      const own: readonly RequiredStep[] = norm.kind === 'step' ? [norm] : norm.before;
      const apart = norm.kind === 'step' && norm.onDisagreement ? '有分歧的，' : '';
      const steps = own
        .filter(({ step }) => wanted === undefined || step === wanted)
        .map(({ by, as }) => {
          const posts = namedAll(pack, by);
          return { posts, text: `${apart}${posts.join('、')}${as}` };
        });
      if (steps.length > 0)
        one = { finding: states(norm), posts: steps.flatMap(({ posts }) => posts), text: steps.map(({ text }) => text).join('；') };
      brought.set(norm, one);
    }
    if (one !== undefined) into.push(one);
  };
  const steps = applicableOf(pack, 'step');
  const rests = (facts: DocumentFacts): readonly Brought[] => {
    const on: Brought[] = [];
    for (const step of steps(facts)) take(step, on);
    const result = signOffFor(pack, facts);
    if ('row' in result) take(result.row, on);
    return on;
  };
  const answer = (on: readonly Brought[]): Answer => {
    if (on.length === 0) return silent(asked, wanted === undefined ? '签发前还要经过谁' : '这一步');
    const posts: string[] = [];
    let text = '';
    for (const one of on) {
      for (const post of one.posts) if (!posts.includes(post)) posts.push(post);
      text += `${text === '' ? '' : '；'}${one.text}`;
    }
    return { outcome: 'answer', answer: { posts, text: `${text}。` }, findings: on.map(({ finding }) => finding) };
  };
  return over(known, [...pack.of('sign-off'), ...pack.of('step')], { rests, answer });
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
  const demanding = applicableOf(pack, 'consultation');
  const value = about.hostLimit?.value ?? limit?.value;
  const unit = about.hostLimit?.unit ?? limit?.unit;
  const dates: DateAnswer[] =
    about.delivered === undefined || value === undefined || unit === undefined
      ? []
      : [dateAnswer('回复时限', calendar.due(about.delivered, value, unit))];
  const by =
    value === undefined || unit === undefined
      ? ''
      : `${limit?.modality === 'should' && about.hostLimit === undefined ? '一般' : ''}${limitWords(value, unit)}内回复，送达当日不计。`;
  const terms = {
    ...(dates.length > 0 ? { dates } : {}),
    ...(value === undefined || unit === undefined ? {} : { value, unit }),
  };
  const after = `${by}${limit === undefined ? '' : afterwards(limit, about.body)}`;
  const rests = (facts: DocumentFacts): readonly NormOf<'consultation'>[] =>
    demanding(facts).filter((one) => about.body === undefined || one.asked.includes(about.body));
  const answer = (norms: readonly NormOf<'consultation'>[]): Answer => {
    if (norms.length === 0) return silent(asked, '这种情形要征求意见或会签');
    return {
      outcome: 'answer',
      answer: {
        posts: [...new Set(norms.flatMap((one) => namedAll(pack, one.by)))],
        ...terms,
        text: `${norms.map((one) => cited(pack, one)).join('；')}。${after}`,
      },
      findings: [...norms, ...(limit === undefined ? [] : [limit])].map(states),
    };
  };
  // By when an answer is due, and what follows silence, holds of whatever is put to others, whether it has to be or not.
  const fixed = limit === undefined ? undefined : { answer: { ...terms, text: `征求意见、会签的，${after}` }, findings: [states(limit)] };
  return over(known, demands, { rests, answer }, fixed);
}

/** What follows on an answer that does not come in time. */
function afterwards(limit: NormOf<'consultation-limit'>, body: 'department' | 'lower-government' | undefined): string {
  const { silence } = limit;
  const late =
    silence === undefined
      ? '逾期怎样，规则没有写。'
      : body === undefined || silence.binds.includes(body)
        ? '逾期不回复的视为没有不同意见。'
        : '逾期视为没有不同意见只对部门之间，不及此类单位。';
  return `${limit.hostMaySetLimit ? '主办部门可另定时限；' : ''}${limit.extensionByAgreement ? '不能按期的可以商定延期；' : ''}${late}`;
}

/** 谁作合法性审核，报哪里备案，公不公布目录。What is filed is asked as the issued document asks it: by whose it is and whether it is normative. */
export function legality(asked: Asked, known: Given): Answer {
  const { pack } = asked;
  type Rest = NormOf<'step'> | NormOf<'filing'>;
  const reviewing = (all: readonly NormOf<'step'>[]) =>
    all.filter((one) => one.step === 'legality-review' || one.step === 'adviser-review');
  const answer = (on: readonly Rest[]): Answer => {
    const reviews = on.filter((one) => one.kind === 'step');
    const filing = on.filter((one) => one.kind === 'filing');
    if (on.length === 0) return silent(asked, '这种公文由谁作合法性审核、报哪里备案');
    const catalogue = filing.length === 0 || filing.some((one) => one.catalogue) ? '' : '没有写定期公布目录。';
    return {
      outcome: 'answer',
      answer: {
        posts: [...new Set(reviews.flatMap((one) => namedAll(pack, one.by)))],
        text: `${reviews.length === 0 ? '这种公文没有写合法性审核。' : `${reviews.map((one) => one.says).join('；')}。`}${filing.length === 0 ? '这种公文没有写备案。' : `${filing.map((one) => one.says).join('；')}。`}${catalogue}`,
      },
      findings: on.map(states),
    };
  };
  const steps = applicableOf(pack, 'step');
  const filing = applicableOf(pack, 'filing');
  return over(known, [...reviewing(pack.of('step')), ...pack.of('filing').filter((one) => one.when !== undefined)], {
    rests: (facts) => [...reviewing(steps(facts)), ...filingsWanted(filing(facts))],
    answer,
  });
}

/** Norms of the due dates that hang on an event, with what each counts from. */
export function documentDates(pack: RulePack) {
  return { answer: pack.of('consultation-limit')[0], issue: pack.of('issue-within'), lead: pack.of('lead-time') };
}
