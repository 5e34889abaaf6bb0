/** Items of a plan of study: as lines that one writes, and as a list with what was held, open and behind. */
import { FORMS } from '@lingxing/affairs/study-labels';
import type { StudyLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { dayText } from '../lib/dates.ts';

/** One item a line: the month, then what is studied. Lines that do not begin with a month are told back. */
export function itemsIn(text: string): {
  readonly items: readonly { month: number; subject: string }[];
  readonly wrong: readonly string[];
} {
  const lines = text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const read = lines.map((line) => ({ line, found: /^(\d{1,2})月\s*(.+)$/u.exec(line) }));
  const isMonth = (month: string | undefined) => Number(month) >= 1 && Number(month) <= 12;
  return {
    items: read.flatMap(({ found }) =>
      found !== null && isMonth(found[1]) ? [{ month: Number(found[1]), subject: (found[2] ?? '').trim() }] : [],
    ),
    wrong: read.flatMap(({ line, found }) => (found !== null && isMonth(found[1]) ? [] : [line])),
  };
}

export const ITEMS_HINT = '一行一项，先写月份，例如：3月 行政复议法';
export const linesOf = (items: StudyLine['items']): string => items.map((one) => `${one.month}月 ${one.subject}`).join('\n');

export function Items({ items }: { readonly items: StudyLine['items'] }) {
  return (
    <ul className="lines">
      {items.map((one) => (
        <li key={one.id}>
          <span className="lines-main">
            <span>
              <span className="num">{one.month}月</span> {one.subject}{' '}
              <span className={one.standing === 'behind' ? 'tag warned-mark' : 'tag'}>{one.standingLabel}</span>
            </span>
            {one.held !== undefined && (
              <span className="quiet">
                {dayText(one.held.on)}，{one.held.chair}主持，{FORMS[one.held.form]}
                {one.held.absent.length > 0 && `，${one.held.absent.join('、')}缺席`}
                {one.held.note !== '' && `，${one.held.note}`}
                {one.held.sitting !== undefined && (
                  <>
                    ，<Link to={`/meetings/${one.held.sitting}`}>所在会议</Link>
                  </>
                )}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
