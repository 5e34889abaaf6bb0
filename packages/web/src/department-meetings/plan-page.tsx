/** 年度会议计划: what each department plans to hold in a year, and how much of it was asked for, held and spent. */
import type { MeetingPlanLineView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { type Field, textIn, type Values } from '../acts/form.ts';
import { KeepForm } from '../acts/keep-form.tsx';
import { useKeepPlan, usePlans } from '../api/department-meetings.ts';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { useMe } from '../session.ts';

const COLUMNS: readonly Column<MeetingPlanLineView>[] = [
  { id: 'subject', label: '会议、活动', narrow: 'head', cell: (one) => <strong>{one.subject}</strong> },
  { id: 'department', label: '主办部门', width: '12em', cell: (one) => one.department.name },
  {
    id: 'times',
    label: '计划次数',
    width: '7em',
    narrow: 'labelled',
    cell: (one) => (one.times === 0 ? '不再召开' : <span className="num">{one.times}</span>),
  },
  {
    id: 'asked',
    label: '已报、已召开',
    width: '9em',
    narrow: 'labelled',
    cell: (one) => (
      <span className="num">
        {one.asked}、{one.held}
      </span>
    ),
  },
  { id: 'budget', label: '计划经费（元）', width: '10em', narrow: 'labelled', cell: (one) => <span className="num">{one.budget}</span> },
  { id: 'cost', label: '已报经费（元）', width: '10em', narrow: 'labelled', cell: (one) => <span className="num">{one.cost}</span> },
  { id: 'over', label: '与计划', width: '8em', cell: (one) => (one.over ? <span className="warned-mark">超出计划</span> : '计划之内') },
];

const FIGURES: readonly Field[] = [
  { kind: 'number', name: 'times', label: '次数', min: 0, max: 500, required: true, half: true },
  { kind: 'line', name: 'budget', label: '经费（元）', required: true, half: true },
];
const figures = (values: Values) => ({
  times: Number(textIn(values, 'times')),
  budget: Number(textIn(values, 'budget').replaceAll(/[，,]/gu, '')),
});

export function DepartmentMeetingPlanPage() {
  const me = useMe();
  const { parameters, set } = useAddress();
  const now = me.today.date.slice(0, 4);
  const year = parameters.get('year') ?? now;
  const plans = usePlans(year);
  const send = useKeepPlan();
  const { lines = [], keeps = [] } = plans.data ?? {};
  const own = lines.filter((one) => keeps.some((two) => two.id === one.department.id));
  const years = [-1, 0, 1].map((step) => String(Number(now) + step));
  return (
    <div className="page-body">
      <PageHead
        title="年度会议计划"
        where="各部门一年拟召开的会议、活动；报请示时写明属于哪一项"
        act={<Link to="/department-meetings">部门会议</Link>}
      />
      {plans.isError && lines.length === 0 ? (
        <ProblemNotice error={plans.error} retry={() => void plans.refetch()} what="年度会议计划" />
      ) : (
        <RegistryTable
          name="department-meeting-plans"
          label="年度会议计划"
          columns={COLUMNS}
          rows={lines}
          keyOf={(one) => one.id}
          loading={plans.isPending}
          primary
          filters={
            <search className="filters">
              <select className="chip" aria-label="年度" value={year} onChange={(event) => set({ year: event.target.value })}>
                {years.map((one) => (
                  <option key={one} value={one}>
                    {one}年
                  </option>
                ))}
              </select>
            </search>
          }
          empty={<EmptyState>{year}年还没有登记会议计划。</EmptyState>}
        />
      )}
      {keeps.length > 0 && (
        <div className="keep-forms">
          <KeepForm
            title="登记一项"
            send={send}
            fields={[
              {
                kind: 'choice',
                name: 'department',
                label: '主办部门',
                look: 'select',
                options: [['', '请选择'], ...keeps.map((one) => [one.id, one.name] as const)],
                required: true,
              },
              { kind: 'line', name: 'subject', label: '会议、活动', required: true },
              ...FIGURES,
            ]}
            begin={{ department: keeps.length === 1 ? (keeps[0]?.id ?? '') : '', subject: '', times: '1', budget: '' }}
            keep={(values) => ({
              add: {
                department: textIn(values, 'department'),
                subject: textIn(values, 'subject'),
                year: Number(year),
                ...figures(values),
              },
            })}
            done="已登记"
          />
          {own.length > 0 && (
            <KeepForm
              title="改次数、经费"
              send={send}
              fields={[
                {
                  kind: 'choice',
                  name: 'line',
                  label: '哪一项',
                  look: 'select',
                  options: [['', '请选择'], ...own.map((one) => [one.id, `${one.department.name}：${one.subject}`] as const)],
                  required: true,
                },
                ...FIGURES,
              ]}
              begin={{ line: '', times: '', budget: '' }}
              follow={(name, value) => {
                const line = name === 'line' ? own.find((one) => one.id === value) : undefined;
                return line === undefined ? {} : { times: String(line.times), budget: String(line.budget) };
              }}
              keep={(values) => ({ id: textIn(values, 'line'), change: figures(values) })}
              done="已改"
            />
          )}
        </div>
      )}
    </div>
  );
}
