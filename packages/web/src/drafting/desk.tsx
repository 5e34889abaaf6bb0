/** The clerk's desk: fields at the left, the sheet and the findings at the right, what is done with it at the foot. */
import type { DocumentView } from '@lingxing/server/contracts';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link, useNavigate } from 'react-router';
import { ProblemError } from '../api/client.ts';
import { useOrganisation } from '../api/organisation.ts';
import { PageHead } from '../components/page-title.tsx';
import { Returned } from '../components/returned.tsx';
import { sayingOf, Skeleton } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { meanwhileText } from '../lib/meanwhile.ts';
import { useMe } from '../session.ts';
import { DeskFoot, type Declaration } from './desk-foot.tsx';
import { Conflict, Notes, Resumed } from './desk-notices.tsx';
import { Attachments } from './fields/attachments-part.tsx';
import { Handling, Heading } from './fields/element-parts.tsx';
import { Concerned, Decision, Evidence, Questions } from './fields/judgement-parts.tsx';
import { Part } from './fields/simple.tsx';
import { countOf, FindingsPanel, goTo } from './findings-panel.tsx';
import { forget, keptKey } from './live/kept.ts';
import { LiveSheet } from './live-sheet.tsx';
import { useAutosave } from './live/use-autosave.ts';
import { useJudgement } from './live/use-judgement.ts';
import { useStore } from './live/use-store.ts';
import { useWide } from './live/use-wide.ts';
import { type Draft, gapsOf, sameDraft, unfinishedOf } from './model/draft.ts';
import type { Start } from './model/start.ts';

const BodyEditor = lazy(async () => ({ default: (await import('./editor/body-editor.tsx')).BodyEditor }));

export interface DeskProps {
  readonly start: Start;
  /** The document as it now stands; none for a draft that is no document yet. */
  readonly view: DocumentView | undefined;
  readonly storageKey: string;
  readonly onStartOver: () => void;
}

const TABS = [
  { id: 'text', label: '文稿' },
  { id: 'sheet', label: '版面' },
  { id: 'findings', label: '审查' },
] as const;
type Tab = (typeof TABS)[number]['id'];

export function Desk({ start, view, storageKey, onStartOver }: DeskProps) {
  const me = useMe();
  const say = useSay();
  const navigate = useNavigate();
  const organisation = useOrganisation().data;
  const wide = useWide();
  const [draft, setDraft] = useState(start.draft);
  const [stored, setStored] = useState({ draft: start.stored, base: start.base });
  const [resumed, setResumed] = useState(start.resumed);
  const [editorTurn, setEditorTurn] = useState(0);
  const [tab, setTab] = useState<Tab>('text');
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string>();
  const [declaration, setDeclaration] = useState<Declaration>({ note: '', nature: undefined, reason: '' });
  const { busy, store, send, during } = useStore();
  const arriving = useRef(0);
  const onArriving = useCallback((by: 1 | -1) => {
    arriving.current += by;
  }, []);

  const change = useCallback((next: Partial<Draft> | ((draft: Draft) => Draft)) => {
    setDraft((before) => (typeof next === 'function' ? next(before) : { ...before, ...next }));
  }, []);
  const onBody = useCallback((body: Draft['body']) => change({ body }), [change]);
  const onNote = useCallback((note: string) => setNotes((all) => (all.includes(note) ? all : [...all, note])), []);

  const dirty = useMemo(() => !sameDraft(draft, stored.draft), [draft, stored.draft]);
  const saved = useAutosave({ id: view?.id, base: stored.base, key: storageKey, draft, dirty, resumed: start.resumed });
  const judgement = useJudgement(view, draft, dirty, declaration.nature);
  const gaps = useMemo(() => [...gapsOf(draft), ...unfinishedOf(draft)], [draft]);
  const conflict = view !== undefined && busy === undefined && view.textVersion > stored.base;

  const settle = (after: DocumentView): void => {
    setStored({ draft: after.draft, base: after.textVersion });
    setDeclaration({ note: '', nature: undefined, reason: '' });
    setResumed(undefined);
    forget(storageKey);
  };
  const failed = (error: unknown): void => {
    const first = error instanceof ProblemError ? error.verdict?.findings.find((f) => f.outcome !== 'passed') : undefined;
    const others = error instanceof ProblemError ? (error.problem.meanwhile ?? []) : [];
    const told = others.length > 0 ? `${meanwhileText(others, me.today.date)}你写的还在，看过最新情况再办。` : sayingOf(error);
    setProblem([told, first?.wayOut ?? ''].filter((s) => s !== '').join(' '));
  };
  /** Storing needs all that was chosen to be there, and a title; where that is missing the cursor goes there. */
  const storable = (): boolean => {
    if (arriving.current > 0) {
      setProblem('文件还在上传，传完再办理');
      return false;
    }
    const [gap] = gapsOf(draft);
    setProblem(gap?.says);
    if (gap === undefined) return true;
    // At once, as `enterFirstWrong` does: nobody types on into a field that is left under his hands.
    flushSync(() => setTab('text'));
    goTo(gap.field);
    return false;
  };
  const onStore = async (): Promise<void> => {
    if (!storable()) return;
    try {
      await during('store', view?.id, async () => {
        const { done, view: after } = await store(view, stored.base, draft, declaration);
        settle(after);
        say(done.said === '' ? '已存为文稿' : done.said);
        if (view === undefined) await navigate(`/documents/${done.id}/edit`, { replace: true });
      });
    } catch (error) {
      failed(error);
    }
  };
  const onSend = async (): Promise<void> => {
    if (!storable()) return;
    try {
      await during('send', view?.id, async () => {
        let now = view;
        if (now === undefined || dirty) {
          now = (await store(view, stored.base, draft, { ...declaration, reason: '' })).view;
          setStored({ draft: now.draft, base: now.textVersion });
          forget(storageKey);
        }
        try {
          const done = await send(now, declaration.reason);
          say(done.said);
          await navigate(`/documents/${now.id}`);
        } catch (error) {
          // Stored and not sent: from here on it is a document, whatever the reason.
          if (view === undefined) {
            forget(keptKey(me.account, me.post ?? '', 'new'));
            say(`文稿已存，没有送出：${sayingOf(error)}`);
            await navigate(`/documents/${now.id}/edit`, { replace: true });
          } else throw error;
        }
      });
    } catch (error) {
      failed(error);
    }
  };

  const parts = { draft, change, organisation };
  const own = view?.host.id ?? me.posts.find((p) => p.id === me.post)?.department;
  const counts = countOf(judgement.verdict);
  const open = counts.refused + counts.warned;
  const show = (one: Tab): boolean => wide || tab === one;
  return (
    <div className="drafting" data-wide={wide}>
      <PageHead
        title={view === undefined ? '起草公文' : '修改文稿'}
        where={
          view === undefined ? (
            '拟好后送部门负责人审签；边写边审，随时自动暂存。'
          ) : (
            <>
              {view.where} <Link to={`/documents/${view.id}`}>到公文页</Link>
            </>
          )
        }
      />
      {!wide && (
        <div className="drafting-tabs" role="tablist" aria-label="文稿、版面、审查">
          {TABS.map((t) => (
            <button
              key={t.id}
              id={`tab-${t.id}`}
              type="button"
              role="tab"
              aria-selected={tab === t.id}
              aria-controls={`panel-${t.id}`}
              tabIndex={tab === t.id ? 0 : -1}
              onClick={() => setTab(t.id)}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                if (step === 0) return;
                const next = TABS[(TABS.findIndex((x) => x.id === tab) + step + TABS.length) % TABS.length];
                if (next === undefined) return;
                setTab(next.id);
                document.getElementById(`tab-${next.id}`)?.focus();
              }}
            >
              {t.label}
              {t.id === 'findings' && open > 0 && <span className={`tab-count ${counts.refused > 0 ? 'refused' : 'warned'}`}>{open}</span>}
            </button>
          ))}
        </div>
      )}
      <div className="drafting-sides">
        <div
          id="panel-text"
          className="drafting-fields"
          hidden={!show('text')}
          {...(wide ? {} : { role: 'tabpanel', 'aria-labelledby': 'tab-text' })}
        >
          {view !== undefined && <Returned view={view} />}
          {resumed !== undefined && <Resumed resumed={resumed} onStartOver={onStartOver} isNew={view === undefined} />}
          {conflict && (
            <Conflict
              view={view}
              stored={stored.draft}
              base={stored.base}
              onKeepMine={() => setStored({ draft: view.draft, base: view.textVersion })}
              onTakeTheirs={() => {
                setDraft(view.draft);
                settle(view);
                setEditorTurn((t) => t + 1);
              }}
            />
          )}
          <Heading {...parts} />
          <Part id="body" title="正文">
            <Notes notes={notes} onClear={() => setNotes([])} />
            <Suspense fallback={<Skeleton lines={8} label="正在打开编辑器" />}>
              <BodyEditor
                key={editorTurn}
                label="正文"
                initial={draft.body}
                onChange={onBody}
                csrf={me.csrf}
                matter={view?.id}
                onNote={onNote}
                onArriving={onArriving}
              />
            </Suspense>
          </Part>
          <Attachments key={`attachments-${String(editorTurn)}`} {...parts} matter={view?.id} onNote={onNote} onArriving={onArriving} />
          <Handling {...parts} />
          <Questions {...parts} />
          <Decision {...parts} />
          <Evidence {...parts} verdict={judgement.verdict} onArriving={onArriving} />
          <Concerned {...parts} own={own} matter={view?.id} />
        </div>
        <div className="drafting-right">
          <div id="panel-findings" hidden={!show('findings')} {...(wide ? {} : { role: 'tabpanel', 'aria-labelledby': 'tab-findings' })}>
            <FindingsPanel judgement={judgement} gaps={gaps} />
          </div>
          <div
            id="panel-sheet"
            className="drafting-sheet"
            hidden={!show('sheet')}
            {...(wide ? {} : { role: 'tabpanel', 'aria-labelledby': 'tab-sheet' })}
          >
            <LiveSheet draft={draft} shown={show('sheet')} />
          </div>
        </div>
      </div>
      <DeskFoot
        view={view}
        wide={wide}
        saved={saved}
        dirty={dirty}
        conflict={conflict}
        verdict={judgement.verdict}
        busy={busy}
        problem={problem}
        declaration={declaration}
        onDeclare={setDeclaration}
        onStore={() => void onStore()}
        onSend={() => void onSend()}
        onFindings={() => setTab('findings')}
      />
    </div>
  );
}
