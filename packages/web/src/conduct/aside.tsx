/** Beside the form: what the text says of such a matter, what stands against it, and whose turn it is then. */
import type { ConductVerdict, FindingView } from '@lingxing/server/contracts';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { OpeningHeard } from '../acts/use-opening-verdict.ts';
import { BasisChip } from '../components/basis.tsx';
import { Chain } from '../components/chain.tsx';
import { FindingsList } from '../components/findings.tsx';
import type { KindRule } from './fields.ts';

const OPEN = { unnamed: '尚未写明由谁', named: '由办公室登记批复' } as const;

/** A statement on the rules: that they are silent, or whose word they want. */
const states = ({ code, outcome }: FindingView): boolean => code === 'rule.states' && outcome === 'passed';

export function ConductAside({
  state: { heard, behind, failed },
  rule,
  ways,
}: {
  readonly state: OpeningHeard<ConductVerdict>;
  readonly rule: KindRule | undefined;
  /** Where it can be gone on from a refusal. */
  readonly ways?: ReactNode;
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
              {heard.same !== undefined && (
                <p className="notice">
                  同一事项已经在册：<Link to={`/conduct/${heard.same.id}`}>{heard.same.title}</Link>
                </p>
              )}
              {heard.verdict.findings
                .filter((one) => states(one) && one.citation === undefined)
                .map((one) => (
                  <p key={one.message} className="notice">
                    {one.message}
                  </p>
                ))}
              {heard.needs.length > 0 && (
                <p className="notice">
                  须待
                  {heard.needs
                    .map(
                      (one) =>
                        `${one.label}（${one.by === undefined || one.by === one.label ? OPEN[one.by === undefined ? 'unnamed' : 'named'] : one.by}）`,
                    )
                    .join('、')}
                  同意，方可办理。
                </p>
              )}
              <FindingsList
                findings={heard.verdict.findings.filter((one) => !states(one) || (one.citation !== undefined && heard.needs.length === 0))}
                empty="审查未见不符"
              />
              {ways}
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
