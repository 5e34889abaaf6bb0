/** 领导日程: a week of who is away and who stands in, and of the sittings, on the days of the working calendar; on a phone as a list. */
import { Link, useSearchParams } from 'react-router';
import { lay } from '../acts/pile.ts';
import { useAbsences, useCalendarDays } from '../api/leave.ts';
import { PageHead } from '../components/page-title.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { usePhone } from '../components/use-media.ts';
import { dayAfter, NATURE_LABELS } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { SubscriptionPart } from './subscription.tsx';
import { Clashes, WeekList, WeekTable } from './week-parts.tsx';
import { WeekSittings } from './week-sittings.tsx';
import { mondayOf, rowsOf } from './week.ts';
import { spanText } from './words.ts';

/** The day that an address asks for, where it is one. */
const dayIn = (words: string | null): string | undefined =>
  words !== null && /^\d{4}-\d{2}-\d{2}$/.test(words) && !Number.isNaN(Date.parse(words)) ? words : undefined;

export function LeadersCalendarPage() {
  const me = useMe();
  const today = me.today.date;
  const phone = usePhone();
  const [parameters, setParameters] = useSearchParams();
  const monday = mondayOf(dayIn(parameters.get('week')) ?? today);
  const sunday = dayAfter(monday, 6);
  const absences = useAbsences(monday, sunday);
  const natures = useCalendarDays(monday, sunday).data;
  const natureOf = new Map(natures?.days.map((one) => [one.date, one.nature]));
  const go = (day: string) => setParameters(day === mondayOf(today) ? {} : { week: day }, { replace: true });
  const provisional = natures?.years.some((one) => one.provisional) === true;
  const items = absences.data?.items ?? [];
  const rows = rowsOf(items, monday);
  const Week = phone ? WeekList : WeekTable;
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
            <button type="button" className="button" onClick={() => go(mondayOf(today))} disabled={monday === mondayOf(today)}>
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
          <Week
            monday={monday}
            today={today}
            rows={rows}
            leaders={new Map(absences.data.days.map((one) => [one.date, one]))}
            nature={(day) => {
              const nature = natureOf.get(day);
              return nature === undefined || nature === 'workday' ? '' : NATURE_LABELS[nature];
            }}
            rests={(day) => ['weekend', 'holiday'].includes(natureOf.get(day) ?? '')}
            onOpen={() =>
              lay({
                account: me.account,
                place: `/calendar?week=${monday}`,
                name: '领导日程',
                items: items.flatMap((one) =>
                  one.sight === 'whole' ? [{ matter: one.id, procedure: 'leave', title: `${one.post.title}${one.label}` }] : [],
                ),
              })
            }
          />
          {rows.length === 0 && !phone && <EmptyState next={<Link to="/leave">请销假清单</Link>}>这一周没有外出在册。</EmptyState>}
          {items.some((one) => one.sight === 'outline') && (
            <p className="quiet small week-note">
              只列外出的，不经你手，也不在规则写明告知你之列；去向、事由由本人、经手和被告知的人、办公室和行政首长掌握。
            </p>
          )}
          <WeekSittings sittings={absences.data.sittings} />
          <Clashes clashes={absences.data.clashes} />
        </>
      )}
      <SubscriptionPart />
    </div>
  );
}
