/** How an office writes days and counts. */

/** 2026年11月23日, from `YYYY-MM-DD`. */
export function dayWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 7个工作日, 5日. */
export const limitWords = (value: number, unit: 'workday' | 'day'): string => (unit === 'workday' ? `${value}个工作日` : `${value}日`);
