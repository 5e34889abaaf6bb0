/**
 * Who may read of an absence, and how much. Where somebody goes and why is for him, for those through whose hands it goes, for
 * the office and for the head; everybody else may know that a leader is away (外出) and who stands in, and no more.
 */
import type { Context, Readers } from '../kernel/procedure.ts';
import type { PostId } from '../kernel/organisation.ts';
import { standIns } from '../kernel/stood-in.ts';
import { isLeader } from '../office/posts.ts';
import { standsIn } from './entrusting.ts';
import { expectations } from './expectations.ts';
import { bodyPosts, isHead } from './roles.ts';
import { isGranted, onRecord, type LeaveState } from './state.ts';
import { informDue, stepsAhead } from './way.ts';

/** What an absence is called where nothing more may be said of it. */
export const OUTLINE = '外出';

/** Why somebody reads the whole of it; the first that holds is said. */
const GROUNDS = {
  own: '本人的外出',
  body: '本单位负责人的外出',
  hand: '经手此次外出、请假',
  'stand-in': '代办其工作',
  told: '应当知晓',
  head: '行政首长',
} as const;
type Ground = keyof typeof GROUNDS;

/** Everybody who reads the whole of it by a post, with the ground; the office reads it as the registry. */
function readersBy(ctx: Context, state: LeaveState): ReadonlyMap<PostId, Ground> {
  const { organisation } = ctx;
  const by = new Map<PostId, Ground>();
  const add = (ground: Ground, posts: Iterable<PostId>): void => {
    for (const post of posts) if (!by.has(post)) by.set(post, ground);
  };
  const ids = (posts: readonly { readonly id: PostId }[]): readonly PostId[] => posts.map((one) => one.id);
  add('own', [state.post]);
  add('body', ids(bodyPosts(organisation, state.post)));
  add('hand', [...state.hands, ...standIns(state.stoodIn)]);
  add(
    'hand',
    expectations(ctx, state).map((one) => one.post),
  );
  add(
    'hand',
    stepsAhead(ctx, state).flatMap((step) => ids(step.posts)),
  );
  add(
    'stand-in',
    [...state.given, ...state.handOvers].map((one) => one.to),
  );
  add(
    'stand-in',
    (state.returned?.done ?? []).map((one) => one.by),
  );
  if (onRecord(state)) add('stand-in', standsIn(ctx, state));
  add('told', state.informed?.posts ?? []);
  add('told', ids(informDue(ctx, state)?.posts ?? []));
  add('head', ids(organisation.byRole.get('head') ?? []));
  return by;
}

/** By which posts the matter is read; its page, list and history are for them and for the office alone. */
export const readers = (ctx: Context, state: LeaveState): Readers => ({ posts: [...readersBy(ctx, state).keys()], close: false });

/** `outline`: that he is away, from when to when and who stands in. */
export interface Sight {
  readonly extent: 'whole' | 'outline' | 'nothing';
  /** Why, in a clause. */
  readonly because: string;
  /** Whether what was found against it, and that its return is overdue, is told: to those whom it concerns. */
  readonly breaches: boolean;
}

/** Whoever is only told of an absence, or looks after the work meanwhile, is not told what the rules find against it. */
const CONCERNED: ReadonlySet<Ground> = new Set(['own', 'body', 'hand', 'head']);

/** Who looks: the posts that are held or stood in for, and whether one of the office is held. */
export interface Looking {
  readonly posts: readonly PostId[];
  readonly registry: boolean;
}

/**
 * How much of an absence somebody may see. Of a leader's that is on record, or was, everybody who works here sees the outline:
 * who cannot be reached concerns all. What is only asked for, and the absence of one who is no leader, does not.
 */
export function sightOf(ctx: Context, state: LeaveState, { posts, registry }: Looking): Sight {
  const by = readersBy(ctx, state);
  const grounds = posts.flatMap((post) => by.get(post) ?? []);
  const [ground] = grounds;
  const breaches = registry || grounds.some((one) => CONCERNED.has(one));
  if (ground !== undefined) return { extent: 'whole', because: GROUNDS[ground], breaches };
  if (registry) return { extent: 'whole', because: '办公室掌握外出、请假情况', breaches };
  if (!isLeader(ctx.organisation.posts.get(state.post))) return { extent: 'nothing', because: '不是领导的外出', breaches };
  const known = onRecord(state) || state.returned !== undefined || (state.stage === 'cancelled' && isGranted(state));
  return known
    ? { extent: 'outline', because: '不经手，只看在不在岗、由谁代办', breaches }
    : { extent: 'nothing', because: '还没有在册', breaches };
}

/** Whether somebody is told what kind of absence it is where only the record of it is at hand: as far as `sightOf` says whatever its state. */
export const seesKind = (
  { organisation }: Pick<Context, 'organisation'>,
  absent: PostId,
  standingIn: readonly PostId[],
  { posts, registry }: Looking,
): boolean => registry || posts.some((one) => one === absent || standingIn.includes(one) || isHead(organisation, one));
