/** By what title one handles a matter, over the acts; and where there is a choice, the way to another. */
import type { DocumentView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { BasisChip } from '../components/basis.tsx';
import { pageAs } from '../lib/as-whom.ts';
import { untilWords } from '../lib/until.ts';
import { useMe } from '../session.ts';
import type { ActForm, Values } from './form.ts';

type Acting = NonNullable<DocumentView['acting']>;

/** What is asked before an act goes ahead: what the form asks, and by which title where it commits in another's stead. */
export const confirmations = (
  { confirm }: Pick<ActForm, 'confirm'>,
  values: Values,
  { commits }: { readonly commits: boolean },
  acting: Acting | undefined,
): readonly string[] => [
  ...(commits && acting !== undefined && acting.as.capacity !== 'holder' ? [`${words(acting.as)}，记为“${acting.as.label}”。`] : []),
  ...(confirm === undefined ? [] : [typeof confirm === 'string' ? confirm : confirm(values)]),
];

/** 以“代行县长职务”的名义办理；以“AB角补位”的名义代副县长（农业）办理。 */
const words = ({ capacity, title, postTitle }: Acting['as']): string => {
  if (capacity === 'holder') return '以本人职务办理';
  return `以“${title}”的名义${capacity === 'acting' ? '' : `代${postTitle}`}办理`;
};

export function ActingLine({ acting, path }: { readonly acting: Acting | undefined; readonly path: string }) {
  const { today } = useMe();
  if (acting === undefined) return null;
  const { as, others } = acting;
  return (
    <p className="acting" data-capacity={as.capacity}>
      <span>
        {words(as)}
        {as.citation && <BasisChip citation={as.citation} />}
        <span className="quiet">{untilWords(as.until, today.date)}</span>
      </span>
      {others.map((one) => (
        <Link key={one.post} to={pageAs(path, one.post)} replace className="small">
          改{words(one)}
        </Link>
      ))}
    </p>
  );
}
