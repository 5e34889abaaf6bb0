/** The plain style in which packs are written: what is read of it is what the library reads; all else is left to the library. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { NOT_PLAIN, readPlainYaml } from '../src/plain-yaml.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const shipped = ['packs', 'layers', 'calendars'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') })),
);

/** What the library makes of a text; a mistake is a value of its own. */
function byLibrary(text: string): unknown {
  try {
    return load(text, { maxAliases: 0 });
  } catch {
    return NOT_PLAIN;
  }
}

/** Whatever is read at all is read as the library reads it. */
function agree(text: string): void {
  const plain = readPlainYaml(text);
  if (plain !== NOT_PLAIN) expect(plain, text).toEqual(byLibrary(text));
}

test.each([
  ['a key without a value', 'a:\n'],
  ['a key written twice', 'a: 1\na: 2\n'],
  ['a key written twice in brackets', 'a: { b: 1, b: 2 }\n'],
  ['an alias', 'a: &x [1]\nb: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a merge', '<<: { a: 1 }\n'],
  ['a word over two lines', 'a: one\n  two\n'],
  ['a text in double quotes', 'a: "x\\n"\n'],
  ['a quote in quotes', "a: 'it''s'\n"],
  ['a block of lines', 'a: |\n  one\n'],
  ['a comment behind a value', 'a: 1 # one\n'],
  ['a comment in brackets', 'a: [1, # one\n  2]\n'],
  ['a tab', 'a:\tb\n'],
  ['a carriage return', 'a: b\r\n'],
  ['a byte order mark', '\uFEFFa: b\n'],
  ['a colon in a word', 'a: b: c\n'],
  ['a second document', 'a: 1\n---\nb: 2\n'],
  ['brackets that are not closed', 'a: [1, 2\n'],
  ['brackets closed on a line that stands too far left', 'a: [\n  1,\n]\n'],
  ['something behind the brackets', 'a: [1] 2\n'],
  ['a comma too many', 'a: [1,, 2]\n'],
  ['a pair in a list', 'a: [b: 1]\n'],
  ['an item further in', 'a:\n  - 1\n    - 2\n'],
  ['a key further out than its fellows', 'a:\n    b: 1\n  c: 2\n'],
  ['a first key further in than the next', '  a: 1\nb: 2\n'],
  ['a list at the root', '- 1\n'],
  ['nothing', ''],
  ['more depth than any pack', `a: ${'['.repeat(30)}${']'.repeat(30)}\n`],
])('%s is left to the library', (_, text) => {
  expect(readPlainYaml(text)).toBe(NOT_PLAIN);
});

test('values as a pack writes them', () => {
  const text = `# 注释
a: 1
b: '33.1'

c: [x, 'y z', { d: true, e: ~ }]
f:
  # 一条
  - id: g
    when:
      - { kind: [notice, request], to: subordinate }
      - {
          issuer: office,
          major: false,
        }
    says: 一般3日内，不超过 5 份
  - 二
h: 2026-01-01
i: .5
`;
  expect(readPlainYaml(text)).toEqual({
    a: 1,
    b: '33.1',
    c: ['x', 'y z', { d: true, e: null }],
    f: [
      {
        id: 'g',
        when: [
          { kind: ['notice', 'request'], to: 'subordinate' },
          { issuer: 'office', major: false },
        ],
        says: '一般3日内，不超过 5 份',
      },
      '二',
    ],
    h: '2026-01-01',
    i: 0.5,
  });
});

describe('it says what the library says', () => {
  test.each(shipped)('$name is in the plain style, and read alike', ({ text }) => {
    const plain = readPlainYaml(text);
    expect(plain).not.toBe(NOT_PLAIN);
    expect(plain).toEqual(byLibrary(text));
  });

  test('of any value as the library writes it', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '会议',
        'head',
        '33.1',
        '0x1f',
        '1e3',
        '-1',
        '+7',
        '.5',
        '007',
        '0o7',
        'true',
        'Null',
        '~',
        'a: b',
        'a #b',
        "it's",
        ' x',
        'x ',
        '',
        '- a',
        'a:',
        '[b]',
        '　全角',
        '\u00A0x',
        '.inf',
        '2026-01-01',
      ),
      fc.string({ maxLength: 8 }),
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.constant(null),
    );
    const key = fc.oneof(fc.constantFrom('a', 'at', 'Kind', 'true', 'x-1', '__proto__', 'constructor', '中'), fc.string({ maxLength: 4 }));
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 4 }, word, fc.array(tie('any'), { maxLength: 4 }), fc.dictionary(key, tie('any'), { maxKeys: 4 })),
    })).any;
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 5 }), fc.integer({ min: -1, max: 3 }), (root, flowLevel) => {
        agree(dump(root, { flowLevel }));
      }),
      { numRuns: 600 },
    );
  });

  test('of a shipped file in which something is changed', () => {
    const bits = [
      '\n',
      ' ',
      '  ',
      ':',
      ': ',
      ',',
      '[',
      ']',
      '{',
      '}',
      "'",
      '"',
      '#',
      ' #',
      '- ',
      '-',
      '&a',
      '*a',
      '!',
      '|',
      '>',
      '?',
      '\t',
      '~',
      '0',
      '1.',
      'null',
      '\n---\n',
      '\n  x: 1\n',
      '\u3000',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), fc.constantFrom(...bits)), { minLength: 1, maxLength: 3 }),
        ({ text }, changes) => {
          // A stretch of a file: a change in it is soon told.
          const lines = text.split('\n');
          const from = Math.floor((changes[0]?.[0] ?? 0) * Math.max(1, lines.length - 30));
          let changed = ['norms:', ...lines.slice(from, from + 30)].join('\n');
          for (const [where, cut, put] of changes) {
            const at = Math.floor(where * changed.length);
            changed = changed.slice(0, at) + put + changed.slice(at + cut);
          }
          agree(changed);
          agree(changed.slice('norms:\n'.length));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

test('a long text that is not closed is given up in one pass', () => {
  const open = `a: [${'x, '.repeat(300_000)}\n`;
  const from = process.cpuUsage();
  expect(readPlainYaml(open)).toBe(NOT_PLAIN);
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1000).toBeLessThan(2000);
});
