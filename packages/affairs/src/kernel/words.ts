/** How an office writes days and counts. */

/** 2026年11月23日, from `YYYY-MM-DD`. */
export function dayWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 2026年11月26日至11月27日; one day alone stands once, and so does the year. */
export function spanWords({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from === to) return dayWords(from);
  const last = dayWords(to);
  return `${dayWords(from)}至${from.slice(0, 4) === to.slice(0, 4) ? last.slice(last.indexOf('年') + 1) : last}`;
}

/** The day in Asia/Shanghai on which a moment falls, `YYYY-MM-DD`; the offset has been the same since 1991. */
export const dayOfMoment = (moment: number): string => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10);

/** 7个工作日, 5日. */
export const limitWords = (value: number, unit: 'workday' | 'day'): string => (unit === 'workday' ? `${value}个工作日` : `${value}日`);
