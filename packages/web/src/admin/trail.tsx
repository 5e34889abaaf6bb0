/** 审计记录: what was done to accounts, grants and configuration, and what was refused; for the auditor only. */
import { useDeferredValue, useState } from 'react';
import { type TrailLine, useTrail } from '../api/admin.ts';
import { SelectFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { momentText } from '../lib/dates.ts';

const COLUMNS: readonly Column<TrailLine>[] = [
  { id: 'at', label: '时间', width: '13em', cell: (t) => <span className="num">{momentText(t.at)}</span> },
  { id: 'account', label: '账号', width: '16em', cell: (t) => t.account ?? <span className="quiet">未登录</span> },
  { id: 'event', label: '事由', width: '12em', narrow: 'head', cell: (t) => <strong>{t.eventLabel}</strong> },
  { id: 'detail', label: '内容', cell: (t) => t.detail },
  { id: 'result', label: '结果', width: '5em', cell: (t) => (t.result === 'ok' ? '办成' : <strong>拒绝</strong>) },
];

export function TrailPage() {
  const [result, setResult] = useState('');
  const [words, setWords] = useState('');
  const deferred = useDeferredValue(words.trim());
  const trail = useTrail({ q: deferred, result });
  const lines = trail.data?.pages.flatMap((p) => p.items) ?? [];
  const save = () => {
    const text = [
      '时间\t账号\t事由\t内容\t结果',
      ...lines.map((t) => [momentText(t.at), t.account ?? '', t.eventLabel, t.detail, t.result === 'ok' ? '办成' : '拒绝'].join('\t')),
    ].join('\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/tab-separated-values;charset=utf-8' }));
    link.download = '审计记录.tsv';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="page-body">
      <PageHead title="审计记录" where="登录、账号、授权和配置的每一次变动和拒绝。只增不改。" />
      {trail.isError ? (
        <ProblemNotice error={trail.error} retry={() => void trail.refetch()} what="审计记录" />
      ) : (
        <RegistryTable
          name="trail"
          label="审计记录"
          columns={COLUMNS}
          rows={lines}
          keyOf={(t) => `${t.at}${t.account ?? ''}${t.event}${t.detail}`}
          loading={trail.isPending}
          more={trail.hasNextPage ? { load: () => void trail.fetchNextPage(), loading: trail.isFetchingNextPage } : undefined}
          filters={
            <search className="filters">
              <input
                className="input search-input"
                type="search"
                aria-label="按账号、事由、内容查找"
                placeholder="账号、事由、内容"
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
              <SelectFilter
                label="结果"
                value={result}
                options={[
                  ['ok', '办成'],
                  ['refused', '拒绝'],
                ]}
                onChange={setResult}
              />
            </search>
          }
          tools={
            <button type="button" className="button plain" onClick={save} disabled={lines.length === 0}>
              导出所列
            </button>
          }
          empty={<EmptyState>没有符合的记录。</EmptyState>}
        />
      )}
    </div>
  );
}
