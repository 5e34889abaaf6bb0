/** 近十二周: how many tasks were assigned, closed and late week by week, and the completion rate; drawn, and in a table whose figures open. */
import { type Figure, FIGURES } from '@lingxing/affairs/task-labels';
import type { TaskTrend as Trend } from '@lingxing/server/contracts';
import { Link, useSearchParams } from 'react-router';
import { useTaskTrend } from '../api/tasks.ts';
import { ProblemNotice } from '../components/states.tsx';

type Week = Trend['weeks'][number];

const closedIn = ({ figures }: Week): number => figures['closed-on-time'] + figures['closed-late'];
/** 11/30. */
const short = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;

const BARS = [
  ['assigned', '交办', (week: Week) => week.figures.assigned],
  ['closed', '销号', closedIn],
  ['late', '期末逾期', (week: Week) => week.figures.late],
] as const;

const OPENED: readonly Figure[] = ['assigned', 'closed-on-time', 'closed-late', 'late'];

export function TaskTrend({ week, lead, name }: { readonly week: string; readonly lead: string | undefined; readonly name: string }) {
  const trend = useTaskTrend({ week, lead });
  const [parameters] = useSearchParams();
  if (trend.isError) return <ProblemNotice error={trend.error} retry={() => void trend.refetch()} what="近十二周的数" />;
  const weeks = trend.data?.weeks ?? [];
  if (weeks.every((one) => one.figures.open + one.figures.assigned + closedIn(one) === 0)) return null;
  const to = (from: string, figure?: Figure): string => {
    const next = new URLSearchParams(parameters);
    next.set('week', from);
    if (figure === undefined) next.delete('figure');
    else next.set('figure', figure);
    return `?${next.toString()}${figure === undefined ? '' : '#tasks'}`;
  };
  const most = Math.max(1, ...weeks.flatMap((one) => BARS.map(([, , of]) => of(one))));
  return (
    <section className="plain-section" aria-label="近十二周">
      <h2>近十二周 · {name}</h2>
      <div className="trend">
        {/* Drawn for the eye: everything in it stands in the table beside it, whose figures are opened by the keyboard too. */}
        <div className="trend-charts" aria-hidden="true">
          <ul className="trend-legend">
            {BARS.map(([id, label]) => (
              <li key={id}>
                <span className={`trend-key trend-${id}`} />
                {label}
              </li>
            ))}
            <li className="quiet">最高{most}件</li>
          </ul>
          <div className="trend-bars">
            {weeks.map((one) => (
              <Link key={one.from} to={to(one.from)} tabIndex={-1} className="trend-week">
                {BARS.map(([id, , of]) => (
                  <span key={id} className={`trend-bar trend-${id}`} style={{ height: `${(of(one) * 100) / most}%` }} />
                ))}
              </Link>
            ))}
          </div>
          <div className="trend-days">
            {weeks.map((one, i) => (
              <span key={one.from}>{i % 3 === 2 ? short(one.from) : ''}</span>
            ))}
          </div>
          <p className="trend-title">办结率</p>
          <div className="trend-bars low">
            {weeks.map((one) => (
              <Link key={one.from} to={to(one.from)} tabIndex={-1} className="trend-week">
                <span className="trend-bar trend-rate" style={{ height: `${one.figures.rate ?? 0}%` }} />
              </Link>
            ))}
          </div>
        </div>
        <table className="trend-table">
          <caption className="visually-hidden">{name}近十二周的督办事项</caption>
          <thead>
            <tr>
              <th scope="col">周一</th>
              <th scope="col">{FIGURES.assigned.replace('本周', '')}</th>
              <th scope="col">{FIGURES['closed-on-time']}</th>
              <th scope="col">{FIGURES['closed-late']}</th>
              <th scope="col">期末逾期</th>
              <th scope="col">办结率</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((one) => (
              <tr key={one.from} aria-current={one.from === week ? 'true' : undefined}>
                <th scope="row">
                  <Link className="num" to={to(one.from)}>
                    {short(one.from)}
                  </Link>
                </th>
                {OPENED.map((figure) => (
                  <td key={figure} className="num">
                    {one.figures[figure] === 0 ? (
                      <span className="quiet">0</span>
                    ) : (
                      <Link to={to(one.from, figure)} aria-label={`${short(one.from)}起一周${FIGURES[figure]}${one.figures[figure]}件`}>
                        {one.figures[figure]}
                      </Link>
                    )}
                  </td>
                ))}
                <td className="num">{one.figures.rate === undefined ? '—' : `${one.figures.rate}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
