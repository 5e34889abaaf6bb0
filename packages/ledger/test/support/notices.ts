/** A tea-house whose guests can sign in and are told of things. */
import {
  createLedger,
  createNotices,
  within,
  type Clock,
  type DeriveOptions,
  type NoticeOwner,
  type Notices,
  type Pool,
} from '../../src/index.ts';
import { club } from './club.ts';
import { house, open, type House, type SetClock } from './teahouse.ts';

const PEOPLE = ['host', 'clerk', 'guest-a', 'guest-b'] as const;

/** Accounts of the same names as the posts, each holding its own. */
export async function people(at: Pick<House, 'ledger' | 'database'>, government: string): Promise<void> {
  await within(at.database.pool, government, (client) =>
    client.query(
      `insert into account (government, account, label, password, created_by)
       select $1, x || $3, x, '$argon2id$none', 'setup' from unnest($2::text[]) as x`,
      [government, PEOPLE, government === 'teahouse' ? '' : `@${government}`],
    ),
  );
  for (const post of PEOPLE)
    await at.ledger.hold(government, { account: government === 'teahouse' ? post : `${post}@${government}`, post, from: '2020-01-01' });
}

export interface NoticeHouse extends House {
  readonly clock: SetClock;
  readonly notices: Notices;
  /** Notices as another process would have them. */
  other(): Notices;
}

/** What the club's acts tell besides what waits: an answer, a new title, a sip that is a nudge. */
const OCCASIONS: DeriveOptions['occasions'] = [
  { procedure: 'gathering', act: 'answer', kind: 'answered', label: '已回话', to: 'opener' },
  { procedure: 'gathering', act: 'retitle', kind: 'returned', label: '改了名目', to: 'opener' },
  { procedure: 'gathering', act: 'sip', kind: 'chased', label: '催茶', to: 'waiting' },
];

export function noticesOn(pool: Pool, clock: Clock): Notices {
  return createNotices({
    pool,
    clock,
    reminders: async () => [],
    standIns: () => Promise.resolve([]),
    occasions: OCCASIONS,
    // A date is near on the day itself and the day before; the real rule is the calendar's.
    near: () => Promise.resolve((due) => Date.parse(`${due}T00:00:00+08:00`) - clock.now() < 86_400_000),
    channels: ['email', 'webhook'],
  });
}

/** The tea-house on Monday 2026-01-05 at nine, and a wineshop that it knows nothing of. */
export async function noticeHouse(): Promise<NoticeHouse> {
  const { database, clock } = await house();
  // As in an office: whom a matter waits for may read it.
  const procedure: typeof club = {
    ...club,
    readers: (ctx, state) => {
      const { posts, close } = club.readers(ctx, state);
      return { posts: [...posts, ...club.expectations(ctx, state).map((one) => one.post)], close };
    },
  };
  const at = { database, clock, ledger: createLedger({ pool: database.pool, clock, procedures: [procedure] }) };
  await people(at, 'teahouse');
  await open(at.ledger, 'wineshop');
  await people(at, 'wineshop');
  const notices = noticesOn(at.database.pool, at.clock);
  return { ...at, notices, other: () => noticesOn(at.database.morePool({ max: 2 }), at.clock) };
}

export const owner = (account: string): NoticeOwner => ({ account, posts: [account.replace(/@.*/, '')], registry: account === 'clerk' });
