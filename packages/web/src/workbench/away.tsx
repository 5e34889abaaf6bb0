/** 今日外出: who is away and who stands in, one line; told to leaders and the office. */
import type { Workbench } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { dayText } from '../lib/dates.ts';

type Away = Workbench['away'][number];

const untilWords = ({ to, overdue }: Away): string => (overdue ? `原定${dayText(to)}返回，未销假` : `至${dayText(to)}`);

export function AwayLine({ away }: { readonly away: readonly Away[] }) {
  if (away.length === 0) return null;
  return (
    <p className="away-line">
      <span className="quiet">今日外出：</span>
      {away.map((one, i) => (
        <span key={one.post}>
          {i > 0 && '；'}
          {one.title}（{one.kind}，{untilWords(one)}），{one.standIn ?? '无人代办，本人仍可办理'}
        </span>
      ))}{' '}
      <Link to="/leave" className="nowrap">
        请销假
      </Link>
    </p>
  );
}
