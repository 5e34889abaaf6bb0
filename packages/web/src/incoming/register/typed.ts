/** Days and numbers as a registrar types them: short, with any mark between, in any bracket. */
import { documentNumberText, parseDocumentNumber } from '../../lib/document-number.ts';

const DAY = /^(?:(?<year>\d{4})[-./年])?(?<month>\d{1,2})[-./月](?<day>\d{1,2})日?$/;
const COMPACT = /^(?:(?<year>\d{4}))?(?<month>\d{2})(?<day>\d{2})$/;

/**
 * A day as `YYYY-MM-DD`: 11-20, 11.20, 11月20日, 1120, 20261120, 2026/11/20. Without a year it is the last such day up to
 * today. Nothing typed is an empty text; what is no day is `undefined`.
 */
export function normalDay(typed: string, today: string): string | undefined {
  const text = typed.trim();
  if (text === '') return '';
  const found = (DAY.exec(text) ?? COMPACT.exec(text))?.groups;
  if (found === undefined) return undefined;
  const of = (year: number): string | undefined => {
    const date = new Date(Date.UTC(year, Number(found['month']) - 1, Number(found['day'])));
    const day = date.toISOString().slice(0, 10);
    return date.getUTCMonth() === Number(found['month']) - 1 && date.getUTCDate() === Number(found['day']) ? day : undefined;
  };
  if (found['year'] !== undefined) return of(Number(found['year']));
  const thisYear = Number(today.slice(0, 4));
  const day = of(thisYear);
  return day !== undefined && day > today ? of(thisYear - 1) : day;
}

/** 来文字号 with true brackets and without a leading zero; what is no such number stays as it was typed. */
export function normalNumber(typed: string): string {
  const number = parseDocumentNumber(typed);
  return number === undefined ? typed.trim() : documentNumberText(number);
}

/** A day to come as it is typed, as a deadline: without a year the one nearest to today, which may have just passed. */
export function nearDay(typed: string, today: string): string | undefined {
  const last = normalDay(typed, today);
  if (last === undefined || last === '' || /^\d{4}(?:[-./年]|\d{4}$)/u.test(typed.trim())) return last;
  const next = normalDay(`${String(Number(last.slice(0, 4)) + 1)}${last.slice(4)}`, today);
  const from = (day: string): number => Math.abs(Date.parse(day) - Date.parse(today));
  return next === undefined || from(last) <= from(next) ? last : next;
}
