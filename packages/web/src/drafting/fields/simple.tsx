/** The plain fields of the form: a line, an area, a choice from few or from many. */
import { type ReactNode, useId } from 'react';

interface Common {
  readonly label: string;
  readonly hint?: ReactNode;
}

/** What a control needs of its frame: the id its label points at, and the id of its hint. */
interface Control {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
}

const hintOf = (id: string, hint: ReactNode): ReactNode =>
  hint !== undefined && (
    <p className="hint" id={`${id}-hint`}>
      {hint}
    </p>
  );
const describedBy = (id: string, hint: ReactNode): string | undefined => (hint === undefined ? undefined : `${id}-hint`);

/** A label over its control, with the hint below. */
function Labelled({
  label,
  hint,
  id,
  children,
}: Common & { readonly id?: string | undefined; readonly children: (control: Control) => ReactNode }) {
  const own = useId();
  const field = id ?? own;
  return (
    <div className="field">
      <label className="label" htmlFor={field}>
        {label}
      </label>
      {children({ id: field, 'aria-describedby': describedBy(field, hint) })}
      {hintOf(field, hint)}
    </div>
  );
}

interface Written extends Common {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly max: number;
}

export function Line({ value, onChange, max, placeholder, ...frame }: Written & { readonly placeholder?: string }) {
  return (
    <Labelled {...frame}>
      {(control) => (
        <input
          {...control}
          className="input"
          value={value}
          maxLength={max}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

export function Area({ value, onChange, max, rows = 2, ...frame }: Written & { readonly rows?: number }) {
  return (
    <Labelled {...frame}>
      {(control) => (
        <textarea
          {...control}
          className="textarea"
          rows={rows}
          value={value}
          maxLength={max}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

export function Day({
  value,
  onChange,
  ...frame
}: Common & { readonly value: string | undefined; readonly onChange: (value: string | undefined) => void }) {
  return (
    <Labelled {...frame}>
      {(control) => (
        <input
          {...control}
          type="date"
          className="input num"
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        />
      )}
    </Labelled>
  );
}

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
}

export function Select<V extends string>({
  value,
  options,
  groups,
  onChange,
  ...frame
}: Common & {
  readonly id?: string;
  readonly value: V;
  readonly options?: readonly Option<V>[];
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option<V>[] }[];
  readonly onChange: (value: V) => void;
}) {
  const all = [...(options ?? []), ...(groups ?? []).flatMap((g) => g.options)];
  const draw = (o: Option<V>): ReactNode => (
    <option key={o.value} value={o.value}>
      {o.label}
    </option>
  );
  return (
    <Labelled {...frame}>
      {(control) => (
        <select
          {...control}
          className="select"
          value={value}
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
      )}
    </Labelled>
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
    <fieldset className="field few" aria-describedby={describedBy(name, hint)}>
      <legend className="label">{label}</legend>
      <div className="few-options">
        {options.map((o) => (
          <label key={o.value} className="check">
            <input type="radio" name={name} value={o.value} checked={value === o.value} onChange={() => onChange(o.value)} />
            {o.label}
          </label>
        ))}
      </div>
      {hintOf(name, hint)}
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
