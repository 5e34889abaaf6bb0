/** 请销假: who is away, from when to when, where, who stands in, how it stands; filtered, exported. */
import { leavesArea, STAGE_LABELS } from '@lingxing/affairs/leave-labels';
import type { AbsenceLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { lay } from '../acts/pile.ts';
import { LEAVE_FILTERS, leaveExport, type LeaveFilter, type LeaveFilterName, useLeaveList } from '../api/leave.ts';
import { DateFilter, SelectFilter, ToggleFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { isLeader, isOffice, postInUse } from '../lib/names.ts';
import { may, useMe } from '../session.ts';
import { Standing } from './standing.tsx';
import { spanText, standInText } from './words.ts';

function Kind({ line }: { readonly line: AbsenceLine }) {
  const { area } = useMe().government;
  return (
    <span className="state-cell">
      <span>{line.kindLabel}</span>
      {line.beyond && !leavesArea(line.kind) && <span className="quiet">离开{area}</span>}
    </span>
  );
}

const COLUMNS: readonly Column<AbsenceLine>[] = [
  {
    id: 'who',
    label: '谁',
    narrow: 'head',
    cell: (line) => (
      <span className="title-cell">
        {line.exercise && <span className="tag">演练</span>}
        <Link to={`/leave/${line.id}`}>{line.post.title}</Link>
      </span>
    ),
  },
  {
    id: 'kind',
    label: '类别',
    width: '10em',
    cell: (line) => <Kind line={line} />,
  },
  { id: 'days', label: '起止', width: '15em', cell: (line) => <span className="num">{spanText(line.from, line.to)}</span> },
  { id: 'destination', label: '去向', width: '8em', cell: (line) => line.destination },
  {
    id: 'stand-in',
    narrow: 'labelled',
    roomy: true,
    label: '代办',
    width: '14em',
    cell: standInText,
  },
  {
    id: 'state',
    label: '状态',
    width: '11.5em',
    cell: (line) => (
      <span className="state-cell">
        <span className={line.overdue ? 'late' : undefined}>{line.stageLabel}</span>
        {line.overdueDays > 0 && <span className="late num">{line.overdueDays}日</span>}
        <Standing line={line} />
      </span>
    ),
  },
  { id: 'waiting', roomy: true, narrow: 'labelled', label: '待办人', width: '9em', cell: (line) => line.waitingFor.join('、') },
];
export function LeavePage() {
  const me = useMe();
  const { parameters, set: put, replace } = useAddress();
  const filter: LeaveFilter = Object.fromEntries(
    LEAVE_FILTERS.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])),
  );
  const list = useLeaveList(filter);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (name: LeaveFilterName, value: string) => put({ [name]: value });
  const yes = (on: boolean): string => (on ? 'true' : '');
  const active = LEAVE_FILTERS.some((name) => filter[name] !== undefined);
  const clear = (
    <button type="button" className="link-button" onClick={() => replace({})}>
      全部清除
    </button>
  );
  const asks = may(me, 'leave.act');
  return (
    <div className="page-body">
      <PageHead
        title="请销假"
        where={
          isOffice(me) || postInUse(me)?.role === 'head'
            ? '领导和各单位主要负责人的外出、请假'
            : isLeader(me)
              ? '你的和经你办的外出、请假'
              : '你和本单位的外出、请假'
        }
        act={
          <>
            <Link to="/calendar" className="button">
              领导日程
            </Link>
            <Link to="/conduct" className="button">
              请示报备
            </Link>
            {asks && (
              <Link to="/leave/new" className="button primary">
                请假、报备
              </Link>
            )}
          </>
        }
      />
      {list.isError && rows.length === 0 ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} what="请销假清单" />
      ) : (
        <RegistryTable
          name="leave"
          label="请销假清单"
          columns={COLUMNS}
          rows={rows}
          keyOf={(line) => line.id}
          hrefOf={(line) => `/leave/${line.id}`}
          onOpen={() =>
            lay({
              account: me.account,
              place: `/leave?${parameters.toString()}`,
              name: '请销假清单',
              items: rows.map((line) => ({ matter: line.id, procedure: 'leave', title: `${line.post.title}${line.kindLabel}` })),
            })
          }
          loading={list.isPending}
          more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
          primary
          filters={
            <search className="filters">
              <div className="filter-chips">
                <ToggleFilter label="等我办" on={filter.waiting === 'true'} onChange={(on) => set('waiting', yes(on))} />
                <ToggleFilter label="本人的" on={filter.mine === 'true'} onChange={(on) => set('mine', yes(on))} />
                <ToggleFilter label="逾期未销假" on={filter.overdue === 'true'} onChange={(on) => set('overdue', yes(on))} />
                <SelectFilter label="状态" value={filter.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => set('stage', v)} />
                <DateFilter label="外出期间起" value={filter.from} onChange={(v) => set('from', v)} />
                <DateFilter label="止" value={filter.to} onChange={(v) => set('to', v)} />
                {active && clear}
              </div>
            </search>
          }
          tools={
            <a className="button plain" href={leaveExport(filter)} download>
              导出表格
            </a>
          }
          empty={
            active ? (
              <EmptyState next={clear}>没有符合这些条件的外出、请假。</EmptyState>
            ) : (
              <EmptyState next={asks ? <Link to="/leave/new">请假、报备</Link> : undefined}>还没有外出、请假在册。</EmptyState>
            )
          }
        />
      )}
    </div>
  );
}
