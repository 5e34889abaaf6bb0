/** Beside the form: what the texts find against the paper, whether it was registered before, and to whom it would go. */
import { Link } from 'react-router';
import { BasisChip } from '../../components/basis.tsx';
import { FindingsList } from '../../components/findings.tsx';
import { shortMoment } from '../../lib/dates.ts';
import { useMe } from '../../session.ts';
import type { Heard } from './use-letter-verdict.ts';

export function VerdictAside({ heard: { heard, behind, failed } }: { readonly heard: Heard }) {
  const { today } = useMe();
  const against = heard?.verdict.findings.filter((one) => one.outcome !== 'passed') ?? [];
  const refused = against.filter((one) => one.outcome === 'refused').length;
  return (
    <section className="verdict-aside" aria-labelledby="verdict-title">
      <h2 id="verdict-title">审查意见</h2>
      <div className="stack" aria-live="polite" data-behind={behind && heard !== undefined}>
        {failed ? (
          <p className="quiet">审查意见暂时取不到，可以照常登记，登记时再审。</p>
        ) : heard === undefined ? (
          <p className="quiet">写明来文单位和标题后，在这里列出审查意见和依据。</p>
        ) : (
          <>
            {heard.same.length > 0 && (
              <div className="notice warned">
                <p>
                  <strong>可能已经登记过：</strong>
                </p>
                <ul>
                  {heard.same.map((one) => (
                    <li key={one.id}>
                      <Link to={`/incoming/${one.id}`}>{one.number ?? one.title}</Link>{' '}
                      <span className="quiet num">{shortMoment(one.receivedAt, today.date)}收到</span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {refused > 0 && <p className="stands-as-fact">有{refused}项不合规定。照样登记，随件记录；不合规定的不能往上呈，应当退回。</p>}
            <FindingsList findings={heard.verdict.findings} empty="审查未见不符" />
            {against.length === 0 && heard.suggestedLeaders.length > 0 && (
              <div>
                <h3>按分工呈</h3>
                <ul>
                  {heard.suggestedLeaders.map((one) => (
                    <li key={one.id}>
                      {one.title} <span className="quiet small">{one.why}</span>
                      {one.citation && <BasisChip citation={one.citation} short />}
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </>
        )}
      </div>
    </section>
  );
}
