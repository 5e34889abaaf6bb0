/** What a clerk must know before writing on: a copy taken up, another's change, a draft that is kept nowhere, what a paste lost. */
import type { DocumentView } from '@lingxing/server/contracts';
import { useEffect, useState } from 'react';
import { clockText, momentText, shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { ComparisonView } from './comparison-view.tsx';
import type { Draft } from './model/draft.ts';
import type { Start } from './model/start.ts';
import type { Saved } from './live/use-autosave.ts';

export function Resumed({
  resumed,
  onStartOver,
  isNew,
}: {
  readonly resumed: NonNullable<Start['resumed']>;
  readonly onStartOver: () => void;
  readonly isNew: boolean;
}) {
  const where = resumed.where === 'server' ? `${resumed.by === undefined ? '' : `${resumed.by}，`}暂存稿` : '本机暂存';
  return (
    <div className="notice">
      <p>
        接着{momentText(resumed.at)}没有存的内容写（{where}）。{' '}
        <button type="button" className="link-button" onClick={onStartOver}>
          {isNew ? '不要了，重新起草' : '不要了，回到已存的文稿'}
        </button>
      </p>
    </div>
  );
}

export interface ConflictProps {
  readonly view: DocumentView;
  /** The stored text on which this one was written. */
  readonly stored: Draft;
  readonly base: number;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

/** Someone else stored a text meanwhile: who and when, what they changed, and the two ways on. */
export function Conflict({ view, stored, base, onTakeTheirs, onKeepMine }: ConflictProps) {
  const [open, setOpen] = useState(false);
  const theirs = view.versions.filter((v) => v.version > base);
  return (
    <div className="notice warned stack" role="alert">
      <div>
        <h2>这件文稿已被改过</h2>
        <p>
          {theirs.map((v) => `${v.by}于${momentText(v.at)}存了第${String(v.version)}稿${v.note === '' ? '' : `（${v.note}）`}`).join('；')}
          。你手上的内容还在，没有丢。
        </p>
      </div>
      <div className="row">
        <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起对方的改动' : '看对方改了什么'}
        </button>
        <button type="button" className="button" onClick={onKeepMine}>
          以我的为准，继续改
        </button>
        <button type="button" className="button" onClick={onTakeTheirs}>
          放弃我的，用对方的
        </button>
      </div>
      {open && <Theirs before={stored} after={view.draft} />}
    </div>
  );
}

function Theirs({ before, after }: { readonly before: Draft; readonly after: Draft }) {
  const [compared, setCompared] = useState<Parameters<typeof ComparisonView>[0]['comparison']>();
  useEffect(() => {
    let stale = false;
    // Needed only in a conflict, so loaded only then.
    void import('@lingxing/affairs/compare').then(({ compareDrafts }) => {
      if (!stale) setCompared(structuredClone(compareDrafts(before, after)) as Parameters<typeof ComparisonView>[0]['comparison']);
    });
    return () => {
      stale = true;
    };
  }, [before, after]);
  return compared === undefined ? <output>正在比对</output> : <ComparisonView comparison={compared} layout="inline" />;
}

/** What was lost in a paste and the like, until it is put away. */
export function Notes({ notes, onClear }: { readonly notes: readonly string[]; readonly onClear: () => void }) {
  return (
    <div className="notes" aria-live="polite">
      {notes.length > 0 && (
        <div className="notice warned">
          {notes.map((n) => (
            <p key={n}>{n}</p>
          ))}
          <button type="button" className="link-button" onClick={onClear}>
            知道了
          </button>
        </div>
      )}
    </div>
  );
}

/** Whether what stands on the screen is kept, where, and since when. */
export function SavedLine({ saved, isNew }: { readonly saved: Saved; readonly isNew: boolean }) {
  const { today } = useMe();
  return <output className={`saved-line ${saved.kind}`}>{savedText(saved, isNew, today.date)}</output>;
}

function savedText(saved: Saved, isNew: boolean, today: string): string {
  switch (saved.kind) {
    case 'clean':
      return isNew ? '尚未起草' : '与已存的文稿一致';
    case 'waiting':
      return '未保存';
    case 'saving':
      return '正在暂存';
    case 'saved':
      return saved.where === 'browser' ? `${clockText(saved.at)} 已自动暂存在本机` : `${shortMoment(saved.at, today)} 已自动暂存`;
    case 'local':
      return `连接断开，${clockText(saved.at)} 已留在本机，连上后自动暂存`;
    case 'failed':
      return `没有暂存：${saved.says}`;
    case 'barred':
      return '标明密级的文稿不保存';
  }
}
