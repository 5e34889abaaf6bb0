/** At the foot of the desk: what is kept, what the one who changes a text declares, and the acts: 存为文稿, 送审签. */
import type { DocumentView, VerdictView } from '@lingxing/server/contracts';
import { useState } from 'react';
import { Panel } from '../components/dialog.tsx';
import { FindingsList } from '../components/findings.tsx';
import { countOf, goTo, summaryOf } from './findings-panel.tsx';
import { SavedLine } from './desk-notices.tsx';
import { Area, Few, Line } from './fields/simple.tsx';
import type { Saved } from './live/use-autosave.ts';

export interface Declaration {
  readonly note: string;
  readonly nature: 'editorial' | 'substantive' | undefined;
  readonly reason: string;
}

export interface DeskFootProps {
  readonly view: DocumentView | undefined;
  /** Fields and sheet stand side by side. */
  readonly wide: boolean;
  readonly saved: Saved;
  readonly dirty: boolean;
  readonly conflict: boolean;
  readonly verdict: VerdictView | undefined;
  readonly busy: 'store' | 'send' | undefined;
  readonly problem: string | undefined;
  readonly declaration: Declaration;
  readonly onDeclare: (declaration: Declaration) => void;
  readonly onStore: () => void;
  readonly onSend: () => void;
  readonly onFindings: () => void;
}

/** Where the cursor goes that looks for what is still to be declared. */
const NATURE_FIELD = 'nature-of-change';

/** Once others have worked on a text, whoever changes it says what kind of change it is: it decides what is asked again. */
function asksNature(view: DocumentView): boolean {
  return view.stage !== 'drafting' || view.returns.length > 0 || view.consultations.length > 0 || view.opinions.length > 0;
}

export function DeskFoot(props: DeskFootProps) {
  const { view, wide, saved, dirty, conflict, verdict, busy, problem, declaration, onDeclare } = props;
  const drafting = view === undefined || view.stage === 'drafting';
  const counts = countOf(verdict);
  const declares = view !== undefined && dirty && asksNature(view);
  const undeclared = declares && declaration.nature === undefined;
  const needsReason = drafting && counts.refused === 0 && counts.warned > 0;
  const why = conflict
    ? '文稿已被别人改过，先看上面的说明。'
    : undeclared
      ? '先选此次修改的性质。'
      : counts.refused > 0
        ? `${summaryOf(counts)}，补正后才能送。`
        : '';
  const [asking, setAsking] = useState(false);
  const sendLabel = view?.offers.find((o) => o.act === 'send')?.label ?? '送部门负责人审签';
  return (
    <>
      {/* On a phone the foot must not hide the text: what is declared stands at the end of the page. */}
      {declares && !wide && (
        <section className="draft-part stack declares" aria-label="此次修改">
          <Declares declaration={declaration} onDeclare={onDeclare} />
        </section>
      )}
      <div className="drafting-foot">
        {declares && wide && <Declares declaration={declaration} onDeclare={onDeclare} />}
        {problem !== undefined && (
          <p className="fault" role="alert">
            × {problem}
          </p>
        )}
        <div className="drafting-acts">
          <div className="drafting-says">
            <SavedLine saved={saved} isNew={view === undefined} />
            {drafting && (
              <p id="why-not-sent" className="quiet why">
                {undeclared && !conflict ? (
                  <button type="button" className="link-button" onClick={() => goTo(NATURE_FIELD)}>
                    {why}
                  </button>
                ) : counts.refused > 0 && !conflict ? (
                  <a
                    href="#panel-findings"
                    onClick={() => {
                      props.onFindings();
                    }}
                  >
                    {why}
                  </a>
                ) : (
                  why
                )}
              </p>
            )}
          </div>
          <button
            type="button"
            className={`button ${drafting ? '' : 'primary'}`}
            disabled={busy !== undefined || conflict || undeclared || (view !== undefined && !dirty) || saved.kind === 'barred'}
            onClick={props.onStore}
          >
            {busy === 'store' ? '正在存稿' : '存为文稿'}
          </button>
          {drafting && (
            <button
              type="button"
              className="button primary"
              disabled={busy !== undefined || why !== '' || saved.kind === 'barred'}
              aria-describedby="why-not-sent"
              onClick={() => (needsReason ? setAsking(true) : props.onSend())}
            >
              {busy === 'send' ? '正在送出' : sendLabel}
            </button>
          )}
        </div>
        <Panel title={`${summaryOf(counts)}，写明理由可以送`} open={asking} onClose={() => setAsking(false)}>
          <div className="stack">
            <FindingsList findings={verdict?.findings.filter((f) => f.outcome === 'warned') ?? []} />
            <Area
              label="理由"
              value={declaration.reason}
              max={2_000}
              onChange={(reason) => onDeclare({ ...declaration, reason })}
              hint="原则上应照办而未照办的，写明理由，随件留存。"
            />
            <div className="row" style={{ justifyContent: 'flex-end' }}>
              <button
                type="button"
                className="button primary"
                disabled={declaration.reason.trim() === ''}
                onClick={() => {
                  setAsking(false);
                  props.onSend();
                }}
              >
                {sendLabel}
              </button>
            </div>
          </div>
        </Panel>
      </div>
    </>
  );
}

/** What the one who changes a text says of the change, where others have worked on it. */
function Declares({ declaration, onDeclare }: Pick<DeskFootProps, 'declaration' | 'onDeclare'>) {
  return (
    <div className="two">
      <div id={NATURE_FIELD} tabIndex={-1}>
        <Few
          label="此次修改的性质"
          value={declaration.nature ?? ''}
          options={[
            { value: 'editorial', label: '文字性修改' },
            { value: 'substantive', label: '实质性修改' },
          ]}
          onChange={(nature) =>
            onDeclare({ ...declaration, nature: nature === 'editorial' || nature === 'substantive' ? nature : undefined })
          }
          hint="实质性修改的，已办的相应步骤要重新办。"
        />
      </div>
      <Line label="修改说明" value={declaration.note} max={400} onChange={(note) => onDeclare({ ...declaration, note })} />
    </div>
  );
}
