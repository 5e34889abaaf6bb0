/** Files of an act: the scan of an opinion given on paper, what goes with a result. Kept in the form as their references. */
import type { AttachmentRef } from '@lingxing/affairs/document';
import { attachmentAddress } from '../drafting/api.ts';
import { sizeText, Upload } from '../drafting/fields/upload.tsx';

export interface ScanFieldProps {
  readonly label: string;
  readonly most: number;
  /** References as text, one a file. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
}

/** The files of such a field. */
export const filesIn = (value: readonly string[]): readonly AttachmentRef[] => value.map((one) => JSON.parse(one) as AttachmentRef);

export function ScanField({ label, most, value, onChange, hint, fault }: ScanFieldProps) {
  const files = filesIn(value);
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
              <button type="button" className="link-button" onClick={() => onChange(value.filter((_, j) => j !== i))}>
                去掉<span className="visually-hidden">{file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {files.length < most && (
        <Upload
          label={files.length === 0 ? '选文件' : '再加'}
          multiple={most > 1}
          onUploaded={(file) => onChange([...value, JSON.stringify(file)])}
        />
      )}
      {(fault ?? hint) !== undefined && <span className={fault === undefined ? 'hint' : 'fault'}>{fault ?? hint}</span>}
    </fieldset>
  );
}
