/** Beside the form: what the text says of such a matter, what stands against it, and whose turn it is then. */
import type { ConductVerdict } from '@lingxing/server/contracts';
import type { OpeningHeard } from '../acts/use-opening-verdict.ts';
import { BasisChip } from '../components/basis.tsx';
import { Chain } from '../components/chain.tsx';
import { FindingsList } from '../components/findings.tsx';
import type { KindRule } from './fields.ts';

export function ConductAside({
  state: { heard, behind, failed },
  rule,
}: {
  readonly state: OpeningHeard<ConductVerdict>;
  readonly rule: KindRule | undefined;
}) {
  return (
    <>
      <section className="verdict-aside" aria-labelledby="verdict-title">
        <h2 id="verdict-title">规则怎么写</h2>
        <div className="stack" aria-live="polite" data-behind={behind && heard !== undefined}>
          {rule !== undefined && rule.norms.length > 0 && (
            <ul className="lines" aria-label="有关规定">
              {rule.norms.map((one) => (
                <li key={one.says}>
                  <p>
                    {one.says}
                    <BasisChip citation={one.citation} />
                  </p>
                </li>
              ))}
            </ul>
          )}
          {failed ? (
            <p className="quiet">审查意见暂时取不到，可以照常办理，办理时再审。</p>
          ) : heard === undefined ? (
            <p className="quiet">填齐以后，在这里列出可否办理、须由谁同意。</p>
          ) : (
            <>
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
