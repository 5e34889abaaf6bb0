/** Several things chosen from a list, with a word to each: what is handed over before leaving. */
import { useId } from 'react';
import type { Field } from './form.ts';

export interface WordedFieldProps {
  readonly field: Extract<Field, { kind: 'worded' }>;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly fault?: string | undefined;
}

/** What was chosen: its id, and the word to it. */
export function wordedIn(value: readonly string[]): readonly { readonly id: string; readonly word: string }[] {
  return value.map((one) => {
    const end = one.indexOf('\n');
    return end < 0 ? { id: one, word: '' } : { id: one.slice(0, end), word: one.slice(end + 1).trim() };
  });
}

export function WordedField({ field, value, onChange, fault }: WordedFieldProps) {
  const id = useId();
  const chosen = new Map(wordedIn(value).map((one, i) => [one.id, i]));
  const put = (one: string, text: string | undefined) => {
    const others = value.filter((_, i) => i !== chosen.get(one));
    if (text === undefined) return onChange(others);
    const at = chosen.get(one);
    onChange(at === undefined ? [...value, text] : value.map((old, i) => (i === at ? text : old)));
  };
  const all = field.options.length > 0 && field.options.every(([one]) => chosen.has(one));
  const words = fault ?? field.hint;
  return (
    <fieldset className="field worded" aria-describedby={words === undefined ? undefined : `${id}-hint`}>
      <legend className="label">
        {field.label}
        <span className="quiet num"> 已选{chosen.size}件</span>
      </legend>
      {field.options.length === 0 && <p className="quiet">{field.empty}</p>}
      {field.options.length > 1 && (
        <label className="check">
          <input
            type="checkbox"
            checked={all}
            onChange={() => onChange(all ? [] : field.options.map(([one]) => rowOf(value, chosen, one)))}
          />
          全部{field.options.length}件
        </label>
      )}
      <ul className="worded-lines">
        {field.options.map(([one, name]) => {
          const at = chosen.get(one);
          return (
            <li key={one}>
              <label className="check">
                <input type="checkbox" checked={at !== undefined} onChange={() => put(one, at === undefined ? one : undefined)} />
                <span>{name}</span>
              </label>
              {at !== undefined && (
                <input
                  className="input"
                  maxLength={500}
                  placeholder="交待的话（可不填）"
                  aria-label={`对“${name}”的交待`}
                  value={wordOf(value[at])}
                  onChange={(event) => put(one, `${one}\n${event.target.value}`)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {words !== undefined && (
        <span id={`${id}-hint`} className={fault === undefined ? 'hint' : 'fault'}>
          {words}
        </span>
      )}
    </fieldset>
  );
}

const rowOf = (value: readonly string[], chosen: ReadonlyMap<string, number>, one: string): string => value[chosen.get(one) ?? -1] ?? one;

/** The word as it stands in the line, blanks at its end too: it is being written. */
const wordOf = (row: string | undefined): string => (row === undefined || !row.includes('\n') ? '' : row.slice(row.indexOf('\n') + 1));
