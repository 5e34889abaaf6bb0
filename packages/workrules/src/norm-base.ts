/** What every norm has, whatever its kind: its place, its modality, its sentence in own words, its condition over the facts of a document. */
import * as z from 'zod';
import { conditionWords } from './condition-words.ts';
import { DOCUMENT_FACTS, ROLE_REFS, type FactName } from './vocabulary.ts';

/** 应/须/必须 · 不得/严禁 · 原则上/一般/提倡 · 可. */
export const MODALITIES = ['must', 'must-not', 'should', 'may'] as const;
export type Modality = (typeof MODALITIES)[number];

/** 工作日 · 日 · 周 · 月 · 半年 · 字 · 次/份. `workday` and `day` are different units. */
export const UNITS = ['workday', 'day', 'week', 'month', 'half-year', 'char', 'count'] as const;
export type Unit = (typeof UNITS)[number];

/** `article.paragraph.item`, as written in a pack: "33", "33.2", "31.1.5". */
export const placeSchema = z.string().regex(/^\d+(\.\d+){0,2}$/, '条款位置写作 条、条.款 或 条.款.项，如 33、33.2、31.1.5');

type FactWord = string | boolean;
/** A conjunction over facts; a list as value means "one of". */
export type Condition = { readonly [F in FactName]?: FactWord | FactWord[] };
/** Any of several conjunctions. */
export type When = Condition | Condition[];

/** What is wrong with a conjunction, each at its place; a name or a value outside the vocabulary means nothing. */
function* faultsOf(condition: unknown, path: PropertyKey[]): Generator<{ path: PropertyKey[]; message: string }> {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    yield { path, message: '条件写作 { 事实: 取值 }，如 { issuer: government }；不论什么公文都适用的，整项删去' };
    return;
  }
  for (const [name, value] of Object.entries(condition)) {
    if (!Object.hasOwn(DOCUMENT_FACTS, name)) {
      yield { path: [...path, name], message: conditionWords(name, value, 'name') };
      continue;
    }
    const domain = DOCUMENT_FACTS[name as FactName].domain as readonly unknown[];
    if (Array.isArray(value) && value.length === 0) yield { path: [...path, name], message: conditionWords(name, value, 'empty') };
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
      if (!domain.includes(one)) yield { path: [...path, name], message: conditionWords(name, one, 'value') };
  }
}

/**
 * Checked in one pass: a condition stands in most norms, and a union of shapes would judge every list twice, and every
 * conjunction against each shape.
 */
export const whenSchema = z.custom<When>().check(({ value, issues }) => {
  const several = Array.isArray(value);
  if (several && value.length === 0) issues.push({ code: 'custom', input: value, path: [], message: '没有写条件：写一行，或者整项删去' });
  for (const [i, one] of (several ? value : [value]).entries())
    for (const { path, message } of faultsOf(one, several ? [i] : [])) issues.push({ code: 'custom', input: value, path, message });
});

/** 县、区（县级）、设区的市. */
export const GOVERNMENT_LEVELS = ['county', 'district', 'prefecture-city'] as const;

export const roleRef = z.enum(ROLE_REFS);
/** What every norm has, whatever its kind. */
export const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  at: placeSchema,
  modality: z.enum(MODALITIES),
  /** The norm in own words, one sentence, Chinese. */
  says: z.string().min(4).max(200),
  when: whenSchema.optional(),
  unless: whenSchema.optional(),
  /** Whose documents a norm on documents is about, where the text says so: 各乡镇、县直各部门报送的. */
  binds: z
    .array(z.enum(['department', 'lower-government']))
    .min(1)
    .optional(),
  /** A word about how the text was read: a misprint, a left-over, an ambiguity. */
  note: z.string().max(400).optional(),
  /** Why no software can run it; the norm is read and asked about all the same. */
  unworkable: z.string().min(4).max(200).optional(),
  /** In a layer: the governments that the norm speaks of. Elsewhere the pack is left without it when compiled. */
  only: z.strictObject({ mayMakeRules: z.boolean().optional(), level: z.array(z.enum(GOVERNMENT_LEVELS)).min(1).optional() }).optional(),
};
