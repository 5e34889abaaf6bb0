/**
 * What is wrong with a pack, said to the clerk who wrote it: which entry, what is wrong, what was expected, the way out. No
 * word of the libraries that found it gets through.
 */
import type * as z from 'zod';
import { FIELD_LABELS } from './revision-words.ts';
import { guideFields, guideOfKinds, type GuideField } from './pack-guide.ts';
import { nearest } from './nearest.ts';

/** A place in a pack as its reader finds it: which norm or which part, and the field. */
interface Spot {
  /** 规范“17.3-limit”的, 第7条的; nothing where the entry has no name. */
  readonly entry: string;
  /** The kind of norm, or the part of the pack. */
  readonly section: string;
  /** The fields that lead there within the entry. */
  readonly names: readonly string[];
  readonly field: GuideField | undefined;
}

type Record_ = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Record_ => typeof value === 'object' && value !== null && !Array.isArray(value);

function spotOf(raw: unknown, path: readonly PropertyKey[]): Spot {
  const [list, index, ...rest] = path;
  const within = (names: readonly PropertyKey[]): string[] => names.filter((one): one is string => typeof one === 'string');
  if (typeof index !== 'number' || typeof list !== 'string') {
    const [section = '', ...names] = within(path);
    return { entry: '', section, names, field: fieldAt(section, names) };
  }
  const entry = isRecord(raw) && Array.isArray(raw[list]) ? (raw[list] as unknown[])[index] : undefined;
  const kind = isRecord(entry) && typeof entry.kind === 'string' && guideOfKinds().has(entry.kind) ? entry.kind : undefined;
  const section = list === 'norms' && kind !== undefined ? kind : list;
  const names = within(rest);
  return { entry: entryWords(list, index, entry), section, names, field: fieldAt(section, names) };
}

const fieldAt = (section: string, names: readonly string[]): GuideField | undefined =>
  guideFields(section).find((one) => one.name === names.join('.'));

const LISTS: Readonly<Record<string, string>> = {
  norms: '规范',
  articles: '条',
  posts: '职务',
  series: '发文字号',
  silences: '原文没有写的情形',
  settings: '本府设定',
  adopts: '上位依据',
};

function entryWords(list: string, index: number, entry: unknown): string {
  const what = LISTS[list];
  if (what === undefined) return '';
  if (isRecord(entry)) {
    if (list === 'articles' && typeof entry.article === 'number') return `第${entry.article}条的`;
    const name = entry.id ?? entry.role ?? entry.layer;
    if (typeof name === 'string') return `${what}“${name}”的`;
  }
  return `第${index + 1}项${what}的`;
}

/** “by”（由谁）. */
const nameOf = (name: string): string => (FIELD_LABELS[name] === undefined ? `“${name}”` : `“${name}”（${FIELD_LABELS[name]}）`);

/** What a pack's own file has at its top. */
const TOP: Readonly<Record<string, string>> = {
  format: '写 format: 1',
  government: '本府的名称、级别等，见 packs new 写成的样子',
  edition: '文号、印发和施行日期、版本',
  articleCount: '共几条，写数字',
  adopts: '从哪一条引入上位依据；没有写 []',
  posts: '本府有哪些职务，一列',
  articles: '各条的章、款、项、处置、概要，一列',
  norms: '规范，一列；没有写 []',
  series: '发文字号，一列；没有写 []',
};

/** One issue of the schema in the office's words. `raw` is the whole of what was read. */
export function issueWords(issue: z.core.$ZodIssue, raw: unknown, path: readonly PropertyKey[]): string {
  const spot = spotOf(raw, path);
  const name = path.findLast((one): one is string => typeof one === 'string') ?? '全文';
  const whole = `${spot.entry}${nameOf(name)}`;
  const written = 'input' in issue ? issue.input : undefined;
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue.expected, written, whole, spot, name);
    case 'invalid_value': {
      if (written === undefined) return missing(whole, spot, name);
      if (Array.isArray(written)) return `${whole}只写一个词，不写成一列`;
      return `${whole}没有“${shown(written)}”这个词${offered(issue.values.map(String), written, spot.field, raw)}`;
    }
    case 'invalid_format':
      return formatWords(issue, written, whole, name);
    case 'unrecognized_keys':
      return '没有这一项';
    case 'too_small':
      if (issue.origin === 'string')
        return `${whole}写得太短：至少${String(issue.minimum)}个字${name === 'says' || name === 'summary' ? '，用自己的话说一句' : ''}`;
      if (issue.origin === 'array')
        return `${whole}是空的：至少写一个${spot.field === undefined ? '' : `（${spot.field.says}）`}，没有就整项删去`;
      return `${whole}写的是${shown(written)}：应${issue.inclusive === true ? '不小于' : '大于'}${String(issue.minimum)}`;
    case 'too_big':
      if (issue.origin === 'string') return `${whole}太长：至多${String(issue.maximum)}个字，请写短`;
      if (issue.origin === 'array') return `${whole}太多：至多${String(issue.maximum)}项`;
      return `${whole}写的是${shown(written)}：应不大于${String(issue.maximum)}`;
    case 'custom':
      return `${spot.entry === '' ? '' : `${spot.entry}${nameOf(spot.names[0] ?? '')}：`}${issue.message}`;
    default:
      return `${whole}写法不对${expected(spot)}`;
  }
}

/** A field that may not stand where it stands. */
export function strayWords(key: string, raw: unknown, path: readonly PropertyKey[]): string {
  const { entry, section, names } = spotOf(raw, path);
  const colon = /^([A-Za-z]+)\s*：\s*(.*)$/u.exec(key);
  if (colon !== null) return `${entry}“${key}”用了全角冒号：改成半角冒号加空格，${colon[1] ?? ''}: ${colon[2] ?? ''}`;
  const tight = /^([A-Za-z]+):(\S.*)$/u.exec(key);
  if (tight !== null) return `${entry}“${key}”冒号后面缺一个空格：改成 ${tight[1] ?? ''}: ${tight[2] ?? ''}`;
  const prefix = names.length === 0 ? '' : `${names.join('.')}.`;
  const allowed =
    section === ''
      ? [...Object.keys(TOP), 'parts', 'silences', 'settings']
      : guideFields(section)
          .map((one) => one.name)
          .filter((one) => one.startsWith(prefix) && !one.slice(prefix.length).includes('.'))
          .map((one) => one.slice(prefix.length));
  const near = nearest(key, allowed);
  return `${entry.replace(/的$/u, '')}没有“${key}”这一项${near === undefined ? `，多写的删去；可写：${allowed.join('、')}` : `：是不是“${near}”`}`;
}

/** No kind, or one that is not known. */
export function kindWords(written: unknown, raw: unknown, path: readonly PropertyKey[]): string {
  const { entry } = spotOf(raw, path);
  const known = [...guideOfKinds().keys()];
  if (typeof written !== 'string') return `${entry}“kind”（规范类别）没有写：写一类，如 kind: duty；各类见 docs/pack-fields.md`;
  const titles = [...guideOfKinds().values()];
  const near = nearest(written, known) ?? titles.find(({ title }) => title.startsWith(written))?.id;
  const all = titles.map(({ id, title }) => `${id} ${title}`).join('、');
  return `${entry}“kind”：没有“${written}”这一类规范${near === undefined ? `，可用：${all}` : `：是不是“${near}”（${guideOfKinds().get(near)?.title ?? ''}）`}`;
}

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

const expected = ({ field }: Spot): string => (field === undefined ? '' : `，应写${field.says}（${field.shape}）`);

function missing(whole: string, spot: Spot, name: string): string {
  if (spot.names.length === 0 && TOP[name] !== undefined) return `缺“${name}”：${TOP[name]}`;
  const { field } = spot;
  if (field === undefined) return `${whole}没有写`;
  const words = Object.entries(field.words);
  const choice =
    words.length > 0 && words.length <= 9 ? `，可用：${words.map(([word, means]) => `${word} ${means}`).join('、')}` : `（${field.shape}）`;
  return `${whole}没有写：${field.says}${choice}`;
}

function typeWords(wanted: string, written: unknown, whole: string, spot: Spot, name: string): string {
  if (written === undefined || written === null) return missing(whole, spot, name);
  switch (wanted) {
    case 'array':
      if (isRecord(written)) return `${whole}要写成一列，每项前面加短横“- ”`;
      if (typeof written === 'string' && /^［.*］$/u.test(written)) return `${whole}用了全角括号：改成 [${written.slice(1, -1)}]`;
      if (spot.names.length === 0) return `“${name}”写的是“${shown(written)}”：要写成一列，没有的写 []`;
      return `${whole}要写成一列，加方括号：[${shown(written)}]`;
    case 'string':
      if (typeof written === 'number') return `${whole}写成了数，要加引号：'${String(written)}'`;
      if (Array.isArray(written)) return `${whole}只写一个，不加方括号`;
      if (isRecord(written)) return `${whole}只写文字，下面不再分项`;
      return `${whole}要写文字，加引号：'${shown(written)}'`;
    case 'number':
    case 'int':
      return `${whole}写的是“${shown(written)}”：只写阿拉伯数字，不加引号、不带单位`;
    case 'boolean':
      return `${whole}写的是“${shown(written)}”：是写 true，不是写 false`;
    case 'object':
    case 'record':
      return name === '全文'
        ? '不是一个规则包：主文件从 format: 1 写起，分册从 norms: 写起，可用 packs new 新建一个来对照'
        : `${whole}写的是“${shown(written)}”：这里要分项写，每项“名称: 值”${spot.names.length === 0 ? '' : `（${spot.field?.says ?? ''}）`}`;
    default:
      return `${whole}写法不对${expected(spot)}`;
  }
}

/** 2026.3.1, 2026年3月1日, 2026/3/1, 2026-3-1. */
const DATE = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})日?$/u;

function formatWords(issue: z.core.$ZodIssue, written: unknown, whole: string, name: string): string {
  const text = shown(written);
  if ('format' in issue && issue.format === 'date') {
    const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
    const right = year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return `${whole}写的是“${text}”：${right === undefined || right === text ? '没有这一天，日期写作 2026-03-01' : `日期写作 ${right}`}`;
  }
  if (name === 'at' || name === 'through') return `${whole}写的是“${text}”：条款位置写作条、条.款或条.款.项，如 '33'、'33.2'、'31.1.5'`;
  if (name === 'id') return `${whole}写的是“${text}”：编号用小写字母、数字、点和连字符，如 17.3-limit`;
  return `${whole}写的是“${text}”：写法不对`;
}

/** More words than these are looked up. */
const MOST_OFFERED = 30;

/** The words that may be written, the one meant first where it can be told: by its letters, its meaning, or the title of a post of this government. */
function offered(values: readonly string[], written: unknown, field: GuideField | undefined, raw: unknown): string {
  const words = field?.words ?? {};
  const means = (word: string): string => (words[word] === undefined || words[word] === '' ? word : `${word}（${words[word]}）`);
  const text = String(written);
  const near =
    values.find((one) => words[one] === text || (words[one] ?? '').split('、').includes(text)) ??
    values.find((one) => one === roleTitled(raw, text)) ??
    nearest(text, values);
  const all = values.length > MOST_OFFERED ? '可用的见 docs/pack-fields.md' : `可用：${values.map(means).join('、')}`;
  if (near === undefined) return `，${all}`;
  return `：是不是“${near}”${words[near] === undefined ? '' : `（${words[near]}）`}${values.length <= 9 ? `；${all}` : ''}`;
}

/** The role of the post that the pack gives this title. */
function roleTitled(raw: unknown, title: string): unknown {
  const posts = isRecord(raw) && Array.isArray(raw.posts) ? (raw.posts as unknown[]) : [];
  return posts.filter(isRecord).find((post) => post.title === title)?.role;
}
