/** 督办事项: the supervisor's board and the list; a department's and a leader's is the same page, filtered. */
import { SOURCES, STAGE_LABELS } from '@lingxing/affairs/task-labels';
import type { Me, TaskLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { TASK_FILTERS, type TaskFilterName, tasksExport, useTaskBoard, useTasks } from '../api/tasks.ts';
import { SelectFilter, ToggleFilter } from '../components/filters.tsx';
import { lastColumns, MatterList, titleColumn, useMatterFilter } from '../components/matter-list.tsx';
import { PageHead } from '../components/page-title.tsx';
import type { Column } from '../components/registry-table.tsx';
import { dayText } from '../lib/dates.ts';
import { isLeader, isOffice, postInUse } from '../lib/names.ts';
import { may, useMe } from '../session.ts';
import { TaskBoard } from './board.tsx';

const columns = (today: string): readonly Column<TaskLine>[] => [
  titleColumn('/tasks', '事项', (line) => (
    <>
      {line.late && <span className="tag warned-mark">逾期</span>}
      {line.near && <span className="tag">临近</span>}
      {line.stalled && <span className="tag">停滞</span>}
    </>
  )),
  { id: 'lead', label: '牵头单位', width: '11em', cell: (line) => line.lead.name },
  { id: 'state', label: '环节', width: '8em', cell: (line) => line.stageLabel },
  {
    id: 'due',
    label: '最近时限',
    sort: 'due',
    rising: true,
    narrow: 'across',
    width: '11em',
    cell: (line) =>
      line.due === undefined ? (
        ''
      ) : (
        <>
          <span className="num nowrap">{dayText(line.due)}</span> <span className="num nowrap">{line.remaining}</span>
        </>
      ),
  },
  { id: 'deputy', roomy: true, narrow: 'across', label: '分管领导', width: '10em', cell: (line) => line.deputy ?? '' },
  ...lastColumns<TaskLine>(today),
];

/** Whose tasks these are, as the server gives them to this person. */
function whose(me: Me): string {
  if (isOffice(me)) return '本府交办的事项';
  if (postInUse(me)?.role === 'head') return '全府督办的事项';
  return isLeader(me) ? '你分管、批示的，和经你办理的事项' : '本单位牵头、协办的，和经你办理的事项';
}

export function TasksPage() {
  const me = useMe();
  const filter = useMatterFilter(TASK_FILTERS);
  const { values, set } = filter;
  const list = useTasks(values);
  const board = useTaskBoard().data;
  const begin = may(me, 'tasks.act') ? (
    <Link to="/tasks/new" className="button primary">
      交办
    </Link>
  ) : undefined;
  const toggle = (name: TaskFilterName, label: string, to = 'true') => (
    <ToggleFilter label={label} on={values[name] === to} onChange={(on) => set(name, on ? to : '')} />
  );
  const choose = (name: TaskFilterName, label: string, options: readonly (readonly [string, string])[]) => (
    <SelectFilter label={label} value={values[name]} options={options} onChange={(value) => set(name, value)} />
  );
  const named = (of: readonly { readonly id: string; readonly label: string }[] | undefined) =>
    (of ?? []).map((one) => [one.id, one.label] as const);
  return (
    <div className="page-body">
      <PageHead title="督办事项" where={whose(me)} act={begin} />
      <TaskBoard filter={values} onPick={(name, value) => filter.put({ [name]: value, closed: 'false', exercise: 'false' })} />
      <MatterList
        procedure="task"
        path="/tasks"
        label="督办事项清单"
        columns={columns(me.today.date)}
        filter={filter}
        list={list}
        look={{ label: '查找事项', in: '事项、要求、来源' }}
        since="交办起"
        chips={
          <>
            {toggle('closed', '未办结', 'false')}
            {toggle('late', '逾期')}
            {toggle('near', '临近')}
            {toggle('stalled', '停滞')}
            {isLeader(me) && me.post !== undefined && toggle('deputy', '我分管的', me.post)}
            {toggle('mine', '我办过的')}
            {choose('stage', '环节', Object.entries(STAGE_LABELS))}
            {choose('source', '来源', Object.entries(SOURCES))}
            {choose('lead', '牵头单位', named(board?.leads))}
            {choose('deputy', '分管领导', named(board?.deputies))}
            {toggle('exercise', '不含演练', 'false')}
          </>
        }
        sheet={tasksExport(values)}
        tools={
          <>
            <Link className="button plain" to="/tasks/bulletin">
              督查通报
            </Link>
            <Link className="button plain" to="/tasks/assessments">
              绩效考评
            </Link>
          </>
        }
        unmatched="没有符合这些条件的事项。"
        none="还没有督办事项在册。"
        first={begin && <Link to="/tasks/new">交办</Link>}
      />
    </div>
  );
}
