/** Choosing among many: departments (up to sixty), leaders. A search, a list of boxes, and what is chosen in view. */
import { useId, useMemo, useState } from 'react';
import { found, useSpeller } from '../lib/pinyin.ts';
import { Combo } from './combo.tsx';

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly note?: string | undefined;
}

/** Several at one press: 各部门主要负责人. */
export interface Group {
  readonly name: string;
  readonly ids: readonly string[];
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
  readonly groups?: readonly Group[] | undefined;
}

/** Beyond this many chosen only the count is shown; who they are stands in the boxes. */
const NAMED = 12;

export function ManyPicker({ label, choices, chosen, onChange, hint, fault, ordered = false, groups = [] }: ManyPickerProps) {
  const [words, setWords] = useState('');
  const id = useId();
  const speller = useSpeller(/^[a-z]+$/i.test(words.trim()));
  const shown = useMemo(() => found(choices, (c) => `${c.name}${c.note ?? ''}`, words, speller), [choices, words, speller]);
  const byId = useMemo(() => new Map(choices.map((c) => [c.id, c])), [choices]);
  const toggle = (one: string) => onChange(chosen.includes(one) ? chosen.filter((c) => c !== one) : [...chosen, one]);
  return (
    <fieldset className="field many-picker" aria-describedby={`${id}-hint`}>
      <legend className="label">
        {label}
        <span className="quiet num"> 已选{chosen.length}个</span>
      </legend>
      {groups.length > 0 && (
        <div className="phrases">
          {groups.map((group) => (
            <GroupChip key={group.name} group={group} chosen={chosen} onChange={onChange} />
          ))}
        </div>
      )}
      {chosen.length > 0 && chosen.length <= NAMED && (
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
            placeholder="名称或首字母"
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
      {choices.length > 0 && (
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
      )}
      <p id={`${id}-hint`} className={fault === undefined ? 'hint' : 'fault'}>
        {fault ?? hint ?? ''}
      </p>
    </fieldset>
  );
}

/** A press chooses all of a group; another one takes them off again. */
function GroupChip({
  group: { name, ids },
  chosen,
  onChange,
}: {
  readonly group: Group;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const all = ids.length > 0 && ids.every((one) => chosen.includes(one));
  const toggle = () =>
    onChange(all ? chosen.filter((one) => !ids.includes(one)) : [...chosen, ...ids.filter((one) => !chosen.includes(one))]);
  return (
    <button type="button" className="chip" aria-pressed={all} disabled={ids.length === 0} onClick={toggle}>
      {name} <span className="num">{ids.length}</span>
    </button>
  );
}

export interface OnePickerProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChange: (chosen: string) => void;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
}

/** One among many: found by its characters or how they sound, or picked from the list. */
export function OnePicker({ label, choices, chosen, onChange, hint, fault }: OnePickerProps) {
  return (
    <Combo
      label={label}
      options={choices}
      text={choices.find((one) => one.id === chosen)?.name ?? ''}
      onChoose={({ id }) => onChange(id)}
      hint={hint}
      fault={fault}
    />
  );
}
