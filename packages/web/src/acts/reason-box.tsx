/** The reason that is asked for where a text warns, where the head orders against it, or where one pleads for his word. */
import { useId } from 'react';

interface ReasonBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: string | undefined;
}

export function ReasonBox({ label, value, onChange, fault }: ReasonBoxProps) {
  const id = useId();
  return (
    <div className="field reason-box">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="textarea"
        rows={2}
        maxLength={2_000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={fault !== undefined}
        aria-required
        aria-describedby={`${id}-hint`}
      />
      <span id={`${id}-hint`} className={fault === undefined ? 'hint' : 'fault'}>
        {fault ?? '一并存入记录'}
      </span>
    </div>
  );
}
