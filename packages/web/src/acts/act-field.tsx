/** One field of an act's form, drawn by its kind. */
import type { OrganisationView } from '@lingxing/server/contracts';
import { useId } from 'react';
import { placeOf } from '../document/seal-place.ts';
import { ManyPicker, OnePicker } from '../components/pickers.tsx';
import { LEADER_ROLES } from '../lib/names.ts';
import { ScanField } from './scan-field.tsx';
import { WordedField } from './worded-field.tsx';
import type { Field, Value } from './form.ts';

export interface ActFieldProps {
  readonly field: Field;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly fault?: string | undefined;
  readonly organisation?: OrganisationView | undefined;
  /** The host itself is not asked. */
  readonly host: string | undefined;
  readonly ordered?: boolean;
}

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
          {field.templates && field.templates.length > 0 && (
            <fieldset className="phrases" aria-label="套用模板">
              {field.templates.map((template) => (
                <button
                  key={template.name}
                  type="button"
                  className="chip"
                  onClick={() =>
                    onChange(
                      withPhrase(
                        text,
                        template.text,
                        (field.templates ?? []).map((one) => one.text),
                      ),
                    )
                  }
                  title={template.text}
                >
                  {template.name}
                </button>
              ))}
            </fieldset>
          )}
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
    case 'time':
    case 'number': {
      const known = field.kind === 'line' ? field.known : undefined;
      return (
        <div className={frame}>
          {label}
          <input
            id={id}
            className="input"
            type={INPUT_TYPES[field.kind]}
            inputMode={field.kind === 'number' ? 'numeric' : undefined}
            min={field.kind === 'number' ? field.min : undefined}
            max={field.kind === 'number' ? field.max : undefined}
            maxLength={400}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            list={known === undefined ? undefined : `${id}-known`}
            {...aria}
          />
          {known !== undefined && (
            <datalist id={`${id}-known`}>
              {known.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </datalist>
          )}
          {foot}
        </div>
      );
    }
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
        field.of === 'given'
          ? field.choices
          : field.of === 'departments'
            ? (organisation?.departments ?? []).filter((d) => d.id !== host).map((d) => ({ id: d.id, name: d.name }))
            : (organisation?.posts ?? []).filter((p) => LEADER_ROLES.has(p.role)).map((p) => ({ id: p.id, name: p.title }));
      return (
        <ManyPicker
          label={field.label}
          choices={choices}
          groups={field.of === 'given' ? field.groups : undefined}
          chosen={list}
          onChange={onChange}
          hint={field.hint}
          fault={fault}
          ordered={ordered ?? false}
        />
      );
    }
    case 'one':
      return <OnePicker label={field.label} choices={field.choices} chosen={text} onChange={onChange} hint={field.hint} fault={fault} />;
    case 'worded':
      return <WordedField field={field} value={list} onChange={onChange} fault={fault} />;
    case 'files':
      return (
        <ScanField label={field.label} most={field.most} to={field.to} value={list} onChange={onChange} hint={field.hint} fault={fault} />
      );
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

const INPUT_TYPES = { line: 'text', date: 'date', time: 'time', number: 'number' } as const;

/** A phrase takes the place of another phrase, and stands after what was written by hand. */
export function withPhrase(written: string, phrase: string, phrases: readonly string[]): string {
  const now = written.trim();
  if (now === '' || phrases.includes(now)) return phrase;
  const known = phrases.find((p) => now.endsWith(p));
  return known === undefined ? `${now}${phrase}` : `${now.slice(0, -known.length)}${phrase}`;
}
