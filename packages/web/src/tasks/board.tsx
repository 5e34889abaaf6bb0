/** The supervisor's board above the list of supervised tasks. */
import { type TaskFilter, type TaskFilterName, useTaskBoard } from '../api/tasks.ts';
import { usePhone } from '../components/use-media.ts';

/** How many are open, late and near, by what one looks for; each row narrows the list to what it counts. Folded on a phone. */
export function TaskBoard({
  filter,
  onPick,
}: {
  readonly filter: TaskFilter;
  readonly onPick: (name: TaskFilterName, value: string) => void;
}) {
  const board = useTaskBoard(filter).data;
  const phone = usePhone();
  if (board === undefined || board.open === 0) return null;
  const groups = [
    ['stage', '按环节', board.stages],
    ['lead', '按牵头单位', board.leads],
    ['deputy', '按分管领导', board.deputies],
    ['source', '按来源', board.sources],
  ] as const;
  return (
    <details className="year-count" open={!phone}>
      <summary>
        在办{board.open}件：逾期{board.late}，临近{board.near}，停滞{board.stalled}
      </summary>
      <div className="task-board">
        {groups.map(([name, label, rows]) => (
          <section key={name} aria-label={label}>
            <h2>{label}</h2>
            <ul className="lines">
              {rows.map((one) => (
                <li key={one.id}>
                  <span className="lines-main">
                    <button type="button" className="link-button" onClick={() => onPick(name, one.id)}>
                      {one.label}
                    </button>
                    <span className="num">
                      {one.open}件{one.late > 0 ? `，逾期${one.late}` : ''}
                      {one.near > 0 ? `，临近${one.near}` : ''}
                      {one.stalled > 0 ? `，停滞${one.stalled}` : ''}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
