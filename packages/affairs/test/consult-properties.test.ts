/**
 * 要看……: what an answer says it depends on, under the five texts and any facts. A fact that is listed changes the answer;
 * a case filled in is answered as it was listed. The questions are drawn from the schema that is published.
 */
import { CONSULT_GROUPS, CONSULT_KINDS, CONSULT_KIND_NAMES, consult, withFacts, type Answer } from '@lingxing/affairs/consult';
import { loadBuiltInCalendar, loadBuiltInPacks } from '@lingxing/workrules/read';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

const packs = loadBuiltInPacks();
const calendar = loadBuiltInCalendar();

type Facts = Readonly<Record<string, unknown>>;
interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly propertyNames?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}
const schemaOf = (kind: (typeof CONSULT_KIND_NAMES)[number]): Schema =>
  z.toJSONSchema(CONSULT_KINDS[kind].facts, { io: 'input' }) as unknown as Schema;

/** 2026 alone: the years beyond it have no notice yet. */
const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`);

function values(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.format === 'date') return days;
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 5000, 5000) });
  if (schema.type === 'array') return fc.uniqueArray(values(schema.items ?? {}), { maxLength: 3 });
  if (schema.propertyNames?.enum !== undefined)
    return fc.dictionary(fc.constantFrom(...schema.propertyNames.enum), fc.boolean(), { maxKeys: 3 });
  if (schema.type === 'object') return facts(schema);
  return fc.constantFrom('会议', '简报', '请假', '公开', '元宇宙');
}

const facts = (schema: Schema): fc.Arbitrary<Facts> =>
  fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, values(one)])), {
    requiredKeys: [...(schema.required ?? [])],
  });

function ask(pack: (typeof packs)[number], kind: string, given: Facts): Answer {
  const consulted = consult({ pack, calendar, date: '2026-11-23' }, { kind, facts: given });
  if (!consulted.ok) throw new Error(JSON.stringify(consulted.problems));
  return consulted.answer;
}
const plain = ({ outcome, answer, findings }: Pick<Answer, 'outcome' | 'answer' | 'findings'>) => ({ outcome, answer, findings });
const at = (of: Facts, path: string): unknown => path.split('.').reduce<unknown>((value, name) => (value as Facts | undefined)?.[name], of);

const questions = CONSULT_KIND_NAMES.flatMap((kind) => packs.map((pack) => ({ kind, pack, of: pack.id })));

describe('every kind of question under every text', () => {
  test.each(questions)('$kind of $of: sound answers to sound facts', ({ kind, pack }) => {
    const articles = pack.source.articles.length;
    fc.assert(
      fc.property(facts(schemaOf(kind)), (given) => {
        const answer = ask(pack, kind, given);
        // Everything that is answered has its place; only what is silent, hangs on the facts, or binds the government itself has none.
        if (answer.outcome !== 'silent' && answer.outcome !== 'depends' && kind !== 'binds' && kind !== 'document.submit')
          expect(answer.findings.length, JSON.stringify(answer)).toBeGreaterThan(0);
        for (const finding of answer.findings.filter((one) => one.source === 'work-rules')) {
          expect(finding.of).toBe(pack.id);
          expect(finding.article).toBeLessThanOrEqual(articles);
        }
        // What a person reads holds no identifier.
        expect(answer.answer?.text ?? '').not.toMatch(/[a-z]{3,}-?[a-z]*/u);
        expect(answer.answer?.text).not.toBe('');
      }),
      { numRuns: 15 },
    );
  });

  test.each(questions)('$kind of $of: cases are answered as listed, and each fact listed counts', ({ kind, pack }) => {
    fc.assert(
      fc.property(facts(schemaOf(kind)), (given) => {
        const answer = ask(pack, kind, given);
        expect(answer.outcome === 'depends').toBe(answer.dependsOn !== undefined);
        const { dependsOn } = answer;
        if (dependsOn === undefined || dependsOn.cases.length === 0) return;
        const cases = dependsOn.cases.map((one) => ({ ...one, full: withFacts(given, one.facts) }));
        expect(new Set(cases.map((one) => JSON.stringify(plain(one)))).size).toBeGreaterThan(1);
        for (const one of cases) {
          expect(plain(ask(pack, kind, one.full))).toEqual(plain(one));
          for (const [name, alike] of Object.entries(one.alike ?? {}))
            for (const value of alike) expect(plain(ask(pack, kind, { ...one.full, [name]: value }))).toEqual(plain(one));
        }
        // Known: whether a town is to be asked lists the issuer though no case turns on it; a question too many, no wrong answer.
        const idle = kind === 'document.consult' && at(given, 'body') === 'lower-government' ? ['issuer'] : [];
        for (const { name } of dependsOn.facts.filter((one) => !idle.includes(one.name))) {
          const tried = [...new Set(cases.map((one) => JSON.stringify(at(one.facts, name))))].filter((one) => one !== undefined);
          const counts = cases.some((one) =>
            tried.some((value) => {
              const changed = withFacts(
                one.full,
                name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), JSON.parse(value)) as Facts,
              );
              return JSON.stringify(plain(ask(pack, kind, changed))) !== JSON.stringify(plain(one));
            }),
          );
          expect(counts, `${name} of ${JSON.stringify(given)}`).toBe(true);
        }
      }),
      { numRuns: 6 },
    );
  });
});

describe('the forms', () => {
  const fields = (schema: Schema): readonly (readonly [string, Schema])[] =>
    Object.entries(schema.properties ?? {}).flatMap(([name, one]) => [[name, one] as const, ...fields(one)]);
  const values = (schema: Schema): readonly string[] => schema.enum ?? schema.items?.enum ?? schema.propertyNames?.enum ?? [];

  test.each(CONSULT_KIND_NAMES)('%s: every field has its title and every value its word', (kind) => {
    expect(Object.keys(CONSULT_GROUPS)).toContain(CONSULT_KINDS[kind].group);
    for (const [name, schema] of fields(schemaOf(kind))) {
      expect(schema.title, name).toMatch(/\p{Script=Han}/u);
      for (const value of values(schema)) expect(schema.labels?.[value], `${name} ${value}`).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('questions that are none', () => {
  test.each([
    ['no object', 'who signs', ''],
    ['no kind', { facts: {} }, 'kind'],
    ['a kind that there is not', { kind: 'weather' }, 'kind'],
    ['a day that there is not', { kind: 'document.sign', date: '2026-02-30' }, 'date'],
    ['something besides kind, date and facts', { kind: 'document.sign', government: 'zezhou' }, ''],
    ['facts that are a list', { kind: 'document.sign', facts: [] }, 'facts'],
    ['a fact that the kind has not', { kind: 'binds', facts: { body: 'court', away: true } }, 'facts'],
    ['a fact that is missing', { kind: 'leave', facts: {} }, 'facts.who'],
    ['a word that is not in the list', { kind: 'leave', facts: { who: 'king' } }, 'facts.who'],
    ['yes where a word is asked', { kind: 'document.sign', facts: { issuer: true } }, 'facts.issuer'],
    ['fewer than none', { kind: 'conduct', facts: { conduct: 'second-bulletin', who: 'department', count: -1 } }, 'facts.count'],
    ['half a bulletin', { kind: 'conduct', facts: { conduct: 'second-bulletin', who: 'department', count: 1.5 } }, 'facts.count'],
    ['an empty word', { kind: 'says', facts: { about: '  ' } }, 'facts.about'],
    ['a word without end', { kind: 'says', facts: { about: '会'.repeat(61) } }, 'facts.about'],
  ])('%s', (_, question, path) => {
    const [pack] = packs;
    if (pack === undefined) throw new Error('no pack');
    const consulted = consult({ pack, calendar, date: '2026-11-23' }, question);
    expect(consulted.ok).toBe(false);
    if (consulted.ok) return;
    expect(consulted.problems.map((one) => one.path)).toEqual([path]);
    expect(consulted.problems[0]?.message).toMatch(/\p{Script=Han}/u);
  });
});
