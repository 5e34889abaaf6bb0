/**
 * 现在: the acts permitted to me now, the one that moves the matter on first and open; under it what cannot be done yet
 * and why. The same on phone and desk.
 */
import type { ActDone, ActOfferView } from '@lingxing/server/contracts';
import { Fragment, useRef, useState, useTransition } from 'react';
import { flushSync } from 'react-dom';
import { Link, useNavigate } from 'react-router';
import { useRefresh } from '../api/matter.ts';
import { BasisChip } from '../components/basis.tsx';
import { barredBy } from '../lib/verdict.ts';
import { ActingLine } from './acting-line.tsx';
import { ActPanel, type ActPanelProps } from './act-panel.tsx';
import type { ActDesk } from './desk.ts';
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
  readonly desk: ActDesk;
  readonly onDone: (done: ActDone, act: string) => void;
  /** The act that was chosen instead of the one that moves the matter on. */
  readonly chosen: string | undefined;
  readonly onChoose: (act: string | undefined) => void;
  readonly place?: string | undefined;
  readonly onPlaceShown?: ((place: string) => void) | undefined;
}

/** Permitted first, the one that moves it on before the others; what is refused apart. */
export function sortOffers(desk: Pick<ActDesk, 'offers' | 'formOf' | 'pageOf'>): {
  readonly open: readonly ActOfferView[];
  readonly refused: readonly ActOfferView[];
} {
  const known = desk.offers.filter((o) => desk.formOf(o.act) !== undefined || desk.pageOf(o.act) !== undefined);
  const open = known.filter((o) => !barredBy(o.verdict));
  return {
    open: [...open.filter((o) => o.primary), ...open.filter((o) => !o.primary)],
    refused: known.filter((o) => barredBy(o.verdict)),
  };
}

export function NowPanel({ desk, onDone, chosen, onChoose, place, onPlaceShown }: NowPanelProps) {
  const { open, refused } = sortOffers(desk);
  const first = open.find((o) => o.primary && desk.pageOf(o.act) === undefined);
  const [written, setWritten] = useState<Written>();
  const [overtaken, setOvertaken] = useState<Overtaken>();
  const refresh = useRefresh(desk.id);
  const [looking, startLooking] = useTransition();
  const unsent = written !== undefined && written.text.trim() !== '' && !open.some((o) => o.act === written.act) ? written : undefined;
  // Until something is chosen, the act that moves the matter on stands open.
  const shown = chosen ?? first?.act;
  const others = open.filter((o) => o.act !== shown);
  const current = open.find((o) => o.act === shown && desk.pageOf(o.act) === undefined);
  const panel = useRef<HTMLElement>(null);
  const navigate = useNavigate();
  useQueueKeys(desk.id, (place) => {
    const offer = open[place];
    if (offer === undefined) return;
    const page = desk.pageOf(offer.act);
    if (page !== undefined) return void navigate(page);
    flushSync(() => onChoose(offer.act));
    panel.current?.querySelector<HTMLElement>('.act-panel textarea, .act-panel input, .act-panel select, .act-button')?.focus();
  });
  return (
    <section className="now" aria-labelledby="now-title" ref={panel}>
      <h2 id="now-title">现在</h2>
      <ActingLine acting={desk.acting} path={`${desk.path}/${desk.id}`} />
      {desk.before}
      {unsent ? (
        <Unsent path={desk.path} id={desk.id} since={unsent.seen} label={unsent.label} text={unsent.text} />
      ) : (
        overtaken && (
          <OvertakenNotice
            overtaken={overtaken}
            version={desk.version}
            looking={looking}
            onLook={() =>
              startLooking(async () => {
                await refresh();
              })
            }
          />
        )
      )}
      {first === undefined && <p className="now-none">{desk.idle ?? waitingText(desk)}</p>}
      {current && (
        <div className="now-current">
          <h3>
            {current.label}
            {current.verdict.outcome === 'warned' && <span className="warned-mark small"> 有提醒，须写理由</span>}
          </h3>
          {/* Another act is another form; a new state of the matter keeps what was filled in. */}
          <Fragment key={current.act}>
            {panelOf(desk, {
              desk,
              offer: current,
              onDone: (done) => onDone(done, current.act),
              onOvertaken: setOvertaken,
              onCancel: current === first ? undefined : () => onChoose(undefined),
              place,
              onPlaceShown,
              onWritten: (text) => setWritten({ act: current.act, label: current.label, text, seen: desk.version }),
            })}
          </Fragment>
        </div>
      )}
      {others.length > 0 && (
        <fieldset className="now-others" aria-label={current ? '也可以' : '可以办的'}>
          {others.map((offer) => {
            const page = desk.pageOf(offer.act);
            return page !== undefined ? (
              <Link key={offer.act} to={page} className="button">
                {offer.label}
              </Link>
            ) : (
              <button key={offer.act} type="button" className="button" onClick={() => onChoose(offer.act)} aria-expanded={false}>
                {offer.label}
                {offer.verdict.outcome === 'warned' && <span className="warned-mark small">提醒</span>}
              </button>
            );
          })}
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

const panelOf = (desk: ActDesk, props: ActPanelProps) => desk.renderAct?.(props) ?? <ActPanel {...props} />;

function waitingText({ chain }: Pick<ActDesk, 'chain'>): string {
  const present = chain.filter((s) => s.state === 'present').map((s) => `${s.posts.join('、')}${s.label}`);
  return present.length > 0 ? `现在没有要你办的，等${[...new Set(present)].join('；')}。` : '现在没有要你办的。';
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
