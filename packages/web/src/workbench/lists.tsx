/** The shorter lists of the workbench: late, owed, done. */
import type { ObligationView, Workbench } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { BasisChip } from '../components/basis.tsx';
import { ObligationDue } from '../components/due.tsx';
import { shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';

function Obligations({ items, title }: { readonly items: readonly ObligationView[]; readonly title: string }) {
  if (items.length === 0) return null;
  return (
    <section className="plain-section">
      <h2>
        {title} <span className="quiet num">{items.length}</span>
      </h2>
      <ul className="lines">
        {items.map((o) => (
          <li key={`${o.matter}-${o.id}`}>
            <span className="lines-main">
              <Link to={`/documents/${o.matter}`}>{o.title}</Link>
              <span className="quiet">
                {o.label}（{o.owedBy}）
              </span>
            </span>
            <span className="lines-side">
              {o.citation && <BasisChip citation={o.citation} short />}
              <ObligationDue obligation={o} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const LateList = ({ late }: { readonly late: readonly ObligationView[] }) => <Obligations items={late} title="逾期" />;
export const OwedList = ({ owed }: { readonly owed: readonly ObligationView[] }) => <Obligations items={owed} title="我方时限" />;

/** What I have done, newest first. */
export function DoneList({ done }: { readonly done: Workbench['done'] }) {
  const { today } = useMe();
  if (done.length === 0) return null;
  return (
    <section className="plain-section">
      <h2>已办</h2>
      <ul className="lines">
        {done.map((d, i) => (
          <li key={`${d.matter}-${d.act}-${i}`}>
            <span className="lines-main">
              <span className="quiet">{d.label}</span>
              <Link to={`/documents/${d.matter}`}>{d.title}</Link>
            </span>
            <span className="lines-side quiet num">
              {d.number ?? d.stageLabel} · {shortMoment(d.at, today.date)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
