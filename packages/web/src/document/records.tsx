/** Versions of the text, and limits. */
import type { DocumentView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { BasisChip } from '../components/basis.tsx';
import { ObligationDue } from '../components/due.tsx';
import { EmptyState } from '../components/states.tsx';
import { limitText, shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';

const NATURE_LABELS = { first: '初稿', draft: '起草中修改', editorial: '文字性修改', substantive: '实质性修改' } as const;
const STATE_LABELS = { open: '未到期', met: '已办', passed: '逾期', cancelled: '已取消' } as const;

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

export function Obligations({ view }: { readonly view: Pick<DocumentView, 'obligations'> }) {
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
