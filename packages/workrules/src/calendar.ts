/**
 * The working calendar: statutory days off and make-up workdays (调休) per year, each with its notice number.
 * Dates are `YYYY-MM-DD` in Asia/Shanghai; no clock and no time zone is read here.
 */

/** One year of the calendar, as data. */
export interface CalendarYear {
  readonly year: number;
  /** The number of the notice (国办发明电〔…〕…号); absent for a year whose notice is not out. */
  readonly notice?: string | undefined;
  /** Weekdays on which no one works. */
  readonly off: readonly string[];
  /** Saturdays and Sundays on which people work. */
  readonly on: readonly string[];
}

export type DayNature = 'workday' | 'make-up-workday' | 'weekend' | 'holiday';

export interface CountedDay {
  readonly date: string;
  readonly nature: DayNature;
  /** Its place in the count, or 0 where it does not count. */
  readonly n: number;
}

/** A due date with its counting: the day of the event is not counted. */
export interface DueDate {
  readonly date: string;
  readonly from: string;
  readonly value: number;
  readonly unit: 'workday' | 'day';
  readonly days: readonly CountedDay[];
  /** Years without a notice that the count runs through. */
  readonly provisional: readonly number[];
}

export interface WorkingCalendar {
  /** SM3 over the years it holds; stands in a receipt. */
  readonly hash: string;
  nature(date: string): DayNature;
  isWorkday(date: string): boolean;
  /** The due date `value` units after the day of the event (negative values count back: 提前). */
  due(from: string, value: number, unit: 'workday' | 'day'): DueDate;
  isProvisional(year: number): boolean;
  /** The notice of a year, or undefined where it is not out. */
  notice(year: number): string | undefined;
}
