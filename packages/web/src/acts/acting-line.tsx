/** By what title one handles a matter, over the acts; and where there is a choice, the way to another. */
import type { DocumentView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { BasisChip } from '../components/basis.tsx';
import { dayText } from '../lib/dates.ts';
import { pageAs } from '../lib/as-whom.ts';

type Acting = NonNullable<DocumentView['acting']>;

/** 以“代行县长职务”的名义办理；以“AB角补位”的名义代副县长（农业）办理。 */
const words = ({ capacity, title, postTitle }: Acting['as']): string => {
  if (capacity === 'holder') return '以本人职务办理';
  return `以“${title}”的名义${capacity === 'acting' ? '' : `代${postTitle}`}办理`;
};

export function ActingLine({ acting, path }: { readonly acting: Acting | undefined; readonly path: string }) {
  if (acting === undefined) return null;
  const { as, others } = acting;
  return (
    <p className="acting" data-capacity={as.capacity}>
      <span>
        {words(as)}
        {as.citation && <BasisChip citation={as.citation} />}
        {as.until !== undefined && <span className="quiet">，至{dayText(as.until)}</span>}
      </span>
      {others.map((one) => (
        <Link key={one.post} to={pageAs(path, one.post)} replace className="small">
          改{words(one)}
        </Link>
      ))}
    </p>
  );
}
