/** The agenda: in which order, when each topic begins, how long it takes. Moved up and down by buttons; the keyboard does it as well. */
import type { MeetingView } from '@lingxing/server/contracts';
import { useRef } from 'react';
import { useMatterAct } from '../api/matter.ts';
import { BasisChip } from '../components/basis.tsx';
import { sayingOf } from '../components/states.tsx';
import { freshKey } from '../lib/keys.ts';
import { onAgenda } from './act-forms.ts';

/** The time of day so many minutes after the meeting begins: 09:45. */
export function clockAfter(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const all = hour * 60 + minute + minutes;
  return `${String(Math.floor(all / 60) % 24).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

export function AgendaBoard({ view }: { readonly view: MeetingView }) {
  const order = useMatterAct('/meetings', view.id);
  const key = useRef(freshKey());
  const topics = onAgenda(view);
  const open = view.offers.some((one) => one.act === 'order' && one.verdict.outcome !== 'refused');
  const move = (at: number, by: -1 | 1) => {
    const ids = topics.map((one) => one.id);
    const [moved] = ids.splice(at, 1);
    if (moved === undefined) return;
    ids.splice(at + by, 0, moved);
    order.mutate(
      { act: 'order', input: { topics: ids }, seen: view.version, idempotencyKey: key.current },
      {
        onSettled: () => {
          key.current = freshKey();
        },
      },
    );
  };
  return (
    <section aria-labelledby="agenda-title">
      <h2 id="agenda-title">议程</h2>
      {topics.length === 0 ? (
        <p className="quiet">还没有确定的议题。</p>
      ) : (
        <ol className="lines" aria-label="议程">
          {topics.map((one, i) => {
            const before = topics.slice(0, i).reduce((sum, two) => sum + two.minutes, 0);
            return (
              <li key={one.id}>
                <span className="lines-main">
                  <strong>
                    <span className="num">{view.time !== undefined && clockAfter(view.time, before)}</span> {one.title}
                  </strong>
                  <span className="quiet">
                    {one.department.name}汇报，<span className="num">{one.minutes}</span>分钟
                    {one.with.length > 0 && `；${one.with.map((body) => body.name).join('、')}列席`}
                    {one.added !== undefined && '；会上临时增加'}
                  </span>
                </span>
                {open && (
                  <span className="row">
                    <button
                      type="button"
                      className="button plain"
                      disabled={i === 0 || order.isPending}
                      onClick={() => move(i, -1)}
                      aria-label={`上移：${one.title}`}
                    >
                      上移
                    </button>
                    <button
                      type="button"
                      className="button plain"
                      disabled={i === topics.length - 1 || order.isPending}
                      onClick={() => move(i, 1)}
                      aria-label={`下移：${one.title}`}
                    >
                      下移
                    </button>
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {view.firstTopic !== undefined && (
        <p className="quiet">
          {view.firstTopic.says}
          <BasisChip citation={view.firstTopic.citation} />
          {view.firstTopic.there ? '：已排在首位' : '：首位不是传达学习上级和党委部署的议题'}
        </p>
      )}
      <div role="alert">{order.isError && <p className="notice refused">{sayingOf(order.error)}</p>}</div>
    </section>
  );
}
