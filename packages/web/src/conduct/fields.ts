/** The form of a small matter: the fields that its kind asks for, and what is sent of them. Pure. */
import type { ConductInput } from '@lingxing/affairs/conduct';
import { FACTS, factsOf, isNeeded, type FactName, type KindName } from '@lingxing/affairs/conduct-labels';
import type { ConductKinds } from '@lingxing/server/contracts';
import { type Field, listIn, textIn, type Values } from '../acts/form.ts';

export type KindRule = ConductKinds['kinds'][number];

const YES_NO = [
  ['yes', '是'],
  ['no', '否'],
] as const;

/** Facts that this kind asks for here: a condition only where a norm of this government turns on one. */
export const askedOf = (kind: KindName, rule: KindRule | undefined, values: Values): readonly FactName[] =>
  factsOf(kind).filter((fact) => fact !== 'condition' || conditionIn(rule, values) !== undefined);

/** What a norm turns on, of the kind or of what is reported. */
const conditionIn = (rule: KindRule | undefined, values: Values): string | undefined =>
  rule?.condition ?? rule?.what.find((one) => one.id === textIn(values, 'what'))?.condition;

export const isAsked = (kind: KindName, fact: FactName): boolean => fact === 'condition' || isNeeded(kind, fact);

export function fieldOf(kind: KindName, fact: FactName, rule: KindRule | undefined, values: Values): Field {
  const condition = conditionIn(rule, values);
  const { label, as } = FACTS[fact];
  const base = { name: fact, label, required: isAsked(kind, fact) };
  switch (as) {
    case 'line':
      return { ...base, kind: 'line' };
    case 'date':
      return { ...base, kind: 'date', ...(fact === 'on' && factsOf(kind).includes('until') ? { label: '起' } : {}) };
    case 'names':
      return { ...base, kind: 'names', hint: '一行一人、一单位' };
    case 'words':
      return { ...base, kind: 'words', rows: 3 };
    case 'yes-no':
      return {
        ...base,
        kind: 'choice',
        options: YES_NO,
        ...(fact === 'condition' && condition !== undefined ? { label: `是否${condition}` } : {}),
      };
    case 'matter':
      return { ...base, kind: 'choice', look: 'select', options: (rule?.what ?? []).map((one) => [one.id, one.label] as const) };
  }
}

/** What is left to fill in, by field. */
export function faultsIn(kind: KindName, rule: KindRule | undefined, values: Values): Readonly<Record<string, string>> {
  const missing = askedOf(kind, rule, values).filter((fact) => isAsked(kind, fact) && isEmpty(values, fact));
  return Object.fromEntries(missing.map((fact) => [fact, `请写明${FACTS[fact].label}`]));
}

const isEmpty = (values: Values, fact: FactName): boolean =>
  FACTS[fact].as === 'names' ? namesIn(values, fact).length === 0 : textIn(values, fact) === '';

const namesIn = (values: Values, fact: FactName): string[] =>
  listIn(values, fact)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The form as it is sent: what was filled in for this kind and nothing that was left of another. */
export function formOfValues(kind: KindName, rule: KindRule | undefined, values: Values): ConductInput {
  const facts = askedOf(kind, rule, values)
    .filter((fact) => !isEmpty(values, fact))
    .map((fact) => {
      const { as } = FACTS[fact];
      const value = as === 'names' ? namesIn(values, fact) : as === 'yes-no' ? textIn(values, fact) === 'yes' : textIn(values, fact);
      return [fact, value] as const;
    });
  // Each fact is of the type that its field fills in; the server has the last word.
  return { kind, subject: '', on: '', ...(Object.fromEntries(facts) as Partial<ConductInput>) };
}
