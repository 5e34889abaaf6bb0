/**
 * Rules about the repository, held as tests. A rule that a file may break for a reason has a list of those files, and
 * the list may only shrink: an entry that is no longer needed fails too.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import {
  files,
  importsOf,
  isSource,
  isText,
  packageNamed,
  packageOf,
  place,
  resolveFrom,
  root,
  textOf,
  treeOf,
  walk,
} from './support/sources.ts';

// The first rule that looks into the code reads all of it; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 120_000 });

const sources = files.filter(isSource);
const packages = readdirSync(join(root, 'packages'));

/** Every match of a pattern in the given files, as `path:line: match`. */
function matches(among: readonly string[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    [...textOf(file).matchAll(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`))].map(
      (match) => `${place(file, match.index)}: ${match[0]}`,
    ),
  );
}

/** Written in two halves, so that the rules do not find themselves. */
const words = (...halves: readonly (readonly [string, string])[]): string => halves.map(([a, b]) => a + b).join('|');

describe('the files', () => {
  it('are there to be judged', () => {
    expect(sources.length).toBeGreaterThan(100);
  });

  it('hold no download address in the lock file, and no version that may drift', () => {
    const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
    const addresses = Object.values(lock.packages).filter((entry) => entry.resolved?.includes('://'));
    expect(addresses).toEqual([]);
    const drifting = files
      .filter((file) => /(^|\/)package\.json$/.test(file))
      .flatMap((file) => {
        const manifest = JSON.parse(textOf(file)) as Record<string, Record<string, string> | undefined>;
        return ['dependencies', 'devDependencies', 'optionalDependencies']
          .flatMap((group) => Object.entries(manifest[group] ?? {}))
          .filter(
            ([name, version]) => !(name.startsWith('@lingxing/') ? version === '*' : /^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
          )
          .map(([name, version]) => `${file}: ${name} ${version}`);
      });
    expect(drifting).toEqual([]);
  });

  it('hold a lock file that is whole for every platform, as `npm ci` demands', () => {
    const { packages } = JSON.parse(textOf('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing, 'run `node scripts/complete-lock.mjs`').toEqual([]);
  });

  it('name no path and no registry of one machine', () => {
    const folders = words(['wo', 'rk'], ['fa', 'rm'], ['ro', 'ot'], ['ho', 'me'], ['Us', 'ers'], ['t', 'mp']);
    const registries = words(['registry.npm', 'js.org'], ['registry.npm', 'mirror.com'], ['registry.yarn', 'pkg.com']);
    const judged = files.filter((file) => isText(file) && !file.endsWith('.svg'));
    expect(matches(judged, new RegExp(`(?<=^|[\\s'"\`(=:,])/(${folders})/[\\w.-]+`, 'm'))).toEqual([]);
    expect(matches(judged, new RegExp(registries))).toEqual([]);
  });

  it('are no longer than 500 lines', () => {
    const allowed: Readonly<Record<string, number>> = {};
    const long = sources
      .map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }))
      .filter(({ file, lines }) => lines > (allowed[file] ?? 500));
    expect(long).toEqual([]);
    const needless = Object.entries(allowed).filter(
      ([file, most]) => !files.includes(file) || textOf(file).trimEnd().split('\n').length < most,
    );
    expect(needless, 'shorten the list: these files have become shorter').toEqual([]);
  });

  it('leave nothing for later', () => {
    const later = words(['TO', 'DO'], ['FIX', 'ME'], ['XX', 'X'], ['@ts-ig', 'nore'], ['@ts-expect-', 'error'], ['@ts-no', 'check']);
    const judged = [...sources, ...files.filter((file) => /\.(css|html|sql|yaml)$/.test(file))];
    expect(matches(judged, new RegExp(`(?<!\\w)(${later})(?!\\w)`))).toEqual([]);
  });

  it('switch a check off for one line at most, by its name and with the reason', () => {
    const off = words(['lint-dis', 'able'], ['lint-en', 'able']);
    expect(matches(sources, new RegExp(`(${off})(?!-(next-)?line [\\w/-]+(, [\\w/-]+)* -- \\S).*`))).toEqual([]);
  });

  it('use no `any`', () => {
    const found: string[] = [];
    for (const file of sources)
      walk(file, (node) => {
        if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(place(file, node.getStart(treeOf(file))));
      });
    expect(found).toEqual([]);
  });

  it('hold no test that is left out or run alone', () => {
    const runners = new Set(['it', 'test', 'describe', 'suite', 'bench']);
    const marks = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']);
    const found: string[] = [];
    for (const file of sources)
      walk(file, (node) => {
        if (!ts.isPropertyAccessExpression(node) || !marks.has(node.name.text)) return;
        let first: ts.Expression = node.expression;
        while (!ts.isIdentifier(first)) {
          if (ts.isPropertyAccessExpression(first) || ts.isCallExpression(first)) first = first.expression;
          else if (ts.isTaggedTemplateExpression(first)) first = first.tag;
          else return;
        }
        if (runners.has(first.text)) found.push(place(file, node.getStart(treeOf(file))));
      });
    expect(found).toEqual([]);
  });
});

/** What each package may import of the others, at run time. `docs/architecture.md` draws the same arrows. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  workrules: [],
  affairs: ['workrules'],
  typeset: [],
  ledger: ['affairs', 'workrules'],
  server: ['ledger', 'affairs', 'typeset', 'workrules'],
  web: [],
  demo: ['server', 'ledger', 'affairs', 'typeset', 'workrules'],
  cli: ['server', 'ledger', 'affairs', 'typeset', 'workrules', 'demo'],
};
/** What a package may import for its types alone, beside the above. */
const TYPE_ARROWS: Readonly<Record<string, readonly string[]>> = { web: ['server', 'affairs', 'workrules'] };
/** What the screens share with the core at run time: the office’s own words, the comparison of two texts and the levels of a plain one; no schema and no rule. */
const WORDS: readonly string[] = [
  'labels',
  'incoming-labels',
  'leave-labels',
  'conduct-labels',
  'department-meeting-labels',
  'task-labels',
  'oversight-labels',
  'study-labels',
  'reception-labels',
  'assessment-labels',
  'meeting-labels',
  'organisation-labels',
  'compare',
  'document-text',
  'compare-text',
].map((words) => `@lingxing/affairs/${words}`);

/** Where a process is put together: it alone may load the demonstration, at run time, when one is asked for. */
const COMPOSITION: readonly string[] = ['packages/server/src/main.ts', 'packages/server/src/server.ts'];
const composes = (file: string, specifier: string) => COMPOSITION.includes(file) && specifier === '@lingxing/demo';

describe('the arrows between packages', () => {
  it('are drawn for each package', () => {
    expect(Object.keys(ARROWS).sort()).toEqual([...packages].sort());
  });

  it('run one way', () => {
    const wrong = sources.flatMap((file) => {
      const from = packageOf(file);
      if (from === undefined) return [];
      return importsOf(file)
        .filter(({ specifier, typeOnly }) => {
          const to = /^@lingxing\/([^/]+)/.exec(specifier)?.[1];
          if (to === undefined || to === from || (from === 'web' && WORDS.includes(specifier)) || composes(file, specifier)) return false;
          return !(ARROWS[from] ?? []).includes(to) && !(typeOnly && (TYPE_ARROWS[from] ?? []).includes(to));
        })
        .map(({ at, specifier }) => `${at}: ${from} must not import ${specifier}`);
    });
    expect(wrong).toEqual([]);
  });

  it('go through a package’s name, never through its folders', () => {
    const wrong = sources.flatMap((file) => {
      const from = packageOf(file);
      if (from === undefined) return [];
      return importsOf(file)
        .filter(({ specifier }) => specifier.startsWith('.') && !resolveFrom(file, specifier).startsWith(`packages/${from}/`))
        .map(({ at, specifier }) => `${at}: ${specifier}`);
    });
    expect(wrong).toEqual([]);
  });

  it('stand in each package’s manifest, as every other package that it imports', () => {
    const wrong = sources.flatMap((file) => {
      const from = packageOf(file);
      if (from === undefined) return [];
      const manifest = JSON.parse(textOf(`packages/${from}/package.json`)) as Record<string, Record<string, string> | undefined>;
      const declared = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap((group) => Object.keys(manifest[group] ?? {}));
      return importsOf(file)
        .filter(({ specifier, typeOnly }) => {
          const name = packageNamed(specifier);
          if (name === undefined || specifier.startsWith('node:') || name === `@lingxing/${from}` || composes(file, specifier))
            return false;
          return !declared.includes(name) && !(typeOnly && declared.includes(`@types/${name}`));
        })
        .map(({ at, specifier }) => `${at}: ${specifier} is not in packages/${from}/package.json`);
    });
    expect(wrong).toEqual([]);
  });
});

/** The core: everything it needs comes in as a value. `shell` folders are the readers beside it. */
const isCore = (file: string) => /^packages\/(workrules|affairs)\/src\//.test(file) && !file.startsWith('packages/workrules/src/shell/');

describe('the core', () => {
  it('imports nothing that could reach outside it', () => {
    const pure = new Set(['zod', 'yaml', 'js-yaml', 'diff', 'sm-crypto-v2', '@lingxing/workrules', '@lingxing/affairs']);
    const impure = sources.filter(isCore).flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => {
          const name = packageNamed(specifier);
          if (name === undefined) return /\/shell\//.test(resolveFrom(file, specifier));
          return !pure.has(name) || specifier === '@lingxing/workrules/read';
        })
        .map(({ at, specifier }) => `${at}: ${specifier}`),
    );
    expect(impure).toEqual([]);
  });

  it('asks no clock, no chance and no environment', () => {
    const outside = new Set([
      'process',
      'fetch',
      'setTimeout',
      'setInterval',
      'setImmediate',
      'queueMicrotask',
      'performance',
      'crypto',
      'globalThis',
      'console',
    ]);
    const found: string[] = [];
    for (const file of sources.filter(isCore)) {
      const tree = treeOf(file);
      const say = (node: ts.Node): unknown => found.push(`${place(file, node.getStart(tree))}: ${node.getText(tree).slice(0, 60)}`);
      walk(file, (node) => {
        if (
          ts.isNewExpression(node) &&
          ts.isIdentifier(node.expression) &&
          node.expression.text === 'Date' &&
          (node.arguments?.length ?? 0) === 0
        )
          say(node);
        if (
          ts.isCallExpression(node) &&
          ts.isIdentifier(node.expression) &&
          (outside.has(node.expression.text) || node.expression.text === 'Date')
        )
          say(node);
        if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return;
        const [object, property] = [node.expression.text, node.name.text];
        if (outside.has(object) || (object === 'Date' && property === 'now') || (object === 'Math' && property === 'random')) say(node);
      });
    }
    expect(found).toEqual([]);
  });
});

interface Pack {
  readonly government: { readonly id: string; readonly name: string };
}

describe('the engine', () => {
  const packFiles = files.filter((file) => /^packages\/workrules\/packs\/[^/]+\.yaml$/.test(file));
  const governments = packFiles.map((file) => (parse(textOf(file)) as Pack).government);

  it('knows of five governments by their packs', () => {
    expect(governments.length).toBeGreaterThanOrEqual(5);
  });

  it('names none of them', () => {
    // 平顶山市卫东区人民政府 → that name; 平顶山市卫东区; and 卫东, the place without the city above it and without its
    // rank. A place of a single character (城区) is an ordinary word.
    const names = governments.flatMap(({ id, name }) => {
      const seat = name.replace(/人民政府$/, '');
      const place = /^(?:.*?市)?(.+)[市县区]$/.exec(seat)?.[1] ?? seat;
      return [name, seat, ...(place.length > 1 ? [place] : []), `\\b${id}\\b`];
    });
    const engine = files.filter((file) => packageOf(file) !== undefined && packageOf(file) !== 'demo' && isText(file));
    expect(matches(engine, new RegExp(names.join('|')))).toEqual([]);
  });
});

/** The anchor of a heading, as the usual viewers make it. */
const slug = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const headings = (file: string) => [...textOf(file).matchAll(/^#{1,6}\s+(.+)$/gm)].map((match) => slug(match[1] ?? ''));

describe('the documents', () => {
  const documents = files.filter((file) => /^(README[^/]*|[A-Z]+|docs\/.+|packages\/[^/]+\/README[^/]*)\.md$/.test(file));
  const folders = new Set(files.flatMap((file) => file.split('/').map((_, index, parts) => parts.slice(0, index).join('/'))));
  const exists = (path: string) => files.includes(path) || folders.has(path.replace(/\/$/, ''));

  it('are there', () => {
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'docs/architecture.md', 'docs/performance.md']));
  });

  it('link to files and headings that exist', () => {
    const broken = documents.flatMap((file) =>
      [...textOf(file).matchAll(/\]\(([^)\s]+)\)/g)]
        .filter((match) => {
          const [target = '', anchor] = (match[1] ?? '').split('#');
          if (/^[a-z]+:/.test(target)) return false;
          const path = target === '' ? file : resolveFrom(file, decodeURI(target));
          return !exists(path) || (anchor !== undefined && path.endsWith('.md') && !headings(path).includes(decodeURI(anchor)));
        })
        .map((match) => `${place(file, match.index)}: ${match[1]}`),
    );
    expect(broken).toEqual([]);
  });

  it('name paths that exist', () => {
    const broken = documents.flatMap((file) =>
      [...textOf(file).matchAll(/`((?:packages|docs|scripts|bench|test|\.ci)\/[^`\s]*)`/g)]
        .filter((match) => {
          const path = (match[1] ?? '').replace(/:\d+$/, '');
          // A pattern stands for at least one file; a path with a placeholder stands for a kind of file.
          if (/[<>{}…]/.test(path)) return false;
          if (!path.includes('*')) return !exists(path);
          const pattern = new RegExp(
            `^${path.replace(/[.+?^$()[\]\\|]/g, '\\$&').replace(/\*\*?/g, (star) => (star === '**' ? '.*' : '[^/]*'))}(/|$)`,
          );
          return !files.some((one) => pattern.test(one));
        })
        .map((match) => `${place(file, match.index)}: ${match[1]}`),
    );
    expect(broken).toEqual([]);
  });

  it('name commands that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const unknown = documents.flatMap((file) =>
      [...textOf(file).matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)]
        .filter((match) => !((match[1] ?? match[2] ?? '') in scripts))
        .map((match) => `${place(file, match.index)}: ${match[0]}`),
    );
    expect(unknown).toEqual([]);
  });

  it('and the commands run files that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const paths = Object.values(scripts).flatMap((script) =>
      script.split(' ').filter((part) => /^(scripts|packages|bench|test)\//.test(part)),
    );
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });
});
