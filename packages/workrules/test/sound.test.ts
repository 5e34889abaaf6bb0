/** What is sound is taken without the library: as the library gives it, and nothing that the library refuses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { layerSchema, normSchema, packSchema, silenceSchema } from '../src/model.ts';
import { loadBuiltInPacks } from '../src/shell/read-packs.ts';
import { takeSound, UNSURE } from '../src/sound.ts';

type Fields = Record<string, unknown>;
const root = fileURLToPath(new URL('..', import.meta.url));
const shipped = ['packs', 'layers'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name: `${folder}/${name}`, raw: load(readFileSync(join(root, folder, name), 'utf8')) as Fields })),
);
const entries = (list: string) => shipped.flatMap(({ raw }) => (raw[list] ?? []) as Fields[]);
const norms = entries('norms');

/** Whatever is taken is what the library gives, key for key in its order. */
function agree(schema: z.ZodType, value: unknown): void {
  const taken = takeSound(schema, value);
  if (taken === UNSURE) return;
  const parsed = schema.safeParse(value, { jitless: true });
  expect(parsed.success, JSON.stringify(value)).toBe(true);
  expect(JSON.stringify(taken)).toBe(JSON.stringify(parsed.data));
  expect(taken).toEqual(parsed.data);
}

describe('what is not sound is left to the library', () => {
  const small = z.strictObject({
    id: z.string().regex(/^[a-z]+$/),
    n: z.number().int().positive().optional(),
    of: z
      .array(z.enum(['a', 'b']))
      .min(1)
      .max(2)
      .default(['a']),
  });
  test.each([
    ['no mapping', [1]],
    ['nothing', null],
    ['a field that is missing', {}],
    ['a field that is not known', { id: 'a', x: 1 }],
    ['a field of the root of all objects', { id: 'a', constructor: 1 }],
    ['a field that is there and undefined', { id: 'a', n: undefined }],
    ['a word outside the pattern', { id: 'A' }],
    ['a number that is not whole', { id: 'a', n: 1.5 }],
    ['no number', { id: 'a', n: Number.NaN }],
    ['a number that is not positive', { id: 'a', n: 0 }],
    ['an empty list', { id: 'a', of: [] }],
    ['a list that is too long', { id: 'a', of: ['a', 'b', 'a'] }],
    ['a value outside the list of values', { id: 'a', of: ['c'] }],
    ['a list in place of a word', { id: ['a'] }],
  ])('%s', (_, value) => {
    expect(takeSound(small, value)).toBe(UNSURE);
  });

  test('a norm of no kind, or of a kind that there is not', () => {
    const { kind: _, ...without } = norms[0]!;
    expect(takeSound(normSchema, without)).toBe(UNSURE);
    expect(takeSound(normSchema, { ...without, kind: 'nothing' })).toBe(UNSURE);
  });

  test.each([
    ['a text that is trimmed', z.string().trim().min(2), ' a ', ' ab '],
    ['a date', z.iso.date(), '2026-02-30', '2026-02-28'],
    ['a condition of another making', z.number().refine((n) => n % 2 === 0), 3, 4],
    ['either of two', z.union([z.string(), z.number()]), true, 3],
    ['a mapping that lets others pass', z.object({ a: z.string() }), { a: 1 }, { a: 'x', b: 1 }],
    ['a value that is made from another', z.string().transform((text) => text.length), 1, 'abc'],
    ['a number between bounds', z.number().min(2).max(3), 4, 2],
  ])('%s', (_, schema, wrong, right) => {
    expect(takeSound(schema, wrong)).toBe(UNSURE);
    agree(schema, right);
    agree(z.strictObject({ in: schema }), { in: right });
  });
});

describe('what is sound is taken as the library gives it', () => {
  test('every norm and every silence that is shipped', () => {
    expect(norms.length).toBeGreaterThan(1500);
    for (const [schema, list] of [
      [normSchema, norms],
      [silenceSchema, entries('silences')],
    ] as const)
      for (const one of list) {
        expect(takeSound(schema, one)).not.toBe(UNSURE);
        agree(schema, one);
      }
  });
  test('every layer and every pack as a whole', () => {
    for (const { name, raw } of shipped) if (name.startsWith('layers/')) expect(takeSound(layerSchema, raw), name).not.toBe(UNSURE);
    for (const { source } of loadBuiltInPacks()) {
      expect(takeSound(packSchema, source)).not.toBe(UNSURE);
      agree(packSchema, source);
    }
  });
  test('a shipped norm in which something is changed', () => {
    const other = fc.oneof(
      fc.constantFrom<unknown>('', 'x', '33', '33.1.1.1', 'head', 'must', 'day', null, undefined, true, 0, 1, -1, 1.5, 2 ** 60, Number.NaN),
      fc.constantFrom<unknown>([], ['head'], [1], [[]], {}, { issuer: 'government' }, { issuer: [] }, [{ kind: 'none' }], 'x'.repeat(500)),
      fc.constantFrom(...norms).chain((norm) => fc.constantFrom(...Object.values(norm))),
    );
    const names = [...new Set(norms.flatMap((norm) => Object.keys(norm))), 'stray', 'toString', 'default'];
    fc.assert(
      fc.property(
        fc.constantFrom(...norms),
        fc.array(fc.tuple(fc.constantFrom(...names), fc.option(other, { nil: UNSURE })), { minLength: 1, maxLength: 3 }),
        (norm, changes) => {
          const changed: Fields = { ...norm };
          for (const [name, value] of changes)
            if (value === UNSURE) delete changed[name];
            else changed[name] = value;
          agree(normSchema, changed);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
