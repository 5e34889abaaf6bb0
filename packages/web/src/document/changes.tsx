/** What changed since the signature, before the recheck passes. */
import type { Comparison, DocumentView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { useComparison } from '../api/document.ts';
import { ProblemNotice, Skeleton } from '../components/states.tsx';

const NATURE_LABELS = { first: '初稿', draft: '修改', editorial: '文字性修改', substantive: '实质性修改' } as const;

export function ChangesSinceSignature({ view }: { readonly view: DocumentView }) {
  const from = view.signature?.version ?? view.textVersion;
  const changed = from !== view.textVersion;
  const comparison = useComparison(view.id, from, view.textVersion, changed);
  if (!changed) return <p className="same-since">自签发以来文稿没有改动。</p>;
  const since = view.versions.filter((v) => v.version > from);
  return (
    <section className="stack changes" aria-label="签发以来的改动">
      <h3>签发以来的改动</h3>
      <ul>
        {since.map((v) => (
          <li key={v.version}>
            第{v.version}稿 · {v.by} · {NATURE_LABELS[v.nature]}
            {v.note !== '' && `：${v.note}`}
          </li>
        ))}
      </ul>
      {comparison.isPending && <Skeleton lines={3} />}
      {comparison.isError && <ProblemNotice error={comparison.error} retry={() => void comparison.refetch()} what="改动" />}
      {comparison.data && <Changes comparison={comparison.data} />}
      <p>
        <Link to={`/documents/${view.id}/compare?from=${from}&to=${view.textVersion}`}>对照全文</Link>
      </p>
    </section>
  );
}

/** Only what differs: fields before and after, and the lines of the text that were touched. */
export function Changes({ comparison }: { readonly comparison: Comparison }) {
  const touched = comparison.blocks.filter((b) => b.change !== 'same');
  return (
    <div className="stack">
      {comparison.fields.map((f) => (
        <p key={f.field}>
          <span className="quiet">{f.label}：</span>
          <del>{f.before === '' ? '（空）' : f.before}</del> <ins>{f.after === '' ? '（空）' : f.after}</ins>
        </p>
      ))}
      {touched.map((block, i) => (
        <p key={i} className="changed-block">
          {block.spans.map((span, j) =>
            span.change === 'added' ? (
              <ins key={j}>{span.text}</ins>
            ) : span.change === 'removed' ? (
              <del key={j}>{span.text}</del>
            ) : (
              <span key={j}>{span.text}</span>
            ),
          )}
        </p>
      ))}
      {comparison.fields.length === 0 && touched.length === 0 && <p>没有文字改动。</p>}
    </div>
  );
}
