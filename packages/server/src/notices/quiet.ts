/** Whether a notice goes out now: quiet hours (免打扰时段), what the person chose, and what has become of it since. */
import { DEFAULT_SETTING, mutedKey, type Delivery, type NoticeSetting, type OutsideChannel, type QuietHours } from '@lingxing/ledger';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** Asia/Shanghai keeps +08:00 all year. */
const SHANGHAI_MINUTES = 480;

/**
 * The end of the quiet hours that a moment (milliseconds since the epoch) lies in, or undefined where it lies in none.
 * The first minute is quiet, the last is not: 22:00–07:00 is quiet at 22:00:00 and over at 07:00:00.
 */
export function quietUntil({ from, to }: QuietHours, now: number): number | undefined {
  const minutes = Math.floor(now / MINUTE_MS);
  const ofDay = (minutes + SHANGHAI_MINUTES) % DAY_MINUTES;
  const quiet = from < to ? ofDay >= from && ofDay < to : ofDay >= from || ofDay < to;
  if (!quiet) return undefined;
  return (minutes + ((to - ofDay + DAY_MINUTES) % DAY_MINUTES)) * MINUTE_MS;
}

export type Going = 'send' | 'drop' | { readonly until: number };

/** What is to be done with a delivery now. What the person chooses today holds for what was written yesterday, too. */
export function going(
  delivery: Pick<Delivery, 'kind' | 'urgency' | 'moot'>,
  channel: OutsideChannel,
  setting: NoticeSetting = DEFAULT_SETTING,
  now: number,
): Going {
  if (delivery.moot || setting.muted.includes(mutedKey(delivery.kind, channel))) return 'drop';
  if (channel === 'email' && setting.email === undefined) return 'drop';
  const urgent = delivery.urgency === 'urgent' || delivery.urgency === 'extra-urgent';
  if (setting.quiet === undefined || (urgent && setting.urgentBreaks)) return 'send';
  const until = quietUntil(setting.quiet, now);
  return until === undefined ? 'send' : { until };
}

/** How long to wait after so many tries in a row that failed: a minute, two, four … at most `most`. */
export function backOff(tries: number, most: number): number {
  return Math.min(MINUTE_MS * 2 ** Math.max(0, tries - 1), most);
}
