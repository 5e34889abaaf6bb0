/** From something raised from outside to the letter that answers it (答复函, GB/T 9704-2012 10.1): whose it is, its number and class, to whom it goes. */
import { textToBody } from '@lingxing/affairs/document-text';
import { copiesTo, hasLetter, letterTitle, type OversightState } from '@lingxing/affairs/oversight';
import type { Context } from '@lingxing/affairs/kernel';
import type { SheetDate, SheetInput } from '@lingxing/typeset';
import { bodyName } from './views/people.ts';
import { dayOf } from './views/time.ts';

const dateOf = (at: number): SheetDate => {
  const [y = 0, m = 0, d = 0] = dayOf(at).split('-').map(Number);
  return { y, m, d };
};

/** The classes that are marked on the letter itself; other results are said in its words. */
const CLASSES: ReadonlySet<string> = new Set(['A', 'B', 'C']);

/** The input of the typesetter for the reply of a round, or for the one that waits for signature, with 「草稿」 behind it; undefined where there is no letter. */
export function replySheet(ctx: Context, state: OversightState, round: number, exercise: boolean): SheetInput | undefined {
  const { form, draft, lead } = state;
  const signed = state.replies.findLast((one) => one.round === round);
  const own = signed ?? (draft !== undefined && lead !== undefined && round === state.round ? { ...draft, department: lead } : undefined);
  if (own === undefined || form.from === undefined || !hasLetter(form)) return undefined;
  const { text, result, contact, copies } = own.reply;
  const organ = bodyName(ctx.organisation, own.department);
  const title = letterTitle(form, round);
  return {
    layout: 'letter',
    mark: { organs: [organ] },
    ...(result !== undefined && CLASSES.has(result) ? { grade: `${result}类` } : {}),
    ...(signed?.number === undefined ? {} : { number: signed.number }),
    title,
    recipients: [form.from],
    body: textToBody(text),
    signature: {
      mode: 'sealed',
      organs: [organ],
      ...(signed === undefined ? {} : { date: dateOf(signed.at) }),
      showSealPlace: true,
    },
    ...(contact === undefined ? {} : { note: `联系人及电话：${contact}` }),
    imprint: { copies: copies ?? copiesTo(ctx.pack, form.kind) },
    draft: signed === undefined,
    exercise,
    meta: { author: organ, title, createdAt: new Date(own.at) },
  };
}
