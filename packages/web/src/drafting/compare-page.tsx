/** Two versions of a document's text held side by side: who changed what, when, and as what they declared it. */
import type { DocumentView } from '@lingxing/server/contracts';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useComparison, useDocument } from '../api/document.ts';
import { PageHead } from '../components/page-title.tsx';
import { ProblemNotice, Skeleton } from '../components/states.tsx';
import { momentText } from '../lib/dates.ts';
import { ComparisonView, type Layout } from './comparison-view.tsx';
import { Few, Select } from './fields/simple.tsx';

type Version = DocumentView['versions'][number];

const NATURES: Record<Version['nature'], string> = { first: '初稿', draft: '起草修改', editorial: '文字性修改', substantive: '实质性修改' };

export function ComparePage() {
  const { id = '' } = useParams();
  const document = useDocument(id);
  if (document.isPending)
    return (
      <div className="page-body">
        <Skeleton lines={8} />
      </div>
    );
  if (document.isError)
    return (
      <div className="page-body">
        <ProblemNotice error={document.error} retry={() => void document.refetch()} what="这件公文" />
      </div>
    );
  return <Compare view={document.data} />;
}

function Compare({ view }: { readonly view: DocumentView }) {
  const [query, setQuery] = useSearchParams();
  const [layout, setLayout] = useState<Layout>(() => (window.matchMedia('(min-width: 1000px)').matches ? 'beside' : 'inline'));
  const versions = view.versions.toSorted((a, b) => a.version - b.version);
  const last = versions.at(-1)?.version ?? 1;
  const chosen = (name: string, otherwise: number): number => {
    const n = Number(query.get(name));
    return versions.some((v) => v.version === n) ? n : otherwise;
  };
  const to = chosen('to', last);
  // Without a word on it: against what was signed, where it has been signed; else against the version before.
  const signed = view.signature?.version;
  const from = chosen('from', signed !== undefined && signed < to ? signed : Math.max(1, to - 1));
  const choose = (name: 'from' | 'to', version: string): void =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('from', String(from));
        next.set('to', String(to));
        next.set(name, version);
        return next;
      },
      { replace: true },
    );
  const options = versions.map((v) => ({
    value: String(v.version),
    label: `第${String(v.version)}稿 ${NATURES[v.nature]} ${v.by}${v.version === signed ? '（签发稿）' : ''}`,
  }));
  const between = versions.filter((v) => v.version > Math.min(from, to) && v.version <= Math.max(from, to));
  return (
    <div className="page-body compare-page stack">
      <PageHead
        title="文稿比对"
        where={
          <>
            <Link to={`/documents/${view.id}`}>{view.draft.title}</Link> · 共{versions.length}稿
          </>
        }
      />
      {versions.length < 2 ? (
        <p>只有一稿，没有可比对的。</p>
      ) : (
        <>
          <div className="compare-choice">
            <Select label="原" value={String(from)} options={options} onChange={(v) => choose('from', v)} />
            <Select label="现" value={String(to)} options={options} onChange={(v) => choose('to', v)} />
            <Few
              label="排法"
              value={layout}
              options={[
                { value: 'beside', label: '左右对照' },
                { value: 'inline', label: '合并显示' },
              ]}
              onChange={setLayout}
            />
          </div>
          <ol className="compare-who">
            {between.map((v) => (
              <li key={v.version}>
                第{v.version}稿，{v.by}，{momentText(v.at)}，{NATURES[v.nature]}
                {v.note === '' ? '' : `：${v.note}`}
              </li>
            ))}
          </ol>
          <Result id={view.id} from={from} to={to} layout={layout} />
        </>
      )}
    </div>
  );
}

function Result({ id, from, to, layout }: { readonly id: string; readonly from: number; readonly to: number; readonly layout: Layout }) {
  const comparison = useComparison(id, from, to, from !== to);
  if (from === to) return <p>所选是同一稿，请另选一稿。</p>;
  if (comparison.isPending) return <Skeleton lines={8} label="正在比对" />;
  if (comparison.isError) return <ProblemNotice error={comparison.error} retry={() => void comparison.refetch()} what="比对结果" />;
  return <ComparisonView comparison={comparison.data} layout={layout} />;
}
