/** At the foot of an administrator's form: why it was not done, and the verb that does it. */
import { sayingOf } from '../components/states.tsx';

export function FormFoot({
  act,
  verb,
}: {
  readonly act: { readonly isError: boolean; readonly isPending: boolean; readonly error: unknown };
  readonly verb: string;
}) {
  return (
    <>
      <div role="alert">{act.isError && <p className="notice refused">{sayingOf(act.error)}</p>}</div>
      <p>
        <button type="submit" className="button primary" disabled={act.isPending}>
          {verb}
        </button>
      </p>
    </>
  );
}
