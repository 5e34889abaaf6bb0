/** Who from outside sits in: for what it was opened, who is registered, who came. */
import type { MeetingView } from '@lingxing/server/contracts';
import { By } from '../acts/matter-parts.tsx';
import { BasisChip } from '../components/basis.tsx';
import { dayText } from '../lib/dates.ts';
import { guestName } from './guest-forms.ts';

const titlesOf = (topics: readonly { readonly title: string }[]): string => topics.map((one) => `“${one.title}”`).join('、');

export function GuestsPart({ view }: { readonly view: Pick<MeetingView, 'sittingIn'> }) {
  const { sittingIn } = view;
  if (sittingIn === undefined) return null;
  const { seats, guests, rules } = sittingIn;
  return (
    <section aria-labelledby="guests-title">
      <h2 id="guests-title">公众、媒体等列席</h2>
      {rules.map((one) => (
        <p key={one.says} className="quiet">
          {one.says}
          <BasisChip citation={one.citation} />
        </p>
      ))}
      {seats === undefined ? (
        <p className="quiet">这次会议没有开放列席。</p>
      ) : (
        <>
          <p>
            请{seats.who.map((one) => one.label).join('、')}列席，名额<span className="num">{seats.seats}</span>人，还剩
            <span className="num">{seats.left}</span>人{seats.until !== undefined && `，${dayText(seats.until)}截止登记`}。
            <span className="opinion-words">{seats.words}</span> <By {...seats} />
          </p>
          <p className="quiet">
            {seats.topics.length === 0
              ? '现在没有可以列席的议题。'
              : `列席的议题：${seats.whole ? '全部公开的议题，现有' : ''}${titlesOf(seats.topics)}。其他议题研究时离会。`}
          </p>
        </>
      )}
      {guests.length > 0 && (
        <ul className="lines" aria-label="列席登记">
          {guests.map((one) => (
            <li key={one.id}>
              <span className="lines-main">
                <strong>{guestName(one)}</strong>
                <span>
                  {one.wayLabel}
                  {one.topics.length === 0
                    ? '，所列席的议题已不公开或者不在议程，不列席'
                    : seats?.topics.length === one.topics.length
                      ? ''
                      : `，列席${titlesOf(one.topics)}`}
                  {one.note !== '' && `；${one.note}`} <By {...one} />
                </span>
              </span>
              <span className={one.came === undefined ? 'quiet' : 'done-mark'}>{one.came === undefined ? '未到会' : '已到会'}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
