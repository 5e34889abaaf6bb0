/**
 * 现在: the acts permitted to me now, the one that moves the matter on first and open; under it what cannot be done yet
 * and why. The same on phone and desk.
 */
import type { ActDone, ActOfferView, DocumentView } from '@lingxing/server/contracts';
import { useRef, useState, useTransition } from 'react';
import { flushSync } from 'react-dom';
import { Link, useNavigate } from 'react-router';
import { useRefresh } from '../api/document.ts';
import { BasisChip } from '../components/basis.tsx';
import { isLeader } from '../lib/names.ts';
import { useMe } from '../session.ts';
import { isFormAct } from './act-forms.ts';
import { ActPanel } from './act-panel.tsx';
import { type Overtaken, OvertakenNotice, Unsent } from './overtaken.tsx';
import { useQueueKeys } from './use-queue-keys.ts';

/** What was written by hand in a form, and the version of the document that it was written on. */
interface Written {
  readonly act: string;
  readonly label: string;
  readonly text: string;
  readonly seen: number;
}

export interface NowPanelProps {
  readonly view: DocumentView;
  readonly onDone: (done: ActDone) => void;
  readonly place?: string | undefined;
  readonly onPlaceShown?: ((place: string) => void) | undefined;
}

/** Permitted first, the one that moves it on before the others; what is refused apart. */
export function sortOffers(offers: readonly ActOfferView[]): {
  readonly open: readonly ActOfferView[];
  readonly refused: readonly ActOfferView[];
} {
  const known = offers.filter((o) => isFormAct(o.act) || o.act === 'revise');
  const open = known.filter((o) => o.verdict.outcome !== 'refused');
  return {
    open: [...open.filter((o) => o.primary), ...open.filter((o) => !o.primary)],
    refused: known.filter((o) => o.verdict.outcome === 'refused'),
  };
}

export function NowPanel({ view, onDone, place, onPlaceShown }: NowPanelProps) {
  const { open, refused } = sortOffers(view.offers);
  const first = open.find((o) => o.primary && o.act !== 'revise');
  const [chosen, setChosen] = useState<string>();
  const [written, setWritten] = useState<Written>();
  const [overtaken, setOvertaken] = useState<Overtaken>();
  const refresh = useRefresh(view.id);
  const [looking, startLooking] = useTransition();
  const unsent = written !== undefined && written.text.trim() !== '' && !open.some((o) => o.act === written.act) ? written : undefined;
  // Until something is chosen, the act that moves the matter on stands open.
  const shown = chosen ?? first?.act;
  const others = open.filter((o) => o.act !== shown);
  const current = open.find((o) => o.act === shown && o.act !== 'revise');
  const panel = useRef<HTMLElement>(null);
  const navigate = useNavigate();
  useQueueKeys(view.id, (place) => {
    const offer = open[place];
    if (offer === undefined) return;
    if (offer.act === 'revise') return void navigate(`/documents/${view.id}/edit`);
    flushSync(() => setChosen(offer.act));
    panel.current?.querySelector<HTMLElement>('.act-panel textarea, .act-panel input, .act-panel select, .act-button')?.focus();
  });
  return (
    <section className="now" aria-labelledby="now-title" ref={panel}>
      <h2 id="now-title">现在</h2>
      <Recommended view={view} />
      {unsent ? (
        <Unsent id={view.id} since={unsent.seen} label={unsent.label} text={unsent.text} />
      ) : (
        overtaken && (
          <OvertakenNotice
            overtaken={overtaken}
            version={view.version}
            looking={looking}
            onLook={() =>
              startLooking(async () => {
                await refresh();
              })
            }
          />
        )
      )}
      {first === undefined && <p className="now-none">{waitingText(view)}</p>}
      {current && (
        <div className="now-current">
          <h3>
            {current.label}
            {current.verdict.outcome === 'warned' && <span className="warned-mark small"> 有提醒，须写理由</span>}
          </h3>
          <ActPanel
            // Another act is another form; a new state of the matter keeps what was filled in.
            key={current.act}
            view={view}
            offer={current}
            onDone={onDone}
            onOvertaken={setOvertaken}
            onCancel={current === first ? undefined : () => setChosen(undefined)}
            place={place}
            onPlaceShown={onPlaceShown}
            onWritten={(text) => setWritten({ act: current.act, label: current.label, text, seen: view.version })}
          />
        </div>
      )}
      {others.length > 0 && (
        <fieldset className="now-others" aria-label={current ? '也可以' : '可以办的'}>
          {others.map((offer) =>
            offer.act === 'revise' ? (
              <Link key={offer.act} to={`/documents/${view.id}/edit`} className="button">
                {offer.label}
              </Link>
            ) : (
              <button key={offer.act} type="button" className="button" onClick={() => setChosen(offer.act)} aria-expanded={false}>
                {offer.label}
                {offer.verdict.outcome === 'warned' && <span className="warned-mark small">提醒</span>}
              </button>
            ),
          )}
        </fieldset>
      )}
      <NotYet offers={refused} openAtOnce={open.length === 0} />
      {open.length > 0 && (
        <p className="now-keys quiet small" aria-hidden>
          <kbd>1</kbd>
          {open.length > 1 && (
            <>
              –<kbd>{Math.min(open.length, 9)}</kbd>
            </>
          )}{' '}
          选要办的 <kbd>Ctrl 回车</kbd> 办理 <kbd>j</kbd> 下一件
        </p>
      )}
    </section>
  );
}

/** What the office recommends stands over the leader's own words. */
function Recommended({ view }: { readonly view: DocumentView }) {
  const me = useMe();
  const vetted = view.opinions.findLast((o) => o.step === 'vetting' && o.stands && (o.opinion ?? '') !== '');
  if (vetted === undefined || !isLeader(me) || !view.offers.some((o) => o.primary && o.verdict.outcome !== 'refused')) return null;
  return (
    <p className="recommended">
      <span className="quiet">{vetted.by}拟办：</span>
      {vetted.opinion}
    </p>
  );
}

function waitingText(view: DocumentView): string {
  const present = view.chain.filter((s) => s.state === 'present').flatMap((s) => s.posts.map((p) => `${p}${s.label}`));
  return present.length > 0 ? `现在没有要你办的，等${[...new Set(present)].join('、')}。` : '现在没有要你办的。';
}

/** What stands against an act only because of its stage or of who does it tells least, and comes last. */
const telling = (offer: ActOfferView): number =>
  offer.verdict.findings.some((f) => f.outcome === 'refused' && f.code !== 'state.not-open' && f.code !== 'authority.not-yours') ? 0 : 1;

/** 还不能做的: each with the first thing that stands against it, and the way out. */
export function NotYet({ offers, openAtOnce }: { readonly offers: readonly ActOfferView[]; readonly openAtOnce: boolean }) {
  if (offers.length === 0) return null;
  return (
    <details className="not-yet" open={openAtOnce}>
      <summary>还不能做的 {offers.length}项</summary>
      <ul>
        {offers
          .toSorted((a, b) => telling(a) - telling(b))
          .map((offer) => {
            const [why, ...more] = offer.verdict.findings.filter((f) => f.outcome === 'refused');
            return (
              <li key={offer.act}>
                <strong>{offer.label}</strong>
                <span>
                  ：{why?.message ?? '现在不能办'}
                  {why?.citation && <BasisChip citation={why.citation} norm={why.norm} />}
                  {more.length > 0 && <span className="quiet">（另有{more.length}项）</span>}
                </span>
                {why?.wayOut !== undefined && why.wayOut !== '' && <p className="way-out">办法：{why.wayOut}</p>}
              </li>
            );
          })}
      </ul>
    </details>
  );
}
