/** Attachments of the document: a title as it is listed, its own pages written here, or a file. */
import type { Body } from '@lingxing/affairs/document';
import { lazy, Suspense, useState } from 'react';
import { Skeleton } from '../../components/states.tsx';
import { useMe } from '../../session.ts';
import type { AttachmentEntry, AttachmentRef } from '../model/draft.ts';
import type { PartProps } from './element-parts.tsx';
import { Line, Part } from './simple.tsx';
import { sizeText, Upload } from './upload.tsx';

const BodyEditor = lazy(async () => ({ default: (await import('../editor/body-editor.tsx')).BodyEditor }));

/** 实施方案.docx → 实施方案. */
function titleOf(ref: AttachmentRef): string {
  return ref.name.replace(/\.[^.]{1,5}$/u, '').slice(0, 200) || '附件';
}

export function Attachments({ draft, change, onNote }: PartProps & { readonly onNote: (sentence: string) => void }) {
  const set = (at: number, next: (entry: AttachmentEntry) => AttachmentEntry): void =>
    change((d) => ({ ...d, attachments: d.attachments.map((a, i) => (i === at ? next(a) : a)) }));
  const add = (entry: AttachmentEntry): void => change((d) => ({ ...d, attachments: [...d.attachments, entry] }));
  const move = (at: number, by: -1 | 1): void =>
    change((d) => {
      const attachments = [...d.attachments];
      const [moved] = attachments.splice(at, 1);
      if (moved !== undefined) attachments.splice(at + by, 0, moved);
      return { ...d, attachments };
    });
  return (
    <Part id="attachments" title="附件" says="附件说明按这里的次序和名称排在正文之后。">
      {draft.attachments.map((entry, i) => (
        // The order is the clerk's own and entries have no other name.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={i} className="entry stack">
          <legend className="visually-hidden">附件{i + 1}</legend>
          <div className="entry-head">
            <Line
              label={draft.attachments.length > 1 ? `附件${String(i + 1)}名称` : '附件名称'}
              value={entry.title}
              max={200}
              onChange={(title) => set(i, (a) => ({ ...a, title }))}
            />
            <div className="row">
              <button type="button" className="button plain" disabled={i === 0} aria-label={`附件${String(i + 1)}上移`} onClick={() => move(i, -1)}>
                上移
              </button>
              <button type="button" className="button plain" aria-label={`去掉附件${String(i + 1)}`} onClick={() => change((d) => ({ ...d, attachments: d.attachments.filter((_, at) => at !== i) }))}>
                去掉
              </button>
            </div>
          </div>
          {entry.file !== undefined && (
            <p className="quiet">
              {entry.file.name}，{sizeText(entry.file.size)}
            </p>
          )}
          {entry.body !== undefined && (
            <OwnPages key={`${String(i)}-${String(draft.attachments.length)}`} label={`附件${String(i + 1)}正文`} initial={entry.body} onChange={(body) => set(i, (a) => ({ ...a, body }))} onNote={onNote} />
          )}
        </fieldset>
      ))}
      {draft.attachments.length < 50 && (
        <div className="row">
          <Upload label="上传附件" multiple onUploaded={(file) => add({ title: titleOf(file), file })} />
          <button type="button" className="button" onClick={() => add({ title: '', body: [] })}>
            写一个附件
          </button>
        </div>
      )}
    </Part>
  );
}

function OwnPages({ label, initial, onChange, onNote }: { readonly label: string; readonly initial: Body; readonly onChange: (body: Body) => void; readonly onNote: (sentence: string) => void }) {
  const me = useMe();
  // Read once: afterwards the editor holds the text.
  const [first] = useState(initial);
  return (
    <Suspense fallback={<Skeleton lines={4} label="正在打开编辑器" />}>
      <BodyEditor label={label} initial={first} onChange={onChange} csrf={me.csrf} onNote={onNote} />
    </Suspense>
  );
}
