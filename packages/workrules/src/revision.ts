/**
 * 规则修订: what one edition of a pack says otherwise than another, part by part and field by field, in words that an
 * office reads. Pure. A norm is the same norm in both where its id is; a revision that renames one shows it as left out
 * and added.
 */
import { canonicalJson } from './canonical.ts';
import { citationLabel, parsePlace } from './citation.ts';
import type { Citation, Norm, PackSource, RulePack } from './model.ts';
import { PARTICIPANTS, type Participant } from './office-vocabulary.ts';
import { FIELD_LABELS, VALUE_WORDS } from './revision-words.ts';
import { DOCUMENT_FACTS, type FactName } from './vocabulary.ts';

/** Which part of a pack differs, in the order in which it is shown. */
export const REVISED_PARTS = ['edition', 'layer', 'norm', 'setting', 'silence', 'article', 'post', 'series'] as const;
export type RevisedPart = (typeof REVISED_PARTS)[number];

export interface FieldDifference {
  readonly field: string;
  readonly label: string;
  /** Absent where the field was not there before, or is no more. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export interface RuleDifference {
  readonly part: RevisedPart;
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** What it is, as an office reads it: a norm's own sentence, 第十二条, the question of a setting. */
  readonly label: string;
  readonly citation?: Citation | undefined;
  /** The place in words: under the rules after the change, or before where it was left out. */
  readonly place?: string | undefined;
  /** Which fields differ; empty for what was added or left out whole. */
  readonly fields: readonly FieldDifference[];
}

/** Words for values that the office's procedures name and this package does not: kinds of document, steps, evidence. */
export type ValueWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Everything in which the rules of `after` differ from those of `before`; empty where judging by either is the same. */
export function diffRules(before: RulePack, after: RulePack, words: ValueWords = {}): readonly RuleDifference[] {
  if (before.hash === after.hash) return [];
  return REVISED_PARTS.flatMap((part) => {
    const [old, now] = [partsOf(before, part), partsOf(after, part)];
    const saying = { before: sayer(before, words), after: sayer(after, words) };
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
      const [was, is] = [old.get(id), now.get(id)];
      const shown = is ?? was;
      if (shown === undefined || canonicalJson(was?.value ?? null) === canonicalJson(is?.value ?? null)) return [];
      const pack = is === undefined ? before : after;
      const { citation } = shown;
      return [
        {
          part,
          id,
          change: was === undefined ? ('added' as const) : is === undefined ? ('removed' as const) : ('changed' as const),
          label: shown.label,
          ...(citation === undefined ? {} : { citation, place: citationLabel(citation, pack) }),
          fields: was === undefined || is === undefined ? [] : fieldsOf(was.value, is.value, saying),
        },
      ];
    });
  });
}

type Value = Readonly<Record<string, unknown>>;
interface Part {
  readonly value: Value;
  readonly label: string;
  readonly citation?: Citation | undefined;
}

/** The parts of one kind by what they are known by. */
function partsOf(pack: RulePack, part: RevisedPart): ReadonlyMap<string, Part> {
  const { source } = pack;
  const own = (at: string | undefined): Citation | undefined =>
    at === undefined ? undefined : { source: 'work-rules', text: pack.id, ...parsePlace(at) };
  switch (part) {
    case 'edition': {
      const { documentNumber, issued, effective, edition } = source.edition;
      const { name, short } = source.government;
      return new Map([['edition', { value: { name, short, documentNumber, issued, effective, edition }, label: `${name}工作规则` }]]);
    }
    case 'layer':
      return new Map(pack.layers.map((one) => [one.id, { value: { ...one }, label: one.name }]));
    case 'norm':
      return new Map(pack.norms.map((one) => [one.id, { value: valueOf(one), label: one.says, citation: one.citation }]));
    case 'setting':
      return new Map(source.settings.map((one) => [one.id, { value: { ...one }, label: one.question }]));
    case 'silence':
      return new Map(source.silences.map((one) => [one.id, { value: { ...one }, label: one.says, citation: own(one.at) }]));
    case 'article':
      return new Map(
        source.articles.map((one) => [String(one.article), { value: { ...one }, label: one.summary, citation: own(String(one.article)) }]),
      );
    case 'post':
      // A government may have several posts of one role; each by its title then.
      return new Map(
        source.posts.map((one) => [`${one.role} ${one.title}`, { value: { ...one }, label: one.title, citation: own(one.at) }]),
      );
    case 'series':
      return new Map(source.series.map((one) => [one.id, { value: { ...one }, label: one.mark }]));
  }
}

/** A norm as the pack states it; its place is told once, by where it comes from. */
function valueOf(norm: Norm): Value {
  const { at: _, ...value } = norm;
  return value;
}

type Say = (field: string, value: unknown) => string | undefined;

function fieldsOf(before: Value, after: Value, say: { readonly before: Say; readonly after: Say }): readonly FieldDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    if (canonicalJson(before[field] ?? null) === canonicalJson(after[field] ?? null)) return [];
    const [was, is] = [say.before(field, before[field]), say.after(field, after[field])];
    return [
      {
        field,
        label: FIELD_LABELS[field] ?? field,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      },
    ];
  });
}

/** Says the value of a field in words, under one pack: posts by the titles that it gives them. */
function sayer(pack: RulePack, words: ValueWords): Say {
  const one = (field: string, value: unknown): string => {
    if (typeof value === 'boolean') return value ? '是' : '否';
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string')
      return words[field]?.[value] ?? VALUE_WORDS[field]?.[value] ?? pack.title(value) ?? PARTICIPANTS[value as Participant] ?? value;
    if (Array.isArray(value)) return value.map((each) => one(field, each)).join(value.some(isRecord) ? '；' : '、');
    if (isRecord(value)) {
      if (field === 'citation') return citationLabel(value as unknown as Citation, pack);
      const condition = field === 'when' || field === 'unless';
      return Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) =>
          condition
            ? `${DOCUMENT_FACTS[name as FactName].label}：${one(`fact.${name}`, member)}`
            : `${FIELD_LABELS[name] ?? name}：${one(name, member)}`,
        )
        .join('，');
    }
    return '';
  };
  return (field, value) => (value === undefined ? undefined : one(field, value));
}

const isRecord = (value: unknown): value is Value => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the government answers itself (本府设定): the answer and where it stands. */
export interface SettingAnswer {
  readonly id: string;
  /** Left out: the question is open again, and the person concerned is asked. */
  readonly answer?: string | undefined;
  readonly document?: string | undefined;
  readonly date?: string | undefined;
  readonly setBy?: string | undefined;
  /** The answer as a number, where the question asks for a limit. */
  readonly value?: number | undefined;
  readonly unit?: 'workday' | 'day' | undefined;
}

/** The pack with these questions answered; those that it does not ask are passed over. */
export function withAnswers(source: PackSource, answers: readonly SettingAnswer[]): PackSource {
  const by = new Map(answers.map((one) => [one.id, one]));
  return {
    ...source,
    settings: source.settings.map((setting) => {
      const given = by.get(setting.id);
      if (given === undefined) return setting;
      // What the question asks is the text's, whoever answers it.
      const { id, question, judges } = setting;
      return {
        id,
        question,
        ...(judges === undefined ? {} : { judges }),
        ...Object.fromEntries(Object.entries(given).filter(([name, value]) => name !== 'id' && value !== undefined)),
      };
    }),
  };
}

/** The questions that a pack has answers to. */
export function answersOf(source: PackSource): readonly SettingAnswer[] {
  return source.settings.filter((one) => one.answer !== undefined).map(answerTo);
}

/** How a question of a pack is answered, if it is; without the question. */
export function answerTo(setting: PackSource['settings'][number]): SettingAnswer {
  const { question: _, ...answer } = setting;
  return answer;
}

/** The pack without what the government has set itself: whether two encodings of a text are one is asked of these. */
export function withoutAnswers(source: PackSource): PackSource {
  return { ...source, settings: source.settings.map(({ id, question }) => ({ id, question })) };
}
