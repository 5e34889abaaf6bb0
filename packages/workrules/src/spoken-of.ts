/** Of whom a norm speaks and what it measures, in words: by these it is looked for beside its sentence. */
import { RELATIVE } from './compare-words.ts';
import type { Norm, RulePack } from './model.ts';
import type { Unit } from './norm-base.ts';
import { PARTICIPANTS } from './office-vocabulary.ts';

/** Fields that name posts and bodies, in a norm or in one of its parts. */
const PARTIES: ReadonlySet<string> = new Set([
  'applyTo',
  'bodies',
  'by',
  'consentFirst',
  'inform',
  'otherwise',
  'record',
  'reviewer',
  'through',
  'to',
  'waivedBySigner',
  'who',
  'with',
]);
const PARTS: ReadonlySet<string> = new Set(['alternatives', 'bars', 'before']);

/** The posts and bodies that a norm names, as this government calls them. */
export function partiesOf(norm: Norm, pack: RulePack): readonly string[] {
  const words: Readonly<Record<string, string>> = { ...PARTICIPANTS, ...RELATIVE };
  const found = new Set<string>();
  const look = (part: object): void => {
    for (const [field, value] of Object.entries(part) as [string, unknown][]) {
      if (PARTIES.has(field) && Array.isArray(value)) for (const one of value as string[]) found.add(pack.title(one) ?? words[one] ?? one);
      if (PARTS.has(field)) for (const one of [value].flat()) if (typeof one === 'object' && one !== null) look(one);
    }
  };
  look(norm);
  return [...found];
}

const UNITS: Readonly<Record<Unit, string>> = {
  workday: '个工作日',
  day: '日',
  week: '周',
  month: '个月',
  'half-year': '个半年',
  char: '字',
  count: '',
};

/** What a norm measures, in the unit of its text: 3个工作日, 每2周1次, 每1个月2至3次; undefined where it measures nothing. */
export function measureOf(norm: Norm): string | undefined {
  if (!('value' in norm) || norm.value === undefined || !('unit' in norm) || norm.unit === undefined) return undefined;
  const span = `${norm.value}${UNITS[norm.unit]}`;
  if (norm.kind !== 'frequency') return norm.unit === 'count' ? undefined : span;
  const { timesMin, timesMax } = norm;
  return `每${span}${timesMax === undefined ? `至少${timesMin}` : timesMin === timesMax ? timesMin : `${timesMin}至${timesMax}`}次`;
}
