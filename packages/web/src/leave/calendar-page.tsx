/** 领导日程: a week of who is away and who stands in, on the days of the working calendar; on a phone as a list. */
import type { AbsenceLine } from '@lingxing/server/contracts';
import { Link, useSearchParams } from 'react-router';
import { useAbsences, useCalendarDays } from '../api/leave.ts';
import { PageHead } from '../components/page-title.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { usePhone } from '../components/use-media.ts';
import { dayAfter, dayText, NATURE_LABELS, shortDay } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { clashesOf, daysOf, mondayOf, rowsOf } from './week.ts';
import { spanText } from './words.ts';

const standInText = (line: AbsenceLine): string => line.standIns.map((one) => `${one.title}（${one.as}）`).join('、');

export function LeadersCalendarPage() {
  const { today } = useMe();
  const phone = usePhone();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('week') ?? '';
  const monday = mondayOf(/^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today.date);
  const days = daysOf(monday);
  const sunday = dayAfter(monday, 6);
  const absences = useAbsences(monday, sunday);
  const natures = useCalendarDays(monday, sunday).data;
  const natureOf = new Map(natures?.days.map((one) => [one.date, one.nature]));
  const go = (day: string) => setParameters(day === mondayOf(today.date) ? {} : { week: day }, { replace: true });
  const provisional = natures?.years.some((one) => one.provisional) === true;
  const items = absences.data?.items ?? [];
  const leadersOn = new Map(absences.data?.days.map((one) => [one.date, one.leaders]));
  const rows = rowsOf(items, monday, today.date);
  const clashes = clashesOf(items.filter((one) => rows.some((row) => row.bars.some((bar) => bar.line.id === one.id))));
  const dayWords = (day: string): string => {
    const nature = natureOf.get(day);
    return nature === undefined || nature === 'workday' ? '' : NATURE_LABELS[nature];
  };
  return (
    <div className="page-body">
      <PageHead
        title="领导日程"
        where={
          <>
            <span className="num">{spanText(monday, sunday)}</span>
            {provisional && '，放假安排未公布'}
          </>
        }
        act={
          <>
            <button type="button" className="button" onClick={() => go(dayAfter(monday, -7))}>
              上一周
            </button>
            <button type="button" className="button" onClick={() => go(mondayOf(today.date))} disabled={monday === mondayOf(today.date)}>
              本周
            </button>
            <button type="button" className="button" onClick={() => go(dayAfter(monday, 7))}>
              下一周
            </button>
          </>
        }
      />
      {absences.isError ? (
        <ProblemNotice error={absences.error} retry={() => void absences.refetch()} what="领导日程" />
      ) : absences.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <>
          {phone ? (
            <ol className="week-list">
              {days.map((day) => {
                const here = rows.flatMap((row) =>
                  row.bars.filter((bar) => bar.first <= days.indexOf(day) + 1 && days.indexOf(day) + 1 <= bar.last),
                );
                return (
                  <li key={day} data-today={day === today.date}>
                    <h2>
                      <span className="num">{shortDay(day)}</span> <span className="quiet">{dayWords(day)}</span>
                      {(leadersOn.get(day) ?? 0) > 0 && <span className="quiet num"> 领导外出{leadersOn.get(day)}位</span>}
                    </h2>
                    {here.length === 0 ? (
                      <p className="quiet">无人外出</p>
                    ) : (
                      <ul>
                        {here.map(({ line }) => (
                          <li key={line.id}>
                            <Link to={`/leave/${line.id}`}>{line.post.title}</Link> {line.kindLabel}，{line.stageLabel}
                            {line.standIns.length > 0 && <span className="quiet">；{standInText(line)}</span>}
                          </li>
                        ))}
                      </ul>
                    )}
                  </li>
                );
              })}
            </ol>
          ) : (
            <div className="week-scroll">
              <table className="week">
                <caption className="visually-hidden">{dayText(monday)}起一周的外出</caption>
                <thead>
                  <tr>
                    <th scope="col">谁</th>
                    {days.map((day) => (
                      <th
                        key={day}
                        scope="col"
                        data-rest={['weekend', 'holiday'].includes(natureOf.get(day) ?? '')}
                        data-today={day === today.date}
                      >
                        <span className="num">{shortDay(day)}</span>
                        <span className="quiet small">{day === today.date ? '今天' : dayWords(day)}</span>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.post.id}>
                      <th scope="row">{row.post.title}</th>
                      {days.map((day, i) => {
                        const bar = row.bars.find((one) => one.first <= i + 1 && i + 1 <= one.last);
                        if (bar === undefined)
                          return (
                            <td key={day} data-rest={['weekend', 'holiday'].includes(natureOf.get(day) ?? '')}>
                              <span className="visually-hidden">未外出</span>
                            </td>
                          );
                        if (bar.first !== i + 1) return null;
                        return (
                          <td key={day} colSpan={bar.last - bar.first + 1}>
                            <Link to={`/leave/${bar.line.id}`} className="week-bar" data-now={bar.line.now}>
                              <strong>
                                {bar.line.kindLabel}：{bar.line.destination}
                              </strong>
                              <span className={bar.line.overdue ? 'late' : undefined}>{bar.line.stageLabel}</span>
                              {bar.line.standIns.length > 0 && <span>{standInText(bar.line)}</span>}
                            </Link>
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                  <tr className="week-count">
                    <th scope="row">领导外出</th>
                    {days.map((day) => (
                      <td key={day} className="num">
                        {(leadersOn.get(day) ?? 0) > 0 ? `${String(leadersOn.get(day))}位` : ''}
                      </td>
                    ))}
                  </tr>
                </tbody>
              </table>
              {rows.length === 0 && <EmptyState next={<Link to="/leave">请销假清单</Link>}>这一周没有外出在册。</EmptyState>}
            </div>
          )}
          {clashes.length > 0 && (
            <section className="plain-section" aria-labelledby="clashes-title">
              <h2 id="clashes-title">要留意的</h2>
              <ul className="lines">
                {clashes.map(({ line, says }) => (
                  <li key={`${line.id} ${says}`}>
                    <span className="lines-main">
                      <Link to={`/leave/${line.id}`}>
                        {line.post.title}
                        {line.kindLabel}
                      </Link>
                      <span className="warned-mark">{says}</span>
                    </span>
                    <span className="lines-side quiet num">{spanText(line.from, line.to)}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  );
}
