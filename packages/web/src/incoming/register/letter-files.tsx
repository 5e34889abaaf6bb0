/** The original of a paper: scans and files, or an e-mail that fills the form in. Files may be dropped on the part. */
import { type DragEvent, useRef, useState } from 'react';
import { attachmentAddress } from '../../drafting/api.ts';
import { sizeText } from '../../drafting/fields/upload.tsx';
import { OnTheirWay } from '../../files/on-their-way.tsx';
import type { FilesState } from '../../files/use-files.ts';
import type { Attachment } from './letter-form.ts';

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
      <OnTheirWay state={state} />
    </fieldset>
  );
}
