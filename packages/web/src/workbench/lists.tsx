/** The shorter lists of the workbench: late, owed, done. */
import type { ObligationView, Workbench } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { BasisChip } from '../components/basis.tsx';
import { ObligationDue } from '../components/due.tsx';
import { shortMoment } from '../lib/dates.ts';
import { matterPage } from '../lib/matter-page.ts';
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
              <Link to={matterPage(o)}>{o.title}</Link>
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

type Done = Workbench['done'][number];

/** What I have done, one line a document: several acts on it in a row are one piece of work. */
export function doneByMatter(done: readonly Done[]): readonly { readonly last: Done; readonly labels: readonly string[] }[] {
  const lines = new Map<string, { readonly last: Done; readonly labels: string[] }>();
  for (const one of done) {
    const line = lines.get(one.matter);
    if (line === undefined) lines.set(one.matter, { last: one, labels: [one.label] });
    else if (!line.labels.includes(one.label)) line.labels.push(one.label);
  }
  return [...lines.values()];
}

const NAMED = 3;

/** What I have done, newest first. */
export function DoneList({ done }: { readonly done: Workbench['done'] }) {
  const { today } = useMe();
  if (done.length === 0) return null;
  return (
    <section className="plain-section">
      <h2>已办</h2>
      <ul className="lines">
        {doneByMatter(done).map(({ last, labels }) => (
          <li key={last.matter}>
            <span className="lines-main">
              <Link to={matterPage(last)}>{last.title}</Link>
              <span className="quiet">
                {labels.slice(0, NAMED).join('、')}
                {labels.length > NAMED && `等${String(labels.length)}项`}
              </span>
            </span>
            <span className="lines-side quiet num">
              {last.number ?? last.stageLabel} · {shortMoment(last.at, today.date)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
