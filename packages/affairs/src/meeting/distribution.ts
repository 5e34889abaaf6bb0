/** To whom minutes go (分送), who has acknowledged them (签收), and that they are filed away (归档): the acts as data, the events, the fold. */
import * as z from 'zod';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import { RETENTIONS, type Retention } from '../office/labels.ts';
import { department, note, post } from './fields.ts';
import type { Stage } from './kinds.ts';

/** Our own bound: no text sets any. A government has some hundred posts and bodies. */
const MOST = 300;

export const DISTRIBUTION_INPUTS = {
  /** Those to whom they go now; whoever had them before keeps them. */
  'distribute-minutes': z.object({ posts: z.array(post).max(MOST).default([]), bodies: z.array(department).max(MOST).default([]), note }),
  'acknowledge-minutes': z.object({}),
  'archive-minutes': z.object({ retention: z.enum(RETENTIONS, '请选择保管期限') }),
} as const;

/** Minutes are out from their number on, whatever of their decisions is still to be carried out. */
const OUT = ['issued', 'closed'] as const satisfies readonly Stage[];

export const DISTRIBUTION_ACTS = {
  'distribute-minutes': { label: '分送纪要', from: OUT, exclusive: true },
  'acknowledge-minutes': { label: '签收纪要', from: OUT, exclusive: false },
  'archive-minutes': { label: '归档', from: OUT, exclusive: true },
} as const satisfies Record<string, { label: string; from: readonly Stage[]; exclusive: boolean }>;
export type DistributionAct = keyof typeof DISTRIBUTION_ACTS;

type Of<T extends string, More> = { readonly type: T; readonly v: 1 } & More;
export type DistributionEvent =
  | Of<'minutes-distributed', { readonly posts: readonly PostId[]; readonly bodies: readonly DepartmentId[]; readonly note: string }>
  /** The copies for which somebody has signed: his own, and that of the body for which he answers or writes. */
  | Of<'minutes-acknowledged', { readonly posts: readonly PostId[]; readonly bodies: readonly DepartmentId[] }>
  | Of<'minutes-archived', { readonly retention: Retention }>;

interface Done {
  readonly by: PostId;
  readonly at: number;
}

/** Whose a copy is: a post's, or a body's. */
export type Addressee = { readonly post: PostId } | { readonly body: DepartmentId };
export type Copy = Addressee & { readonly sent: Done; readonly acknowledged?: Done | undefined };

/** What becomes of minutes once they are numbered. */
export interface WithCopies {
  /** In the order in which they went out; absent until they have. */
  readonly copies?: readonly Copy[] | undefined;
  /** How they went out, each time. */
  readonly sendings?: readonly (Done & { readonly note: string })[] | undefined;
  readonly archived?: (Done & { readonly retention: Retention }) | undefined;
}

export const copyOf = (copies: readonly Copy[], of: Addressee): Copy | undefined =>
  copies.find((one) => ('post' in of ? 'post' in one && one.post === of.post : 'body' in one && one.body === of.body));

/** A list of posts and one of bodies as addressees, each once. */
export const addressees = (posts: readonly PostId[], bodies: readonly DepartmentId[]): readonly Addressee[] => [
  ...[...new Set(posts)].map((one) => ({ post: one })),
  ...[...new Set(bodies)].map((one) => ({ body: one })),
];
/** The same as the two lists that events keep. */
export const listsOf = (of: readonly Addressee[]): { readonly posts: readonly PostId[]; readonly bodies: readonly DepartmentId[] } => ({
  posts: of.flatMap((one) => ('post' in one ? [one.post] : [])),
  bodies: of.flatMap((one) => ('body' in one ? [one.body] : [])),
});

/** What an event makes of minutes that are out. */
export function withCopies<T extends WithCopies>(minutes: T, event: DistributionEvent, done: Done): T {
  const copies = minutes.copies ?? [];
  switch (event.type) {
    case 'minutes-distributed':
      return {
        ...minutes,
        copies: [...copies, ...addressees(event.posts, event.bodies).map((one) => ({ ...one, sent: done }))],
        sendings: [...(minutes.sendings ?? []), { ...done, note: event.note }],
      };
    case 'minutes-acknowledged': {
      const signed = new Set(addressees(event.posts, event.bodies).map((one) => copyOf(copies, one)));
      return { ...minutes, copies: copies.map((one) => (signed.has(one) ? { ...one, acknowledged: done } : one)) };
    }
    case 'minutes-archived':
      return { ...minutes, archived: { ...done, retention: event.retention } };
  }
}
