/** 部门会议: whose, what it is, how it stands, for whom it waits; filtered, sorted, exported; how many the year has had. */
import { KINDS, STAGE_LABELS } from '@lingxing/affairs/department-meeting-labels';
import type { DepartmentMeetingLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { MEETING_FILTERS, meetingsExport, useMeetings, useMeetingYear } from '../api/department-meetings.ts';
import { SelectFilter, ToggleFilter } from '../components/filters.tsx';
import { lastColumns, MatterList, titleColumn, useMatterFilter } from '../components/matter-list.tsx';
import { PageHead } from '../components/page-title.tsx';
import type { Column } from '../components/registry-table.tsx';
import { isOffice } from '../lib/names.ts';
import { may, useMe } from '../session.ts';

const columns = (today: string): readonly Column<DepartmentMeetingLine>[] => [
  titleColumn('/department-meetings', '会议、活动'),
  { id: 'host', label: '主办部门', width: '13em', cell: (line) => line.host.name },
  { id: 'state', label: '状态', width: '12em', cell: (line) => line.stageLabel },
  ...lastColumns<DepartmentMeetingLine>(today),
];

export function DepartmentMeetingsPage() {
  const me = useMe();
  const filter = useMatterFilter(MEETING_FILTERS);
  const { values, set } = filter;
  const list = useMeetings(values);
  const begins = may(me, 'department-meetings.act');
  return (
    <div className="page-body">
      <PageHead
        title="部门会议"
        where={isOffice(me) ? '本府各部门召开的会议、活动' : '本部门的，和经你办理的会议、活动'}
        act={
          begins && (
            <Link to="/department-meetings/new" className="button primary">
              报请示
            </Link>
          )
        }
      />
      <p>
        <Link to="/department-meetings/plan">年度会议计划</Link>
      </p>
      <Year year={me.today.date.slice(0, 4)} />
      <MatterList
        procedure="department-meeting"
        path="/department-meetings"
        label="部门会议清单"
        columns={columns(me.today.date)}
        filter={filter}
        list={list}
        look={{ label: '查找会议、活动', in: '题目、地点、范围' }}
        since="登记起"
        chips={
          <>
            <ToggleFilter label="我办过的" on={values.mine === 'true'} onChange={(on) => set('mine', on ? 'true' : '')} />
            <ToggleFilter label="未办结" on={values.closed === 'false'} onChange={(on) => set('closed', on ? 'false' : '')} />
            <SelectFilter label="类别" value={values.kind} options={Object.entries(KINDS)} onChange={(v) => set('kind', v)} />
            <SelectFilter label="状态" value={values.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => set('stage', v)} />
          </>
        }
        sheet={meetingsExport(values)}
        unmatched="没有符合这些条件的会议、活动。"
        none="还没有部门会议、活动在册。"
        first={begins && <Link to="/department-meetings/new">报请示</Link>}
      />
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
