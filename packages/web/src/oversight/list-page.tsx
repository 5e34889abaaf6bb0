/** 接受监督: what was raised from outside, by kind; who leads, how it stands, by when, for whom it waits; filtered, sorted, exported. */
import { KIND_LABELS, STAGE_LABELS } from '@lingxing/affairs/oversight-labels';
import type { OversightLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { lay } from '../acts/pile.ts';
import { OVERSIGHT_FILTERS, type OversightFilter, type OversightFilterName, oversightExport, useOversight } from '../api/oversight.ts';
import { DateFilter, SelectFilter, ToggleFilter, WordsFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { dayText, shortMoment } from '../lib/dates.ts';
import { isOffice } from '../lib/names.ts';
import { may, useMe } from '../session.ts';

const columns = (today: string): readonly Column<OversightLine>[] => [
  {
    id: 'title',
    label: '事项',
    sort: 'title',
    rising: true,
    narrow: 'head',
    cell: (line) => (
      <span className="title-cell">
        {line.exercise && <span className="tag">演练</span>}
        <Link to={`/oversight/${line.id}`}>{line.title}</Link>
      </span>
    ),
  },
  { id: 'lead', label: '主办部门', width: '12em', cell: (line) => line.lead?.name ?? '' },
  { id: 'state', label: '状态', width: '10em', cell: (line) => line.stageLabel },
  {
    id: 'due',
    label: '办结期限',
    width: '10em',
    narrow: 'labelled',
    cell: (line) =>
      line.due === undefined ? (
        ''
      ) : (
        <span className="num">
          {dayText(line.due)}
          {line.due < today && <span className="tag warned-mark">逾期</span>}
        </span>
      ),
  },
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

export function OversightPage() {
  const me = useMe();
  const { parameters, set: put, replace } = useAddress();
  const filter: OversightFilter = Object.fromEntries(
    [...OVERSIGHT_FILTERS, 'sort' as const].flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])),
  );
  const list = useOversight(filter);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (name: OversightFilterName | 'sort', value: string) => put({ [name]: value });
  const active = OVERSIGHT_FILTERS.some((name) => filter[name] !== undefined);
  const clear = (
    <button type="button" className="link-button" onClick={() => replace({})}>
      全部清除
    </button>
  );
  const begin =
    may(me, 'oversight.act') && isOffice(me) ? (
      <Link to="/oversight/new" className="button primary">
        登记
      </Link>
    ) : undefined;
  return (
    <div className="page-body">
      <PageHead title="接受监督" where="代表建议、政协提案、来信来访、监督发现的问题、舆论反映的情况" act={begin} />
      {list.isError && rows.length === 0 ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} what="接受监督事项清单" />
      ) : (
        <RegistryTable
          name="oversight"
          label="接受监督事项清单"
          columns={columns(me.today.date)}
          rows={rows}
          keyOf={(line) => line.id}
          hrefOf={(line) => `/oversight/${line.id}`}
          onOpen={() =>
            lay({
              account: me.account,
              place: `/oversight?${parameters.toString()}`,
              name: '接受监督事项清单',
              items: rows.map(({ id, title }) => ({ matter: id, procedure: 'oversight', title })),
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
                label="查找接受监督的事项"
                placeholder="事由、原编号"
                words={filter.q ?? ''}
                onLook={(words) => set('q', words)}
              />
              <div className="filter-chips">
                <ToggleFilter label="我办过的" on={filter.mine === 'true'} onChange={(on) => set('mine', on ? 'true' : '')} />
                <ToggleFilter label="未办结" on={filter.closed === 'false'} onChange={(on) => set('closed', on ? 'false' : '')} />
                <SelectFilter label="类别" value={filter.kind} options={Object.entries(KIND_LABELS)} onChange={(v) => set('kind', v)} />
                <SelectFilter label="状态" value={filter.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => set('stage', v)} />
                <DateFilter label="登记起" value={filter.from} onChange={(v) => set('from', v)} />
                <DateFilter label="止" value={filter.to} onChange={(v) => set('to', v)} />
                {active && clear}
              </div>
            </search>
          }
          tools={
            <>
              <Link to="/oversight/published" className="button plain">
                公开的答复
              </Link>
              <a className="button plain" href={oversightExport(filter)} download>
                导出表格
              </a>
            </>
          }
          empty={
            active ? (
              <EmptyState next={clear}>没有符合这些条件的事项。</EmptyState>
            ) : (
              <EmptyState next={begin}>还没有你可以看的接受监督事项。</EmptyState>
            )
          }
        />
      )}
    </div>
  );
}
