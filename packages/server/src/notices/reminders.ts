/** Who is to be reminded today of a sitting to come: those expected, from the working day before on. */
import { expectedAt, isToBeReminded, toldAt, type MeetingState } from '@lingxing/affairs/meeting';
import { dayOfMoment } from '@lingxing/affairs/kernel';
import { LedgerFailure, type Ledger, type Reminder } from '@lingxing/ledger';
import { dateOf, dayNumber } from '@lingxing/workrules';

/** Longer than any row of days off. */
const AHEAD_DAYS = 20;

/** None before an edition of the rules is in force: there are only exercises then. */
export async function remindersOf(ledger: Ledger, government: string): Promise<readonly Reminder[]> {
  let ctx;
  try {
    ctx = await ledger.context(government);
  } catch (error) {
    if (error instanceof LedgerFailure && error.code === 'edition-missing') return [];
    throw error;
  }
  const days = { from: ctx.today, to: dateOf(dayNumber(ctx.today) + AHEAD_DAYS) };
  return (await ledger.sittingsTold(government, days)).flatMap(({ matter, state: stored }): Reminder[] => {
    const state = stored as MeetingState;
    const { on, time } = state;
    if (on === undefined || time === undefined || !isToBeReminded(ctx, state, dayOfMoment(toldAt(state)))) return [];
    return [
      {
        matter,
        posts: expectedAt(ctx, state).map((one) => one.id),
        act: 'sit',
        occasion: `${on} ${time}`,
        label: `${time}参加会议`,
        due: on,
      },
    ];
  });
}
