/** Files of an act: the scan of an opinion given on paper, what goes with a result. Kept in the form as their references. */
import type { AttachmentRef } from '@lingxing/affairs/document';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { attachmentAddress } from '../drafting/api.ts';
import { sizeText } from '../drafting/fields/upload.tsx';
import { useLatest } from '../drafting/live/use-latest.ts';
import { OnTheirWay } from '../files/on-their-way.tsx';
import { useFiles } from '../files/use-files.ts';
import { arrivedIn, filesIn, ON_ITS_WAY } from './files.ts';

export interface ScanFieldProps {
  readonly label: string;
  readonly most: number;
  readonly to?: string | undefined;
  /** References as text, one a file. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
}

export function ScanField({ label, most, to, value, onChange, hint, fault }: ScanFieldProps) {
  const files = filesIn(value);
  const chooser = useRef<HTMLInputElement>(null);
  const there = useRef(false);
  const tell = useLatest((changed: (arrived: readonly string[]) => readonly string[], arriving: boolean) =>
    onChange([...changed(arrivedIn(value)), ...(arriving ? [ON_ITS_WAY] : [])]),
  );
  // Two files that arrive at the same moment are both kept: the form holds the first before the second is added to it.
  const take = (file: AttachmentRef) => {
    if (there.current) flushSync(() => tell.current((arrived) => [...arrived, JSON.stringify(file)], true));
  };
  const state = useFiles(take, undefined, to);
  const arriving = state.underway.some((one) => one.saying === undefined);
  // The form is not sent before everything chosen is there. At once, so that nothing arrives in between.
  useLayoutEffect(() => {
    if (arriving !== value.includes(ON_ITS_WAY)) tell.current((arrived) => arrived, arriving);
  }, [arriving, value, tell]);
  // A field that another choice has taken away keeps nothing waiting, and takes nothing more.
  const leave = useEffectEvent(() => onChange(arrivedIn(value)));
  useLayoutEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
      leave();
    };
  }, []);
  return (
    <fieldset className="field">
      <legend className="label">{label}</legend>
      {files.length > 0 && (
        <ul className="file-lines">
          {files.map((file, i) => (
            <li key={file.hash}>
              <a href={attachmentAddress(file.hash)} download={file.name}>
                {file.name}
              </a>
              <span className="quiet small num">{sizeText(file.size)}</span>
              <button
                type="button"
                className="link-button"
                onClick={() => tell.current((arrived) => arrived.filter((_, j) => j !== i), arriving)}
              >
                去掉<span className="visually-hidden">{file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {files.length < most && (
        <div>
          <button type="button" className="button" onClick={() => chooser.current?.click()}>
            {files.length === 0 ? '选文件' : '再加'}
          </button>
          <input
            ref={chooser}
            type="file"
            hidden
            multiple={most > 1}
            aria-label={label}
            onChange={(event) => {
              state.begin(Array.from(event.target.files ?? []).slice(0, most - files.length));
              event.target.value = '';
            }}
          />
        </div>
      )}
      <OnTheirWay state={state} />
      {(fault ?? hint) !== undefined && <span className={fault === undefined ? 'hint' : 'fault'}>{fault ?? hint}</span>}
    </fieldset>
  );
}
