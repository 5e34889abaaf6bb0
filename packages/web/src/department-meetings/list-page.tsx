/** 部门会议: whose, what it is, how it stands, for whom it waits; filtered, sorted, exported; how many the year has had. */
import { KINDS, STAGE_LABELS } from '@lingxing/affairs/department-meeting-labels';
import type { DepartmentMeetingLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { lay } from '../acts/pile.ts';
import {
  MEETING_FILTERS,
  type MeetingFilter,
  type MeetingFilterName,
  meetingsExport,
  useMeetings,
  useMeetingYear,
} from '../api/department-meetings.ts';
import { DateFilter, SelectFilter, ToggleFilter, WordsFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { shortMoment } from '../lib/dates.ts';
import { isOffice } from '../lib/names.ts';
import { may, useMe } from '../session.ts';

const KIND_OPTIONS = Object.entries(KINDS);

const columns = (today: string): readonly Column<DepartmentMeetingLine>[] => [
  {
    id: 'title',
    label: '会议、活动',
    sort: 'title',
    rising: true,
    narrow: 'head',
    cell: (line) => (
      <span className="title-cell">
        {line.exercise && <span className="tag">演练</span>}
        <Link to={`/department-meetings/${line.id}`}>{line.title}</Link>
      </span>
    ),
  },
  { id: 'host', label: '主办部门', width: '13em', cell: (line) => line.host.name },
  { id: 'state', label: '状态', width: '12em', cell: (line) => line.stageLabel },
  { id: 'waiting', roomy: true, narrow: 'labelled', label: '待办人', width: '11em', cell: (line) => line.waitingFor.join('、') },
  {
    id: 'updated',
    label: '最近办理',
    sort: 'updated',
    narrow: 'none',
    width: '9em',
    cell: (line) => <span className="num">{shortMoment(line.updatedAt, today)}</span>,
  },
];

export function DepartmentMeetingsPage() {
  const me = useMe();
  const { parameters, set: put, replace } = useAddress();
  const filter: MeetingFilter = Object.fromEntries(
    [...MEETING_FILTERS, 'sort' as const].flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])),
  );
  const list = useMeetings(filter);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (name: MeetingFilterName | 'sort', value: string) => put({ [name]: value });
  const active = MEETING_FILTERS.some((name) => filter[name] !== undefined);
  const clear = (
    <button type="button" className="link-button" onClick={() => replace({})}>
      全部清除
    </button>
  );
  const begin = may(me, 'department-meetings.act') ? (
    <Link to="/department-meetings/new" className="button primary">
      报请示
    </Link>
  ) : undefined;
  return (
    <div className="page-body">
      <PageHead title="部门会议" where={isOffice(me) ? '本府各部门召开的会议、活动' : '本部门的，和经你办理的会议、活动'} act={begin} />
      <Year year={me.today.date.slice(0, 4)} />
      {list.isError && rows.length === 0 ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} what="部门会议清单" />
      ) : (
        <RegistryTable
          name="department-meetings"
          label="部门会议清单"
          columns={columns(me.today.date)}
          rows={rows}
          keyOf={(line) => line.id}
          hrefOf={(line) => `/department-meetings/${line.id}`}
          onOpen={() =>
            lay({
              account: me.account,
              place: `/department-meetings?${parameters.toString()}`,
              name: '部门会议清单',
              items: rows.map(({ id, title }) => ({ matter: id, procedure: 'department-meeting', title })),
            })
          }
          loading={list.isPending}
          sort={filter.sort ?? '-updated'}
          onSort={(sort) => set('sort', sort)}
          more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
          primary
          filters={
            <search className="filters">
              <WordsFilter
                key={filter.q ?? ''}
                label="查找会议、活动"
                placeholder="题目、地点、范围"
                words={filter.q ?? ''}
                onLook={(words) => set('q', words)}
              />
              <div className="filter-chips">
                <ToggleFilter label="我办过的" on={filter.mine === 'true'} onChange={(on) => set('mine', on ? 'true' : '')} />
                <ToggleFilter label="未办结" on={filter.closed === 'false'} onChange={(on) => set('closed', on ? 'false' : '')} />
                <SelectFilter label="类别" value={filter.kind} options={KIND_OPTIONS} onChange={(v) => set('kind', v)} />
                <SelectFilter label="状态" value={filter.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => set('stage', v)} />
                <DateFilter label="登记起" value={filter.from} onChange={(v) => set('from', v)} />
                <DateFilter label="止" value={filter.to} onChange={(v) => set('to', v)} />
                {active && clear}
              </div>
            </search>
          }
          tools={
            <a className="button plain" href={meetingsExport(filter)} download>
              导出表格
            </a>
          }
          empty={
            active ? (
              <EmptyState next={clear}>没有符合这些条件的会议、活动。</EmptyState>
            ) : (
              <EmptyState next={begin && <Link to="/department-meetings/new">报请示</Link>}>还没有部门会议、活动在册。</EmptyState>
            )
          }
        />
      )}
    </div>
  );
}

/** How many the year has had, by department: no text sets a limit, so they are told and not judged. */
function Year({ year }: { readonly year: string }) {
  const count = useMeetingYear(year).data;
  if (count === undefined || count.hosts.length === 0) return null;
  const sum = (of: 'all' | 'held' | 'open' | 'amiss') => count.hosts.reduce((total, one) => total + one[of], 0);
  return (
    <details className="year-count">
      <summary>
        {year}年登记{sum('all')}件{count.more ? '以上' : ''}：已召开{sum('held')}，在办{sum('open')}，不合规定{sum('amiss')}
      </summary>
      <ul className="lines" aria-label={`${year}年各部门的会议、活动`}>
        {count.hosts.map((one) => (
          <li key={one.host.id}>
            <span className="lines-main">
              <strong>{one.host.name}</strong>
              <span className="num">
                登记{one.all}，已召开{one.held}，在办{one.open}，不合规定{one.amiss}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
