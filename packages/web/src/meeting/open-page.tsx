/** 会议公开: what of the government's sittings is open to me, what was taken back; for the office, what is still owed to the public. */
import type { OpenLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { publicListExport, useOpenItems } from '../api/meetings-open.ts';
import { SelectFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { dayText } from '../lib/dates.ts';
import { isOffice } from '../lib/names.ts';
import { useMe } from '../session.ts';
import { OpenFile } from './papers.tsx';

/** Papers that are open, to be opened here: who may not read the sitting has them all the same. */
function Files({ line }: { readonly line: OpenLine }) {
  return (
    <ul className="file-lines">
      {line.files.map((file) => (
        <OpenFile
          key={file.hash}
          path={`/meetings/open/${encodeURIComponent(line.meeting.id)}/papers/${file.topic}/${file.hash}`}
          file={file}
        />
      ))}
    </ul>
  );
}

const COLUMNS: readonly Column<OpenLine>[] = [
  {
    id: 'item',
    label: '事项',
    narrow: 'head',
    cell: (line) => (
      <span className="title-cell">{line.readable ? <Link to={`/meetings/${line.meeting.id}`}>{line.item}</Link> : line.item}</span>
    ),
  },
  { id: 'text', label: '内容', narrow: 'across', cell: (line) => (line.files.length === 0 ? line.text : <Files line={line} />) },
  { id: 'meeting', label: '会议', width: '16em', narrow: 'across', cell: (line) => line.meeting.title },
  {
    id: 'state',
    label: '情况',
    width: '7em',
    cell: (line) => (line.state === 'open' ? line.stateLabel : <span className="warned-mark">{line.stateLabel}</span>),
  },
  { id: 'to', label: '范围', width: '10em', narrow: 'labelled', cell: (line) => line.toLabel ?? '' },
  { id: 'words', label: '依据、理由', width: '14em', narrow: 'across', cell: (line) => line.words },
  {
    id: 'on',
    label: '日期',
    width: '9em',
    narrow: 'labelled',
    cell: (line) => (line.on === undefined ? '' : <span className="num">{dayText(line.on)}</span>),
  },
];

export function OpenPage() {
  const { parameters, set } = useAddress();
  const me = useMe();
  const chosen = parameters.get('list') ?? '';
  const list = useOpenItems(chosen === '' ? 'mine' : chosen);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const lists: readonly (readonly [string, string])[] = isOffice(me)
    ? [
        ['public', '向社会公开'],
        ['owed', '待公开'],
      ]
    : [['public', '向社会公开']];
  return (
    <div className="page-body">
      <PageHead title="会议公开" where="会议议程、纪要和议定事项的公开情况" act={<Link to="/meetings">会议</Link>} />
      {list.isError && rows.length === 0 ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} what="会议公开" />
      ) : (
        <RegistryTable
          name="meetings-open"
          label="公开的会议事项"
          columns={COLUMNS}
          rows={rows}
          keyOf={(line) => line.id}
          hrefOf={(line) => (line.readable ? `/meetings/${line.meeting.id}` : '/meetings/open')}
          loading={list.isPending}
          more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
          primary
          filters={
            <search className="filters">
              <div className="filter-chips">
                <SelectFilter label="全部公开事项" value={chosen} options={lists} onChange={(value) => set({ list: value })} />
              </div>
            </search>
          }
          tools={
            <a className="button plain" href={publicListExport} download>
              导出公开目录
            </a>
          }
          empty={<EmptyState>{chosen === 'owed' ? '没有待公开的事项。' : '还没有公开的会议事项。'}</EmptyState>}
        />
      )}
    </div>
  );
}
