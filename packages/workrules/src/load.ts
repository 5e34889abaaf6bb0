/**
 * Reads packs, layers and calendars from YAML text. Pure: the shell brings the text. Nothing is thrown; all that is
 * wrong with a file comes back at once, each with file, line and column.
 */
import { load as loadYaml, YAMLException } from 'js-yaml';
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import * as z from 'zod';
import { calendarFileSchema, checkCalendar, type CalendarFile } from './calendar-file.ts';
import { checkLayer, checkPack } from './check.ts';
import type { SourceProblem } from './compile.ts';
import { accountSchema, type Account } from './figures.ts';
import { layerSchema, PART_LISTS, packPartSchema, packSchema, partNameSchema, type LayerSource, type PackSource } from './model.ts';
import { NOT_PLAIN, readPlainYaml } from './plain-yaml.ts';
import { issueWords, kindWords, strayWords } from './problem-words.ts';
import { takeSound, UNSURE } from './sound.ts';
import { slipsOf } from './yaml-slips.ts';

export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type Loaded<T> =
  | { readonly ok: true; readonly value: T; readonly locate: (problem: SourceProblem) => Problem }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Characters: more than any pack needs. A larger file is refused unread. */
export const LARGEST_FILE = 1_000_000;
/** More than anyone corrects at once. */
const MOST_PROBLEMS = 100;
const partNames = z.array(partNameSchema).max(40).default([]);
const PART_NAME = '分册写作 文件夹/文件.yaml，如 sample/meetings.yaml';

/**
 * Reads a government's pack. A pack may spread over several files, which it names in `parts`; `read` brings the text of
 * one, undefined where there is none. What is wrong is reported in the file where it stands.
 */
export function loadPack(text: string, file: string, read: (part: string) => string | undefined = () => undefined): Loaded<PackSource> {
  const main = parse(text, file);
  if (!main.ok) return main;
  if (!isRecord(main.raw)) return { ok: false, problems: [main.locate({ path: [], message: NO_PACK })] };
  const { parts: named, ...pack } = main.raw;
  const names = partNames.safeParse(named);
  if (!names.success)
    return {
      ok: false,
      problems: names.error.issues.map((issue) => main.locate({ path: ['parts', ...issue.path], message: PART_NAME })),
    };

  const files: { readonly parsed: Parsed; readonly value: z.infer<typeof packPartSchema> }[] = [];
  const problems: Problem[] = [];
  for (const [i, name] of names.data.entries()) {
    const partText = read(name);
    if (partText === undefined) {
      problems.push(main.locate({ path: ['parts', i], message: `没有这个分册：${name}` }));
      continue;
    }
    const parsed = parse(partText, name);
    if (!parsed.ok) {
      problems.push(...parsed.problems);
      continue;
    }
    const value = schemaProblems(parsed.raw, packPartSchema);
    if (value.ok) files.push({ parsed, value: value.value });
    else problems.push(...located(value.problems, parsed.locate));
  }
  if (problems.length > 0) return { ok: false, problems };

  const merged: Record<string, unknown> = { ...pack };
  // Where the entries of each list come from: the pack's own file first, then the parts in their order.
  const starts = new Map<PropertyKey, { readonly from: number; readonly parsed: Parsed }[]>();
  for (const list of PART_LISTS) {
    // What is there and is no list stays as it is, to be told.
    if (pack[list] !== undefined && pack[list] !== null && !Array.isArray(pack[list])) continue;
    const own = Array.isArray(pack[list]) ? (pack[list] as unknown[]) : [];
    const all = [...own];
    const from: { readonly from: number; readonly parsed: Parsed }[] = [{ from: 0, parsed: main }];
    for (const one of files) {
      from.push({ from: all.length, parsed: one.parsed });
      all.push(...one.value[list]);
    }
    if (all.length > 0 || pack[list] !== undefined) merged[list] = all;
    starts.set(list, from);
  }
  const locate = ({ path, message }: SourceProblem): Problem => {
    const [list, index, ...rest] = path;
    const home = list === undefined ? undefined : starts.get(list)?.findLast((one) => typeof index === 'number' && one.from <= index);
    return home === undefined || typeof index !== 'number'
      ? main.locate({ path, message })
      : home.parsed.locate({ path: [list as PropertyKey, index - home.from, ...rest], message });
  };
  return validate(merged, packSchema, checkPack, locate);
}
/** Reads the account beside a pack: figures of the text that need no norm. */
export const loadAccount = (text: string, file: string): Loaded<Account> => load(text, file, accountSchema, () => []);
/** Reads a layer that packs adopt. */
export const loadLayer = (text: string, file: string): Loaded<LayerSource> => load(text, file, layerSchema, checkLayer);
/** Reads years of the working calendar. */
export const loadCalendar = (text: string, file: string): Loaded<CalendarFile> => load(text, file, calendarFileSchema, checkCalendar);

/** `file:line:column: message`, as editors understand it. */
export const problemLine = (problem: Problem): string => `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;

interface Parsed {
  readonly ok: true;
  readonly raw: unknown;
  readonly locate: (problem: SourceProblem) => Problem;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const NO_PACK = '不是规则包：主文件从 format: 1 写起，可用 packs new 新建一个来对照';

function load<T>(text: string, file: string, schema: z.ZodType<T>, check: (value: T) => SourceProblem[]): Loaded<T> {
  const parsed = parse(text, file);
  return parsed.ok ? validate(parsed.raw, schema, check, parsed.locate) : parsed;
}

/**
 * The text as plain values, and the way back from a path in them to a line. What is sound is read by the faster of two
 * readers; only for what is wrong the one that knows places is asked as well.
 */
function parse(text: string, file: string): Parsed | { readonly ok: false; readonly problems: readonly Problem[] } {
  const wrong = (message: string, line = 1, column = 1) => ({ ok: false, problems: [{ file, line, column, message }] }) as const;
  if (text.length > LARGEST_FILE) return wrong(`文件过大，上限${LARGEST_FILE}字`);
  if (text.trim() === '') return wrong('文件是空的');
  // What no text holds: a zero byte, or the mark that a decoder leaves for bytes that are no UTF-8.
  const strange = text.search(/[\0\uFFFD]/);
  if (strange !== -1) {
    const before = text.slice(0, strange).split('\n');
    const message = text[strange] === '\0' ? '不是文本文件' : '不是 UTF-8 编码的文本，请另存为 UTF-8 后再读（GBK、GB18030 编码的读不了）';
    return wrong(message, before.length, (before.at(-1)?.length ?? 0) + 1);
  }
  try {
    const plain = readPlainYaml(text);
    // A pack repeats itself rather than point to itself: an alias could make a small file endless.
    const raw: unknown = plain === NOT_PLAIN ? loadYaml(text, { maxAliases: 0 }) : plain;
    let places: ReturnType<typeof placed> | undefined;
    return { ok: true, raw, locate: (problem) => (places ??= placed(text, file))(problem) };
  } catch (error) {
    // What a hand slipped on says more than where the library lost its way.
    const slips = slipsOf(text);
    if (slips.length > 0) return { ok: false, problems: slips.slice(0, MOST_PROBLEMS).map((slip) => ({ file, ...slip })) };
    if (!(error instanceof YAMLException)) return wrong(`YAML 有误：${UNREADABLE}`);
    return wrong(`YAML 有误：${yamlWords(error.reason)}`, (error.mark?.line ?? 0) + 1, (error.mark?.column ?? 0) + 1);
  }
}

/** What to look for where the library's reason has no words of ours. */
const UNREADABLE = '这一行或者上一行写法不对：看缩进是否与同级的对齐，冒号后面有没有空格，括号、引号是否成对';

/** The library's reason in the office's words. */
const yamlWords = (reason: string): string => YAML_WORDS.find(([start]) => reason.startsWith(start))?.[1] ?? UNREADABLE;
const YAML_WORDS: readonly (readonly [start: string, words: string])[] = [
  ['duplicated mapping key', '这一项写了两次，留一个'],
  ['aliases exceeded', '规则包不用别名（&、*），重复的内容照写'],
  ['nesting exceeded', '嵌套过深'],
  ['the stream contains non-printable', '有不能显示的字符，删去'],
  ['tab characters', '缩进用空格，不用制表符'],
  ['bad indentation', '缩进不对：同一级的各项左边对齐，用空格'],
  ['deficient indentation', '缩进不对：下一级的比上一级多空两格'],
  ['unknown scalar tag', '规则包不用类型标记（!）'],
  ['unknown mapping tag', '规则包不用类型标记（!）'],
  ['unknown sequence tag', '规则包不用类型标记（!）'],
  ['unexpected end of the stream within a flow collection', '括号没有配对：补上右边的 ] 或者 }'],
  ['unexpected end of the stream within a', '引号没有配对：补上另一半'],
  ['expected a single document', '一个文件只写一个规则包，不用“---”分开'],
  ['end of the stream or a document separator is expected', '这一行与前面的内容接不上：看缩进是否与同级的对齐'],
];

/** Where a path in a text stands. */
function placed(text: string, file: string): (problem: SourceProblem) => Problem {
  const lines = new LineCounter();
  // What gets here has been read once: that no key stands twice is known, and looking again takes time by the square of the keys.
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  return ({ path, message }) => {
    const { line, col } = lines.linePos(offsetOf(doc, path));
    return { file, line: Math.max(1, line), column: Math.max(1, col), message };
  };
}

function validate<T>(
  raw: unknown,
  schema: z.ZodType<T>,
  check: (value: T) => SourceProblem[],
  locate: (problem: SourceProblem) => Problem,
): Loaded<T> {
  const parsed = schemaProblems(raw, schema);
  const problems = parsed.ok ? check(parsed.value) : parsed.problems;
  if (problems.length > 0) return { ok: false, problems: inOrder(located(problems, locate)) };
  return parsed.ok ? { ok: true, value: parsed.value, locate } : { ok: false, problems: [] };
}

/** A value under a schema, or what is wrong with it, in the office's words. */
export function schemaProblems<T>(
  raw: unknown,
  schema: z.ZodType<T>,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly SourceProblem[] } {
  const sound = takeSound(schema, raw);
  if (sound !== UNSURE) return { ok: true, value: sound as T };
  // What is wrong is told once: generating a validator for each schema would cost more than it saves.
  const parsed = schema.safeParse(raw, { reportInput: true, jitless: true });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, raw)) };
}

/** Where the first of these stand: a file with more is another kind of file, and finding each would take long. */
function located(problems: readonly SourceProblem[], locate: (problem: SourceProblem) => Problem): Problem[] {
  const first = problems.slice(0, MOST_PROBLEMS).map(locate);
  const more = problems.length - first.length;
  const last = first.at(-1);
  return more === 0 || last === undefined ? first : [...first, { ...last, message: `另有${more}处，改正以上各处后再查` }];
}

const inOrder = (problems: Problem[]): Problem[] =>
  problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column);

/** One issue of the schema as problems in the office's words; a union speaks for the branch that came nearest. */
function problemsOf(issue: z.core.$ZodIssue, raw: unknown, prefix: readonly PropertyKey[] = []): SourceProblem[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], message: strayWords(key, raw, path) }));
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0];
    if (nearest !== undefined && depth(nearest) > 0) return nearest.flatMap((one) => problemsOf(one, raw, path));
    if (path.at(-1) === 'kind') return [{ path, message: kindWords(valueAt(raw, path), raw, path) }];
  }
  return [{ path, message: issueWords(issue, raw, path) }];
}

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined),
    raw,
  );

const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length));

/** Where a path stands in the text: the value itself, a key that should not be there, or the nearest holder. */
function offsetOf(doc: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = doc.contents;
  let offset = startOf(node) ?? 0;
  for (const [i, step] of path.entries()) {
    const pair = isMap(node) ? node.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === step) : undefined;
    const next = pair === undefined ? (isSeq(node) ? node.items[Number(step)] : undefined) : pair.value;
    if (pair !== undefined && (next === null || next === undefined)) return startOf(pair.key) ?? offset;
    if (next === undefined) return offset;
    node = next;
    const key = pair !== undefined && i === path.length - 1 && !isScalar(next) ? startOf(pair.key) : undefined;
    offset = key ?? startOf(node) ?? offset;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
