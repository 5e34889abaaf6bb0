/** Who did it and when, one phrase. */
import { shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';

export const By = ({ by, at }: { readonly by: string; readonly at: string }) => {
  const { today } = useMe();
  return (
    <span className="quiet">
      {by} <span className="num">{shortMoment(at, today.date)}</span>
    </span>
  );
};
