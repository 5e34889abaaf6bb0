/** Minutes that are out, for their readers: to whom they went, who has signed for them, that they are filed away. */
import { copiesFor, copiesOf, proposedFor, runsIt, type Addressee, type MeetingState } from '@lingxing/affairs/meeting';
import { isOffice } from '@lingxing/affairs/document';
import type { Actor, Context } from '@lingxing/affairs/kernel';
import type { MeetingView } from '../contracts/index.ts';
import { bodyName, titleOf } from './people.ts';

type AddresseeView = MeetingView['proposedCopies'][number];
type By = (one: { readonly by: string; readonly at: number }) => { by: string; at: string };

const addresseeView = ({ organisation }: Context, of: Addressee): AddresseeView =>
  'post' in of
    ? { kind: 'post', id: of.post, name: titleOf(organisation, of.post) }
    : { kind: 'body', id: of.body, name: bodyName(organisation, of.body) };

/** `whole`: the sitting as it is; `state`: as this reader sees it. */
export function copiesView(
  ctx: Context,
  { whole, state, actor, done }: { readonly whole: MeetingState; readonly state: MeetingState; readonly actor: Actor; readonly done: By },
): Pick<MeetingView, 'distribution' | 'proposedCopies'> {
  const copies = copiesOf(state);
  const mine = copiesFor(ctx, whole, actor.post).map((one) => JSON.stringify(addresseeView(ctx, one)));
  const archived = state.minutes?.archived;
  const sends = whole.minutes?.numbered !== undefined && isOffice(ctx.organisation.posts.get(actor.post));
  return {
    ...(copies.length === 0
      ? {}
      : {
          distribution: {
            copies: copies.map((one) => {
              const addressee = addresseeView(ctx, one);
              return {
                addressee,
                sent: done(one.sent),
                mine: mine.includes(JSON.stringify(addressee)),
                ...(one.acknowledged === undefined ? {} : { acknowledged: done(one.acknowledged) }),
              };
            }),
            tracked: runsIt(ctx, whole, actor.post),
            ...(archived === undefined ? {} : { archived: { ...done(archived), retention: archived.retention } }),
          },
        }),
    proposedCopies: sends ? proposedFor(ctx, whole).map((one) => addresseeView(ctx, one)) : [],
  };
}
