/** 请示报备: whose matter, what it is, how it stands, for whom it waits; filtered, sorted, exported. */
import { KINDS, STAGE_LABELS } from '@lingxing/affairs/conduct-labels';
import type { ConductLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { lay } from '../acts/pile.ts';
import { CONDUCT_FILTERS, conductExport, type ConductFilter, type ConductFilterName, useConductList } from '../api/conduct.ts';
import { DateFilter, SelectFilter, ToggleFilter, WordsFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { shortMoment } from '../lib/dates.ts';
import { isOffice } from '../lib/names.ts';
import { may, useMe } from '../session.ts';

const KIND_OPTIONS = Object.entries(KINDS).map(([kind, { label }]) => [kind, label] as const);

const columns = (today: string): readonly Column<ConductLine>[] => [
  {
    id: 'title',
    label: '事项',
    sort: 'title',
    rising: true,
    narrow: 'head',
    cell: (line) => (
      <span className="title-cell">
        {line.exercise && <span className="tag">演练</span>}
        <Link to={`/conduct/${line.id}`}>{line.title}</Link>
      </span>
    ),
  },
  { id: 'who', label: '谁', width: '15em', cell: (line) => line.post.title },
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

export function ConductPage() {
  const me = useMe();
  const { parameters, set: put, replace } = useAddress();
  const filter: ConductFilter = Object.fromEntries(
    [...CONDUCT_FILTERS, 'sort' as const].flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])),
  );
  const list = useConductList(filter);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (name: ConductFilterName | 'sort', value: string) => put({ [name]: value });
  const active = CONDUCT_FILTERS.some((name) => filter[name] !== undefined);
  const clear = (
    <button type="button" className="link-button" onClick={() => replace({})}>
      全部清除
    </button>
  );
  const begin = may(me, 'conduct.act') ? (
    <Link to="/conduct/new" className="button primary">
      申请、报告
    </Link>
  ) : undefined;
  return (
    <div className="page-body">
      <PageHead title="请示报备" where={isOffice(me) ? '本府的请示报备事项' : '你和本单位的请示报备事项'} act={begin} />
      {list.isError && rows.length === 0 ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} what="请示报备清单" />
      ) : (
        <RegistryTable
          name="conduct"
          label="请示报备清单"
          columns={columns(me.today.date)}
          rows={rows}
          keyOf={(line) => line.id}
          hrefOf={(line) => `/conduct/${line.id}`}
          onOpen={() =>
            lay({
              account: me.account,
              place: `/conduct?${parameters.toString()}`,
              name: '请示报备清单',
              items: rows.map(({ id, title }) => ({ matter: id, procedure: 'conduct', title })),
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
                label="查找事项"
                placeholder="事项、单位、地点"
                words={filter.q ?? ''}
                onLook={(words) => set('q', words)}
              />
              <div className="filter-chips">
                <ToggleFilter label="等我办" on={filter.waiting === 'true'} onChange={(on) => set('waiting', on ? 'true' : '')} />
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
            <a className="button plain" href={conductExport(filter)} download>
              导出表格
            </a>
          }
          empty={
            active ? (
              <EmptyState next={clear}>没有符合这些条件的事项。</EmptyState>
            ) : (
              <EmptyState next={begin && <Link to="/conduct/new">申请、报告</Link>}>还没有请示报备事项在册。</EmptyState>
            )
          }
        />
      )}
    </div>
  );
}
