/** The form of a question, drawn from its schema. What is not known is left 不清楚 and answered value by value. */
import { useId } from 'react';
import { type Facts, type Field, withFact } from './ask-model.ts';

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}

/** More than these stand folded. */
const SHOWN = 6;

export function QuestionFields({ fields, facts, onChange }: FieldsProps) {
  const shown = fields.filter((one, i) => one.required || i < SHOWN || one.name in facts);
  const rest = fields.filter((one) => !shown.includes(one));
  const draw = (list: readonly Field[]) => (
    <div className="ask-fields">
      {list.map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={facts[field.name]}
          onChange={(value) => onChange(withFact(facts, field.name, value))}
        />
      ))}
    </div>
  );
  return (
    <>
      {draw(shown)}
      {rest.length > 0 && (
        <details className="letter-more">
          <summary>其他情形（{rest.length}项，不清楚的不选）</summary>
          {draw(rest)}
        </details>
      )}
    </>
  );
}

interface OneFieldProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const YES_NO = [
  ['true', '是'],
  ['false', '否'],
] as const;
const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

function OneField({ field, value, onChange }: OneFieldProps) {
  const id = useId();
  const { form, title, required } = field;
  if (form === 'several') return <Several field={field} value={value} onChange={onChange} />;
  if (form === 'occasions') return <Occasions field={field} value={value} onChange={onChange} />;
  if (form === 'group') {
    const inside = (value ?? {}) as Facts;
    return (
      <fieldset className="ask-group">
        <legend>{title}</legend>
        <div className="row">
          {field.fields.map((one) => (
            <OneField
              key={one.name}
              field={{ ...one, required: Object.keys(inside).length > 0 }}
              value={inside[one.name]}
              onChange={(next) => onChange(withFact(inside, one.name, next))}
            />
          ))}
        </div>
      </fieldset>
    );
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {title}
        {required && <span className="quiet">（必填）</span>}
      </label>
      {form === 'choice' || form === 'yes-no' ? (
        <select
          id={id}
          className="select"
          required={required}
          value={asText(value)}
          onChange={(event) =>
            onChange(form === 'yes-no' && event.target.value !== '' ? event.target.value === 'true' : event.target.value)
          }
        >
          <option value="">{required ? '请选择' : '不清楚'}</option>
          {(form === 'yes-no' ? YES_NO : field.options).map(([one, label]) => (
            <option key={one} value={one}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className="input"
          required={required}
          type={form === 'day' ? 'date' : form === 'number' ? 'number' : 'text'}
          min={form === 'number' ? field.minimum : undefined}
          max={form === 'number' ? field.maximum : undefined}
          maxLength={form === 'words' ? field.maximum : undefined}
          value={asText(value)}
          onChange={(event) =>
            onChange(form === 'number' && event.target.value !== '' ? Math.trunc(Number(event.target.value)) : event.target.value)
          }
        />
      )}
    </div>
  );
}

/** Some of a list; nothing ticked is 都没有 only once somebody says so. */
function Several({ field, value, onChange }: OneFieldProps) {
  const chosen = Array.isArray(value) ? (value as readonly string[]) : undefined;
  const words = field.options.filter(([one]) => chosen?.includes(one)).map(([, label]) => label);
  return (
    <details className="ask-group" open={chosen !== undefined && chosen.length > 0 && chosen.length < 6 ? true : undefined}>
      <summary>
        {field.title}：
        {chosen === undefined
          ? '不清楚'
          : chosen.length === 0
            ? '都没有'
            : `${words.slice(0, 3).join('、')}${words.length > 3 ? `等${words.length}项` : ''}`}
      </summary>
      <fieldset>
        <legend className="visually-hidden">{field.title}</legend>
        <div className="row">
          <button type="button" className="chip" aria-pressed={chosen === undefined} onClick={() => onChange(undefined)}>
            不清楚
          </button>
          <button type="button" className="chip" aria-pressed={chosen?.length === 0} onClick={() => onChange([])}>
            都没有
          </button>
        </div>
        <div className="ask-boxes">
          {field.options.map(([one, label]) => (
            <label key={one} className="check">
              <input
                type="checkbox"
                checked={chosen?.includes(one) === true}
                onChange={(event) => onChange(event.target.checked ? [...(chosen ?? []), one] : (chosen ?? []).filter((id) => id !== one))}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}

function Occasions({ field, value, onChange }: OneFieldProps) {
  const given = (value ?? {}) as Facts;
  return (
    <details className="ask-group" open={Object.keys(given).length > 0 ? true : undefined}>
      <summary>{field.title}</summary>
      <div className="ask-fields">
        {field.options.map(([one, label]) => (
          <OneField
            key={one}
            field={{ name: one, title: label, required: false, form: 'yes-no', options: [], fields: [] }}
            value={given[one]}
            onChange={(next) => onChange(withFact(given, one, next))}
          />
        ))}
      </div>
    </details>
  );
}
