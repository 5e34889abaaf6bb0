/**
 * Silences that the pack itself breaks: a declared silence of the text beside a norm that says just what is declared unsaid.
 * Told where both can be held against each other, that is where the silence names its documents (`when`) or its case (`about`);
 * of one that only speaks in words nothing can be proved.
 */
import { triggers } from './absence.ts';
import type { SourceProblem } from './compile.ts';
import { chineseNumeral, parsePlace } from './citation.ts';
import type { NormSource, PackSource } from './model.ts';
import type { Condition, When } from './norm-base.ts';
import type { About } from './office-norms.ts';
import { MEETINGS, type MeetingName } from './office-vocabulary.ts';
import { OFFICE_KINDS } from './procedure-of.ts';

type Silence = PackSource['silences'][number];

/** Every silence that a norm of the same kind contradicts, at its own line, with the norm that does. */
export function proveSilences(source: PackSource): SourceProblem[] {
  return source.silences.flatMap((silence, i) => {
    const norm = source.norms.find((one) => one.kind === silence.of && says(one, silence));
    return norm === undefined
      ? []
      : [
          {
            path: ['silences', i],
            message: `“${silence.id}”写原文没有规定，规范“${norm.id}”（${placeWords(norm.at)}）却正是这一种的规定：对照原文，没有写的删去规范，写了的删去这一项或者改窄`,
          },
        ];
  });
}

const placeWords = (at: string): string => {
  const { article, paragraph, item } = parsePlace(at);
  const part = (n: number | undefined, word: string): string => (n === undefined ? '' : `第${chineseNumeral(n)}${word}`);
  return `${part(article, '条')}${part(paragraph, '款')}${part(item, '项')}`;
};

/** Kinds that each speak of one thing only: any of them on a document that a silence names breaks it. */
const ONE_THING: ReadonlySet<NormSource['kind']> = new Set([
  'length',
  'lead-time',
  'issue-within',
  'consultation-limit',
  'opinion-form',
  'routing',
]);

/** Whether a norm says what a silence of its kind declares unsaid. */
function says(norm: NormSource, { of, when, about, says: words }: Silence): boolean {
  if (OFFICE_KINDS.has(of)) {
    const named = about ?? (of === 'frequency' ? inWords(words) : undefined);
    return named !== undefined && isCaseOf(norm, named);
  }
  if (when === undefined) return false;
  return listOf(when).some((one) => (ONE_THING.has(of) ? meets(norm, one) : isJustThat(norm, one)));
}

/** The meetings of which a sentence asks how often: those that it names before 多久. */
function inWords(words: string): About | undefined {
  const [before = '', after] = words.split('多久');
  const meetings = (Object.keys(MEETINGS) as MeetingName[]).filter((one) => before.includes(MEETINGS[one]));
  return after === undefined || meetings.length === 0 ? undefined : { meetings };
}

const listOf = (when: When): readonly Condition[] => (Array.isArray(when) ? when : [when]);
const valuesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : [value]);
const factsOf = (all: Condition): readonly (readonly [name: string, values: readonly unknown[]])[] =>
  Object.entries(all).map(([name, value]) => [name, valuesOf(value)]);

/** Whether no document meets both conjunctions. */
const apart = (one: Condition, other: Condition): boolean => {
  const given = new Map(factsOf(other));
  return factsOf(one).some(([name, values]) => given.get(name)?.every((value) => !values.includes(value)) === true);
};
/** Whether every document of the second conjunction is one of the first. */
const within = (one: Condition, other: Condition): boolean => {
  const given = new Map(factsOf(other));
  return factsOf(one).every(([name, values]) => given.get(name)?.every((value) => values.includes(value)) === true);
};

/** Whether a norm may apply to a document of a conjunction. */
const meets = (norm: NormSource, of: Condition): boolean =>
  listOf(norm.when ?? {}).some((one) => !apart(one, of)) &&
  !(norm.unless !== undefined && listOf(norm.unless).some((one) => within(one, of)));

/** Whether a norm applies to all documents of a conjunction and names what tells them from others: a row for all else is no rule for these. */
const isJustThat = (norm: NormSource, of: Condition): boolean =>
  Object.keys(of).length > 0 &&
  listOf(norm.when ?? {}).some((one) => within(one, of) && Object.keys(of).every((name) => name in one)) &&
  (norm.unless === undefined || listOf(norm.unless).every((one) => apart(one, of)));

/** Whether a norm that is not about documents is a rule for one of the cases that a silence names. */
function isCaseOf(norm: NormSource, { tasks, meetings, absences, who, on }: About): boolean {
  const shares = (named: readonly string[] | undefined, own: readonly string[] | undefined): boolean =>
    named === undefined || own?.some((one) => named.includes(one)) === true;
  switch (norm.kind) {
    case 'responsibility':
      // When the head cannot be there, whoever he entrusts leads as well.
      return (
        shares(tasks, [norm.task]) &&
        shares(meetings, norm.meetings) &&
        shares(who, norm.by) &&
        absences === undefined &&
        (norm.on === on || (on === 'absent' && norm.on === 'delegated'))
      );
    case 'standing-in':
      return (
        (absences === undefined || absences.some((one) => triggers([norm.trigger], one))) &&
        (on === 'absent' ? norm.order !== 'first' : on === undefined && norm.order !== 'fallback')
      );
    case 'leave':
      // Of whom it is asked is what a silence on leave is about: a norm that leaves that open breaks none.
      return (
        shares(who, norm.who) && shares(absences, norm.triggers) && on === undefined && norm.applyTo !== undefined && norm.if === undefined
      );
    case 'composition':
    case 'frequency':
    case 'agenda':
    case 'advance-request':
      return meetings !== undefined && shares(meetings, norm.meetings) && on === undefined;
    case 'scope':
      return who !== undefined && shares(who, norm.bodies);
    case 'substitution':
    case 'restriction':
    case 'reporting':
    case 'filing':
    case 'publication':
      return who !== undefined && shares(who, norm.who);
    default:
      return false;
  }
}
