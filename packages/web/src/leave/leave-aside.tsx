/** Beside the form: what the text wants of such a leave, by when, what stands against it, and whose turn it is then. */
import { BasisChip } from '../components/basis.tsx';
import { Chain } from '../components/chain.tsx';
import { FindingsList } from '../components/findings.tsx';
import { dayText } from '../lib/dates.ts';
import type { LeaveHeard } from './use-leave-verdict.ts';

export function LeaveAside({ state: { heard, behind, failed } }: { readonly state: LeaveHeard }) {
  return (
    <>
      <section className="verdict-aside" aria-labelledby="verdict-title">
        <h2 id="verdict-title">规则怎么写</h2>
        <div className="stack" aria-live="polite" data-behind={behind && heard !== undefined}>
          {failed ? (
            <p className="quiet">审查意见暂时取不到，可以照常办理，办理时再审。</p>
          ) : heard === undefined ? (
            <p className="quiet">写明类别、日期、去向和事由后，在这里列出须提前几日、由谁同意和批准。</p>
          ) : (
            <>
              {heard.norm === undefined ? (
                <p>此种外出、请假，本规则没有写怎样办理。</p>
              ) : (
                <p>
                  {heard.norm.says}
                  <BasisChip citation={heard.norm.citation} />
                </p>
              )}
              {heard.askBy !== undefined && (
                <p>
                  最迟<strong className="num">{dayText(heard.askBy)}</strong>办理。
                </p>
              )}
              {heard.verdict.stands === 'fact' && heard.verdict.outcome !== 'permitted' && (
                <p className="stands-as-fact">外出已成事实：照实登记，补位随之开始，不合规定之处随件列出。</p>
              )}
              {heard.verdict.stands === 'request' && (
                <p>不合规定之处随请求一并报行政首长：书面同意照办的在册，不同意的不在册；书面同意以前不得离开。</p>
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
