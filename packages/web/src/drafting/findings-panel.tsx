/** 审查: what the Work Rules say of the draft as it stands, running along while one types. */
import type { VerdictView } from '@lingxing/server/contracts';
import { FindingsList } from '../components/findings.tsx';
import { ProblemNotice, Skeleton } from '../components/states.tsx';
import type { Judgement } from './live/use-judgement.ts';
import type { Gap } from './model/draft.ts';

export interface Count {
  readonly refused: number;
  readonly warned: number;
}

export function countOf(verdict: VerdictView | undefined): Count {
  const of = (outcome: string): number => verdict?.findings.filter((f) => f.outcome === outcome).length ?? 0;
  return { refused: of('refused'), warned: of('warned') };
}

/** 「2项不符，1项提醒」, in one line. */
export function summaryOf({ refused, warned }: Count): string {
  if (refused + warned === 0) return '审查未见不符';
  return [refused > 0 ? `${String(refused)}项不符` : '', warned > 0 ? `${String(warned)}项提醒` : ''].filter((s) => s !== '').join('，');
}

export function FindingsPanel({ judgement, gaps }: { readonly judgement: Judgement; readonly gaps: readonly Gap[] }) {
  const { verdict, stale, error, retry } = judgement;
  return (
    <section className="findings-panel" aria-label="审查意见">
      <p className="findings-summary" aria-live="polite">
        <strong>{verdict === undefined ? '审查' : summaryOf(countOf(verdict))}</strong>
        {stale && <span className="quiet small">　正在重审</span>}
      </p>
      {gaps.length > 0 && (
        <ul className="gaps">
          {gaps.map((g) => (
            <li key={g.field}>
              <button type="button" className="link-button" onClick={() => goTo(g.field)}>
                {g.says}
              </button>
            </li>
          ))}
        </ul>
      )}
      {error !== undefined && !stale && <ProblemNotice error={error} retry={retry} what="审查意见" />}
      {verdict === undefined ? (
        error === undefined && <Skeleton lines={3} label="正在审查" />
      ) : (
        <FindingsList findings={verdict.findings} empty="规则对这份文稿没有要求。" />
      )}
    </section>
  );
}

/** Puts the cursor where something is to be filled in. */
export function goTo(field: string): void {
  const element = document.getElementById(field);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
