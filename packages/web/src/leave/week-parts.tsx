/** The week of the leaders as a table at the desk and as a list on a phone, and what clashes in it. */
import type { AbsencesView, CalendarLine } from '@lingxing/server/contracts';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { BasisChip } from '../components/basis.tsx';
import { dayText, shortDay } from '../lib/dates.ts';
import { Standing } from './standing.tsx';
import { daysOf, onDay, type Row } from './week.ts';
import { standInText } from './words.ts';

export interface WeekProps {
  readonly monday: string;
  readonly today: string;
  readonly rows: readonly Row[];
  readonly leaders: ReadonlyMap<string, AbsencesView['days'][number]>;
  /** 休息日、元旦、调休上班; empty on a plain workday. */
  readonly nature: (day: string) => string;
  readonly rests: (day: string) => boolean;
  /** Opening one of them; the list goes on from there. */
  readonly onOpen: () => void;
}

const whatText = (line: CalendarLine): string => (line.destination === undefined ? line.label : `${line.label}：${line.destination}`);

/** What may be opened is a link; what is only known as 外出 is not. */
function Opens({ line, onOpen, className, children }: { line: CalendarLine; onOpen: () => void; className: string; children: ReactNode }) {
  return line.sight === 'whole' ? (
    <Link to={`/leave/${line.id}`} className={className} data-now={line.now} onClick={onOpen}>
      {children}
    </Link>
  ) : (
    <span className={className} data-now={line.now}>
      {children}
    </span>
  );
}

/** How it stands; of what is only known as 外出 the days say all. */
const State = ({ line }: { readonly line: CalendarLine }) =>
  line.sight === 'whole' && (
    <>
      <span className={line.overdue ? 'late' : undefined}>{line.nowLabel}</span>
      <Standing line={line} />
    </>
  );

/** 2位，另待批1位; empty where nobody is away or has asked to be. */
const countText = (day: AbsencesView['days'][number] | undefined): string =>
  day === undefined
    ? ''
    : [
        ...(day.leaders > 0 ? [`${String(day.leaders)}位`] : []),
        ...(day.asked > 0 ? [`${day.leaders > 0 ? '另' : ''}待批${String(day.asked)}位`] : []),
      ].join('，');

export function WeekTable({ monday, today, rows, leaders, nature, rests, onOpen }: WeekProps) {
  const days = daysOf(monday);
  return (
    <div className="week-scroll">
      <table className="week">
        <caption className="visually-hidden">{dayText(monday)}起一周的外出</caption>
        <thead>
          <tr>
            <th scope="col">谁</th>
            {days.map((day) => (
              <th key={day} scope="col" data-rest={rests(day)} data-today={day === today}>
                <span className="num">{shortDay(day)}</span>
                <span className="quiet small">{day === today ? '今天' : nature(day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ post, tracks }) =>
            tracks.map((bars, t) => (
              <tr key={`${post.id} ${String(t)}`}>
                {t === 0 && (
                  <th scope="row" rowSpan={tracks.length}>
                    {post.title}
                  </th>
                )}
                {days.map((day, i) => {
                  const bar = bars.find((one) => one.first <= i + 1 && i + 1 <= one.last);
                  if (bar === undefined)
                    return (
                      <td key={day} data-rest={rests(day)}>
                        <span className="visually-hidden">未外出</span>
                      </td>
                    );
                  if (bar.first !== i + 1) return null;
                  return (
                    <td key={day} colSpan={bar.last - bar.first + 1}>
                      <Opens line={bar.line} onOpen={onOpen} className="week-bar">
                        <strong>{whatText(bar.line)}</strong>
                        <span className="state-cell">
                          <State line={bar.line} />
                        </span>
                        {bar.line.standIns.length > 0 && <span>{standInText(bar.line)}</span>}
                      </Opens>
                    </td>
                  );
                })}
              </tr>
            )),
          )}
          <tr className="week-count">
            <th scope="row">领导同时外出</th>
            {days.map((day) => (
              <td key={day} className="num" data-rest={rests(day)}>
                {countText(leaders.get(day)) || '—'}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

export function WeekList({ monday, today, rows, leaders, nature, onOpen }: WeekProps) {
  return (
    <ol className="week-list">
      {daysOf(monday).map((day, i) => {
        const here = onDay(rows, i + 1);
        const count = countText(leaders.get(day));
        return (
          <li key={day} data-today={day === today}>
            <h2>
              <span className="num">{shortDay(day)}</span>
              <span className="quiet">
                {[day === today ? '今天' : nature(day), count === '' ? '' : `领导外出${count}`].filter(Boolean).join('，')}
              </span>
            </h2>
            {here.length === 0 ? (
              <p className="quiet">无人外出</p>
            ) : (
              <ul>
                {here.map((line) => (
                  <li key={line.id}>
                    <Opens line={line} onOpen={onOpen} className="week-line">
                      <strong>{line.post.title}</strong>
                      <span className="state-cell">
                        {whatText(line)} <State line={line} />
                      </span>
                      {line.standIns.length > 0 && <span className="quiet">{standInText(line)}</span>}
                    </Opens>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** What the texts speak of and the week shows, each with its article. */
export function Clashes({ clashes }: Pick<AbsencesView, 'clashes'>) {
  if (clashes.length === 0) return null;
  return (
    <section className="plain-section" aria-labelledby="clashes-title">
      <h2 id="clashes-title">要留意的</h2>
      <ul className="lines">
        {clashes.map((one) => (
          <li key={`${one.from} ${one.says}`}>
            <span className="lines-main">
              <span className="warned-mark">留意</span>
              <span>{one.says}</span>
              {one.citation && <BasisChip citation={one.citation} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
