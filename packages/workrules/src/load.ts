/**
 * Reads packs, layers and calendars from YAML text. Pure: the shell brings the text. Nothing is thrown; all that is
 * wrong with a file comes back at once, each with file, line and column.
 */
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import * as z from 'zod';
import { calendarFileSchema, checkCalendar, type CalendarFile } from './calendar-file.ts';
import { checkLayer, checkPack } from './check.ts';
import type { SourceProblem } from './compile.ts';
import { layerSchema, packSchema, type LayerSource, type PackSource } from './model.ts';

export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type Loaded<T> =
  | { readonly ok: true; readonly value: T; readonly locate: (problem: SourceProblem) => Problem }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** More than any pack needs; a larger file is refused unread. */
const LARGEST = 2_000_000;

/** Reads a government's pack. */
export const loadPack = (text: string, file: string): Loaded<PackSource> => load(text, file, packSchema, checkPack);
/** Reads a layer that packs adopt. */
export const loadLayer = (text: string, file: string): Loaded<LayerSource> => load(text, file, layerSchema, checkLayer);
/** Reads years of the working calendar. */
export const loadCalendar = (text: string, file: string): Loaded<CalendarFile> => load(text, file, calendarFileSchema, checkCalendar);

/** `file:line:column: message`, as editors understand it. */
export const problemLine = (problem: Problem): string => `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;

function load<T>(text: string, file: string, schema: z.ZodType<T>, check: (value: T) => SourceProblem[]): Loaded<T> {
  if (text.length > LARGEST) return { ok: false, problems: [{ file, line: 1, column: 1, message: `文件过大，上限${LARGEST}字` }] };
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), message };
  };
  if (doc.errors.length > 0) return { ok: false, problems: doc.errors.map((error) => at(error.pos[0], `YAML 有误：${error.message}`)) };

  let raw: unknown;
  try {
    raw = doc.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return { ok: false, problems: [at(0, `YAML 有误：${error instanceof Error ? error.message : String(error)}`)] };
  }
  const locate = ({ path, message }: SourceProblem): Problem => at(offsetOf(doc, path), message);
  const parsed = schema.safeParse(raw, { error: zhCN });
  if (!parsed.success) return { ok: false, problems: inOrder(parsed.error.issues.flatMap((issue) => problemsOf(issue)).map(locate)) };
  const problems = check(parsed.data);
  if (problems.length > 0) return { ok: false, problems: inOrder(problems.map(locate)) };
  return { ok: true, value: parsed.data, locate };
}

const zhCN = z.locales.zhCN().localeError;

const inOrder = (problems: Problem[]): Problem[] => problems.sort((a, b) => a.line - b.line || a.column - b.column);

/** One issue of the schema as problems in the office's words; a union speaks for the branch that came nearest. */
function problemsOf(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[] = []): SourceProblem[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], message: `没有“${key}”这一项` }));
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0];
    if (nearest !== undefined && depth(nearest) > 0) return nearest.flatMap((one) => problemsOf(one, path));
    return [{ path, message: path.at(-1) === 'kind' ? '没有这一类规范' : '写法不对' }];
  }
  if (issue.code === 'invalid_type') return [{ path, message: `“${String(path.at(-1) ?? '全文')}”缺失或类型不对（${issue.message}）` }];
  return [{ path, message: issue.message }];
}

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
