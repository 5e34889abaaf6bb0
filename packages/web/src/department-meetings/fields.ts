/** The form of a department's request to hold a meeting, and what is sent of it. Pure. */
import type { MeetingInput } from '@lingxing/affairs/department-meeting';
import { FACT_NAMES, FACTS, isNeeded, type FactName, type KindName } from '@lingxing/affairs/department-meeting-labels';
import { type Field, listIn, textIn, type Values } from '../acts/form.ts';

const YES_NO = [
  ['yes', '是'],
  ['no', '否'],
] as const;

/** What is so unless one says otherwise; nothing that a norm turns on is answered beforehand but what a rule forbids or restricts. */
export const BEGIN: Values = { urgent: 'no', inGovernmentName: 'no', below: 'no', skipsLevel: 'no' };

export function fieldOf(fact: FactName): Field {
  const { label, as } = FACTS[fact];
  const base = { name: fact, label, required: isNeeded(fact) };
  switch (as) {
    case 'line':
      return { ...base, kind: 'line' };
    case 'words':
      return { ...base, kind: 'words', rows: 3 };
    case 'date':
      return { ...base, kind: 'date', half: true };
    case 'time':
      return { ...base, kind: 'time', half: true };
    case 'number':
      return fact === 'people' ? { ...base, kind: 'number', min: 1, max: 100_000, half: true } : { ...base, kind: 'line', half: true };
    case 'yes-no':
      return { ...base, kind: 'choice', options: YES_NO };
    case 'leaders':
      return { ...base, kind: 'many', of: 'leaders' };
    case 'names':
      return { ...base, kind: 'names', hint: '一行一人、一单位' };
  }
}

export const namesIn = (values: Values, fact: string): string[] =>
  listIn(values, fact)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const isEmpty = (values: Values, fact: FactName): boolean => {
  const { as } = FACTS[fact];
  return as === 'names' || as === 'leaders' ? namesIn(values, fact).length === 0 : textIn(values, fact) === '';
};

/** The line of the year's plan that was chosen; empty where none was. */
export const planIn = (values: Values): string => textIn(values, 'plan');

/**
 * Facts that are asked with what is filled in: who of the leaders heads the department only where leaders are asked, and whether it is in
 * the year's plan only where no line of it was chosen.
 */
export const askedOf = (values: Values): readonly FactName[] =>
  FACT_NAMES.filter(
    (fact) => (fact !== 'concurrent' || namesIn(values, 'leaders').length > 0) && (fact !== 'planned' || planIn(values) === ''),
  );

export const numberIn = (values: Values, name: string): number => Number(textIn(values, name).replaceAll(/[，,]/g, ''));

/** What is left to fill in, or cannot be a number, by field. */
export function faultsIn(values: Values): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const fact of askedOf(values)) {
    const { label, as } = FACTS[fact];
    if (isNeeded(fact) && isEmpty(values, fact)) faults[fact] = `请写明${label}`;
    else if (as === 'number' && !Number.isFinite(numberIn(values, fact))) faults[fact] = `${label}应为数字`;
  }
  return faults;
}

/** The form as it is sent; the server has the last word on each value. */
export function formOfValues(kind: KindName, values: Values): MeetingInput {
  const t = (fact: FactName) => textIn(values, fact);
  const yes = (fact: FactName) => t(fact) === 'yes';
  const given = (fact: 'hour' | 'budget' | 'preparation') => (t(fact) === '' ? {} : { [fact]: t(fact) });
  const leaders = namesIn(values, 'leaders');
  return {
    kind,
    subject: t('subject'),
    why: t('why'),
    on: t('on'),
    ...given('hour'),
    place: t('place'),
    scope: t('scope'),
    days: numberIn(values, 'days'),
    people: numberIn(values, 'people'),
    cost: numberIn(values, 'cost'),
    budgeted: yes('budgeted'),
    ...given('budget'),
    planned: yes('planned') || planIn(values) !== '',
    ...(planIn(values) === '' ? {} : { plan: planIn(values) }),
    prepared: yes('prepared'),
    ...given('preparation'),
    urgent: yes('urgent'),
    inGovernmentName: yes('inGovernmentName'),
    below: yes('below'),
    skipsLevel: yes('skipsLevel'),
    leaders,
    concurrent: namesIn(values, 'concurrent').filter((one) => leaders.includes(one)),
    lowerHeads: namesIn(values, 'lowerHeads'),
    departments: namesIn(values, 'departments'),
  };
}
