/** The whole history of a matter with its receipts. */
import type { HistoryLine } from '@lingxing/server/contracts';
import { type MatterPath, useHistory } from '../api/matter.ts';
import { BasisChips } from '../components/basis.tsx';
import { FindingsList } from '../components/findings.tsx';
import { ProblemNotice, Skeleton } from '../components/states.tsx';
import { momentText, shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';

/** Every act: who, as what, when, on what basis; its receipt on demand. */
export function History({ path, id }: { readonly path: MatterPath; readonly id: string }) {
  const history = useHistory(path, id);
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
