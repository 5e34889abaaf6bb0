/** Which meeting the text names for a topic, which sitting it comes from and which it goes on to. */
import type { TopicView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { BasisChip } from '../components/basis.tsx';
import { dayText } from '../lib/dates.ts';

export function Way({ topic: { suggested, from, left } }: { readonly topic: TopicView }) {
  return (
    <>
      {suggested.map((one) => (
        <li key={one.says}>
          <span className="lines-main">
            <span>
              {one.says}
              <BasisChip citation={one.citation} />
            </span>
            {!one.here &&
              (one.binding ? <span className="warned-mark">不是这类会议</span> : <span className="quiet">规则列在另一类会议</span>)}
          </span>
        </li>
      ))}
      {from !== undefined && (
        <li>
          <span className="lines-main">
            <span>
              来自
              <Link to={`/meetings/${from.sitting}`}>
                {from.on === undefined ? '日期未定的' : dayText(from.on)}
                {from.kindLabel}
              </Link>
            </span>
            <span>
              {from.label}
              {from.words !== '' && `：${from.words}`}
            </span>
          </span>
        </li>
      )}
      {left !== undefined && (
        <li>
          <span className="lines-main">
            <span>{left.label}</span>
            {left.to === undefined ? (
              <span className="quiet">召集下一次同类会议时收入</span>
            ) : (
              <span>
                已转入<Link to={`/meetings/${left.to.id}`}>{left.to.title}</Link>
              </span>
            )}
          </span>
        </li>
      )}
    </>
  );
}
