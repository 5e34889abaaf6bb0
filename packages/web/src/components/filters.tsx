/** Filters as chips: one that is set stands out and can be taken off where it stands. */
import { useState } from 'react';
import { searchWords } from '../lib/document-number.ts';

export interface SelectFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Off({ label, onOff }: { readonly label: string; readonly onOff: () => void }) {
  return (
    <button type="button" className="chip-x" aria-label={`去掉${label}条件`} onClick={onOff}>
      ×
    </button>
  );
}

export function SelectFilter({ label, value, options, onChange }: SelectFilterProps) {
  const on = value !== undefined && value !== '';
  return (
    <span className="chip-pair" data-on={on}>
      <select className="chip" aria-label={label} value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{label}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {on && <Off label={label} onOff={() => onChange('')} />}
    </span>
  );
}

export function DateFilter({ label, value, onChange }: Omit<SelectFilterProps, 'options'>) {
  const on = value !== undefined && value !== '';
  return (
    <span className="chip-pair" data-on={on}>
      <label className="chip date-chip">
        {label}
        <input type="date" value={value ?? ''} onChange={(event) => onChange(event.target.value)} />
      </label>
      {on && <Off label={label} onOff={() => onChange('')} />}
    </span>
  );
}

export function ToggleFilter({
  label,
  on,
  onChange,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <button type="button" className="chip" aria-pressed={on} data-on={on} onClick={() => onChange(!on)}>
      {label}
      {on && <span aria-hidden> ×</span>}
    </button>
  );
}

/** Looked for on Enter and on leaving the box, not with every stroke of an input method. */
export function WordsFilter({
  label,
  placeholder,
  words,
  onLook,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly words: string;
  readonly onLook: (words: string) => void;
}) {
  const [text, setText] = useState(words);
  const look = () => {
    const next = searchWords(text);
    if (next !== words) onLook(next);
  };
  return (
    <input
      className="input search-input"
      type="search"
      placeholder={placeholder}
      aria-label={label}
      value={text}
      maxLength={100}
      onChange={(event) => setText(event.target.value)}
      onBlur={look}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) look();
      }}
    />
  );
}
