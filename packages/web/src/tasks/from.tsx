/** 督办 on the page of what a task comes from: the tasks that were assigned from it, and assigning one. */
import { Link } from 'react-router';
import { useTasksFrom } from '../api/tasks.ts';
import { isOffice } from '../lib/names.ts';
import type { Me } from '@lingxing/server/contracts';
import { may, useMe } from '../session.ts';

/** Whether this person assigns what a leader or a document wants done. */
export const assigns = (me: Me): boolean => may(me, 'tasks.act') && isOffice(me);

/** `begin` leads to a task begun from it, where it may be. */
export function TasksFrom({ matter, begin }: { readonly matter: string; readonly begin?: string | undefined }) {
  const me = useMe();
  const items = useTasksFrom(matter, may(me, 'tasks.read')).data?.items ?? [];
  const opens = begin !== undefined && assigns(me);
  if (items.length === 0 && !opens) return null;
  return (
    <section aria-labelledby="tasks-from-title">
      <h2 id="tasks-from-title">督办</h2>
      {items.length > 0 && (
        <ul className="lines">
          {items.map((one) => (
            <li key={one.id}>
              <span className="lines-main">
                <Link to={`/tasks/${one.id}`}>{one.title}</Link>
                <span>{one.lead.name}</span>
                <span className="quiet">{one.stageLabel}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {opens && (
        <Link className="button" to={begin}>
          交办督办
        </Link>
      )}
    </section>
  );
}
