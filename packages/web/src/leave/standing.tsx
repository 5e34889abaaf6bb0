/** How an absence stands to the rules: what they forbid or demand, apart from what they ask for in principle and why it was not kept. */
import type { AbsenceLine, LeaveView } from '@lingxing/server/contracts';
import { FindingLine } from '../components/findings.tsx';
import { shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';

/** 不合规定 only of what the rules forbid or demand; what is asked for in principle and has its reason needs no notice. */
export const Standing = ({ line: { breached, explained } }: { readonly line: Pick<AbsenceLine, 'breached' | 'explained'> }) => (
  <>
    {breached && <span className="tag warned-mark">不合规定</span>}
    {explained === 'given' && <span className="tag">已说明理由</span>}
    {explained === 'missing' && <span className="tag warned-mark">未说明理由</span>}
  </>
);

/** What was only warned of, with the reason that was given; what has its reason is not advised on any more. */
export function Remarks({ view: { remarks } }: { readonly view: Pick<LeaveView, 'remarks'> }) {
  const { today } = useMe();
  if (remarks.length === 0) return null;
  return (
    <section aria-labelledby="remarks-title">
      <h2 id="remarks-title">规则原则上的要求</h2>
      <ul className="lines">
        {remarks.map(({ finding, because }) => (
          <li key={`${finding.code} ${finding.message}`}>
            <ul className="findings lines-main">
              <FindingLine finding={finding} verbose={because === undefined} />
            </ul>
            {because && (
              <p>
                理由：<span className="opinion-words">{because.reason}</span>{' '}
                <span className="quiet">
                  {because.by} <span className="num">{shortMoment(because.at, today.date)}</span>
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
