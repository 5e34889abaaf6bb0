/**
 * What waits for whom, as one reader may be told of it: computed from the whole state, since a trimmed one says what is not
 * so. Which leader has a paper before him, to whom else it was circulated and what leaders have written is told among
 * leaders and the office; others learn that it is with the leaders, and what the desk does with it.
 */
import type { PostId } from '../kernel/organisation.ts';
import type { Actor, Context, Expectation } from '../kernel/procedure.ts';
import { expectations } from './expectations.ts';
import { seesOpinions } from './reading.ts';
import type { IncomingState } from './state.ts';

/** An expectation without its post, where the reader may not know whose it is. */
export type Waiting = Omit<Expectation, 'post'> & { readonly post?: PostId | undefined };

/** What waits, as far as this reader may be told; all of it where no reader is given. */
export function waitingFor(ctx: Context, state: IncomingState, reader?: Actor): readonly Waiting[] {
  const all = expectations(ctx, state);
  if (reader === undefined || seesOpinions(ctx, reader)) return all;
  const told = all.flatMap((one) => toldTo(reader, one));
  // What was two lines among leaders may be one for others.
  return [...new Map(told.map((one) => [`${one.post} ${one.label}`, one])).values()];
}

function toldTo(reader: Actor, { post, ...one }: Expectation): readonly Waiting[] {
  switch (one.act) {
    case 'read':
      return post === reader.post ? [{ ...one, post }] : [];
    case 'instruct':
      return [{ ...one, label: '领导批示' }];
    // The desk sends it up to another leader: the paper is on its way to one all the same.
    case 'recall':
      return [{ ...one, post, label: '呈领导批示' }];
    case 'convey':
      return [{ ...one, post, act: 'close', label: '答复、办结' }];
    case 'record-decision':
      return [{ ...one, post, label: '记录会议决定' }];
    default:
      return [{ ...one, post }];
  }
}
