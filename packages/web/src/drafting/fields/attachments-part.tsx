/** Attachments of the document: a title as it is listed, its own pages written here, or a file. */
import type { Body } from '@lingxing/affairs/document';
import { lazy, Suspense, useState } from 'react';
import { Skeleton } from '../../components/states.tsx';
import { useMe } from '../../session.ts';
import { attachmentAddress } from '../api.ts';
import type { AttachmentEntry, AttachmentRef } from '../model/draft.ts';
import type { PartProps } from './element-parts.tsx';
import { Line, Part } from './simple.tsx';
import { sizeText, Upload, type UploadProps } from './upload.tsx';
import { useKeys } from './use-keys.ts';

const BodyEditor = lazy(async () => ({ default: (await import('../editor/body-editor.tsx')).BodyEditor }));

/** 实施方案.docx → 实施方案. */
function titleOf(ref: AttachmentRef): string {
  return ref.name.replace(/\.[^.]{1,5}$/u, '').slice(0, 200) || '附件';
}

export interface AttachmentsProps extends PartProps {
  readonly matter: string | undefined;
  readonly onNote: (sentence: string) => void;
  readonly onArriving: UploadProps['onArriving'];
}

export function Attachments({ draft, change, matter, onNote, onArriving }: AttachmentsProps) {
  const { keys, removed, moved } = useKeys(draft.attachments.length);
  const set = (at: number, next: (entry: AttachmentEntry) => AttachmentEntry): void =>
    change((d) => ({ ...d, attachments: d.attachments.map((a, i) => (i === at ? next(a) : a)) }));
  const add = (entry: AttachmentEntry): void => change((d) => ({ ...d, attachments: [...d.attachments, entry] }));
  const moveUp = (at: number): void => {
    moved(at, at - 1);
    change((d) => {
      const attachments = [...d.attachments];
      const [one] = attachments.splice(at, 1);
      if (one !== undefined) attachments.splice(at - 1, 0, one);
      return { ...d, attachments };
    });
  };
  const remove = (at: number): void => {
    removed(at);
    change((d) => ({ ...d, attachments: d.attachments.filter((_, i) => i !== at) }));
  };
  return (
    <Part id="attachments" title="附件" says="附件说明按这里的次序和名称排在正文之后。">
      {draft.attachments.map((entry, i) => (
        <fieldset key={keys[i]} className="entry stack">
          <legend className="visually-hidden">附件{i + 1}</legend>
          <div className="entry-head">
            <Line
              label={draft.attachments.length > 1 ? `附件${String(i + 1)}名称` : '附件名称'}
              value={entry.title}
              max={200}
              onChange={(title) => set(i, (a) => ({ ...a, title }))}
            />
            <div className="row">
              <button
                type="button"
                className="button plain"
                disabled={i === 0}
                aria-label={`附件${String(i + 1)}上移`}
                onClick={() => moveUp(i)}
              >
                上移
              </button>
              <button type="button" className="button plain" aria-label={`去掉附件${String(i + 1)}`} onClick={() => remove(i)}>
                去掉
              </button>
            </div>
          </div>
          {entry.file !== undefined && (
            <p className="quiet">
              <a href={attachmentAddress(entry.file.hash, matter)} download={entry.file.name}>
                {entry.file.name}
              </a>
              ，{sizeText(entry.file.size)}
            </p>
          )}
          {entry.body !== undefined && (
            <OwnPages
              matter={matter}
              label={`附件${String(i + 1)}正文`}
              initial={entry.body}
              onChange={(body) => set(i, (a) => ({ ...a, body }))}
              onNote={onNote}
              onArriving={onArriving}
            />
          )}
        </fieldset>
      ))}
      {draft.attachments.length < 50 && (
        <div className="row">
          <Upload label="上传附件" multiple onArriving={onArriving} onUploaded={(file) => add({ title: titleOf(file), file })} />
          <button type="button" className="button" onClick={() => add({ title: '', body: [] })}>
            写一个附件
          </button>
        </div>
      )}
    </Part>
  );
}

interface OwnPagesProps {
  readonly label: string;
  readonly initial: Body;
  readonly matter: string | undefined;
  readonly onChange: (body: Body) => void;
  readonly onNote: (sentence: string) => void;
  readonly onArriving: UploadProps['onArriving'];
}

function OwnPages({ label, initial, matter, onChange, onNote, onArriving }: OwnPagesProps) {
  const me = useMe();
  // Read once: afterwards the editor holds the text.
  const [first] = useState(initial);
  return (
    <Suspense fallback={<Skeleton lines={4} label="正在打开编辑器" />}>
      <BodyEditor
        label={label}
        initial={first}
        onChange={onChange}
        csrf={me.csrf}
        matter={matter}
        onNote={onNote}
        onArriving={onArriving}
      />
    </Suspense>
  );
}
