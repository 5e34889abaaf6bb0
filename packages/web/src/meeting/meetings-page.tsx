/** 会议: which sitting, who chairs it, how it stands, the number of its minutes; filtered, sorted, exported. */
import { SITTING_LABELS, STAGE_LABELS } from '@lingxing/affairs/meeting-labels';
import type { MeetingLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { lay } from '../acts/pile.ts';
import { MEETING_FILTERS, type MeetingFilter, type MeetingFilterName, meetingsExport, useMeetings } from '../api/meetings.ts';
import { DateFilter, SelectFilter, ToggleFilter, WordsFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { shortMoment } from '../lib/dates.ts';
import { isOffice, postInUse } from '../lib/names.ts';
import { useMe } from '../session.ts';
import { Outlook } from './outlook.tsx';

const columns = (today: string): readonly Column<MeetingLine>[] => [
  {
    id: 'title',
    label: '会议',
    sort: 'title',
    rising: true,
    narrow: 'head',
    cell: (line) => (
      <span className="title-cell">
        {line.exercise && <span className="tag">演练</span>}
        <Link to={`/meetings/${line.id}`}>{line.title}</Link>
      </span>
    ),
  },
  { id: 'chair', label: '主持', width: '11em', cell: (line) => line.chair.title },
  { id: 'state', label: '状态', width: '9em', cell: (line) => line.stageLabel },
  { id: 'number', label: '纪要', roomy: true, width: '14em', cell: (line) => line.number ?? '' },
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

export function MeetingsPage() {
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
  // Departments bring topics to a sitting; they do not convene one.
  const convenes = isOffice(me) || postInUse(me)?.department === undefined;
  const begin = convenes ? (
    <Link to="/meetings/new" className="button primary">
      召集会议
    </Link>
  ) : undefined;
  const after = <Link to="/meetings/after">会后落实</Link>;
  return (
    <div className="page-body">
      <PageHead title="会议" where={isOffice(me) ? '本府的会议' : '你参加、列席和报过议题的会议'} act={begin} />
      <Outlook />
      {list.isError && rows.length === 0 ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} what="会议清单" />
      ) : (
        <RegistryTable
          name="meetings"
          label="会议清单"
          columns={columns(me.today.date)}
          rows={rows}
          keyOf={(line) => line.id}
          hrefOf={(line) => `/meetings/${line.id}`}
          onOpen={() =>
            lay({
              account: me.account,
              place: `/meetings?${parameters.toString()}`,
              name: '会议清单',
              items: rows.map(({ id, title }) => ({ matter: id, procedure: 'meeting', title })),
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
                label="查找会议"
                placeholder="议题、地点"
                words={filter.q ?? ''}
                onLook={(words) => set('q', words)}
              />
              <div className="filter-chips">
                <ToggleFilter label="我办过的" on={filter.mine === 'true'} onChange={(on) => set('mine', on ? 'true' : '')} />
                <ToggleFilter label="未办结" on={filter.closed === 'false'} onChange={(on) => set('closed', on ? 'false' : '')} />
                <SelectFilter label="类别" value={filter.kind} options={Object.entries(SITTING_LABELS)} onChange={(v) => set('kind', v)} />
                <SelectFilter label="状态" value={filter.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => set('stage', v)} />
                <DateFilter label="召集起" value={filter.from} onChange={(v) => set('from', v)} />
                <DateFilter label="止" value={filter.to} onChange={(v) => set('to', v)} />
                {active && clear}
              </div>
            </search>
          }
          tools={
            <>
              {after}
              <Link to="/meetings/open">会议公开</Link>
              <Link to="/meetings/rooms">会议室</Link>
              <a className="button plain" href={meetingsExport(filter)} download>
                导出表格
              </a>
            </>
          }
          empty={
            active ? (
              <EmptyState next={clear}>没有符合这些条件的会议。</EmptyState>
            ) : (
              <EmptyState next={begin && <Link to="/meetings/new">召集会议</Link>}>还没有会议在册。</EmptyState>
            )
          }
        />
      )}
    </div>
  );
}
