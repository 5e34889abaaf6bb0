/** Norms held against an act: what is refused first, then what is warned, then what was found in order, folded to one line. */
import type { FindingView } from '@lingxing/server/contracts';
import { BasisChip } from './basis.tsx';

const WORDS = { refused: '不符', warned: '提醒', passed: '符合' } as const;

export function FindingLine({ finding, verbose = true }: { readonly finding: FindingView; readonly verbose?: boolean }) {
  return (
    <li className={`finding ${finding.outcome}`}>
      <span className="finding-mark">{WORDS[finding.outcome]}</span>
      <div>
        <p>
          {finding.message}
          {finding.citation && <BasisChip citation={finding.citation} norm={finding.norm} />}
        </p>
        {verbose && finding.wayOut !== undefined && finding.wayOut !== '' && <p className="way-out">办法：{finding.wayOut}</p>}
      </div>
    </li>
  );
}

export interface FindingsListProps {
  readonly findings: readonly FindingView[];
  /** Said where there is nothing to say. */
  readonly empty?: string | undefined;
  readonly label?: string | undefined;
}

export function FindingsList({ findings, empty = '没有审查意见。', label = '审查意见' }: FindingsListProps) {
  if (findings.length === 0) return <p className="quiet">{empty}</p>;
  const open = findings.filter((f) => f.outcome !== 'passed');
  const ranked = [...open.filter((f) => f.outcome === 'refused'), ...open.filter((f) => f.outcome === 'warned')];
  const passed = findings.filter((f) => f.outcome === 'passed');
  return (
    <div className="findings">
      {ranked.length > 0 && (
        <ul aria-label={label}>
          {ranked.map((f, i) => (
            <FindingLine key={`${f.code}-${f.norm ?? ''}-${i}`} finding={f} />
          ))}
        </ul>
      )}
      {passed.length > 0 && (
        <details>
          <summary>
            <span className="done-mark">✓</span> {ranked.length > 0 ? `其余${passed.length}项符合` : `${passed.length}项均符合`}
          </summary>
          <ul>
            {passed.map((f, i) => (
              <FindingLine key={`${f.code}-${f.norm ?? ''}-${i}`} finding={f} verbose={false} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
