/** 泽州县 with leaders enough for AB roles and standing in, and a desk for each; the tests of absences and of authority share it. */
import type { Post } from '@lingxing/affairs/kernel';
import { signIn, type Answer, type Desk } from './desk.ts';
import { DEPARTMENTS, must, openWorld, PASSWORD, POSTS, type World } from './world.ts';

const HELD: readonly Post[] = [
  { id: 'executive', role: 'executive-deputy', title: '常务副县长', rank: 2 },
  { id: 'rural', role: 'deputy', title: '副县长（农业）', rank: 11 },
];
/** A post that nobody holds. */
const VACANT: Post = { id: 'vacant', role: 'deputy', title: '副县长（空缺）', rank: 12 };

export interface Leaders {
  readonly world: World;
  /** The desk of an account that has signed in; accounts are called by their posts. */
  readonly at: (account: string) => Desk;
}

/** A world in which 副县长（农业） and 副县长（分管财政） are a pair, and these accounts have signed in. */
export async function openLeaders(accounts: readonly string[]): Promise<Leaders> {
  const world = await openWorld();
  for (const { id, title } of HELD)
    await must(
      world.identity.createAccount('zezhou', { account: id, label: title, password: PASSWORD, mustChangePassword: false }, 'installation'),
    );
  await world.ledger.importOrganisation('zezhou', {
    posts: [...POSTS, ...HELD, VACANT],
    departments: DEPARTMENTS.map((d) => ({ ...d, from: '2024-01-01' })),
    holders: HELD.map((post) => ({ account: post.id, post: post.id, from: '2024-01-01' })),
    pairs: [{ a: 'rural', b: 'deputy', from: '2024-01-01' }],
    account: 'installation',
    reason: '配齐领导',
  });
  await world.ledger.reproject('zezhou');
  const desks = new Map<string, Desk>();
  for (const account of accounts) desks.set(account, await signIn(world, account));
  return {
    world,
    at(account) {
      const desk = desks.get(account);
      if (!desk) throw new Error(`${account} has not signed in`);
      return desk;
    },
  };
}

/** A business trip out of the area on these days. */
export const trip = (span: { readonly from: string; readonly to: string }, more = {}) => ({
  kind: 'business-trip',
  beyond: true,
  destination: '省城',
  purpose: '参加会议',
  contact: '办公电话',
  ...span,
  ...more,
});

/** What people do with absences through the API. */
export function absencesOf(at: Leaders['at']) {
  const open = (who: string, act: string, input: unknown, more = {}): Promise<Answer> => at(who).post('/leave', { act, input, ...more });
  const tried = async (who: string, id: string, act: string, input: unknown = {}, more = {}): Promise<Answer> => {
    const { version } = (await at('registrar').get(`/leave/${id}`)).json<{ version: number }>();
    return at(who).post(`/leave/${id}/acts`, { act, input, seen: version, ...more });
  };
  return {
    open,
    tried,
    /** Opens an absence; fails with the server's words where it is not stored. */
    opened: async (who: string, act: string, input: unknown, more = {}): Promise<string> => {
      const answer = await open(who, act, input, more);
      if (answer.status !== 201) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
      return answer.json<{ id: string }>().id;
    },
    /** Acts on the version now seen; fails with the server's words where it is not done. */
    done: async (who: string, id: string, act: string, input: unknown = {}, more = {}): Promise<Answer> => {
      const answer = await tried(who, id, act, input, more);
      if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
      return answer;
    },
  };
}
