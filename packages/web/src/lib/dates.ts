/** Days and moments as an office writes them. A day is `YYYY-MM-DD` in Asia/Shanghai; the process's zone is never read. */
import type { Me } from '@lingxing/server/contracts';

const SHANGHAI_MS = 8 * 3_600_000;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

export const NATURE_LABELS = { workday: '工作日', 'make-up-workday': '调休上班', weekend: '休息日', holiday: '法定休假' } as const;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(day: string): Parts | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!found) return undefined;
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

/** 一 for a Monday. */
export function weekdayOf(day: string): string {
  const p = partsOf(day);
  return p ? (WEEKDAYS[new Date(Date.UTC(p.year, p.month - 1, p.day)).getUTCDay()] ?? '') : '';
}

/** 2026年11月23日. What is no day comes back as it is. */
export function dayText(day: string): string {
  const p = partsOf(day);
  return p ? `${p.year}年${p.month}月${p.day}日` : day;
}

/** 11月26日(四). */
export function shortDay(day: string): string {
  const p = partsOf(day);
  return p ? `${p.month}月${p.day}日(${weekdayOf(day)})` : day;
}

/** The day in Asia/Shanghai of a moment (an ISO date-time). */
export function dayOf(moment: string): string {
  const ms = Date.parse(moment);
  return Number.isNaN(ms) ? '' : new Date(ms + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** The time of day in Asia/Shanghai, 15:04. */
export function clockText(moment: string): string {
  const ms = Date.parse(moment);
  return Number.isNaN(ms) ? '' : new Date(ms + SHANGHAI_MS).toISOString().slice(11, 16);
}

/** 2026年11月23日 15:04. A bare day has no time of day. */
export function momentText(moment: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(moment)) return dayText(moment);
  const day = dayOf(moment);
  return day === '' ? moment : `${dayText(day)} ${clockText(moment)}`;
}

/** 今天 15:04, 11月23日 15:04, and with its year where it is another one. */
export function shortMoment(moment: string, today: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(moment) ? moment : dayOf(moment);
  if (day === '') return moment;
  const clock = moment.length > 10 ? ` ${clockText(moment)}` : '';
  if (day === today) return `今天${clock}`;
  const p = partsOf(day);
  if (!p) return moment;
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : `${p.year}年`;
  return `${year}${p.month}月${p.day}日${clock}`;
}

/** 2026年11月23日 星期一 · 工作日, with a word where the year's notice is not out. */
export function todayText(today: Me['today']): string {
  const nature = `${NATURE_LABELS[today.nature]}${today.provisional ? '（放假安排未公布）' : ''}`;
  return `${dayText(today.date)} 星期${weekdayOf(today.date)} · ${nature}`;
}

/** 剩3个工作日 · 11月26日(四). Where the server has not counted, the day alone. */
export function dueText(due: string, remaining?: string): string {
  return remaining === undefined || remaining === '' ? shortDay(due) : `${remaining} · ${shortDay(due)}`;
}

export const UNIT_LABELS = { workday: '个工作日', day: '日' } as const;

/** 7个工作日; a limit keeps its own unit. */
export function limitText(value: number, unit: keyof typeof UNIT_LABELS): string {
  return `${value}${UNIT_LABELS[unit]}`;
}

/** The day after so many days, for fields that need a first suggestion. */
export function dayAfter(day: string, days: number): string {
  const p = partsOf(day);
  return p ? new Date(Date.UTC(p.year, p.month - 1, p.day + days)).toISOString().slice(0, 10) : day;
}
