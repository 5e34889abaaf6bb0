/** To whom minutes went, who has signed for them and who has not, that they are filed away. */
import type { MeetingView } from '@lingxing/server/contracts';
import { By } from '../acts/matter-parts.tsx';

export function DistributionPart({ view }: { readonly view: Pick<MeetingView, 'distribution'> }) {
  const { distribution } = view;
  if (distribution === undefined) return null;
  const { copies, tracked, archived } = distribution;
  const open = copies.filter((one) => one.acknowledged === undefined).length;
  return (
    <section aria-labelledby="copies-title">
      <h2 id="copies-title">分送和签收</h2>
      <p className="quiet">
        已分送<span className="num">{copies.length}</span>份
        {tracked && (
          <>
            ，已签收<span className="num">{copies.length - open}</span>，未签收<span className="num">{open}</span>
          </>
        )}
        。
        {archived !== undefined && (
          <>
            已归档，保管期限{archived.retention} <By {...archived} />
          </>
        )}
      </p>
      <ul className="lines" aria-label="分送和签收">
        {copies.map(({ addressee, sent, mine, acknowledged }) => (
          <li key={`${addressee.kind}${addressee.id}`}>
            <span className="lines-main">
              <strong>{addressee.name}</strong>
              <span>
                {acknowledged === undefined ? (
                  tracked || mine ? (
                    <span className="warned-mark">未签收</span>
                  ) : (
                    <span className="quiet">
                      分送 <By {...sent} />
                    </span>
                  )
                ) : (
                  <>
                    已签收 <By {...acknowledged} />
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
