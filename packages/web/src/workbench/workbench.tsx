/** The desk of those who work all day: one list of what waits, read with the keyboard. */
import type { InboxLine } from '@lingxing/server/contracts';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { lay } from '../acts/pile.ts';
import { useInbox, useWorkbench } from '../api/workbench.ts';
import { BasisChip } from '../components/basis.tsx';
import { DueChip } from '../components/due.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { URGENCY_LABELS } from '../labels.ts';
import { shortMoment } from '../lib/dates.ts';
import { postInUse } from '../lib/names.ts';
import { matterPage } from '../lib/matter-page.ts';
import { may, useMe } from '../session.ts';
import { AwayLine } from './away.tsx';
import { DoneList, LateList, OwedList } from './lists.tsx';

const DRAFTERS = new Set(['department-clerk', 'registrar']);

function columnsOf(today: string): readonly Column<InboxLine>[] {
  return [
    {
      id: 'title',
      label: '事项',
      narrow: 'head',
      cell: (line) => {
        const urgency = URGENCY_LABELS[line.urgency as keyof typeof URGENCY_LABELS] ?? '';
        return (
          <span className="title-cell">
            {urgency !== '' && <span className="urgency">{urgency}</span>}
            {line.inStead !== undefined && <span className="tag">{line.inStead.label}</span>}
            <Link to={matterPage(line)}>{line.title}</Link>
          </span>
        );
      },
    },
    { id: 'act', label: '要办的', width: '8em', cell: (line) => <strong>{line.label}</strong> },
    {
      id: 'due',
      label: '时限',
      width: '14em',
      cell: (line) => line.due !== undefined && <DueChip due={line.due} remaining={line.remaining} late={line.late} />,
    },
    {
      id: 'basis',
      roomy: true,
      label: '依据',
      width: '13em',
      narrow: 'none',
      cell: (line) => line.citation && <BasisChip citation={line.citation} short />,
    },
    { id: 'from', label: '来自', width: '11em', cell: (line) => line.from },
    {
      id: 'since',
      roomy: true,
      label: '送来',
      width: '8em',
      cell: (line) => <span className="quiet num">{shortMoment(line.since, today)}</span>,
    },
    { id: 'kind', label: '文种', width: '5em', hidden: true, narrow: 'none', cell: (line) => line.kindLabel },
    {
      id: 'number',
      label: '文号',
      width: '12em',
      hidden: true,
      narrow: 'none',
      cell: (line) => <span className="num">{line.number}</span>,
    },
    { id: 'recommendation', label: '拟办意见', hidden: true, narrow: 'none', cell: (line) => line.recommendation },
  ];
}

export function Workbench() {
  // What is opened from here goes on from here.
  useEffect(() => lay(undefined), []);
  const me = useMe();
  const workbench = useWorkbench();
  const inbox = useInbox();
  const drafts = may(me, 'documents.act') && DRAFTERS.has(postInUse(me)?.role ?? '');
  const draft = (
    <Link to="/documents/new" className="button primary">
      起草公文
    </Link>
  );
  if (workbench.isError)
    return (
      <div className="page-body">
        <PageHead title="工作台" />
        <ProblemNotice error={workbench.error} retry={() => void workbench.refetch()} what="工作台" />
      </div>
    );
  const counts = workbench.data?.counts;
  // The first page comes with the workbench; the pages after it with the inbox.
  const rows = inbox.data?.pages.flatMap((p) => p.items) ?? workbench.data?.waiting.items ?? [];
  return (
    <div className="page-body">
      <PageHead
        title="工作台"
        where={
          counts && (
            <>
              等我办{counts.waiting}件{counts.late > 0 && <span className="late">，逾期{counts.late}件</span>} · 今日已办{counts.doneToday}
              件
              {counts.drafts > 0 && (
                <>
                  {' · '}
                  <Link to="/documents?stage=drafting&mine=true">在拟{counts.drafts}件</Link>
                </>
              )}
            </>
          )
        }
        act={drafts ? draft : undefined}
      />
      <AwayLine away={workbench.data?.away ?? []} />
      <RegistryTable
        name="inbox"
        label="等我办"
        columns={columnsOf(me.today.date)}
        rows={rows}
        keyOf={(line) => `${line.matter}-${line.act}-${line.inStead?.post ?? ''}`}
        hrefOf={(line) => matterPage(line)}
        loading={workbench.isPending}
        filters={<h2>等我办</h2>}
        more={inbox.hasNextPage ? { load: () => void inbox.fetchNextPage(), loading: inbox.isFetchingNextPage } : undefined}
        empty={
          <EmptyState
            next={drafts ? <Link to="/documents/new">起草一件公文</Link> : <Link to="/documents?mine=true">查看我经办的公文</Link>}
          >
            没有等你办的事项。
          </EmptyState>
        }
        primary
      />
      {workbench.isPending && <Skeleton lines={3} />}
      {workbench.data && (
        <>
          <LateList late={workbench.data.late} />
          <OwedList owed={workbench.data.owed.filter((o) => !o.late)} />
          <DoneList done={workbench.data.done} />
        </>
      )}
    </div>
  );
}
