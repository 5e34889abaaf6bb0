/** A question as a form has it: the fields of its schema, the facts that are known, and the address that holds both. */
import type { CitationView, ConsultAnswer, ConsultKinds } from '@lingxing/server/contracts';
import { hashOf, placeOfCitation } from './centre-place.ts';

export type Facts = Readonly<Record<string, unknown>>;
export type Kind = ConsultKinds['kinds'][number];
export type Case = NonNullable<ConsultAnswer['dependsOn']>['cases'][number];

export interface Field {
  readonly name: string;
  readonly title: string;
  readonly required: boolean;
  readonly form: 'choice' | 'several' | 'yes-no' | 'day' | 'number' | 'words' | 'occasions' | 'group';
  /** Values with their words. */
  readonly options: readonly (readonly [string, string])[];
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly fields: readonly Field[];
}

interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly format?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly propertyNames?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

const formOf = (schema: Schema): Field['form'] => {
  if (schema.enum !== undefined) return 'choice';
  if (schema.type === 'boolean') return 'yes-no';
  if (schema.format === 'date') return 'day';
  if (schema.type === 'integer') return 'number';
  if (schema.type === 'array') return 'several';
  if (schema.propertyNames !== undefined) return 'occasions';
  return schema.type === 'object' ? 'group' : 'words';
};

/** The fields of a question, in the order of its schema. */
export function fieldsOf(facts: Readonly<Record<string, unknown>>): readonly Field[] {
  const { properties = {}, required = [] } = facts as Schema;
  return Object.entries(properties).map(([name, schema]) => {
    const values = schema.enum ?? schema.items?.enum ?? schema.propertyNames?.enum ?? [];
    return {
      name,
      title: schema.title ?? '',
      required: required.includes(name),
      form: formOf(schema),
      options: values.map((value) => [value, schema.labels?.[value] ?? ''] as const),
      minimum: schema.minimum,
      maximum: schema.maximum ?? schema.maxLength,
      fields: schema.properties === undefined ? [] : fieldsOf(schema as Readonly<Record<string, unknown>>),
    };
  });
}

const isRecord = (value: unknown): value is Facts => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The facts without one that is not known any more; with it otherwise. */
export function withFact(facts: Facts, name: string, value: unknown): Facts {
  const rest = Object.fromEntries(Object.entries(facts).filter(([one]) => one !== name));
  const empty = value === undefined || value === '' || (isRecord(value) && Object.keys(value).length === 0);
  return empty ? rest : { ...rest, [name]: value };
}

/** The facts with those of a case put in: picking a row of 要看……. */
export function withCase(facts: Facts, added: Facts): Facts {
  const put = Object.entries(added).map(([name, value]) => {
    const had = facts[name];
    return [name, isRecord(value) && isRecord(had) ? { ...had, ...value } : value];
  });
  return { ...facts, ...Object.fromEntries(put) };
}

/** A value as a person reads it. */
export function valueText(fields: readonly Field[], path: string, value: unknown): string {
  const [name = '', inside] = path.split('.');
  const field = fields.find((one) => one.name === name);
  if (inside !== undefined && isRecord(value)) return valueText(fields, path, value[inside]);
  const word = (one: unknown): string => field?.options.find(([id]) => id === one)?.[1] ?? '';
  if (value === true) return '是';
  if (value === false) return '否';
  if (Array.isArray(value)) {
    const all = value.length === field?.options.length && value.length > 3;
    return value.length === 0 ? '都没有' : all ? '各项齐全' : value.map(word).join('、');
  }
  if (typeof value === 'number') return String(value);
  return word(value);
}

/** The value of a case at a fact that the answer hangs on: `occasions.delegated` lies within `occasions`. */
export const factAt = (facts: Facts, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), facts);

/** Several values that come to the same, as a person reads them: named, or all but those that are not among them. */
function anyOf(fields: readonly Field[], name: string, values: readonly unknown[]): string {
  const options = fields.find((one) => one.name === name)?.options ?? [];
  const others = options.filter(([id]) => !values.includes(id));
  if (options.length > 0 && others.length === 0) return '不论哪一种';
  if (options.length > 4 && others.length < values.length) return `除${others.map(([, word]) => word).join('、')}以外的`;
  return values.map((one) => valueText(fields, name, one)).join('、');
}

/** What a case is, fact by fact. */
export interface CaseLine {
  readonly name: string;
  readonly label: string;
  readonly words: string;
  /** Of several values that come to the same: all of them, one of which may be asked about. */
  readonly alike: readonly unknown[];
}

/**
 * What a case is. Where many cases say the same many facts, the first says them all and every other only what it has
 * otherwise (`asFirst`); where each has facts of its own, it says those.
 */
export function caseLines(
  fields: readonly Field[],
  facts: readonly { readonly name: string; readonly label: string }[],
  cases: readonly Case[],
  one: Case,
): { readonly lines: readonly CaseLine[]; readonly asFirst: boolean } {
  const [first] = cases;
  const said = (of: Case) => facts.filter(({ name }) => factAt(of.facts, name) !== undefined);
  const whole = facts.length > 4 && cases.every((of) => said(of).length === facts.length);
  const otherwise = said(one).filter(
    ({ name }) => first === undefined || JSON.stringify(factAt(one.facts, name)) !== JSON.stringify(factAt(first.facts, name)),
  );
  const asFirst = whole && one !== first && otherwise.length > 0;
  return {
    lines: (asFirst ? otherwise : said(one)).map(({ name, label }) => {
      const alike = one.alike?.[name] ?? [];
      return {
        name,
        label,
        words: alike.length > 0 ? anyOf(fields, name, alike) : valueText(fields, name, factAt(one.facts, name)),
        alike,
      };
    }),
    asFirst,
  };
}

export interface Question {
  readonly kind: string;
  readonly of: string | undefined;
  readonly facts: Facts;
}

/** The question in the address; undefined where none is asked yet. */
export function questionIn(parameters: URLSearchParams): { readonly question: Question; readonly asked: boolean } | undefined {
  const kind = parameters.get('kind');
  if (kind === null) return undefined;
  const of = parameters.get('of') ?? undefined;
  try {
    const facts: unknown = JSON.parse(parameters.get('facts') ?? '{}');
    return { question: { kind, of, facts: isRecord(facts) ? facts : {} }, asked: parameters.has('facts') && isRecord(facts) };
  } catch {
    return { question: { kind, of, facts: {} }, asked: false };
  }
}

export function addressOf({ kind, of, facts }: Question, asked = true): string {
  const parameters = new URLSearchParams({ kind, ...(of === undefined ? {} : { of }), ...(asked ? { facts: JSON.stringify(facts) } : {}) });
  return `/rules/ask?${parameters.toString()}`;
}

/** Where a citation stands in 规则中心. A regulation stands where it is adopted. */
export function centreAddress(citation: CitationView): string | undefined {
  const place = placeOfCitation(citation);
  return place === undefined ? undefined : `/rules${hashOf(place)}`;
}

const KEPT = 'lingxing.rules.asked';
const MOST = 8;
export interface Kept {
  readonly address: string;
  readonly label: string;
  readonly outcome: string;
}

/** The last questions of this person, in this browser and this session only; `of` keeps two accounts apart. */
export function keptQuestions(of: string): readonly Kept[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(`${KEPT}.${of}`) ?? '[]');
    return Array.isArray(stored) ? (stored as Kept[]).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function keepQuestion(of: string, asked: Kept): readonly Kept[] {
  const next = [asked, ...keptQuestions(of).filter((one) => one.address !== asked.address)].slice(0, MOST);
  try {
    sessionStorage.setItem(`${KEPT}.${of}`, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing still answers.
  }
  return next;
}
