/** Organs as they stand on the page, one after the other: typed, picked from what is known, or pasted as 「甲、乙，丙」. */
import { useId, useState } from 'react';
import { nameOnly, withOrgans } from '../model/organs.ts';

export interface ChipsProps {
  readonly id: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly suggestions: readonly string[];
  readonly hint?: string | undefined;
}

export function Chips({ id, label, values, onChange, suggestions, hint }: ChipsProps) {
  const [typing, setTyping] = useState('');
  const list = useId();
  const add = (text: string): void => {
    const next = withOrgans(values, text);
    if (next.length > values.length) onChange(next);
    setTyping('');
  };
  const remove = (value: string): void => onChange(values.filter((v) => v !== value));
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="chips-box">
        {values.length > 0 && (
          <ul className="chips" aria-label={`${label}已列`}>
            {values.map((value) => (
              <li key={value}>
                <button type="button" className="chip" onClick={() => remove(value)} aria-label={`去掉${value}`}>
                  {value} <span aria-hidden>×</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          id={id}
          className="input"
          list={list}
          value={typing}
          placeholder={values.length === 0 ? '输入名称后回车，可一次粘贴多个' : '再加一个'}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => {
            const text = event.target.value;
            // A name picked from the list is whole; one being typed may only begin like it.
            const picked = !(event.nativeEvent instanceof InputEvent) || event.nativeEvent.inputType === 'insertReplacementText';
            if (picked && suggestions.includes(text)) add(text);
            else setTyping(text);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' || event.key === '、') {
              event.preventDefault();
              add(typing);
            } else if (event.key === 'Backspace' && typing === '' && values.length > 0) {
              remove(values.at(-1) ?? '');
            }
          }}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text/plain');
            if (!/[、，,；;\n]/u.test(text)) return;
            event.preventDefault();
            add(text);
          }}
          onBlur={() => {
            if (typing.trim() !== '') add(typing);
          }}
        />
        <datalist id={list}>
          {suggestions
            .filter((s) => !values.some((value) => nameOnly(value) === s))
            .map((s) => (
              <option key={s} value={s}>
                {s}
              </option>
            ))}
        </datalist>
      </div>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
