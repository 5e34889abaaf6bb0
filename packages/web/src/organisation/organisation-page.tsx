/** 机构与分工: the organisation of a day, and how it came about. */
import type { ChangeHistoryPage } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { addressOf } from '../api/client.ts';
import { PageHead } from '../components/page-title.tsx';
import { SectionTabs } from '../components/section-tabs.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { dayText, momentText } from '../lib/dates.ts';
import { may, useMe } from '../session.ts';
import { useChangeHistory, useChart } from './api.ts';
import { Chart } from './chart.tsx';
import './organisation.css';

export function OrganisationPage() {
  const me = useMe();
  const { parameters, set } = useAddress();
  const day = parameters.get('day') ?? undefined;
  const chart = useChart(day);
  const changes = may(me, 'organisation.manage') || may(me, 'grants.manage');
  const choose = (chosen: string): void => set({ day: chosen === me.today.date ? '' : chosen });
  return (
    <div className="page-body">
      <PageHead
        title="机构与分工"
        where="领导、部门、职务和任职，按日查看；变动依任免、分工通知办理。"
        act={
          changes && (
            <Link className="button primary" to="/organisation/change">
              {may(me, 'organisation.manage') ? '办理变动' : '办理任免'}
            </Link>
          )
        }
      />
      <div className="row organisation-tools">
        <label className="field">
          <span className="label">某日的机构</span>
          <input className="input" type="date" value={day ?? me.today.date} onChange={(event) => choose(event.target.value)} />
        </label>
        {chart.data?.whole === true && (
          <a className="button" href={addressOf('/organisation/export.xlsx', { day })} download>
            导出表格
          </a>
        )}
      </div>
      {chart.isPending && <Skeleton lines={8} />}
      {chart.isError && <ProblemNotice error={chart.error} retry={() => void chart.refetch()} what="机构" />}
      {chart.data !== undefined && (
        <SectionTabs
          label="机构各部分"
          sections={[
            { id: 'chart', label: `${dayText(chart.data.day)}的机构`, content: <Chart of={chart.data} /> },
            ...(chart.data.whole ? [{ id: 'history', label: '变动记录', content: <History /> }] : []),
          ]}
        />
      )}
    </div>
  );
}

function History() {
  const history = useChangeHistory(true);
  if (history.isPending) return <Skeleton lines={6} />;
  if (history.isError) return <ProblemNotice error={history.error} retry={() => void history.refetch()} what="变动记录" />;
  const lines = history.data.pages.flatMap((page) => page.items);
  if (lines.length === 0) return <EmptyState>还没有变动。</EmptyState>;
  return (
    <>
      <ol className="change-lines" aria-label="变动记录">
        {lines.map((one) => (
          <HistoryEntry key={one.n} of={one} />
        ))}
      </ol>
      {history.hasNextPage && (
        <p>
          <button type="button" className="button" disabled={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            更早的变动
          </button>
        </p>
      )}
    </>
  );
}

/** What was so before there were records has no day to show. */
const fromText = (day: string): string => (day === '0001-01-01' ? '启用记录以前' : `自${dayText(day)}`);

function HistoryEntry({ of }: { readonly of: ChangeHistoryPage['items'][number] }) {
  return (
    <li>
      <p>
        <span className="tag">{of.label}</span> {of.subject}：{of.before} → {of.after}
      </p>
      <p className="small quiet">
        {[
          fromText(of.day),
          ...(of.document === undefined ? [] : [`${of.document.number}（${dayText(of.document.date)}）`]),
          ...(of.reason === '' ? [] : [of.reason]),
          of.by === undefined ? `${momentText(of.at)}初始录入` : `${of.by}，${momentText(of.at)}录入`,
        ].join(' · ')}
      </p>
    </li>
  );
}
