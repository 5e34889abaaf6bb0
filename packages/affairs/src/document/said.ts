/** What happened next, in one sentence, as the office says it: 「已送区政府办公室，由其初审」. */
import type { Context } from '../kernel/procedure.ts';
import { expectations } from './expectations.ts';
import type { DocumentState } from './state.ts';
import { ACTS, type ActName } from './acts.ts';
import type { DocumentEvent } from './events.ts';
import { isActName } from './decide.ts';

/** Steps whose verb the text of the Work Rules chooses: 审核 or 把关, 签发 or 签署, 审批 or 同意. */
const NAMED_BY_THE_TEXT: ReadonlySet<string> = new Set<ActName>([
  'review-legality',
  'advise',
  'coordinate',
  'review',
  'countersign',
  'cosign',
  'consent',
  'authorise',
  'sign',
]);

/**
 * What a stored act is called, in the history and in the list of what someone has done: the verb that the text had for
 * it on that document, as its events keep it. An act of a release that this one does not know keeps its code.
 */
export function actLabel(act: string, events: readonly { readonly type: string }[] = []): string {
  if (!isActName(act)) return act;
  for (const event of events as readonly DocumentEvent[]) {
    if (event.type === 'step-taken' && NAMED_BY_THE_TEXT.has(act)) return event.as;
    // The office's own drafts, and what its head has approved before, go straight on.
    if (event.type === 'sent' && act === 'send' && event.to !== 'department') return '送审';
  }
  return ACTS[act].label;
}

/** The sentence shown after an act: what was done and for whom the document now waits. */
export function said(ctx: Context, state: DocumentState, act: ActName): string {
  if (act === 'number' && state.number !== undefined) return `已编号：${state.number.text}。`;
  if (state.stage === 'archived' && expectations(ctx, state).length === 0) return '已归档，办理完毕。';
  if (act === 'send') return next(ctx, state, '已送出');
  const taken = NAMED_BY_THE_TEXT.has(act) ? state.steps.findLast((s) => s.seq === state.seq) : undefined;
  return next(ctx, state, `已${taken?.as ?? ACTS[act].label}`);
}

/** What was done, and for whom the document now waits. */
function next(ctx: Context, state: DocumentState, done: string): string {
  const waiting = new Map<string, string[]>();
  for (const e of expectations(ctx, state)) {
    const title = ctx.organisation.posts.get(e.post)?.title ?? e.post;
    const of = waiting.get(e.label);
    if (of) of.push(title);
    else waiting.set(e.label, [title]);
  }
  const words = [...waiting]
    .slice(0, 3)
    .map(([label, posts]) => `${posts.length > 3 ? `${posts.slice(0, 3).join('、')}等` : posts.join('、')}${label}`);
  return words.length === 0 ? `${done}。` : `${done}，待${words.join('；')}。`;
}
