/** A form under a list by which its keeper enters a line of it or changes one: rooms, the plan of a year. */
import type { UseMutationResult } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { ActField } from './act-field.tsx';
import { type Field, faultsOf, type Values } from './form.ts';

interface KeepFormProps<Keep> {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly begin: Values;
  /** What follows from a field that was just filled in. */
  readonly follow?: (name: string, value: string) => Values;
  readonly keep: (values: Values) => Keep;
  readonly send: Pick<UseMutationResult<unknown, Error, Keep>, 'mutate' | 'isPending' | 'isError' | 'error'>;
  readonly done: string;
}

export function KeepForm<Keep>({ title, fields, begin, follow, keep, send, done }: KeepFormProps<Keep>) {
  const say = useSay();
  const [values, setValues] = useState<Values>(begin);
  const [tried, setTried] = useState(false);
  const faults = faultsOf({ fields, begin }, values);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (send.isPending || Object.keys(faults).length > 0) return;
    send.mutate(keep(values), {
      onSuccess: () => {
        setValues(begin);
        setTried(false);
        say(done);
      },
    });
  };
  return (
    <form className="register leave-form" noValidate aria-label={title} onSubmit={submit}>
      <h2>{title}</h2>
      {fields.map((one) => (
        <ActField
          key={one.name}
          field={one}
          value={values[one.name] ?? ''}
          onChange={(value) =>
            setValues((now) => ({ ...now, [one.name]: value, ...(typeof value === 'string' ? follow?.(one.name, value) : {}) }))
          }
          fault={tried ? faults[one.name] : undefined}
          organisation={undefined}
          host={undefined}
        />
      ))}
      <div className="register-go">
        <button type="submit" className="button" disabled={send.isPending}>
          {title}
        </button>
        <div role="alert">{send.isError && <p className="notice refused">{sayingOf(send.error)}</p>}</div>
      </div>
    </form>
  );
}
