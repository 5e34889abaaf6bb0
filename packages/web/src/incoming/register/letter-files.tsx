/** The original of a paper: scans and files, or an e-mail that fills the form in. Files may be dropped on the part. */
import { type DragEvent, useRef, useState } from 'react';
import { attachmentAddress } from '../../drafting/api.ts';
import { sizeText } from '../../drafting/fields/upload.tsx';
import type { Attachment } from './letter-form.ts';
import type { FilesState, Underway } from './use-files.ts';

export interface LetterFilesProps {
  readonly attachments: readonly Attachment[];
  readonly onRemove: (hash: string) => void;
  readonly state: FilesState;
  /** The matter through which files that are there already are read. */
  readonly matter?: string | undefined;
  readonly emails?: boolean;
}

export function LetterFiles({ attachments, onRemove, state, matter, emails = true }: LetterFilesProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, on: boolean): void => {
    event.preventDefault();
    setOver(on);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a second way, the button is the first
    <fieldset
      className="letter-files"
      data-over={over}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        state.begin(Array.from(event.dataTransfer.files));
      }}
    >
      <legend className="label">原件和附件</legend>
      <div className="row">
        <button type="button" className="button" onClick={() => chooser.current?.click()}>
          加文件
        </button>
        <span className="quiet small">扫描件、电子文件{emails && '；选 .eml 邮件自动填写'}，也可拖到这里</span>
      </div>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        aria-label="加文件"
        onChange={(event) => {
          state.begin(Array.from(event.target.files ?? []));
          event.target.value = '';
        }}
      />
      {attachments.length > 0 && (
        <ul className="file-lines">
          {attachments.map((one) => (
            <li key={one.hash}>
              <a href={attachmentAddress(one.hash, matter)} download={one.name}>
                {one.name}
              </a>
              <span className="quiet small num">{sizeText(one.size)}</span>
              <button type="button" className="link-button" onClick={() => onRemove(one.hash)}>
                去掉<span className="visually-hidden">{one.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul className="underway" aria-live="polite">
        {state.underway.map((one) => (
          <li key={one.key}>{one.saying === undefined ? <OnItsWay one={one} /> : <NotTaken one={one} state={state} />}</li>
        ))}
      </ul>
    </fieldset>
  );
}

function OnItsWay({ one }: { readonly one: Underway }) {
  return (
    <>
      <span className="num">
        {one.file.name} 已传{Math.round(one.share * 100)}%
      </span>{' '}
      <progress value={one.share} aria-label={`${one.file.name}的上传进度`} />
    </>
  );
}

/** Why a file is not taken; where the uploader's declaration or leaving a part out would let it in, that is offered. */
function NotTaken({ one, state }: { readonly one: Underway; readonly state: FilesState }) {
  const { problem, file } = one;
  const parts = problem?.files ?? [];
  const declaration = problem?.code === 'file.undeclared' ? problem.declaration : undefined;
  const without = parts.flatMap((part) => (part.n === undefined || part.n === 0 ? [] : [part.n]));
  return (
    <div className="notice warned stack">
      <p>
        <strong>{file.name}没有收：</strong>
        {parts.length === 0 ? one.saying : (problem?.title ?? '')}
      </p>
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <li key={`${String(part.n ?? '')}${part.name}`}>
              {part.name}：{part.message} <span className="way-out">办法：{part.wayOut}</span>
            </li>
          ))}
        </ul>
      )}
      {declaration !== undefined && <p className="declaration">{declaration.text}</p>}
      <p className="row">
        {declaration !== undefined && (
          <button type="button" className="button" onClick={() => state.again(one, { declaration: declaration.edition })}>
            申明并收取
          </button>
        )}
        {without.length > 0 && declaration === undefined && (
          <button type="button" className="button" onClick={() => state.again(one, { without: without.join(',') })}>
            不收这{without.length}个附件，其余收取
          </button>
        )}
        <button type="button" className="link-button" onClick={() => state.drop(one.key)}>
          不收这个文件
        </button>
      </p>
    </div>
  );
}
