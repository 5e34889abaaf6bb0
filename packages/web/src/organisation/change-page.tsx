/** 办理变动: the changes of one document, previewed with the open matters that they move, and confirmed as previewed. */
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ChangeKind } from '@lingxing/affairs/organisation';
import type { ChartView } from '@lingxing/server/contracts';
import { useAccounts } from '../api/admin.ts';
import { PageHead } from '../components/page-title.tsx';
import { ProblemNotice, sayingOf, Skeleton } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { dayText } from '../lib/dates.ts';
import { formText } from '../lib/form-text.ts';
import { may, useMe } from '../session.ts';
import { type Change, type PlanSide, useChart, useConfirmPlan, usePreview } from './api.ts';
import { changeFrom, choicesOf, fieldsOf, holdersOf, kindsOf, labelOf, type Named } from './change-fields.ts';
import { PreviewPart } from './preview.tsx';
import { WorkbookPart } from './workbook.tsx';
import './organisation.css';

export function OrganisationChangePage() {
  const me = useMe();
  const chart = useChart(undefined);
  const side: PlanSide = may(me, 'organisation.manage') ? 'organisation' : 'grants';
  if (chart.isPending) return <Skeleton lines={8} />;
  if (chart.isError)
    return (
      <div className="page-body">
        <ProblemNotice error={chart.error} retry={() => void chart.refetch()} what="机构" heading="h1" />
      </div>
    );
  return <ChangeDesk side={side} chart={chart.data} today={me.today.date} />;
}

function ChangeDesk({ side, chart, today }: { readonly side: PlanSide; readonly chart: ChartView; readonly today: string }) {
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [day, setDay] = useState(today);
  const preview = usePreview(side);
  const confirm = useConfirmPlan(side);
  const say = useSay();
  const go = useNavigate();
  const changed = (next: readonly Change[]): void => {
    setChanges(next);
    preview.reset();
    confirm.reset();
  };
  const look = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reason = formText(form, 'reason');
    const document = { number: formText(form, 'number'), date: formText(form, 'date') };
    confirm.reset();
    preview.mutate({ day, document, changes: [...changes], ...(reason === '' ? {} : { reason }) });
  };
  return (
    <div className="page-body narrow stack">
      <PageHead
        title={side === 'organisation' ? '办理机构变动' : '办理任免'}
        where={
          <>
            {side === 'organisation' ? '任职、免职由安全管理员办理。' : '职务、部门和分工由系统管理员办理。'}先预览，再确认。
            <Link to="/organisation">机构与分工</Link>
          </>
        }
      />
      <AddChange side={side} chart={chart} changes={changes} onAdd={(one) => changed([...changes, one])} />
      {side === 'organisation' && <WorkbookPart day={day} onChanges={changed} />}
      <form className="form-sheet stack" onSubmit={look} onChange={() => preview.reset()} aria-labelledby="plan-title">
        <h2 id="plan-title">
          依据和生效 <span className="quiet num">变动{changes.length}项</span>
        </h2>
        <Listed changes={changes} chart={chart} onChange={changed} />
        <div className="row">
          <label className="field grow paper-number">
            <span className="label">文号</span>
            <input className="input" name="number" required minLength={2} maxLength={80} />
          </label>
          <label className="field">
            <span className="label">文件日期</span>
            <input className="input" type="date" name="date" required max={today} defaultValue={today} />
          </label>
          <label className="field">
            <span className="label">生效日期</span>
            <input className="input" type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
          </label>
        </div>
        <label className="field">
          <span className="label">说明{day < today ? '（补录须写明理由）' : '（可不填）'}</span>
          <input className="input" name="reason" maxLength={400} required={day < today} />
        </label>
        <div role="alert">{preview.isError && <p className="notice refused">{sayingOf(preview.error)}</p>}</div>
        <p>
          <button type="submit" className="button" disabled={changes.length === 0 || preview.isPending}>
            预览
          </button>
        </p>
      </form>
      {preview.data !== undefined && (
        <PreviewPart
          side={side}
          of={preview.data}
          confirming={confirm}
          onConfirm={() =>
            confirm.mutate(preview.data, {
              onSuccess: ({ entered, effective }) => {
                say(effective === 'now' ? `已录入${entered}项变动，待办已随之调整` : `已录入${entered}项变动，自${dayText(day)}起生效`);
                void go('/organisation?section=history');
              },
            })
          }
        />
      )}
    </div>
  );
}

function AddChange({
  side,
  chart,
  changes,
  onAdd,
}: {
  readonly side: PlanSide;
  readonly chart: ChartView;
  readonly changes: readonly Change[];
  readonly onAdd: (change: Change) => void;
}) {
  const kinds = kindsOf(side, chart.pairing);
  const [kind, setKind] = useState<ChangeKind>(kinds[0] ?? 'portfolio-assigned');
  const [round, setRound] = useState(0);
  const [post, setPost] = useState('');
  const accounts = (useAccounts().data ?? [])
    .filter((one) => one.administrator === undefined)
    .map((one): Named => ({ id: one.account, name: `${one.label}（${one.account}）` }));
  const add = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onAdd(changeFrom(kind, new Map(fieldsOf(kind).map(({ name }) => [name, formText(form, name)]))));
    setRound((n) => n + 1);
    setPost('');
  };
  return (
    <form key={round} className="form-sheet stack" onSubmit={add} aria-labelledby="add-title">
      <h2 id="add-title">列入变动</h2>
      <label className="field">
        <span className="label">事由</span>
        <select
          className="select"
          value={kind}
          onChange={(event) => {
            setKind(event.target.value as ChangeKind);
            setPost('');
          }}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {labelOf(one)}
            </option>
          ))}
        </select>
      </label>
      <div key={kind} className="change-fields">
        {fieldsOf(kind).map(({ name, label, from, optional }) => {
          const choices = choicesOf(from, chart, changes, kind === 'holder-relieved' ? holdersOf(chart, post, accounts) : accounts);
          const only = kind === 'holder-relieved' && from === 'account' && choices.length === 1 ? choices[0]?.id : undefined;
          return (
            <label key={only === undefined ? `${name} ${from === 'account' ? post : ''}` : `${name} ${only}`} className="field">
              <span className="label">{label}</span>
              {choices.length > 0 || (kind === 'holder-relieved' && from === 'account') ? (
                <select
                  className="select"
                  name={name}
                  required={optional === undefined}
                  defaultValue={only ?? ''}
                  onChange={from === 'post' ? (event) => setPost(event.target.value) : undefined}
                >
                  <option value="" disabled={optional === undefined}>
                    {optional ?? (choices.length === 0 ? (post === '' ? '请先选职务' : '此职务现无任职') : '请选')}
                  </option>
                  {choices.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  className="input"
                  name={name}
                  type={from === 'number' ? 'number' : from === 'date' ? 'date' : 'text'}
                  required={optional === undefined && from !== 'words'}
                  maxLength={400}
                  {...(from === 'id' ? { pattern: '[a-z][a-z0-9.\\-]*', title: '小写字母开头，可用数字、点和短横' } : {})}
                />
              )}
            </label>
          );
        })}
      </div>
      <p>
        <button type="submit" className="button">
          列入
        </button>
      </p>
    </form>
  );
}

function Listed({
  changes,
  chart,
  onChange,
}: {
  readonly changes: readonly Change[];
  readonly chart: ChartView;
  readonly onChange: (next: readonly Change[]) => void;
}) {
  if (changes.length === 0) return <p className="quiet">还没有列入变动。</p>;
  const names = new Map<string, string>([
    ...chart.posts.map((one) => [one.id, one.title] as const),
    ...chart.departments.map((one) => [one.id, one.name] as const),
    ...changes.flatMap((one): (readonly [string, string])[] =>
      one.kind === 'post-added' ? [[one.post, one.title]] : one.kind === 'department-added' ? [[one.department, one.name]] : [],
    ),
  ]);
  const said = ({ kind, ...values }: Change): string =>
    `${labelOf(kind)}：${Object.values(values)
      .map((value) => (Array.isArray(value) ? value.join('、') : (names.get(String(value)) ?? String(value))))
      .join('，')}`;
  return (
    <ol className="change-lines" aria-label="列入的变动">
      {changes.map((one, i) => (
        <li key={`${i} ${said(one)}`}>
          {said(one)}{' '}
          <button type="button" className="link-button" onClick={() => onChange(changes.filter((_, k) => k !== i))}>
            去掉<span className="visually-hidden">{said(one)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
