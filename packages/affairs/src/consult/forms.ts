/**
 * The fields of which questions are made. Each carries its title and the office's word for every value, so that a form can
 * be drawn from the schema alone and never shows an identifier.
 */
import {
  DOCUMENT_FACTS,
  FACT_VALUE_LABELS,
  PARTICIPANTS,
  STEP_LABELS,
  type DocumentFacts,
  type FactName,
  type RulePack,
} from '@lingxing/workrules';
import * as z from 'zod';
import { EVIDENCE_LABELS } from '../document/labels.ts';
import { named } from './answer.ts';

type Words<T extends string> = Readonly<Record<T, string>>;

/** One of a closed list; `labels` is what each value is called. */
export const choice = <T extends string>(title: string, labels: Words<T>, more: Readonly<Record<string, unknown>> = {}) =>
  z.enum(Object.keys(labels) as [T, ...T[]]).meta({ title, labels, ...more });

/** Some of a closed list. */
export const several = <T extends string>(title: string, labels: Words<T>, most: number) =>
  z
    .array(z.enum(Object.keys(labels) as [T, ...T[]]))
    .max(most)
    .meta({ title, labels });

/** A post or body; what it is called is each government's own (`calledBy`). */
export const participant = (title: string) => choice(title, PARTICIPANTS, { posts: true });
export const participants = (title: string) =>
  z
    .array(z.enum(Object.keys(PARTICIPANTS) as [keyof typeof PARTICIPANTS]))
    .max(20)
    .meta({ title, labels: PARTICIPANTS, posts: true });

export const yesNo = (title: string) => z.boolean().meta({ title });
export const day = (title: string) => z.iso.date().meta({ title });
export const count = (title: string, most: number, least = 0) => z.int().min(least).max(most).meta({ title });

/** The facts of a document as a question gives them: each may be left out. */
export const documentFacts = Object.fromEntries(
  (Object.keys(DOCUMENT_FACTS) as FactName[]).map((name) => {
    const { domain, label } = DOCUMENT_FACTS[name];
    const labels = (FACT_VALUE_LABELS as { readonly [F in FactName]?: Readonly<Record<string, string>> })[name];
    const value = labels === undefined ? z.boolean() : z.enum([...domain] as string[]);
    return [name, value.meta({ title: label, ...(labels === undefined ? {} : { labels }) }).optional()];
  }),
) as unknown as { [F in FactName]: z.ZodOptional<z.ZodType<DocumentFacts[F]>> };

export { EVIDENCE_LABELS, STEP_LABELS };

type Schema = { readonly [key: string]: unknown };

/** The schema of a question with posts and bodies as this government calls them. */
export function calledBy(pack: RulePack, schema: Schema): Schema {
  const posts = Object.fromEntries(Object.keys(PARTICIPANTS).map((one) => [one, named(pack, one as keyof typeof PARTICIPANTS)]));
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const inside = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'labels' ? one : walk(one)]));
    return inside.posts === true ? { ...inside, labels: posts } : inside;
  };
  return walk(schema) as Schema;
}
