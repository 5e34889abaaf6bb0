/** 督办事项: the supervisor's board and the list; a department's and a leader's is the same page, filtered. */
import { SOURCES, STAGE_LABELS } from '@lingxing/affairs/task-labels';
import type { TaskLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { lay } from '../acts/pile.ts';
import { TASK_FILTERS, type TaskFilter, type TaskFilterName, tasksExport, useTaskBoard, useTasks } from '../api/tasks.ts';
import { DateFilter, SelectFilter, ToggleFilter, WordsFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { dayText, shortMoment } from '../lib/dates.ts';
import { isOffice } from '../lib/names.ts';
import { may, useMe } from '../session.ts';

const columns = (today: string): readonly Column<TaskLine>[] => [
  {
    id: 'title',
    label: '事项',
    sort: 'title',
    rising: true,
    narrow: 'head',
    cell: (line) => (
      <span className="title-cell">
        {line.exercise && <span className="tag">演练</span>}
        {line.late && <span className="tag warned-mark">逾期</span>}
        {line.near && <span className="tag">临近</span>}
        <Link to={`/tasks/${line.id}`}>{line.title}</Link>
      </span>
    ),
  },
  { id: 'lead', label: '牵头单位', width: '11em', cell: (line) => line.lead.name },
  { id: 'state', label: '环节', width: '8em', cell: (line) => line.stageLabel },
  {
    id: 'due',
    label: '最近时限',
    sort: 'due',
    rising: true,
    narrow: 'labelled',
    width: '11em',
    cell: (line) =>
      line.due === undefined ? (
        ''
      ) : (
        <span className="num">
          {dayText(line.due)} {line.remaining}
        </span>
      ),
  },
  { id: 'deputy', roomy: true, narrow: 'labelled', label: '分管领导', width: '10em', cell: (line) => line.deputy ?? '' },
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

export function TasksPage() {
  const me = useMe();
  const { parameters, set: put, replace } = useAddress();
  const filter: TaskFilter = Object.fromEntries(
    [...TASK_FILTERS, 'sort' as const].flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])),
  );
  const list = useTasks(filter);
  const board = useTaskBoard().data;
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (name: TaskFilterName | 'sort', value: string) => put({ [name]: value });
  const active = TASK_FILTERS.some((name) => filter[name] !== undefined);
  const clear = (
    <button type="button" className="link-button" onClick={() => replace({})}>
      全部清除
    </button>
  );
  const begin = may(me, 'tasks.act') ? (
    <Link to="/tasks/new" className="button primary">
      交办
    </Link>
  ) : undefined;
  const options = (of: readonly { readonly id: string; readonly label: string }[] | undefined) =>
    (of ?? []).map((one) => [one.id, one.label] as const);
  return (
    <div className="page-body">
      <PageHead title="督办事项" where={isOffice(me) ? '本府交办的事项' : '本单位牵头、协办的，和经你办理的事项'} act={begin} />
      <Board onPick={(name, value) => replace({ [name]: value, closed: 'false' })} />
      {list.isError && rows.length === 0 ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} what="督办事项清单" />
      ) : (
        <RegistryTable
          name="tasks"
          label="督办事项清单"
          columns={columns(me.today.date)}
          rows={rows}
          keyOf={(line) => line.id}
          hrefOf={(line) => `/tasks/${line.id}`}
          onOpen={() =>
            lay({
              account: me.account,
              place: `/tasks?${parameters.toString()}`,
              name: '督办事项清单',
              items: rows.map(({ id, title }) => ({ matter: id, procedure: 'task', title })),
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
                placeholder="事项、要求、来源"
                words={filter.q ?? ''}
                onLook={(words) => set('q', words)}
              />
              <div className="filter-chips">
                <ToggleFilter label="未办结" on={filter.closed === 'false'} onChange={(on) => set('closed', on ? 'false' : '')} />
                <ToggleFilter label="逾期" on={filter.late === 'true'} onChange={(on) => set('late', on ? 'true' : '')} />
                <ToggleFilter label="我办过的" on={filter.mine === 'true'} onChange={(on) => set('mine', on ? 'true' : '')} />
                <SelectFilter label="环节" value={filter.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => set('stage', v)} />
                <SelectFilter label="来源" value={filter.source} options={Object.entries(SOURCES)} onChange={(v) => set('source', v)} />
                <SelectFilter label="牵头单位" value={filter.lead} options={options(board?.leads)} onChange={(v) => set('lead', v)} />
                <SelectFilter
                  label="分管领导"
                  value={filter.deputy}
                  options={options(board?.deputies)}
                  onChange={(v) => set('deputy', v)}
                />
                <DateFilter label="交办起" value={filter.from} onChange={(v) => set('from', v)} />
                <DateFilter label="止" value={filter.to} onChange={(v) => set('to', v)} />
                {active && clear}
              </div>
            </search>
          }
          tools={
            <a className="button plain" href={tasksExport(filter)} download>
              导出表格
            </a>
          }
          empty={
            active ? (
              <EmptyState next={clear}>没有符合这些条件的事项。</EmptyState>
            ) : (
              <EmptyState next={begin && <Link to="/tasks/new">交办</Link>}>还没有督办事项在册。</EmptyState>
            )
          }
        />
      )}
    </div>
  );
}

/** How many are open, late and near, by what one looks for; each row narrows the list to what it counts. */
function Board({ onPick }: { readonly onPick: (name: TaskFilterName, value: string) => void }) {
  const board = useTaskBoard().data;
  if (board === undefined || board.open === 0) return null;
  const groups = [
    ['stage', '按环节', board.stages],
    ['lead', '按牵头单位', board.leads],
    ['deputy', '按分管领导', board.deputies],
    ['source', '按来源', board.sources],
  ] as const;
  return (
    <details className="year-count" open>
      <summary>
        在办{board.open}件：逾期{board.late}，临近{board.near}
      </summary>
      <div className="task-board">
        {groups.map(([name, label, rows]) => (
          <section key={name} aria-label={label}>
            <h2>{label}</h2>
            <ul className="lines">
              {rows.map((one) => (
                <li key={one.id}>
                  <span className="lines-main">
                    <button type="button" className="link-button" onClick={() => onPick(name, one.id)}>
                      {one.label}
                    </button>
                    <span className="num">
                      {one.open}件{one.late > 0 ? `，逾期${one.late}` : ''}
                      {one.near > 0 ? `，临近${one.near}` : ''}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
