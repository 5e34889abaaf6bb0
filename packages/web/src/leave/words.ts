/** Words of absences that several pages share. */
import type { AbsenceLine } from '@lingxing/server/contracts';
import { dayText, shortDay } from '../lib/dates.ts';

/** 2026年11月26日至11月28日; one day alone stands once. */
export const spanText = (from: string, to: string): string =>
  from === to
    ? dayText(from)
    : `${dayText(from)}至${from.slice(0, 4) === to.slice(0, 4) ? shortDay(to).replace(/\(.*\)$/, '') : dayText(to)}`;

/** 11月25日至11月26日; where the year is said beside it. */
const shortSpan = (from: string, to: string): string =>
  [...new Set([from, to])].map((day) => shortDay(day).replace(/\(.*\)$/, '')).join('至');

/** 常务副县长（代行县长职务）; with its days where it is not for the whole absence, and the days on which nobody stands in. */
export const standInText = ({ standIns, alone, entrusted }: Pick<AbsenceLine, 'standIns' | 'alone' | 'entrusted'>): string =>
  standIns.length === 0 && !entrusted
    ? ''
    : [
        ...standIns.map(
          ({ title, as, from, until }) =>
            `${title}（${as}${from === undefined || until === undefined ? '' : `，${shortSpan(from, until)}`}）`,
        ),
        ...alone.map((one) => `${shortSpan(one.from, one.until)}无人代办`),
      ].join('、');
