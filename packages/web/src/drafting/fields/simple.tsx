/** The plain fields of the form: a line, an area, a choice from few or from many. */
import { type ReactNode, useId } from 'react';

interface Common {
  readonly label: string;
  readonly hint?: ReactNode;
}

export function Line({
  label,
  hint,
  id,
  value,
  onChange,
  max,
  placeholder,
}: Common & {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly max: number;
  readonly placeholder?: string;
}) {
  const own = useId();
  const field = id ?? own;
  return (
    <div className="field">
      <label className="label" htmlFor={field}>
        {label}
      </label>
      <input
        id={field}
        className="input"
        value={value}
        maxLength={max}
        placeholder={placeholder}
        aria-describedby={hint === undefined ? undefined : `${field}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && (
        <p className="hint" id={`${field}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function Area({
  label,
  hint,
  id,
  value,
  onChange,
  max,
  rows = 2,
}: Common & {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly max: number;
  readonly rows?: number;
}) {
  const own = useId();
  const field = id ?? own;
  return (
    <div className="field">
      <label className="label" htmlFor={field}>
        {label}
      </label>
      <textarea
        id={field}
        className="textarea"
        rows={rows}
        value={value}
        maxLength={max}
        aria-describedby={hint === undefined ? undefined : `${field}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && (
        <p className="hint" id={`${field}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function Day({
  label,
  hint,
  value,
  onChange,
}: Common & { readonly value: string | undefined; readonly onChange: (value: string | undefined) => void }) {
  const field = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={field}>
        {label}
      </label>
      <input
        id={field}
        type="date"
        className="input num"
        value={value ?? ''}
        aria-describedby={hint === undefined ? undefined : `${field}-hint`}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
      {hint !== undefined && (
        <p className="hint" id={`${field}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
}

export function Select<V extends string>({
  label,
  hint,
  id,
  value,
  options,
  groups,
  onChange,
}: Common & {
  readonly id?: string;
  readonly value: V;
  readonly options?: readonly Option<V>[];
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option<V>[] }[];
  readonly onChange: (value: V) => void;
}) {
  const own = useId();
  const field = id ?? own;
  const all = [...(options ?? []), ...(groups ?? []).flatMap((g) => g.options)];
  const draw = (o: Option<V>): ReactNode => (
    <option key={o.value} value={o.value}>
      {o.label}
    </option>
  );
  return (
    <div className="field">
      <label className="label" htmlFor={field}>
        {label}
      </label>
      <select
        id={field}
        className="select"
        value={value}
        aria-describedby={hint === undefined ? undefined : `${field}-hint`}
        onChange={(event) => {
          const chosen = all.find((o) => o.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options?.map(draw)}
        {groups?.map((g) => (
          <optgroup key={g.label} label={g.label}>
            {g.options.map(draw)}
          </optgroup>
        ))}
      </select>
      {hint !== undefined && (
        <p className="hint" id={`${field}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Few choices, all in view: 平件 · 加急 · 特急. */
export function Few<V extends string>({
  label,
  hint,
  value,
  options,
  onChange,
}: Common & { readonly value: V; readonly options: readonly Option<V>[]; readonly onChange: (value: V) => void }) {
  const name = useId();
  return (
    <fieldset className="field few" aria-describedby={hint === undefined ? undefined : `${name}-hint`}>
      <legend className="label">{label}</legend>
      <div className="few-options">
        {options.map((o) => (
          <label key={o.value} className="check">
            <input type="radio" name={name} value={o.value} checked={value === o.value} onChange={() => onChange(o.value)} />
            {o.label}
          </label>
        ))}
      </div>
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}

/** A part of the form under its name; folded parts say in their name what they hold. */
export function Part({
  id,
  title,
  says,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly says?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="draft-part stack" aria-labelledby={`part-${id}`}>
      <div>
        <h2 id={`part-${id}`}>{title}</h2>
        {says !== undefined && <p className="quiet small">{says}</p>}
      </div>
      {children}
    </section>
  );
}
