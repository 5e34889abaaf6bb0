/** A return (退回) as everyone is told of it: who, at which step, when, on which grounds, and in which words. */
import type { DocumentView, ReturnView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { RETURN_GROUND_LABELS } from '../labels.ts';
import { shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';

const groundText = (ground: string): string =>
  ground in RETURN_GROUND_LABELS ? RETURN_GROUND_LABELS[ground as keyof typeof RETURN_GROUND_LABELS] : ground;

export function ReturnRecord({ record }: { readonly record: ReturnView }) {
  const { today } = useMe();
  return (
    <>
      <p className="opinion-who">
        <strong>{record.by}退回</strong>
        <span className="quiet">
          {record.from} · 第{record.round}轮 · <span className="num">{shortMoment(record.at, today.date)}</span>
        </span>
        {record.grounds.map((ground) => (
          <span key={ground} className="tag">
            {groundText(ground)}
          </span>
        ))}
      </p>
      <p className="opinion-words">{record.reason}</p>
    </>
  );
}

/** While a returned document is in the hands of those who mend it, the reason stands before everything else. */
export function Returned({
  view,
  revise,
}: {
  readonly view: Pick<DocumentView, 'returns' | 'stage' | 'withdrawn'>;
  /** Where the text is mended, for those who may and where nothing else near shows the way. */
  readonly revise?: string | undefined;
}) {
  const last = view.returns.at(-1);
  if (last === undefined || view.stage !== 'drafting' || view.withdrawn) return null;
  const before = view.returns.slice(0, -1).toReversed();
  return (
    <section className="notice warned returned" aria-label="退回补正">
      <ReturnRecord record={last} />
      {revise !== undefined && (
        <p>
          <Link to={revise} className="button">
            修改文稿
          </Link>
        </p>
      )}
      {before.length > 0 && (
        <details className="small">
          <summary>此前还退回过{before.length}次</summary>
          {before.map((record) => (
            <ReturnRecord key={record.round} record={record} />
          ))}
        </details>
      )}
    </section>
  );
}
