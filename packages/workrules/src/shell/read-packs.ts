/** Reads the built-in packs, layers and calendar from disk; the only file of this package that touches the system. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CalendarYear, WorkingCalendar } from '../calendar.ts';
import { workingCalendar } from '../calendar-table.ts';
import { compilePack, type SourceProblem } from '../compile.ts';
import { LARGEST_FILE, loadCalendar, loadLayer, loadPack, problemLine, type Problem } from '../load.ts';
import type { TestIndex } from '../coverage.ts';
import type { LayerSource, RulePack } from '../model.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A built-in file that does not load is a defect of the build; nothing can be judged without it. */
export class BuiltInRulesError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`内置规则包有误：\n${problems.map(problemLine).join('\n')}`);
    this.name = 'BuiltInRulesError';
    this.problems = problems;
  }
}

function yamlFiles(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(root, folder, name));
}

let layers: readonly LayerSource[] | undefined;
let packs: readonly RulePack[] | undefined;
let years: readonly CalendarYear[] | undefined;
let calendar: WorkingCalendar | undefined;

/** The layers that packs may adopt. */
export function loadBuiltInLayers(): readonly LayerSource[] {
  layers ??= yamlFiles('layers').map((file) => {
    const loaded = loadLayer(readFileSync(file, 'utf8'), basename(file));
    if (!loaded.ok) throw new BuiltInRulesError(loaded.problems);
    return loaded.value;
  });
  return layers;
}

export type PackReading =
  | { readonly ok: true; readonly pack: RulePack; readonly locate: (problem: SourceProblem) => Problem }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads and compiles a pack from any place on disk, with the built-in layers. A file that cannot be read is a problem like any other. */
export function readPackFile(file: string): PackReading {
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, message: `读不了文件：${unreadable(error)}` }],
    };
  }
  const folder = realpathSync.native(dirname(file));
  const loaded = loadPack(text, file, (part) => readPart(folder, part));
  if (!loaded.ok) return loaded;
  const compiled = compilePack(loaded.value, loadBuiltInLayers());
  return compiled.ok ? { ...compiled, locate: loaded.locate } : { ok: false, problems: compiled.problems.map(loaded.locate) };
}

/** Why the system does not give a file, in words. */
function unreadable(error: unknown): string {
  const { code = '' } = error as { readonly code?: string };
  const known: Readonly<Record<string, string>> = {
    ENOENT: '没有这个文件',
    EISDIR: '这是文件夹',
    EACCES: '没有读取的权限',
    EPERM: '没有读取的权限',
  };
  return `${known[code] ?? `系统没有给出（${code}）`}。请核对路径，写规则包的主文件（.yaml）。`;
}

/** A character takes four bytes at most: a file with more has more than any pack, and only its size is looked at. */
const LARGEST_BYTES = LARGEST_FILE * 4;

/** A file as text. Of one that is too large only as much is read as shows that it is. */
function readText(file: string): string {
  if (statSync(file).size <= LARGEST_BYTES) return readFileSync(file, 'utf8');
  return ' '.repeat(LARGEST_FILE + 1);
}

/** A part beside its pack, whose folder is given without links; undefined where there is none, or where a link leads out of the folder. */
function readPart(folder: string, part: string): string | undefined {
  try {
    const file = realpathSync.native(join(folder, part));
    return file.startsWith(folder + sep) ? readText(file) : undefined;
  } catch {
    // A part that is not there or cannot be read is reported where the pack names it.
    return undefined;
  }
}

export type PackFiles = { readonly ok: true; readonly files: readonly string[] } | { readonly ok: false; readonly message: string };

/** The pack files at a path: the file itself, or every YAML file of a folder. */
export function packFilesAt(path: string): PackFiles {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return { ok: false, message: `没有这个文件或文件夹：${path}` };
  if (!found.isDirectory()) return { ok: true, files: [path] };
  const files = readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name));
  return files.length > 0 ? { ok: true, files } : { ok: false, message: `文件夹里没有规则包（.yaml）：${path}` };
}

/** The file of a built-in pack, undefined where there is none of that id. */
export function builtInPackFile(id: string): string | undefined {
  return /^[a-z0-9-]+$/.test(id) ? yamlFiles('packs').find((file) => basename(file) === `${id}.yaml`) : undefined;
}

/** The packs that come with the software, compiled once. */
export function loadBuiltInPacks(): readonly RulePack[] {
  packs ??= yamlFiles('packs').map((file) => {
    const read = readPackFile(file);
    if (!read.ok) throw new BuiltInRulesError(read.problems);
    return read.pack;
  });
  return packs;
}

/** Which test speaks of which article: `coverage.json`, made by `npm run coverage` and held up to date by a test. */
export const readTestIndex = (): TestIndex => JSON.parse(readFileSync(join(root, 'coverage.json'), 'utf8')) as TestIndex;

/** The years of the working calendar that come with the software, as data for a deployment to install. */
export function loadBuiltInCalendarYears(): readonly CalendarYear[] {
  years ??= yamlFiles('calendars').flatMap((file) => {
    const loaded = loadCalendar(readFileSync(file, 'utf8'), basename(file));
    if (!loaded.ok) throw new BuiltInRulesError(loaded.problems);
    return loaded.value.years;
  });
  return years;
}

/**
 * Calendar files that a deployment adds to the ones shipped, as `LINGXING_DATA/calendars/2028.yaml`: the same format,
 * a year given again replaces the one before. Throws with file, line and what is wrong; no folder is no file.
 */
export function readCalendarYears(folder: string): readonly CalendarYear[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const loaded = loadCalendar(readFileSync(join(folder, name), 'utf8'), name);
      if (!loaded.ok) throw new BuiltInRulesError(loaded.problems);
      return loaded.value.years;
    });
}

/** The working calendar that comes with the software. */
export function loadBuiltInCalendar(): WorkingCalendar {
  calendar ??= workingCalendar(loadBuiltInCalendarYears());
  return calendar;
}
