/** 会后落实: every decision of every sitting, what it calls for and by when, what is issued and what is late; exported. */
import type { FollowUpLine } from '@lingxing/server/contracts';
import { SITTING_LABELS } from '@lingxing/affairs/meeting-labels';
import { Link } from 'react-router';
import { type AfterFilter, afterExport, useAfter } from '../api/meetings.ts';
import { DateFilter, SelectFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { dayText } from '../lib/dates.ts';

const LATE: ReadonlySet<FollowUpLine['state']> = new Set(['late', 'issued-late']);

/** The document that carries it out: issued, under way, or to be begun by whoever drafts it. */
function DocumentCell({ line: { issued, document, mayDraft, meeting, topicId } }: { readonly line: FollowUpLine }) {
  const words = issued === undefined ? '发文办理中' : `${issued.number}，${dayText(issued.on)}`;
  if (document !== undefined) return <Link to={`/documents/${document}`}>{words}</Link>;
  if (issued !== undefined) return words;
  return mayDraft ? <Link to={`/documents/new?sitting=${meeting.id}&topic=${topicId}`}>起草发文</Link> : null;
}

const COLUMNS: readonly Column<FollowUpLine>[] = [
  {
    id: 'topic',
    label: '议题',
    narrow: 'head',
    cell: (line) => (
      <span className="title-cell">
        <Link to={`/meetings/${line.meeting.id}`}>{line.topic}</Link>
      </span>
    ),
  },
  { id: 'meeting', label: '会议', width: '13em', narrow: 'labelled', cell: (line) => line.meeting.number ?? line.meeting.title },
  { id: 'result', label: '议定', width: '7em', cell: (line) => line.result },
  { id: 'fate', label: '去向', width: '11em', narrow: 'labelled', cell: (line) => [line.fate, line.department].filter(Boolean).join('，') },
  {
    id: 'due',
    label: '时限',
    width: '9em',
    narrow: 'labelled',
    cell: (line) => (line.due === undefined ? '' : <span className="num">{dayText(line.due)}</span>),
  },
  {
    id: 'state',
    label: '办到',
    width: '8em',
    cell: (line) => (LATE.has(line.state) ? <span className="warned-mark">{line.stateLabel}</span> : line.stateLabel),
  },
  {
    id: 'issued',
    label: '文件',
    narrow: 'labelled',
    width: '15em',
    cell: (line) => <DocumentCell line={line} />,
  },
];

export function AfterPage() {
  const { parameters, set } = useAddress();
  const filter: AfterFilter = Object.fromEntries(
    (['kind', 'from', 'to'] as const).flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])),
  );
  const list = useAfter(filter);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page-body">
      <PageHead title="会后落实" where="议定的事项、去向、时限和印发情况" act={<Link to="/meetings">会议</Link>} />
      {list.isError && rows.length === 0 ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} what="会后落实" />
      ) : (
        <RegistryTable
          name="meetings-after"
          label="议定事项"
          columns={COLUMNS}
          rows={rows}
          keyOf={(line) => line.id}
          hrefOf={(line) => `/meetings/${line.meeting.id}`}
          loading={list.isPending}
          more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
          primary
          filters={
            <search className="filters">
              <div className="filter-chips">
                <SelectFilter
                  label="类别"
                  value={filter.kind}
                  options={Object.entries(SITTING_LABELS)}
                  onChange={(value) => set({ kind: value })}
                />
                <DateFilter label="召集起" value={filter.from} onChange={(value) => set({ from: value })} />
                <DateFilter label="止" value={filter.to} onChange={(value) => set({ to: value })} />
              </div>
            </search>
          }
          tools={
            <a className="button plain" href={afterExport(filter)} download>
              导出表格
            </a>
          }
          empty={<EmptyState>还没有议定的事项。</EmptyState>}
        />
      )}
    </div>
  );
}
