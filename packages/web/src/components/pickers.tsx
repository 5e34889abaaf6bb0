/** Choosing among many: departments (up to sixty), leaders. A search, a list of boxes, and what is chosen in view. */
import { useId, useMemo, useState } from 'react';

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly note?: string | undefined;
}

export interface ManyPickerProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** The order of choosing is the order in which they are asked. */
  readonly ordered?: boolean;
}

export function ManyPicker({ label, choices, chosen, onChange, hint, fault, ordered = false }: ManyPickerProps) {
  const [words, setWords] = useState('');
  const id = useId();
  const shown = useMemo(
    () => choices.filter((c) => c.name.includes(words.trim()) || (c.note ?? '').includes(words.trim())),
    [choices, words],
  );
  const byId = useMemo(() => new Map(choices.map((c) => [c.id, c])), [choices]);
  const toggle = (one: string) => onChange(chosen.includes(one) ? chosen.filter((c) => c !== one) : [...chosen, one]);
  return (
    <fieldset className="field many-picker" aria-describedby={`${id}-hint`}>
      <legend className="label">
        {label}
        <span className="quiet num"> 已选{chosen.length}个</span>
      </legend>
      {chosen.length > 0 && (
        <ol className="chosen">
          {chosen.map((one, i) => (
            <li key={one}>
              <button type="button" className="chip" onClick={() => toggle(one)} aria-label={`去掉${byId.get(one)?.name ?? one}`}>
                {ordered && <span className="num">{i + 1}. </span>}
                {byId.get(one)?.name ?? one} <span aria-hidden>×</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {choices.length > 8 && (
        <div className="row">
          <input
            className="input"
            style={{ flex: 1, minWidth: 120 }}
            type="search"
            placeholder="按名称查找"
            aria-label={`在${label}中查找`}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              const only = shown[0];
              if (only && words.trim() !== '') {
                toggle(only.id);
                setWords('');
              }
            }}
          />
          <button
            type="button"
            className="button plain"
            onClick={() => onChange([...chosen, ...shown.map((c) => c.id).filter((c) => !chosen.includes(c))])}
            disabled={shown.every((c) => chosen.includes(c.id))}
          >
            全选所列
          </button>
        </div>
      )}
      <ul className="boxes">
        {shown.map((c) => (
          <li key={c.id}>
            <label className="check">
              <input type="checkbox" checked={chosen.includes(c.id)} onChange={() => toggle(c.id)} />
              <span>
                {c.name}
                {c.note !== undefined && <span className="quiet small"> {c.note}</span>}
              </span>
            </label>
          </li>
        ))}
        {shown.length === 0 && <li className="quiet">没有名称含“{words}”的</li>}
      </ul>
      <p id={`${id}-hint`} className={fault === undefined ? 'hint' : 'fault'}>
        {fault ?? hint ?? ''}
      </p>
    </fieldset>
  );
}
