/** A case of 要看…… in words, from the titles and labels that the form of its question carries. */
import type { RulePack } from '@lingxing/workrules';
import * as z from 'zod';
import type { Case } from './answer.ts';
import { calledBy } from './forms.ts';
import { CONSULT_KINDS, type ConsultKind } from './kinds.ts';

interface Field {
  readonly title?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, Field>>;
}

/** 议定会议：常务会议、重要公文：否; `labels` are the words that the answer has for what it hangs on. */
export function caseWords(kind: ConsultKind, { facts, alike }: Case, labels: ReadonlyMap<string, string>, pack: RulePack): string {
  const form = calledBy(pack, z.toJSONSchema(CONSULT_KINDS[kind].facts, { io: 'input' })) as Field;
  return Object.entries(facts)
    .map(([name, value]) => {
      const field = form.properties?.[name] ?? {};
      const title = labels.get(name) ?? field.title ?? '';
      const values = alike?.[name] ?? [value];
      const words = values.map((one) => valueWords(field, one, (inside) => labels.get(`${name}.${inside}`))).join('、');
      // Of several facts within one (当时的情形) each has its own words.
      return isRecord(value) || title === '' ? words : `${title}：${words}`;
    })
    .join('，');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueWords(field: Field, value: unknown, labelOf: (inside: string) => string | undefined): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '没有' : value.map((one) => valueWords(field, one, labelOf)).join('、');
  if (isRecord(value))
    return Object.entries(value)
      .map(([inside, one]) => {
        const of = field.properties?.[inside] ?? {};
        return `${labelOf(inside) ?? field.labels?.[inside] ?? of.title ?? ''}：${valueWords(of, one, labelOf)}`;
      })
      .join('，');
  return typeof value === 'string' ? (field.labels?.[value] ?? value) : '';
}
