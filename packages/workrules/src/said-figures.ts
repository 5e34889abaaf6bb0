/** A norm's own words held against its figure: `says` is what people read, `value` is what the software counts by. */
import { numeral } from './figures.ts';
import type { NormSource } from './model.ts';
import type { Unit } from './norm-base.ts';

const UNIT_OF: Readonly<Record<string, Unit>> = {
  个工作日: 'workday',
  工作日: 'workday',
  日: 'day',
  天: 'day',
  周: 'week',
  个月: 'month',
  月: 'month',
  字: 'char',
  种: 'count',
};
const WORD_OF: Readonly<Record<Unit, string>> = {
  workday: '个工作日',
  day: '日',
  week: '周',
  month: '个月',
  'half-year': '个半年',
  char: '字',
  count: '种',
};
const FIGURE = /(\d+|[一二两三四五六七八九十]+)(个工作日|工作日|个月|月|日|天|周|字|种)/gu;

/** What is wrong between the words and the figure of a norm; nothing where the words name no figure with a unit. */
export function saidOtherwise(norm: NormSource): string | undefined {
  if (!('value' in norm) || !('unit' in norm) || norm.value === undefined || norm.unit === undefined) return undefined;
  const { value, unit } = norm;
  const said = [...norm.says.matchAll(FIGURE)].map(([words, n = '', of = '']) => ({ words, n: numeral(n), unit: UNIT_OF[of] }));
  if (said.length === 0 || said.some((one) => one.n === value && one.unit === unit)) return undefined;
  return `“${said.map(({ words }) => words).join('、')}”与 value、unit 写的“${String(value)}${WORD_OF[unit]}”不一致：两处改成一样，以原文为准`;
}
