/** 会议、接访: the sittings of the week with the leaders expected; to whoever is not, that leaders are at one and when. */
import type { CalendarSitting } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { shortDay } from '../lib/dates.ts';
import { matterPage } from '../lib/matter-page.ts';

/** Leaders named at once; of a plenary meeting there would be a column of them. */
const NAMED = 3;

function leadersText(leaders: CalendarSitting['leaders']): string {
  const names = leaders.slice(0, NAMED).map((one) => one.title);
  return leaders.length > NAMED ? `${names.join('、')}等${String(leaders.length)}位领导` : names.join('、');
}

export function WeekSittings({ sittings }: { readonly sittings: readonly CalendarSitting[] }) {
  if (sittings.length === 0) return null;
  return (
    <section className="plain-section" aria-labelledby="sittings-title">
      <h2 id="sittings-title">会议、接访</h2>
      <ul className="lines">
        {sittings.map((one, i) => (
          <li key={one.id ?? `${one.on} ${one.time} ${String(i)}`}>
            <span className="lines-main">
              <span className="num">
                {shortDay(one.on)}
                {one.last !== undefined && `至${shortDay(one.last)}`} {one.until === '' ? one.time : `${one.time}–${one.until}`}
              </span>
              {one.id === undefined ? (
                <span>{one.label}</span>
              ) : (
                <Link to={matterPage({ matter: one.id, procedure: one.procedure })}>{one.label}</Link>
              )}
              {one.place !== undefined && <span>{one.place}</span>}
              {one.stageLabel !== undefined && <span className="quiet">{one.stageLabel}</span>}
            </span>
            <span className="lines-side quiet">{leadersText(one.leaders)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
