/** Versions of the text, limits, and the whole history with its receipts. */
import type { DocumentView, HistoryLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { useHistory } from '../api/document.ts';
import { BasisChip, BasisChips } from '../components/basis.tsx';
import { ObligationDue } from '../components/due.tsx';
import { FindingsList } from '../components/findings.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { limitText, momentText, shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';

const NATURE_LABELS = { first: '初稿', draft: '起草中修改', editorial: '文字性修改', substantive: '实质性修改' } as const;
const STATE_LABELS = { open: '未到期', met: '已办', passed: '已过', cancelled: '已取消' } as const;

export function Versions({ view }: { readonly view: DocumentView }) {
  const { today } = useMe();
  return (
    <ul className="lines">
      {view.versions.toReversed().map((v) => (
        <li key={v.version}>
          <span className="lines-main">
            <strong>第{v.version}稿</strong>
            <span>
              {NATURE_LABELS[v.nature]}
              {v.note !== '' && `：${v.note}`}
            </span>
            <span className="quiet">
              {v.by} · <span className="num">{shortMoment(v.at, today.date)}</span> · <span className="num">{v.characters}字</span>
            </span>
          </span>
          <span className="lines-side">
            {v.version > 1 && <Link to={`/documents/${view.id}/compare?from=${v.version - 1}&to=${v.version}`}>与上一稿对照</Link>}
            {view.signature && view.signature.version !== v.version && (
              <Link to={`/documents/${view.id}/compare?from=${view.signature.version}&to=${v.version}`}>与签发稿对照</Link>
            )}
            {view.signature?.version === v.version && <span className="tag">签发稿</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Obligations({ view }: { readonly view: DocumentView }) {
  if (view.obligations.length === 0) return <EmptyState>没有时限。</EmptyState>;
  return (
    <ul className="lines">
      {view.obligations.map((o) => (
        <li key={o.id}>
          <span className="lines-main">
            <strong>{o.owedBy}</strong>
            <span>
              {o.label}，{limitText(o.value, o.unit)}
            </span>
          </span>
          <span className="lines-side">
            {o.citation && <BasisChip citation={o.citation} />}
            <ObligationDue obligation={o} />
            {o.state !== 'open' && <span className="tag">{STATE_LABELS[o.state]}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Every act: who, as what, when, on what basis; its receipt on demand. */
export function History({ id }: { readonly id: string }) {
  const history = useHistory(id);
  if (history.isPending) return <Skeleton lines={6} />;
  if (history.isError) return <ProblemNotice error={history.error} retry={() => void history.refetch()} what="过程记录" />;
  const lines = history.data.pages.flatMap((p) => p.items);
  return (
    <div className="stack">
      <ol className="history" aria-label="办理记录">
        {lines.map((line) => (
          <Act key={line.seq} line={line} />
        ))}
      </ol>
      {history.hasNextPage && (
        <p>
          <button type="button" className="button" onClick={() => void history.fetchNextPage()} disabled={history.isFetchingNextPage}>
            接着看
          </button>
        </p>
      )}
    </div>
  );
}

function Act({ line }: { readonly line: HistoryLine }) {
  const { today } = useMe();
  return (
    <li>
      <span className="history-seq num quiet">{line.seq}</span>
      <div>
        <p>
          <strong>{line.label}</strong> {line.by} <span className="quiet num">{shortMoment(line.at, today.date)}</span>
          {line.outcome === 'warned' && <span className="tag warned-mark">有提醒</span>}
          {line.outcome === 'refused' && <span className="tag">不符，已记录</span>}
        </p>
        {line.said !== '' && <p>{line.said}</p>}
        {line.reason !== undefined && line.reason !== '' && <p className="quiet">理由：{line.reason}</p>}
        {line.occurredAt !== undefined && <p className="quiet small">补录，实际发生于{momentText(line.occurredAt)}</p>}
        <p>
          <BasisChips citations={line.basis} />
        </p>
        <details className="receipt">
          <summary className="small quiet">审查与凭据</summary>
          <FindingsList findings={line.findings} />
          <dl className="facts small">
            <dt>规则版本</dt>
            <dd>{line.receipt.edition}</dd>
            <dt>规则包</dt>
            <dd className="hash">{line.receipt.packHash}</dd>
            <dt>日历</dt>
            <dd className="hash">{line.receipt.calendarHash}</dd>
            <dt>机构版本</dt>
            <dd className="num">{line.receipt.organisationVersion}</dd>
            <dt>引擎</dt>
            <dd>{line.receipt.engine}</dd>
            <dt>本条校验值</dt>
            <dd className="hash">{line.receipt.hash}</dd>
            <dt>上条校验值</dt>
            <dd className="hash">{line.receipt.previous}</dd>
          </dl>
        </details>
      </div>
    </li>
  );
}
