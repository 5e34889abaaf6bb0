/** What a plan changes, what stands against it, and for whom the open matters will wait. */
import type { MovedLine, PlanFindingView } from '@lingxing/server/contracts';
import { useEffect, useState } from 'react';
import { FormFoot } from '../admin/form-foot.tsx';
import { ProblemNotice, sayingOf } from '../components/states.tsx';
import { dayText } from '../lib/dates.ts';
import { exportMoved, type PlanSide, type Previewed, useMoved } from './api.ts';

export interface PreviewPartProps {
  readonly side: PlanSide;
  readonly of: Previewed;
  readonly confirming: { readonly isError: boolean; readonly isPending: boolean; readonly error: unknown };
  readonly onConfirm: () => void;
}

export function PreviewPart({ side, of, confirming, onConfirm }: PreviewPartProps) {
  const { lines, findings, confirmable, effective } = of.preview;
  return (
    <section className="form-sheet stack" aria-labelledby="preview-title">
      <h2 id="preview-title">
        预览 <span className="quiet">{effective === 'now' ? '确认后即时生效' : `自${of.plan.day}起生效`}</span>
      </h2>
      <ol className="change-lines" aria-label="变动前后">
        {lines.map((one, i) => (
          <li key={`${i} ${one.label} ${one.subject}`}>
            <span className="tag">{one.label}</span> {one.subject}：<del>{one.before}</del>
            <span className="quiet" aria-label="改为">
              {' '}
              →{' '}
            </span>
            <ins>{one.after}</ins>
          </li>
        ))}
      </ol>
      <Findings of={findings} />
      {confirmable && <Moved side={side} of={of} />}
      {confirmable ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onConfirm();
          }}
        >
          <FormFoot act={confirming} verb={side === 'organisation' ? '确认变动' : '确认任免'} />
        </form>
      ) : (
        <p className="quiet">改正以上各项后重新预览，方可确认。</p>
      )}
    </section>
  );
}

function Findings({ of }: { readonly of: readonly PlanFindingView[] }) {
  if (of.length === 0) return <p className="quiet">核对无误。</p>;
  return (
    <ul className="change-lines" aria-label="核对意见">
      {of.map((one) => (
        <li key={`${one.code} ${one.message}`} className={`notice ${one.outcome}`}>
          <strong>{one.outcome === 'refused' ? '不能这样办' : '请留意'}</strong> {one.message}
          {one.wayOut} {one.place !== undefined && <span className="tag">{one.place}</span>}
        </li>
      ))}
    </ul>
  );
}

const waits = (list: MovedLine['now']): string =>
  list.length === 0
    ? '无人'
    : list
        .map((one) => `${one.title}${one.label}${one.holders.length === 0 ? '（无人任职）' : `（${one.holders.join('、')}）`}`)
        .join('；');

/** The open matters, looked through turn by turn until all have been. */
function Moved({ side, of }: { readonly side: PlanSide; readonly of: Previewed }) {
  const moved = useMoved(side, of);
  const [failed, setFailed] = useState<string>();
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = moved;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  if (moved.isError) return <ProblemNotice error={moved.error} retry={() => void moved.refetch()} what="涉及的在办事项" />;
  const pages = moved.data?.pages ?? [];
  const lines = pages.flatMap((page) => page.moved);
  const looked = pages.reduce((sum, page) => sum + page.looked, 0);
  const nobody = lines.filter((one) => one.nobody).length;
  return (
    <div className="stack">
      <h3 aria-live="polite">
        涉及的在办事项 <span className="num">{lines.length}件</span>{' '}
        <span className="quiet small num">
          已查{looked}件{pages[0] !== undefined && `，共${pages[0].total}件在办`}
        </span>
      </h3>
      {nobody > 0 && <p className="notice warned">其中{nobody}件变动后无人可办，请先授予职务，或者一并调整。</p>}
      {lines.length > 0 && (
        <>
          <p className="quiet small">
            管理员不阅看公文，所以在办事项只列类别和办到哪一步，不列标题；标题由经办的人和办公室在各自的待办中看。
          </p>
          <div className="table-scroll">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">事项</th>
                  <th scope="col">现待办</th>
                  <th scope="col">变动后待办</th>
                </tr>
              </thead>
              <tbody>
                {lines.slice(0, SHOWN).map((one) => (
                  <tr key={one.matter}>
                    <td>
                      {one.procedureLabel} · {one.stageLabel}
                      <p className="small quiet num">{one.number ?? `${dayText(one.openedOn)}立件`}</p>
                    </td>
                    <td>{waits(one.now)}</td>
                    <td>
                      {one.nobody ? <strong>{waits(one.after)}</strong> : waits(one.after)}
                      {one.kept.length > 0 && <p className="small quiet">点名呈{one.kept.join('、')}的，不随分工变动</p>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {lines.length > SHOWN && <p className="quiet">只列前{SHOWN}件，其余见导出的表格。</p>}
          <p>
            <button
              type="button"
              className="button"
              onClick={() =>
                void exportMoved(side, of.plan).then(
                  () => setFailed(undefined),
                  (error: unknown) => setFailed(sayingOf(error)),
                )
              }
            >
              导出在办事项
            </button>
          </p>
          <div role="alert">{failed !== undefined && <p className="notice refused">{failed}</p>}</div>
        </>
      )}
    </div>
  );
}

/** Rows on the page; the file has all. */
const SHOWN = 100;
