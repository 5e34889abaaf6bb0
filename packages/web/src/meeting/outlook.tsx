/** Above the list of meetings: how each kind keeps to the rhythm of the text, and the topics that wait for the next sitting. */
import type { MeetingOutlook } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { useOutlook } from '../api/meetings.ts';
import { BasisChip } from '../components/basis.tsx';
import { dayText } from '../lib/dates.ts';

export function Outlook() {
  const outlook = useOutlook().data;
  if (outlook === undefined || (outlook.rhythm.length === 0 && outlook.waiting.length === 0)) return null;
  return (
    <div className="meeting-outlook">
      {outlook.rhythm.length > 0 && (
        <section aria-labelledby="rhythm-title">
          <h2 id="rhythm-title">频次</h2>
          <ul className="lines">
            {outlook.rhythm.map((one) => (
              <RhythmLine key={one.kind} line={one} />
            ))}
          </ul>
        </section>
      )}
      {outlook.waiting.length > 0 && (
        <section aria-labelledby="waiting-title">
          <h2 id="waiting-title">待上会的议题</h2>
          <ul className="lines">
            {outlook.waiting.flatMap(({ kind, label, topics }) =>
              topics.map((one) => (
                <li key={`${kind}${one.sitting}${one.title}`}>
                  <span className="lines-main">
                    <span>{one.title}</span>
                    <span className="quiet">
                      <Link to={`/meetings/${one.sitting}`}>
                        {one.on === undefined ? '日期未定的' : dayText(one.on)}
                        {label}
                      </Link>
                      ，{one.why}
                    </span>
                  </span>
                </li>
              )),
            )}
          </ul>
        </section>
      )}
    </div>
  );
}

function RhythmLine({ line }: { readonly line: MeetingOutlook['rhythm'][number] }) {
  const { says, citation, last, by, behind } = line;
  return (
    <li>
      <span className="lines-main">
        <span>
          {says}
          <BasisChip citation={citation} />
        </span>
        {last === undefined ? (
          <span className="quiet">还没有开过的记录</span>
        ) : behind === undefined ? (
          <span className="quiet">
            上次{dayText(last)}
            {by !== undefined && `，下次最迟${dayText(by)}`}
          </span>
        ) : (
          <span>
            上次{dayText(last)}，<span className="warned-mark">自{dayText(behind)}起欠开</span>
          </span>
        )}
      </span>
    </li>
  );
}
