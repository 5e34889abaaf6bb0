/** One page for a clerk: a new draft, or the text of a document in hand. Finds where to begin, then hands over to the desk. */
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useDocument } from '../api/document.ts';
import { useIncoming } from '../api/incoming.ts';
import { useMeeting } from '../api/meetings.ts';
import { useOrganisation } from '../api/organisation.ts';
import { PageHead } from '../components/page-title.tsx';
import { ProblemNotice, Skeleton } from '../components/states.tsx';
import { useMe } from '../session.ts';
import { Desk } from './desk.tsx';
import { forget, keptKey, readKept } from './live/kept.ts';
import { carryingOut } from './model/decided.ts';
import type { Draft } from './model/draft.ts';
import { replyTo } from './model/reply.ts';
import { type Start, startNew, startOn } from './model/start.ts';

export function DraftingPage() {
  const { id } = useParams();
  const [search] = useSearchParams();
  const answers = search.get('answers');
  const sitting = search.get('sitting');
  const topic = search.get('topic');
  if (id !== undefined) return <DraftInHand key={id} id={id} />;
  if (sitting !== null && topic !== null) return <Decided key={`${sitting}/${topic}`} sitting={sitting} topic={topic} />;
  return answers === null ? <NewDraft /> : <Reply key={answers} answers={answers} />;
}

/** A reply begins with what it takes from the paper that it answers. */
function Reply({ answers }: { readonly answers: string }) {
  const { government } = useMe();
  const paper = useIncoming(answers);
  const organisation = useOrganisation();
  if (paper.data !== undefined && organisation.data !== undefined)
    return <NewDraft begun={replyTo(paper.data, government.name, organisation.data)} />;
  return (
    <div className="page-body stack">
      <PageHead title="起草答复" />
      {paper.isError ? (
        <ProblemNotice error={paper.error} retry={() => void paper.refetch()} what="所答复的来文" />
      ) : organisation.isError ? (
        <ProblemNotice error={organisation.error} retry={() => void organisation.refetch()} what="机构名录" />
      ) : (
        <Skeleton lines={10} />
      )}
    </div>
  );
}

/** A draft that carries out a decision begins with what the sitting says of it. */
function Decided({ sitting, topic }: { readonly sitting: string; readonly topic: string }) {
  const { government } = useMe();
  const meeting = useMeeting(sitting);
  if (meeting.data !== undefined) return <NewDraft begun={carryingOut(meeting.data, topic, government.name)} />;
  return (
    <div className="page-body stack">
      <PageHead title="起草发文" />
      {meeting.isError ? (
        <ProblemNotice error={meeting.error} retry={() => void meeting.refetch()} what="议定此事的会议" />
      ) : (
        <Skeleton lines={10} />
      )}
    </div>
  );
}

/** Under which name the working copy is kept: each reply and each decision has its own. */
function nameOf(draft: Draft | undefined): string {
  if (draft?.carriesOut !== undefined) return `decided-${draft.carriesOut.sitting}-${draft.carriesOut.topic}`;
  return draft?.answers === undefined ? 'new' : `reply-${draft.answers}`;
}

function NewDraft({ begun: beginning }: { readonly begun?: Draft }) {
  const me = useMe();
  const key = keptKey(me.account, me.post ?? '', nameOf(beginning));
  const [begun] = useState(beginning);
  const [start, setStart] = useState<{ readonly n: number; readonly start: Start }>(() => ({
    n: 0,
    start: startNew(readKept(key), begun),
  }));
  return (
    <Desk
      key={`${key}-${String(start.n)}`}
      start={start.start}
      view={undefined}
      storageKey={key}
      onStartOver={() => {
        forget(key);
        setStart((before) => ({ n: before.n + 1, start: startNew(undefined, begun) }));
      }}
    />
  );
}

function DraftInHand({ id }: { readonly id: string }) {
  const me = useMe();
  const document = useDocument(id);
  const key = keptKey(me.account, me.post ?? '', id);
  // Where one began is settled once: what others do meanwhile is shown, not written over what is being typed.
  const [begun, setBegun] = useState<{ readonly n: number; readonly start: Start }>();
  const view = document.data;
  if (view === undefined)
    return (
      <div className="page-body stack">
        <PageHead title="修改文稿" />
        {document.isError ? (
          <ProblemNotice error={document.error} retry={() => void document.refetch()} what="这件公文" />
        ) : (
          <Skeleton lines={10} />
        )}
      </div>
    );
  const revise = view.offers.find((o) => o.act === 'revise');
  if (begun === undefined && revise?.verdict.outcome === 'refused')
    return (
      <div className="page-body stack">
        <PageHead title="修改文稿" where={view.where} />
        <div className="notice refused">
          <h2>现在不能修改这件文稿</h2>
          <p>{revise.verdict.findings.find((f) => f.outcome === 'refused')?.message ?? view.where}</p>
        </div>
        <p>
          <Link to={`/documents/${id}`}>看这件公文</Link>
        </p>
      </div>
    );
  const now = begun ?? { n: 0, start: startOn(view, readKept(key)) };
  if (begun === undefined) setBegun(now);
  return (
    <Desk
      key={String(now.n)}
      start={now.start}
      view={view}
      storageKey={key}
      onStartOver={() => {
        forget(key);
        setBegun({ n: now.n + 1, start: startOn({ ...view, workingCopy: undefined }, undefined) });
      }}
    />
  );
}
