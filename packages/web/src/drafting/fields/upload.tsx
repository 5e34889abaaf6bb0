/** A file on its way to the server: how far it is, and a refusal in full, with the file's name. */
import { useRef, useState } from 'react';
import { declarationOf } from '../../api/files.ts';
import { sayingOf } from '../../components/states.tsx';
import { useMe } from '../../session.ts';
import { uploadAttachment } from '../api.ts';
import { useLatest } from '../live/use-latest.ts';
import type { AttachmentRef } from '../model/draft.ts';

interface Underway {
  readonly key: number;
  readonly name: string;
  readonly share: number;
  readonly problem?: string;
  /** What has to be declared before it is taken; and the way to declare it. */
  readonly declaration?: { readonly text: string; readonly declare: () => void };
}

export interface UploadProps {
  readonly label: string;
  readonly hint?: string;
  readonly multiple?: boolean;
  readonly onUploaded: (ref: AttachmentRef) => void;
  /** One more file of the page is on its way, or one less: nothing is sent before all are there. */
  readonly onArriving: (by: 1 | -1) => void;
}

export function Upload({ label, hint, multiple = false, onUploaded, onArriving }: UploadProps) {
  const me = useMe();
  const chooser = useRef<HTMLInputElement>(null);
  const counted = useRef(0);
  const told = useLatest(onUploaded);
  const [underway, setUnderway] = useState<readonly Underway[]>([]);
  const change = (key: number, next: Partial<Underway>): void =>
    setUnderway((all) => all.map((u) => (u.key === key ? { ...u, ...next } : u)));
  const drop = (key: number): void => setUnderway((all) => all.filter((u) => u.key !== key));
  const begin = (file: File, fields?: Readonly<Record<string, string>>): void => {
    counted.current += 1;
    const key = counted.current;
    setUnderway((all) => [...all, { key, name: file.name, share: 0 }]);
    onArriving(1);
    uploadAttachment(file, me.csrf, { onProgress: (share) => change(key, { share }), ...(fields === undefined ? {} : { fields }) }).then(
      (ref) => {
        onArriving(-1);
        drop(key);
        told.current(ref);
      },
      (error: unknown) => {
        onArriving(-1);
        const asked = declarationOf(error);
        const declare = (edition: string): void => {
          drop(key);
          begin(file, { declaration: edition });
        };
        change(key, {
          problem: sayingOf(error),
          ...(asked === undefined ? {} : { declaration: { text: asked.text, declare: () => declare(asked.edition) } }),
        });
      },
    );
  };
  return (
    <div className="upload">
      <button type="button" className="button" onClick={() => chooser.current?.click()}>
        {label}
      </button>
      {hint !== undefined && <span className="quiet small"> {hint}</span>}
      <input
        ref={chooser}
        type="file"
        hidden
        multiple={multiple}
        aria-label={label}
        onChange={(event) => {
          for (const file of Array.from(event.target.files ?? [])) begin(file);
          event.target.value = '';
        }}
      />
      <ul className="underway" aria-live="polite">
        {underway.map((u) => (
          <li key={u.key}>
            {u.problem === undefined ? (
              <>
                <span>
                  {u.name} 已传{Math.round(u.share * 100)}%
                </span>
                <progress value={u.share} aria-label={`${u.name}的上传进度`} />
              </>
            ) : (
              <div className={u.declaration === undefined ? 'fault' : 'notice warned stack'}>
                <p>
                  × {u.name}：{u.problem}{' '}
                  <button type="button" className="link-button" onClick={() => drop(u.key)}>
                    {u.declaration === undefined ? '知道了' : '不传这个文件'}
                  </button>
                </p>
                {u.declaration !== undefined && (
                  <>
                    <p className="declaration">{u.declaration.text}</p>
                    <p>
                      <button type="button" className="button" onClick={u.declaration.declare}>
                        申明并上传
                      </button>
                    </p>
                  </>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** 1.2 MB. */
export function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${String(bytes)} B`;
  return bytes < 1_048_576 ? `${String(Math.round(bytes / 1_024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
