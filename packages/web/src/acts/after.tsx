/** After an act: what happened next, and what waits next; on a phone the bar at the foot of the screen. */
import type { ActDone } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { matterPage } from '../lib/matter-page.ts';
import type { ActDesk } from './desk.ts';
import { sortOffers } from './now-panel.tsx';
import type { Lying, Pile } from './pile.ts';

interface DoneProps {
  readonly done: ActDone;
  readonly next: Lying | undefined;
  /** The list from which it was opened: there one goes back to it. */
  readonly pile: Pile | undefined;
}

/** What happened next, and what follows in the pile; while this document still waits for the person, that comes first. */
export function Done({ done, next, pile }: DoneProps) {
  return (
    <output className="notice done">
      <p>
        <span className="done-mark">✓</span> {done.said}
      </p>
      <p className="row">
        {next && (
          <Link to={matterPage(next)} className="button next-matter">
            下一件：{next.label}《{next.title}》
          </Link>
        )}
        {pile === undefined ? <Link to="/">回工作台</Link> : <Link to={pile.place}>回{pile.name}</Link>}
      </p>
    </output>
  );
}

/** On a phone the act stands at the foot of the screen, within reach of the thumb. */
interface ActBarProps {
  readonly desk: ActDesk;
  readonly next: Lying | undefined;
  /** `first`: it was the act that moves the matter on that was pressed; otherwise the panel opens as it was left. */
  readonly onAct: (first: boolean) => void;
}

export function ActBar({ desk, next, onAct }: ActBarProps) {
  const { open } = sortOffers(desk);
  // Only what moves the matter on calls for the thumb; what one might do besides stands back.
  const first = open.find((o) => o.primary);
  const others = open.length - (first === undefined ? 0 : 1);
  return (
    <div className="act-bar">
      {first && (
        <button type="button" className={`button large ${first.commits ? 'commits' : 'primary'}`} onClick={() => onAct(true)}>
          {first.label}
        </button>
      )}
      {!first && next && (
        <Link to={matterPage(next)} className="button large primary">
          下一件{next.label === undefined ? '' : `：${next.label}`}
        </Link>
      )}
      {(others > 0 || !first) && (
        <button type="button" className="button large" onClick={() => onAct(false)}>
          {others > 0 ? `${first ? '其他' : '还可办'}${String(others)}项` : next ? '缘由' : '现在没有要你办的'}
        </button>
      )}
    </div>
  );
}
