/** What a department wants to know at a glance: its paper was returned and why, what it has to do by when, what came of it. */
import type { IncomingView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { DueChip } from '../../components/due.tsx';
import { attachmentAddress } from '../../drafting/api.ts';
import { dayText, shortMoment } from '../../lib/dates.ts';
import { isOffice, postInUse } from '../../lib/names.ts';
import { useMe } from '../../session.ts';
import { ReturnOf } from './opinions.tsx';

/** While it lies with the sender, the reason stands before everything else. */
export function ReturnedHere({ view }: { readonly view: IncomingView }) {
  const me = useMe();
  const last = view.returns.at(-1);
  if (last === undefined || view.stage !== 'returned') return null;
  const own = view.sender.body !== undefined && postInUse(me)?.department === view.sender.body;
  return (
    <section className="notice warned returned" aria-label="已退回">
      <ReturnOf one={last} />
      {own && view.document !== undefined && (
        <p>
          <Link to={`/documents/${view.document}`} className="button">
            去修改重报
          </Link>
        </p>
      )}
    </section>
  );
}

/** 承办: the host, what it has to do, by when; then the result, the reply, the end. */
export function Handling({ view }: { readonly view: IncomingView }) {
  const { today } = useMe();
  const { assignment, result, reply, closing } = view;
  if (assignment === undefined && result === undefined && reply === undefined && closing === undefined) return null;
  return (
    <section aria-labelledby="handling-title" className="handling">
      <h2 id="handling-title">办理</h2>
      <dl className="facts">
        {assignment && (
          <>
            <dt>主办</dt>
            <dd>{assignment.host.name}</dd>
            {assignment.helpers.length > 0 && (
              <>
                <dt>协办</dt>
                <dd>{assignment.helpers.map((one) => one.name).join('、')}</dd>
              </>
            )}
            {assignment.requirement !== '' && (
              <>
                <dt>要求</dt>
                <dd className="opinion-words">{assignment.requirement}</dd>
              </>
            )}
            <dt>时限</dt>
            <dd>
              {assignment.due === undefined ? (
                '未定'
              ) : result === undefined ? (
                <DueChip due={assignment.due} remaining={assignment.remaining} late={assignment.late} />
              ) : (
                dayText(assignment.due)
              )}
            </dd>
          </>
        )}
        {view.parts.map((part) => (
          <Reported key={`${part.body} ${part.at}`} label={`${part.name}（协办）`} of={part} matter={view.id} />
        ))}
        {result && <Reported label="结果" of={result} matter={view.id} />}
        {reply && (
          <>
            <dt>答复</dt>
            <dd>
              {reply.document === undefined ? (
                <>
                  {reply.number} {reply.title}
                </>
              ) : (
                <Link to={`/documents/${reply.document}`}>
                  {reply.number} {reply.title}
                </Link>
              )}
              <p className="quiet small num">{shortMoment(reply.at, today.date)}</p>
            </dd>
          </>
        )}
        {closing && (
          <>
            <dt>办结</dt>
            <dd>
              <span className="opinion-words">{closing.result}</span>
              <p className="quiet small num">
                {closing.by} · {shortMoment(closing.at, today.date)}
                {view.retention !== undefined && ` · 保管${view.retention}`}
              </p>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** What the host or a helper reported, with its files. */
function Reported({
  label,
  of,
  matter,
}: {
  readonly label: string;
  readonly of: NonNullable<IncomingView['result']>;
  readonly matter: string;
}) {
  const { today } = useMe();
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className="opinion-words">{of.text}</span>
        <ul>
          {of.attachments.map((one) => (
            <li key={one.hash}>
              <a href={attachmentAddress(one.hash, matter)} download={one.name}>
                {one.name}
              </a>
            </li>
          ))}
        </ul>
        <span className="quiet small num">
          {of.by} · {shortMoment(of.at, today.date)}
        </span>
      </dd>
    </>
  );
}

/** Stages in which an answer may be drafted: it is in hand, and nobody has answered yet. */
const ANSWERABLE: ReadonlySet<IncomingView['stage']> = new Set(['leaders', 'meeting', 'assigning', 'handling', 'handled']);

/** 起草答复: the office or the host drafts the document that answers the paper; sent off, it returns here and to the sender. */
export function DraftReply({ view }: { readonly view: IncomingView }) {
  const me = useMe();
  const department = postInUse(me)?.department;
  const host = view.assignment?.host.id;
  const drafts = isOffice(me) || (department !== undefined && department === host);
  if (!drafts || !ANSWERABLE.has(view.stage) || view.reply !== undefined || view.letter.secrecy !== 'none') return null;
  return (
    <p>
      <Link to={`/documents/new?answers=${view.id}`} className="button">
        起草答复
      </Link>
    </p>
  );
}
