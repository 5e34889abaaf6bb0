/** 公开的答复: what the government has answered in public, for everybody of it; fetched as a list for the web site. */
import { KIND_LABELS } from '@lingxing/affairs/oversight-labels';
import { Link } from 'react-router';
import { publishedExport, usePublishedReplies } from '../api/oversight.ts';
import { SelectFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { dayText } from '../lib/dates.ts';

export function PublishedRepliesPage() {
  const { parameters, set } = useAddress();
  const kind = parameters.get('kind') ?? undefined;
  const list = usePublishedReplies(kind);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page-body">
      <PageHead
        title="公开的答复"
        where={<Link to="/oversight">接受监督</Link>}
        act={
          <a className="button" href={publishedExport(kind)} download>
            导出表格
          </a>
        }
      />
      <search className="filters">
        <div className="filter-chips">
          <SelectFilter label="类别" value={kind} options={Object.entries(KIND_LABELS)} onChange={(v) => set({ kind: v })} />
        </div>
      </search>
      {list.isError && rows.length === 0 ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} what="公开的答复" />
      ) : rows.length === 0 && !list.isPending ? (
        <EmptyState>还没有公开的答复。</EmptyState>
      ) : (
        <ul className="lines" aria-label="公开的答复" style={{ marginTop: 12 }}>
          {rows.map((one) => (
            <li key={one.id}>
              <article className="stack">
                <h2>{one.title}</h2>
                <p className="quiet">
                  {one.kindLabel}，{one.department}，<span className="num">{dayText(one.on)}</span>公开
                </p>
                <p className="opinion-words">{one.text}</p>
              </article>
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <button type="button" className="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          更多
        </button>
      )}
    </div>
  );
}
