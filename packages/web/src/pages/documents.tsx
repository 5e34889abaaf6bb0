/** 公文: every document that this person may read, filtered, searched by words or number, exported. */
import type { DocumentLine } from '@lingxing/server/contracts';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type DocumentFilter, exportAddress, useDocuments } from '../api/documents.ts';
import { useOrganisation } from '../api/organisation.ts';
import { DueChip } from '../components/due.tsx';
import { DateFilter, SelectFilter, ToggleFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { SavedViews } from '../components/saved-views.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { ISSUER_LABELS, KIND_LABELS, STAGE_LABELS, URGENCY_LABELS } from '../labels.ts';
import { dayOf, shortMoment } from '../lib/dates.ts';
import { searchWords } from '../lib/document-number.ts';
import { may, useMe } from '../session.ts';

const NAMES = ['q', 'stage', 'kind', 'issuer', 'host', 'from', 'to', 'late', 'mine', 'sort'] as const;

function columnsOf(today: string): readonly Column<DocumentLine>[] {
  return [
    {
      id: 'title',
      label: '标题',
      sort: 'title',
      narrow: 'head',
      cell: (d) => (
        <span className="title-cell">
          {d.exercise && <span className="tag">演练</span>}
          {d.urgency !== 'none' && <span className="urgency">{URGENCY_LABELS[d.urgency as keyof typeof URGENCY_LABELS]}</span>}
          <Link to={`/documents/${d.id}`}>{d.title}</Link>
        </span>
      ),
    },
    { id: 'number', label: '文号', sort: 'number', width: '12em', cell: (d) => <span className="num nowrap">{d.number ?? ''}</span> },
    { id: 'kind', label: '文种', width: '4.5em', cell: (d) => d.kindLabel },
    { id: 'host', label: '主办', width: '8.5em', cell: (d) => d.hostName },
    { id: 'stage', label: '办到', width: '7.5em', cell: (d) => d.stageLabel },
    { id: 'waiting', label: '现由', width: '11em', cell: (d) => d.waitingFor.join('、') },
    { id: 'due', label: '时限', sort: 'due', width: '11.5em', cell: (d) => d.due !== undefined && <DueChip due={d.due} remaining={d.late ? '逾期' : undefined} late={d.late} /> },
    { id: 'updated', label: '更新', sort: 'updated', width: '6.5em', narrow: 'none', cell: (d) => <span className="quiet num">{shortMoment(dayOf(d.updatedAt), today)}</span> },
    { id: 'created', label: '起草', sort: 'created', width: '6.5em', hidden: true, narrow: 'none', cell: (d) => <span className="quiet num">{shortMoment(dayOf(d.createdAt), today)}</span> },
    { id: 'issuer', label: '发文名义', width: '11em', hidden: true, narrow: 'none', cell: (d) => d.issuerLabel },
  ];
}

export function DocumentsPage() {
  const me = useMe();
  const say = useSay();
  const [parameters, setParameters] = useSearchParams();
  const filter: DocumentFilter = Object.fromEntries(NAMES.flatMap((n) => (parameters.get(n) ? [[n, parameters.get(n)]] : [])));
  const documents = useDocuments(filter);
  const organisation = useOrganisation();
  const set = (name: (typeof NAMES)[number], value: string) => {
    const next = new URLSearchParams(parameters);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParameters(next, { replace: true });
  };
  const [words, setWords] = useState(filter.q ?? '');
  useEffect(() => setWords(filter.q ?? ''), [filter.q]);
  const rows = documents.data?.pages.flatMap((p) => p.items) ?? [];
  const active = NAMES.some((n) => n !== 'sort' && filter[n] !== undefined);
  const kept = Object.fromEntries(NAMES.filter((n) => n !== 'sort').map((n) => [n, filter[n] ?? '']));

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
          columns={columnsOf(me.today.date)}
          rows={rows}
          keyOf={(d) => d.id}
          hrefOf={(d) => `/documents/${d.id}`}
          sort={filter.sort ?? '-updated'}
          onSort={(sort) => set('sort', sort)}
          loading={documents.isPending}
          total={documents.data?.pages[0]?.total}
          more={documents.hasNextPage ? { load: () => void documents.fetchNextPage(), loading: documents.isFetchingNextPage } : undefined}
          primary
          filters={
            <form
              className="filters"
              role="search"
              onSubmit={(event) => {
                event.preventDefault();
                set('q', searchWords(words));
              }}
            >
              <input
                className="input search-input"
                type="search"
                placeholder="标题、正文或文号"
                aria-label="按词或文号查找"
                value={words}
                maxLength={100}
                onChange={(event) => setWords(event.target.value)}
                onBlur={() => set('q', searchWords(words))}
              />
              <SelectFilter label="办到" value={filter.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => set('stage', v)} />
              <SelectFilter label="文种" value={filter.kind} options={Object.entries(KIND_LABELS)} onChange={(v) => set('kind', v)} />
              <SelectFilter label="名义" value={filter.issuer} options={Object.entries(ISSUER_LABELS)} onChange={(v) => set('issuer', v)} />
              <SelectFilter
                label="主办"
                value={filter.host}
                options={(organisation.data?.departments ?? []).map((d) => [d.id, d.name])}
                onChange={(v) => set('host', v)}
              />
              <DateFilter label="起" value={filter.from} onChange={(v) => set('from', v)} />
              <DateFilter label="止" value={filter.to} onChange={(v) => set('to', v)} />
              <ToggleFilter label="我经办" on={filter.mine === 'true'} onChange={(on) => set('mine', on ? 'true' : '')} />
              <ToggleFilter label="逾期" on={filter.late === 'true'} onChange={(on) => set('late', on ? 'true' : '')} />
              {active && (
                <button type="button" className="link-button" onClick={() => setParameters(new URLSearchParams(), { replace: true })}>
                  全部清除
                </button>
              )}
              <SavedViews table="documents" filter={kept} onChoose={(next) => setParameters(new URLSearchParams(Object.entries(next).filter(([, v]) => v !== '')), { replace: true })} />
            </form>
          }
          tools={
            <a className="button plain" href={exportAddress(filter)} download>
              导出表格
            </a>
          }
          bulk={(chosen, clear) => (
            <button
              type="button"
              className="button"
              onClick={() => {
                const lines = chosen.map((d) => [d.title, d.number ?? '', d.kindLabel, d.hostName, d.stageLabel].join('\t'));
                navigator.clipboard.writeText(lines.join('\n')).then(
                  () => {
                    say(`已复制${chosen.length}件的标题和文号，可粘贴到表格`);
                    clear();
                  },
                  () => say('浏览器不许复制，可改用导出表格'),
                );
              }}
            >
              复制标题和文号
            </button>
          )}
          empty={
            active ? (
              <EmptyState next={<button type="button" className="link-button" onClick={() => setParameters(new URLSearchParams())}>清除筛选</button>}>
                没有符合这些条件的公文。
              </EmptyState>
            ) : (
              <EmptyState next={may(me, 'documents.act') ? <Link to="/documents/new">起草第一件</Link> : undefined}>还没有你可以查阅的公文。</EmptyState>
            )
          }
        />
      )}
    </div>
  );
}
