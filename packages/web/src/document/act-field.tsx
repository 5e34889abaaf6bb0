/** One field of an act's form, drawn by its kind. */
import type { OrganisationView } from '@lingxing/server/contracts';
import { useId } from 'react';
import { ManyPicker } from '../components/pickers.tsx';
import type { Field, Value } from './act-forms.ts';
import { placeOf } from './seal-place.ts';

export interface ActFieldProps {
  readonly field: Field;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly fault?: string | undefined;
  readonly organisation?: OrganisationView | undefined;
  /** The host itself is not asked. */
  readonly host: string;
  readonly ordered?: boolean;
}

const LEADERS = new Set(['head', 'executive-deputy', 'deputy', 'other-leader']);

export function ActField(props: ActFieldProps) {
  const { field, value, onChange, fault, organisation, host, ordered } = props;
  const id = useId();
  const text = typeof value === 'string' ? value : '';
  const list = typeof value === 'string' ? [] : value;
  const aria = {
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault !== undefined || field.hint !== undefined ? `${id}-hint` : undefined,
    'aria-required': field.required ?? false,
  } as const;
  const frame = field.half ? 'field half' : 'field';
  const foot = (fault !== undefined || field.hint !== undefined) && (
    <span id={`${id}-hint`} className={fault === undefined ? 'hint' : 'fault'}>
      {fault ?? field.hint}
    </span>
  );
  const label = (
    <label className="label" htmlFor={id}>
      {field.label}
      {!field.required && field.kind !== 'choices' && <span className="quiet small">（可不填）</span>}
    </label>
  );

  switch (field.kind) {
    case 'words':
      return (
        <div className={frame}>
          {label}
          <textarea
            id={id}
            className="textarea"
            rows={field.rows ?? 3}
            maxLength={4_000}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            {...aria}
          />
          {field.phrases && field.phrases.length > 0 && (
            <fieldset className="phrases" aria-label={`常用${field.label}`}>
              {field.phrases.map((phrase) => (
                <button key={phrase} type="button" className="chip" onClick={() => onChange(withPhrase(text, phrase, field.phrases ?? []))}>
                  {phrase.replace(/。$/, '')}
                </button>
              ))}
            </fieldset>
          )}
          {foot}
        </div>
      );
    case 'line':
    case 'date':
    case 'number':
      return (
        <div className={frame}>
          {label}
          <input
            id={id}
            className="input"
            type={field.kind === 'line' ? 'text' : field.kind}
            inputMode={field.kind === 'number' ? 'numeric' : undefined}
            min={field.kind === 'number' ? field.min : undefined}
            max={field.kind === 'number' ? field.max : undefined}
            maxLength={400}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            {...aria}
          />
          {foot}
        </div>
      );
    case 'choice':
      if (field.look === 'select')
        return (
          <div className={frame}>
            {label}
            <select id={id} className="select" value={text} onChange={(event) => onChange(event.target.value)} {...aria}>
              {!field.options.some(([v]) => v === text) && <option value={text}>请选</option>}
              {field.options.map(([v, name]) => (
                <option key={v} value={v}>
                  {name}
                </option>
              ))}
            </select>
            {foot}
          </div>
        );
      return (
        <fieldset className={frame}>
          <legend className="label">{field.label}</legend>
          <div className="row">
            {field.options.map(([v, name]) => (
              <label key={v} className="check">
                <input type="radio" name={id} value={v} checked={text === v} onChange={() => onChange(v)} />
                {name}
              </label>
            ))}
          </div>
          {foot}
        </fieldset>
      );
    case 'choices':
      return (
        <fieldset className={frame}>
          <legend className="label">{field.label}</legend>
          <div className={field.stacked ? 'stacked-choices' : 'row wide'}>
            {field.options.map(([v, name]) => (
              <label key={v} className="check">
                <input
                  type="checkbox"
                  checked={list.includes(v)}
                  onChange={() => onChange(list.includes(v) ? list.filter((one) => one !== v) : [...list, v])}
                />
                {name}
              </label>
            ))}
          </div>
          {foot}
        </fieldset>
      );
    case 'many': {
      const choices =
        field.of === 'departments'
          ? (organisation?.departments ?? []).filter((d) => d.id !== host).map((d) => ({ id: d.id, name: d.name }))
          : (organisation?.posts ?? []).filter((p) => LEADERS.has(p.role)).map((p) => ({ id: p.id, name: p.title }));
      return (
        <ManyPicker
          label={field.label}
          choices={choices}
          chosen={list}
          onChange={onChange}
          hint={field.hint}
          fault={fault}
          ordered={ordered ?? false}
        />
      );
    }
    case 'names':
      return (
        <div className={frame}>
          {label}
          <textarea
            id={id}
            className="textarea"
            rows={Math.min(12, Math.max(4, list.length + 1))}
            value={list.join('\n')}
            onChange={(event) => onChange(event.target.value.split('\n'))}
            {...aria}
          />
          {foot}
        </div>
      );
    case 'place': {
      const place = placeOf(text);
      return (
        <div className={frame}>
          <span className="label">{field.label}</span>
          <p>{place ? `第${place.page}页，圆心距左${Math.round(place.xMm)}毫米、距上${Math.round(place.yMm)}毫米` : '按版式所定'}</p>
          <span className={fault === undefined ? 'hint' : 'fault'}>{fault ?? '版式上以虚线标出；要移动，在版式上点选'}</span>
        </div>
      );
    }
  }
}

/** A phrase takes the place of another phrase, and stands after what was written by hand. */
export function withPhrase(written: string, phrase: string, phrases: readonly string[]): string {
  const now = written.trim();
  if (now === '' || phrases.includes(now)) return phrase;
  const known = phrases.find((p) => now.endsWith(p));
  return known === undefined ? `${now}${phrase}` : `${now.slice(0, -known.length)}${phrase}`;
}
