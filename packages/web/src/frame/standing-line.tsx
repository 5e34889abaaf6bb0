/** By what titles one stands in for others now, under the head of every page for as long as they last. */
import { BasisChip } from '../components/basis.tsx';
import { untilWords } from '../lib/until.ts';
import { useMe } from '../session.ts';

export function StandingLine() {
  const { titles, today } = useMe();
  if (titles.length === 0) return null;
  return (
    <p className="standing-line">
      {titles.map((one) => (
        <span key={one.post}>
          {one.capacity === 'acting' ? one.title : `${one.title}：${one.postTitle}`}
          <span className="num">{untilWords(one.until, today.date)}</span>
          {one.citation && <BasisChip citation={one.citation} />}
        </span>
      ))}
    </p>
  );
}
