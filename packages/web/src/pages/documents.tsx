/** 公文: every document that this person may read, filtered, searched by words or number, exported. */
import type { DocumentLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { exportAddress, useDocuments } from '../api/documents.ts';
import { lay } from '../acts/pile.ts';
import { DueChip } from '../components/due.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { URGENCY_LABELS } from '../labels.ts';
import { useAddress } from '../lib/address.ts';
import { withoutPlace } from '../lib/names.ts';
import { dayOf, shortMoment } from '../lib/dates.ts';
import { may, useMe } from '../session.ts';
import { DocumentFilters, type FilterName, FILTERS, type FilterValues } from './document-filters.tsx';

function columnsOf(today: string, government: string): readonly Column<DocumentLine>[] {
  return [
    {
      id: 'title',
      label: '标题',
      sort: 'title',
      rising: true,
      narrow: 'head',
      cell: (d) => (
        <span className="title-cell">
          {d.exercise && <span className="tag">演练</span>}
          {d.urgency !== 'none' && <span className="urgency">{URGENCY_LABELS[d.urgency as keyof typeof URGENCY_LABELS]}</span>}
          <Link to={`/documents/${d.id}`}>{d.title}</Link>
        </span>
      ),
    },
    {
      id: 'number',
      label: '文号',
      sort: 'number',
      width: '12em',
      cell: (d) => d.number !== undefined && <span className="num nowrap">{d.number}</span>,
    },
    { id: 'kind', hidden: true, label: '文种', width: '4.5em', cell: (d) => d.kindLabel },
    { id: 'host', roomy: true, label: '主办', width: '8em', cell: (d) => withoutPlace(d.hostName, government) },
    { id: 'stage', label: '办到', width: '7.5em', cell: (d) => d.stageLabel },
    { id: 'waiting', label: '待办人', width: '10.5em', cell: (d) => d.waitingFor.join('、') },
    {
      id: 'due',
      label: '时限',
      sort: 'due',
      rising: true,
      width: '11.5em',
      cell: (d) => d.due !== undefined && <DueChip due={d.due} remaining={d.remaining} late={d.late} />,
    },
    {
      id: 'updated',
      roomy: true,
      label: '更新',
      sort: 'updated',
      width: '6.5em',
      narrow: 'none',
      cell: (d) => <span className="quiet num">{shortMoment(dayOf(d.updatedAt), today)}</span>,
    },
    {
      id: 'created',
      label: '起草',
      sort: 'created',
      width: '6.5em',
      hidden: true,
      narrow: 'none',
      cell: (d) => <span className="quiet num">{shortMoment(dayOf(d.createdAt), today)}</span>,
    },
    { id: 'issuer', label: '发文名义', width: '11em', hidden: true, narrow: 'none', cell: (d) => d.issuerLabel },
  ];
}

export function DocumentsPage() {
  const me = useMe();
  const address = useAddress();
  const { parameters } = address;
  const filter: FilterValues = Object.fromEntries(FILTERS.flatMap((n) => (parameters.get(n) ? [[n, parameters.get(n)]] : [])));
  const sort = parameters.get('sort') ?? '-updated';
  const documents = useDocuments({ ...filter, sort });
  const set = (name: FilterName | 'sort', value: string) => address.set({ [name]: value });
  const replace = (next: FilterValues) => address.replace({ sort: sort === '-updated' ? '' : sort, ...next });
  const rows = documents.data?.pages.flatMap((p) => p.items) ?? [];
  const active = FILTERS.some((n) => filter[n] !== undefined);

  return (
    <div className="page-body">
      <PageHead
        title="公文"
        where="你可以查阅的公文"
        act={
          may(me, 'documents.act') && (
            <Link to="/documents/new" className="button primary">
              起草公文
            </Link>
          )
        }
      />
      {documents.isError && rows.length === 0 ? (
        <ProblemNotice error={documents.error} retry={() => void documents.refetch()} what="公文列表" />
      ) : (
        <RegistryTable
          name="documents"
          label="公文"
          columns={columnsOf(me.today.date, me.government.name)}
          rows={rows}
          keyOf={(d) => d.id}
          hrefOf={(d) => `/documents/${d.id}`}
          onOpen={() =>
            lay({
              account: me.account,
              place: `/documents?${parameters.toString()}`,
              name: '公文列表',
              items: rows.map(({ id, title }) => ({ matter: id, procedure: 'document', title })),
            })
          }
          sort={sort}
          onSort={(next) => set('sort', next)}
          loading={documents.isPending}
          total={documents.data?.pages[0]?.total}
          more={documents.hasNextPage ? { load: () => void documents.fetchNextPage(), loading: documents.isFetchingNextPage } : undefined}
          primary
          filters={<DocumentFilters filter={filter} onSet={set} onReplace={replace} />}
          tools={
            <>
              <a className="button plain" href={exportAddress({ ...filter, sort })} download>
                导出表格
              </a>
              <Link className="button plain" to="/documents/marks">
                发文字号
              </Link>
            </>
          }
          renderBulk={(chosen, clear) => <CopyChosen chosen={chosen} onDone={clear} />}
          empty={
            active ? (
              <EmptyState
                next={
                  <button type="button" className="link-button" onClick={() => replace({})}>
                    清除筛选
                  </button>
                }
              >
                没有符合这些条件的公文。
              </EmptyState>
            ) : (
              <EmptyState next={may(me, 'documents.act') ? <Link to="/documents/new">起草第一件</Link> : undefined}>
                还没有你可以查阅的公文。
              </EmptyState>
            )
          }
        />
      )}
    </div>
  );
}

/** Titles and numbers of the rows marked, as columns that a spreadsheet takes on paste. */
function CopyChosen({ chosen, onDone }: { readonly chosen: readonly DocumentLine[]; readonly onDone: () => void }) {
  const say = useSay();
  const copy = async () => {
    const lines = chosen.map((d) => [d.title, d.number ?? '', d.kindLabel, d.hostName, d.stageLabel].join('\t'));
    try {
      await navigator.clipboard.writeText(lines.join('\n'));
      say(`已复制${chosen.length}件的标题和文号，可粘贴到表格`);
      onDone();
    } catch {
      say('浏览器不许复制，可改用导出表格');
    }
  };
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      复制标题和文号
    </button>
  );
}
