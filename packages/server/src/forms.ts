/**
 * From a matter to the sheets that offices print beside it: 发文稿纸 of an outgoing document and 收文办理单 of an incoming
 * one, filled with what this reader may see. What has not been reached leaves its box empty, to be filled by hand.
 */
import {
  coIssuersOf,
  CONCLUSION_LABELS,
  PUBLICATION_LABELS,
  SECRECY_LABELS,
  URGENCY_LABELS,
  type DocumentState,
} from '@lingxing/affairs/document';
import { VIEW_LABELS, type IncomingState, type Opinion, type Order } from '@lingxing/affairs/incoming';
import type { Context } from '@lingxing/affairs/kernel';
import type { Step } from '@lingxing/workrules';
import type { Directive, DispatchForm, FormMoment, FormOpinion, Handwriting, IncomingForm, SheetDate } from '@lingxing/typeset';
import { letterKindLabel } from './views/incoming.ts';
import { bodyName, doneBy, titleOf } from './views/people.ts';
import { dayOf } from './views/time.ts';

const dateOf = (day: string): SheetDate => {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  return { y, m, d };
};
const dateAt = (ms: number): SheetDate => dateOf(dayOf(ms));

/** Asia/Shanghai keeps +08:00 all year. */
function momentAt(ms: number): FormMoment {
  const [hour = 0, minute = 0] = new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16).split(':').map(Number);
  return { ...dateAt(ms), hour, minute };
}

const urgencyOf = (urgency: keyof typeof URGENCY_LABELS): string | undefined => (urgency === 'none' ? undefined : URGENCY_LABELS[urgency]);

/** Handwriting as it was written, else the scan of the paper; a scan that is no picture is left out. */
function handOf({ pad, enteredBy }: Opinion, scans: ReadonlyMap<string, Uint8Array>): Handwriting | undefined {
  if (pad !== undefined)
    return {
      type: 'strokes',
      width: pad.width,
      height: pad.height,
      strokes: pad.strokes.map((stroke) => stroke.map(([x, y, pressure]) => (pressure === undefined ? [x, y] : [x, y, pressure]))),
    };
  const image = enteredBy === undefined ? undefined : scans.get(enteredBy.scan);
  return image === undefined ? undefined : { type: 'scan', image };
}

function directiveOf(ctx: Context, state: IncomingState, opinion: Opinion, scans: ReadonlyMap<string, Uint8Array>): Directive {
  const { enteredBy, form, view, text } = opinion;
  const hand = handOf(opinion, scans);
  const words = text === '' && form === 'text' ? VIEW_LABELS[view] : text;
  return {
    post: doneBy(ctx.organisation, state, { by: opinion.leader, at: opinion.enteredAt }),
    rank: ctx.organisation.posts.get(opinion.leader)?.rank ?? Number.MAX_SAFE_INTEGER,
    date: dateAt(opinion.at),
    ...(words === '' ? {} : { text: words }),
    ...(hand === undefined ? {} : { hand }),
    ...(form === 'circle' ? { circle: view === 'read' ? ('read' as const) : ('agree' as const) } : {}),
    ...(enteredBy === undefined ? {} : { entered: { by: titleOf(ctx.organisation, enteredBy.post), date: dateAt(opinion.enteredAt) } }),
  };
}

/** The head's written order (书面责令办理) stands among what the leaders wrote, by its name. */
function orderOf(ctx: Context, state: IncomingState, order: Order, scans: ReadonlyMap<string, Uint8Array>): Directive {
  const { enteredBy } = order;
  const image = enteredBy === undefined ? undefined : scans.get(enteredBy.scan);
  return {
    ...written(ctx, state, order, `书面责令办理：${order.reason}`),
    rank: ctx.organisation.posts.get(order.by)?.rank ?? Number.MAX_SAFE_INTEGER,
    ...(image === undefined ? {} : { hand: { type: 'scan', image } }),
    ...(enteredBy === undefined
      ? {}
      : { entered: { by: titleOf(ctx.organisation, enteredBy.post), date: dateAt(order.enteredAt ?? order.at) } }),
  };
}

/** Scans of opinions and of the head's order on paper, by hash, that a sheet of this matter wants. */
export const scansOf = ({ opinions, order }: IncomingState): readonly string[] => [
  ...opinions.flatMap((one) => (one.pad === undefined && one.enteredBy !== undefined ? [one.enteredBy.scan] : [])),
  ...(order?.enteredBy === undefined ? [] : [order.enteredBy.scan]),
];

const written = (
  ctx: Context,
  state: Pick<DocumentState | IncomingState, 'stoodIn'>,
  done: { readonly by: string; readonly at: number },
  text: string,
): FormOpinion => ({
  post: doneBy(ctx.organisation, state, done),
  date: dateAt(done.at),
  ...(text === '' ? {} : { text }),
});

/** 收文办理单. `scans`: bytes of the pictures that were entered with opinions. */
export function incomingFormOf(ctx: Context, state: IncomingState, scans: ReadonlyMap<string, Uint8Array>): IncomingForm {
  const { letter, recommendation, assignment, result, closing, retention } = state;
  const office = ctx.pack.source.government.office.name;
  const name = (id: string): string => bodyName(ctx.organisation, id);
  return {
    office,
    exercise: state.exercise,
    title: letter.title,
    urgency: urgencyOf(letter.urgency),
    secrecy: SECRECY_LABELS[letter.secrecy],
    copies: letter.copies,
    registered: state.number?.text,
    received: momentAt(state.receivedAt),
    sender: letter.sender.name,
    number: letter.number === '' ? undefined : letter.number,
    dated: letter.dated === undefined ? undefined : dateOf(letter.dated),
    kind: letterKindLabel(letter.kind),
    sheets: letter.pages === 0 ? undefined : letter.pages,
    proposals: recommendation === undefined ? [] : [written(ctx, state, recommendation, recommendation.opinion)],
    directives: [
      ...state.opinions.map((one) => directiveOf(ctx, state, one, scans)),
      ...(state.order === undefined ? [] : [orderOf(ctx, state, state.order, scans)]),
    ],
    handling:
      assignment === undefined
        ? undefined
        : {
            host: name(assignment.host),
            assisting: assignment.helpers.map(name),
            due: assignment.due === undefined ? undefined : dateOf(assignment.due),
          },
    // What helpers and the host reported, and with what the desk closed the paper.
    results: [
      ...(state.parts ?? []).map((one) => written(ctx, state, one, one.text)),
      ...(result === undefined ? [] : [written(ctx, state, result, result.text)]),
      ...(closing === undefined ? [] : [written(ctx, state, closing, closing.result)]),
    ],
    closed: closing === undefined ? undefined : dateAt(closing.at),
    filed: retention === undefined ? undefined : `保管期限${retention}`,
    meta: { author: office, createdAt: new Date(state.enteredAt) },
  };
}

/** 发文稿纸: the opinions that stand, in the boxes of their steps. */
export function dispatchFormOf(ctx: Context, state: DocumentState): DispatchForm {
  const { draft } = state;
  const { office } = ctx.pack.source.government;
  const title = (id: string): string => titleOf(ctx.organisation, id);
  const taken = (...steps: readonly Step[]): readonly FormOpinion[] =>
    state.steps
      .filter((one) => one.stands && steps.includes(one.step))
      .map((one) => {
        const conclusion = one.conclusion === undefined ? '' : CONCLUSION_LABELS[one.conclusion];
        const text = [conclusion, one.opinion].filter((part) => part !== '').join('。');
        return written(ctx, state, one, text === '' ? one.as : text);
      });
  const answered = state.consultations
    .filter((one) => one.stands && one.mode === 'countersign')
    .flatMap((one) => one.asks.flatMap((ask) => ask.replies))
    .map((reply) => written(ctx, state, reply, reply.opinion === '' ? '同意' : reply.opinion));
  return {
    office:
      draft.issuer === 'department'
        ? [state.host, ...coIssuersOf(draft)].map((body) => bodyName(ctx.organisation, body)).join('、')
        : office.name,
    title: draft.title,
    urgency: urgencyOf(draft.urgency),
    secrecy: SECRECY_LABELS[draft.secrecy],
    number: state.number?.text,
    signed: taken('signature'),
    countersigned: [...taken('leader-countersign', 'department-countersign'), ...answered],
    reviewed: taken('leader-review', 'head-consent', 'coordination', 'authorisation'),
    vetted: taken('vetting'),
    legality: taken('legality-review', 'adviser-review'),
    approved: taken('department-approval'),
    recipients: draft.recipients,
    carbonCopies: draft.copies,
    attachments: draft.attachments.map((one) => one.title),
    drafter: bodyName(ctx.organisation, state.host),
    draftedBy: title(state.clerk),
    disclosure:
      draft.publicationGround === ''
        ? PUBLICATION_LABELS[draft.publication]
        : `${PUBLICATION_LABELS[draft.publication]}（${draft.publicationGround}）`,
    meta: { author: office.name, createdAt: new Date(state.versions[0]?.at ?? ctx.now) },
  };
}
