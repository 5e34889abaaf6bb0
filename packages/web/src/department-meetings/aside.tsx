/** Beside the form: by when it is asked for, what stands against it, and whose turn it is then. */
import type { DepartmentMeetingVerdict } from '@lingxing/server/contracts';
import type { OpeningHeard } from '../acts/use-opening-verdict.ts';
import { Chain } from '../components/chain.tsx';
import { FindingsList } from '../components/findings.tsx';
import { dayText } from '../lib/dates.ts';

export function MeetingAside({ state: { heard, behind, failed } }: { readonly state: OpeningHeard<DepartmentMeetingVerdict> }) {
  return (
    <>
      <section className="verdict-aside" aria-labelledby="verdict-title">
        <h2 id="verdict-title">规则怎么写</h2>
        <div className="stack" aria-live="polite" data-behind={behind && heard !== undefined}>
          {failed ? (
            <p className="quiet">审查意见暂时取不到，可以照常办理，办理时再审。</p>
          ) : heard === undefined ? (
            <p className="quiet">填齐以后，在这里列出可否报请示、由谁审核批准。</p>
          ) : (
            <>
              {heard.askBy !== undefined && <p>最迟{dayText(heard.askBy)}报请示。</p>}
              {heard.verdict.stands === 'fact' && heard.verdict.outcome !== 'permitted' && (
                <p className="stands-as-fact">已成事实：照实登记，不合规定之处随件列出。</p>
              )}
              <FindingsList findings={heard.verdict.findings} empty="审查未见不符" />
            </>
          )}
        </div>
      </section>
      {heard !== undefined && heard.ahead.length > 0 && (
        <section aria-labelledby="ahead-title">
          <h2 id="ahead-title">接下来</h2>
          <Chain steps={heard.ahead} />
        </section>
      )}
    </>
  );
}
