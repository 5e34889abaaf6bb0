/** 传阅: who has it, who has read it and when, and one press to remind all who have not and may be reminded again. */
import type { ActDone, IncomingView } from '@lingxing/server/contracts';
import { useState } from 'react';
import { useMatterAct } from '../../api/matter.ts';
import { EmptyState, sayingOf } from '../../components/states.tsx';
import { useSay } from '../../components/status-line.tsx';
import { freshKey } from '../../lib/keys.ts';
import { shortDay, shortMoment } from '../../lib/dates.ts';
import { barredBy } from '../../lib/verdict.ts';
import { useMe } from '../../session.ts';

/** Beyond this many readers a list is looked through by name. */
const MANY = 12;

export function Circulation({ view }: { readonly view: IncomingView }) {
  const { today } = useMe();
  const [words, setWords] = useState('');
  const [unread, setUnread] = useState(false);
  const { total, read, readers } = view.circulation;
  if (total === 0) return <EmptyState>没有传阅。</EmptyState>;
  const shown = readers
    .filter((one) => one.title.includes(words.trim()) && !(unread && one.readAt !== undefined))
    // Who has not read stands first: the list is opened to see who is missing.
    .toSorted((a, b) => (a.readAt ?? '').localeCompare(b.readAt ?? ''));
  return (
    <div className="stack">
      <div className="row spread">
        <p className="num">
          传阅{total}人，已阅{read}人{total > read && <strong>，{total - read}人未阅</strong>}
        </p>
        <ChaseAll view={view} />
      </div>
      {total > 1 && <progress className="read-share" value={read} max={total} aria-label={`已阅${String(read)}人，共${String(total)}人`} />}
      {readers.length > MANY && (
        <div className="row">
          <input
            className="input grow"
            type="search"
            aria-label="按职务查找"
            placeholder="按职务查找"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <button type="button" className="chip" aria-pressed={unread} onClick={() => setUnread(!unread)}>
            只看未阅
          </button>
        </div>
      )}
      <ul className="lines readers" aria-label="传阅名单">
        {shown.map((one) => (
          <li key={one.post}>
            <span className="lines-main">
              <span className={one.readAt === undefined ? '' : 'done-mark'} aria-hidden>
                {one.readAt === undefined ? '○' : '✓'}
              </span>
              <span>{one.title}</span>
              {one.note !== '' && <span className="opinion-words">{one.note}</span>}
            </span>
            <span className="lines-side quiet num">
              {one.readAt !== undefined ? (
                `${shortMoment(one.readAt, today.date)}${one.by === undefined ? '' : `由${one.by}`}阅`
              ) : (
                <>
                  {shortMoment(one.since, today.date)}送，未阅
                  {one.chasedAt !== undefined && `，${shortMoment(one.chasedAt, today.date)}催过`}
                </>
              )}
            </span>
          </li>
        ))}
        {shown.length === 0 && <li className="quiet">没有符合的人</li>}
      </ul>
    </div>
  );
}

/** Those who may be reminded today among the readers who have not read. */
function ChaseAll({ view }: { readonly view: IncomingView }) {
  const say = useSay();
  const { today } = useMe();
  const [key, setKey] = useState(freshKey);
  const act = useMatterAct('/incoming', view.id);
  const offer = view.offers.find((one) => one.act === 'chase' && !barredBy(one.verdict));
  const unread = new Set(view.circulation.readers.filter((one) => one.readAt === undefined).map((one) => one.post));
  const waiting = view.chaseable.filter((one) => unread.has(one.post));
  const due = waiting.filter((one) => one.again === undefined || one.again <= today.date);
  if (offer === undefined || waiting.length === 0) return null;
  if (due.length === 0) return <span className="quiet small">都已催过，{shortDay(waiting[0]?.again ?? '')}起可再催</span>;
  const chase = () =>
    act.mutate(
      { act: 'chase', input: { posts: due.map((one) => one.post), note: '请抓紧阅' }, seen: view.version, idempotencyKey: key },
      {
        onSuccess: (done: ActDone) => {
          setKey(freshKey());
          say(done.said);
        },
        onError: (error) => say(sayingOf(error)),
      },
    );
  return (
    <button type="button" className="button" onClick={chase} disabled={act.isPending}>
      {act.isPending ? '正在催办…' : `催未阅的${String(due.length)}人`}
    </button>
  );
}
