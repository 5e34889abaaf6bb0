/** 督查通报: a week of supervised tasks by department; each figure opens the tasks behind it, the whole is drafted as a document. */
import { FIGURE_NAMES, FIGURES, type Figure } from '@lingxing/affairs/task-labels';
import type { TaskBulletin } from '@lingxing/server/contracts';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { draftTaskBulletin, taskBulletinExport, useTaskBulletin, useTaskBulletinTasks } from '../api/tasks.ts';
import { DateFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice, sayingOf } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { dayText } from '../lib/dates.ts';
import { isOffice } from '../lib/names.ts';
import { may, useMe } from '../session.ts';
import { TaskTrend } from './trend.tsx';

type Line = TaskBulletin['lines'][number];

/** A figure that leads to the tasks behind it; without a department, to those of all. */
function Count({ line, figure }: { readonly line: Line; readonly figure: Figure }) {
  const [parameters] = useSearchParams();
  const of = line.figures[figure];
  if (of === 0) return <span className="quiet num">0</span>;
  const next = new URLSearchParams(parameters);
  next.set('figure', figure);
  if (line.lead.id === '') next.delete('lead');
  else next.set('lead', line.lead.id);
  return (
    <Link className="num" to={`?${next.toString()}#tasks`} aria-label={`${line.lead.name}${FIGURES[figure]}${of}件`}>
      {of}
    </Link>
  );
}

const COLUMNS: readonly Column<Line>[] = [
  { id: 'lead', label: '牵头单位', narrow: 'head', cell: (line) => line.lead.name },
  ...FIGURE_NAMES.map((figure): Column<Line> => ({
    id: figure,
    label: FIGURES[figure],
    narrow: 'labelled',
    width: figure === 'late' ? '10em' : '7em',
    cell: (line) => <Count line={line} figure={figure} />,
  })),
  {
    id: 'rate',
    label: '办结率',
    narrow: 'labelled',
    width: '6em',
    cell: ({ figures }) => <span className="num">{figures.rate === undefined ? '—' : `${figures.rate}%`}</span>,
  },
];

export function TaskBulletinPage() {
  const me = useMe();
  const navigate = useNavigate();
  const { parameters, replace } = useAddress();
  const asked = parameters.get('week') ?? undefined;
  const bulletin = useTaskBulletin(asked);
  const { data } = bulletin;
  const draft = useMutation({ mutationFn: draftTaskBulletin, onSuccess: ({ id }) => void navigate(`/documents/${id}/edit`) });
  const figure = FIGURE_NAMES.find((one) => one === parameters.get('figure'));
  const act =
    data?.final === true && isOffice(me) && may(me, 'documents.act') ? (
      <button type="button" className="button primary" disabled={draft.isPending} onClick={() => draft.mutate(data.from)}>
        起草通报
      </button>
    ) : undefined;
  return (
    <div className="page-body">
      <PageHead title="督查通报" where={data === undefined ? '' : whereOf(data)} act={act} />
      <div role="alert">{draft.isError && <p className="notice refused">{sayingOf(draft.error)}</p>}</div>
      {bulletin.isError ? (
        <ProblemNotice error={bulletin.error} retry={() => void bulletin.refetch()} what="督查通报" />
      ) : (
        <RegistryTable
          name="task-bulletin"
          label="各单位督办事项"
          columns={COLUMNS}
          rows={
            data === undefined || data.lines.length === 0 ? [] : [...data.lines, { lead: { id: '', name: '合计' }, figures: data.total }]
          }
          keyOf={(line) => line.lead.id}
          loading={bulletin.isPending}
          filters={
            <search className="filters">
              <div className="filter-chips">
                <DateFilter label="哪一天所在的一周" value={asked ?? data?.from ?? ''} onChange={(week) => replace({ week })} />
              </div>
            </search>
          }
          tools={
            data === undefined ? undefined : (
              <a className="button plain" href={taskBulletinExport(data.from)} download>
                导出表格
              </a>
            )
          }
          empty={<EmptyState>这一周没有督办事项。</EmptyState>}
        />
      )}
      {data !== undefined && <p className="quiet small table-note">办结率＝本周销号÷（本周销号＋期末逾期未办结）。演练不计。</p>}
      {data !== undefined && figure !== undefined && (
        <Tasks week={data.from} figure={figure} lead={parameters.get('lead') ?? undefined} name={nameIn(data, parameters.get('lead'))} />
      )}
      {data !== undefined && (
        <TaskTrend week={data.from} lead={parameters.get('lead') ?? undefined} name={nameIn(data, parameters.get('lead'))} />
      )}
    </div>
  );
}

const whereOf = ({ from, to, final, whole }: TaskBulletin): string =>
  `${dayText(from)}至${dayText(to)}${final ? '' : '，本周未完，暂计至今日'}；${whole ? '本府交办的事项' : '只统计你看得到的'}`;

const nameIn = ({ lines }: TaskBulletin, lead: string | null): string => lines.find((one) => one.lead.id === lead)?.lead.name ?? '各单位';

function Tasks({
  week,
  figure,
  lead,
  name,
}: {
  readonly week: string;
  readonly figure: Figure;
  readonly lead: string | undefined;
  readonly name: string;
}) {
  const found = useTaskBulletinTasks({ week, figure, lead });
  if (found.isError) return <ProblemNotice error={found.error} retry={() => void found.refetch()} what="事项" />;
  return (
    <section id="tasks" aria-label="所计的事项" className="plain-section">
      <h2>
        {name} · {FIGURES[figure]}
      </h2>
      <ul className="lines">
        {(found.data?.items ?? []).map((one, i) => (
          <li key={`${one.id} ${i}`}>
            <span className="lines-main">
              <Link to={`/tasks/${one.id}`}>{one.title}</Link>
              <span className="quiet">
                {one.lead.name}，{figure === 'late' || figure === 'open' ? '时限' : ''}
                {dayText(one.day)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
