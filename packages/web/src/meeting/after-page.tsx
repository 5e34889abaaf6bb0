/** 会后落实: every decision of every sitting, what it calls for and by when, what is issued, what is done and what is late; exported. */
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
import { isOffice } from '../lib/names.ts';
import { useMe } from '../session.ts';

const LATE: ReadonlySet<FollowUpLine['state']> = new Set(['late', 'issued-late', 'overdue', 'done-late']);

/** What carries it out, a document or a task: done, under way, or to be begun by whoever does so. */
function CarriedOut({
  line: { issued, document, mayDraft, finished, task, mayAssign, meeting, topicId },
}: {
  readonly line: FollowUpLine;
}) {
  const of = `sitting=${meeting.id}&topic=${topicId}`;
  const told = finished === undefined ? '督办中' : [finished.words, dayText(finished.on)].filter(Boolean).join('，');
  if (task !== undefined) return <Link to={`/tasks/${task}`}>{finished === undefined ? told : `${told}办结`}</Link>;
  if (finished !== undefined) return told;
  if (mayAssign) return <Link to={`/tasks/new?${of}`}>交办督办</Link>;
  const words = issued === undefined ? '发文办理中' : [issued.number, dayText(issued.on)].filter(Boolean).join('，');
  if (document !== undefined) return <Link to={`/documents/${document}`}>{words}</Link>;
  if (issued !== undefined) return words;
  return mayDraft ? <Link to={`/documents/new?${of}`}>起草发文</Link> : null;
}

/** The office goes on from here to what is still owed to the public; nobody else has that list. */
function Publication({ line: { publication } }: { readonly line: FollowUpLine }) {
  const office = isOffice(useMe());
  if (publication === undefined) return null;
  if (publication.is === 'owed' && office) return <Link to="/meetings/open?list=owed">{publication.label}</Link>;
  return [publication.label, publication.on === undefined ? '' : dayText(publication.on)].filter(Boolean).join('，');
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
  { id: 'meeting', label: '会议', width: '13em', narrow: 'across', cell: (line) => line.meeting.number ?? line.meeting.title },
  { id: 'result', label: '议定', width: '5em', cell: (line) => line.result },
  { id: 'fate', label: '去向', width: '14em', narrow: 'across', cell: (line) => [line.fate, line.department].filter(Boolean).join('，') },
  {
    id: 'due',
    label: '时限',
    width: '9em',
    narrow: 'across',
    cell: (line) => (line.due === undefined ? '' : <span className="num">{dayText(line.due)}</span>),
  },
  {
    id: 'state',
    label: '办到',
    width: '6em',
    cell: (line) => (LATE.has(line.state) ? <span className="warned-mark">{line.stateLabel}</span> : line.stateLabel),
  },
  {
    id: 'publication',
    label: '公开',
    narrow: 'across',
    width: '7em',
    cell: (line) => <Publication line={line} />,
  },
  {
    id: 'issued',
    label: '文件、督办',
    narrow: 'across',
    width: '13em',
    cell: (line) => <CarriedOut line={line} />,
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
      <PageHead title="会后落实" where="议定的事项、去向、时限、办理和公开情况" act={<Link to="/meetings">会议</Link>} />
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
