/** The rail: every place that this person may enter; on a phone a bar of four, of which the last opens the others. */
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Panel } from '../components/dialog.tsx';
import { usePhone } from '../components/use-media.ts';
import type { Entry } from './entries.ts';

/** Places of the bar at the foot of a phone. */
const BAR = 4;

export function Rail({ entries }: { readonly entries: readonly Entry[] }) {
  const phone = usePhone();
  const shown = phone && entries.length > BAR ? entries.slice(0, BAR - 1) : entries;
  const others = entries.slice(shown.length);
  return (
    <nav className="rail" aria-label="主导航">
      <ul>
        {shown.map((entry) => (
          <li key={entry.to}>
            <Place entry={entry} entries={entries} />
          </li>
        ))}
        {others.length > 0 && (
          <li>
            <More others={others} entries={entries} />
          </li>
        )}
      </ul>
    </nav>
  );
}

interface PlaceProps {
  readonly entry: Entry;
  readonly entries: readonly Entry[];
  readonly onGo?: () => void;
}

/** Lit on every page below it, except on those of another place that lies there. */
function Place({ entry: { to, label, icon: Icon }, entries, onGo }: PlaceProps) {
  const { pathname } = useLocation();
  const inOther = entries.some((other) => other.to.startsWith(`${to}/`) && isWithin(pathname, other.to));
  const here = isWithin(pathname, to) && !inOther;
  return (
    <Link to={to} title={label} onClick={onGo} aria-current={here ? 'page' : undefined}>
      <Icon size={18} strokeWidth={1.5} aria-hidden />
      <span>{label}</span>
    </Link>
  );
}

function More({ others, entries }: { readonly others: readonly Entry[]; readonly entries: readonly Entry[] }) {
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const within = others.some(({ to }) => isWithin(pathname, to));
  return (
    <>
      <button type="button" className="rail-more" data-within={within} aria-expanded={open} onClick={() => setOpen(true)}>
        <Ellipsis size={18} strokeWidth={1.5} aria-hidden />
        <span>更多</span>
      </button>
      <Panel title="更多" open={open} onClose={() => setOpen(false)} place="foot">
        <ul className="more-places">
          {others.map((entry) => (
            <li key={entry.to}>
              <Place entry={entry} entries={entries} onGo={() => setOpen(false)} />
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

const isWithin = (pathname: string, place: string): boolean => pathname === place || pathname.startsWith(`${place}/`);
