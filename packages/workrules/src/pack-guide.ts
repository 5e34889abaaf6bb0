/**
 * The fields of a pack as a clerk looks them up: for each part of a pack and each kind of norm what may be written, what has
 * to be, in which form, and what each word means. Read off the schema, so that it cannot say anything else.
 */
import * as z from 'zod';
import { factValueLabel } from './fact-words.ts';
import { articleSchema, localSettingSchema, NORM_KINDS, normSchema, packSchema, postSchema, seriesSchema, silenceSchema } from './model.ts';
import { common } from './norm-base.ts';
import { fieldSays, NORM_KIND_LABELS, NORM_KIND_SAYS, valueWords } from './pack-words.ts';
import { DOCUMENT_FACTS, type FactName } from './vocabulary.ts';

export interface GuideField {
  /** As it is written; a field within another has the names that lead to it: `before.step`. */
  readonly name: string;
  readonly required: boolean;
  readonly says: string;
  /** How it is written: 数字, 一列, 是或否. */
  readonly shape: string;
  /** The words it may take, each with its meaning; empty where it is free. */
  readonly words: Readonly<Record<string, string>>;
}

export interface GuidePart {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly fields: readonly GuideField[];
}

/** What JSON Schema says of a field, as far as a pack uses it. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

const shapeOf = (schema: z.ZodType): Shape => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape;

/** How a field is written, with the length it may have. */
export function shapeWords(shape: Shape): string {
  if (shape.const !== undefined) return `写 ${String(shape.const)}`;
  if (shape.type === 'array') return shape.items?.properties === undefined ? `一列：[${oneWords(shape.items ?? {})}, …]` : '一列，每项如下';
  if (shape.properties !== undefined) return '一组，各项如下';
  return oneWords(shape);
}

function oneWords({ type, enum: words, format, pattern, minLength, maxLength }: Shape): string {
  if (words !== undefined) return '词';
  if (format === 'date') return "日期：'2026-03-01'";
  if (pattern === PLACE) return "条款：'33'、'33.2'、'31.1.5'";
  if (type === 'boolean') return '是或否：true、false';
  if (type === 'integer' || type === 'number') return '数字';
  if (type !== 'string') return '条件：{ 事实: 取值 }';
  const span = maxLength === undefined ? '' : `，${minLength === undefined ? `至多${maxLength}` : `${minLength}至${maxLength}`}字`;
  return `文字${span}`;
}
const PLACE = shapeOf(common.at).pattern;

function fieldsOf(section: string, shape: Shape, path: readonly string[] = []): GuideField[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, one]) => {
    const at = [...path, name];
    const element = one.items ?? one;
    const field: GuideField = {
      name: at.join('.'),
      required: shape.required?.includes(name) === true,
      says: fieldSays(section, at) ?? '',
      shape: shapeWords(one),
      words:
        element.enum === undefined
          ? {}
          : Object.fromEntries(element.enum.map((word) => [String(word), valueWords(section, at)[String(word)] ?? ''])),
    };
    return [field, ...(element.properties === undefined ? [] : fieldsOf(section, element, at))];
  });
}

/** Written once for all norms; the tables of the kinds leave them out. */
const COMMON = new Set(['kind', ...Object.keys(common)]);

let kinds: ReadonlyMap<string, GuidePart> | undefined;
/** What each kind of norm has beyond what all have. */
export function guideOfKinds(): ReadonlyMap<string, GuidePart> {
  kinds ??= new Map(
    normSchema.options.map((schema, i) => {
      const id = NORM_KINDS[i]!;
      const fields = fieldsOf(id, shapeOf(schema)).filter(({ name }) => !COMMON.has(name.split('.')[0]!));
      return [id, { id, title: NORM_KIND_LABELS[id], says: NORM_KIND_SAYS[id], fields }] as const;
    }),
  );
  return kinds;
}

let parts: ReadonlyMap<string, GuidePart> | undefined;
/** The parts of a pack beside the kinds of norm: its head, its lists, and what every norm has. */
export function guideOfParts(): ReadonlyMap<string, GuidePart> {
  const { government, edition, adopts } = packSchema.shape;
  const one = (id: string, title: string, says: string, schema: z.ZodType): readonly [string, GuidePart] => [
    id,
    { id, title, says, fields: fieldsOf(id, shapeOf(schema)) },
  ];
  parts ??= new Map([
    one('government', '本府', '主文件开头，写一次', government),
    one('edition', '版本', '主文件开头，写一次', edition),
    one('adopts', '上位依据', '一列，每个上位依据一项', adopts.element),
    one('posts', '职务', '一列，每个职务一项', postSchema),
    one('articles', '条', '一列，每条一项，一条不少', articleSchema),
    one('series', '发文字号', '一列，每个系列一项', seriesSchema),
    one('norms', '每条规范都有的', '一列，每条规范一项', z.object({ ...common, kind: z.enum(NORM_KINDS as [string, ...string[]]) })),
    one('silences', '原文没有写的', '一列，每种情形一项', silenceSchema),
    one('settings', '由本府设定的', '一列，每问一项', localSettingSchema),
  ]);
  return parts;
}

/** The fields that may be written at a place of a pack: of a kind of norm with those that all norms have, or of another part. */
export function guideFields(section: string): readonly GuideField[] {
  const kind = guideOfKinds().get(section);
  const common = guideOfParts().get('norms')?.fields ?? [];
  return kind === undefined ? (guideOfParts().get(section)?.fields ?? []) : [...common, ...kind.fields];
}

/** More words than these stand in a table of their own. */
const MOST_IN_LINE = 9;

/** The page of all fields, in Markdown: `docs/pack-fields.md`. */
export function packGuide(): string {
  const tables = new Map<string, Readonly<Record<string, string>>>();
  const wordsCell = ({ words, name }: GuideField): string => {
    const entries = Object.entries(words);
    if (entries.length <= MOST_IN_LINE) return entries.map(([word, means]) => `\`${word}\` ${means}`).join('，');
    const key = entries.map(([word]) => word).join(' ');
    const title = TABLE_TITLES[name.split('.').at(-1) ?? ''] ?? name;
    const known = [...tables].find(([, one]) => Object.keys(one).join(' ') === key);
    if (known === undefined) tables.set(tables.has(title) ? `${title}（公文）` : title, words);
    return `见词表“${known?.[0] ?? [...tables.keys()].at(-1) ?? title}”`;
  };
  const table = (fields: readonly GuideField[]): string[] =>
    fields.length === 0
      ? ['没有别的项。']
      : [
          '| 项 | 必写 | 写什么 | 怎样写 | 可用的词 |',
          '|---|---|---|---|---|',
          ...fields.map((one) => `| \`${one.name}\` | ${one.required ? '是' : ''} | ${one.says} | ${one.shape} | ${wordsCell(one)} |`),
        ];
  const part = (mark: string, { id, title, says, fields }: GuidePart): string[] => [
    `${mark} \`${id}\` ${title}`,
    '',
    `${says}。`,
    '',
    ...table(fields),
    '',
  ];
  const body = [
    ...[...guideOfParts().values()].flatMap((one) => part('##', one)),
    '## 各类规范另有的项',
    '',
    ...[...guideOfKinds().values()].flatMap((one) => part('###', one)),
  ];
  return [
    '# 规则包各项写法',
    '',
    '[怎样为本府写一份规则包](write-a-pack.md)的附表：每一项写什么、怎样写、有哪些词可用。由 `npx lingxing packs fields` 打印，不手改。',
    '`a.b` 是 `a` 里面的 `b`。没有列的项不能写。',
    '',
    ...body,
    '## 条件',
    '',
    '`when`、`unless` 里写公文的事实和取值：`{ issuer: government, normative: true }`。几个取值中任一个写成一列：`kind: [decision, order]`。',
    '几种情形中任一种，每种写一行，前面加短横。没有写到的事实，是什么都可以。',
    '',
    '| 事实 | 意思 | 取值 |',
    '|---|---|---|',
    ...(Object.keys(DOCUMENT_FACTS) as FactName[]).map(
      (fact) =>
        `| \`${fact}\` | ${DOCUMENT_FACTS[fact].label} | ${(DOCUMENT_FACTS[fact].domain as readonly (string | boolean)[])
          .map((value) => `\`${String(value)}\` ${factValueLabel(fact, value)}`)
          .join('，')} |`,
    ),
    '',
    '## 词表',
    '',
    ...[...tables].flatMap(([title, words]) => [`### ${title}`, '', ...columns(Object.entries(words)), '']),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

/** What a vocabulary is called that stands in a table of its own, by the field that it is met under first. */
const TABLE_TITLES: Readonly<Record<string, string>> = {
  role: '职务',
  kind: '规范的类',
  by: '谁',
  waivedBySigner: '谁',
  step: '步骤',
  evidence: '论证材料',
  meetings: '会议',
  who: '人和单位',
  conduct: '行为',
  allowedIf: '怎样才可以',
  procedure: '工作',
  task: '职责',
  tasks: '职责',
  on: '场合',
  effect: '会上怎样办',
  matters: '事项',
  what: '事项',
  needs: '前期工作',
  subject: '要求',
  of: '规范的类',
};

/** Words and meanings, three pairs to a row. */
function columns(entries: readonly (readonly [string, string])[]): string[] {
  const rows = Array.from({ length: Math.ceil(entries.length / 3) }, (_, i) => entries.slice(i * 3, i * 3 + 3));
  return [
    '| 写 | 意思 | 写 | 意思 | 写 | 意思 |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${[0, 1, 2].map((i) => (row[i] === undefined ? ' | ' : `\`${row[i][0]}\` | ${row[i][1]}`)).join(' | ')} |`),
  ];
}
