/** Until when somebody stands in, as it is said beside his title. */
import { dayText } from './dates.ts';

/** ，至2026年11月25日; of one who was to be back by then and is not, ，原定至2026年11月19日: the title goes on until he is. */
export const untilWords = (until: string | undefined, today: string): string =>
  until === undefined ? '' : `，${until < today ? '原定' : ''}至${dayText(until)}`;
