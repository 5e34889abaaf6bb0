/** What happened next, in one sentence, as the office says it: 「已送区政府办公室，由其初审」. */
import type { Context } from '../kernel/procedure.ts';
import { expectations } from './expectations.ts';
import type { DocumentState } from './state.ts';
import { ACTS, type ActName } from './acts.ts';

/** The sentence shown after an act: what was done and for whom the document now waits. */
export function said(ctx: Context, state: DocumentState, act: ActName): string {
  const done = act === 'send' ? '已送出' : `已${ACTS[act].label}`;
  if (act === 'number' && state.number !== undefined) return `已编号：${state.number.text}。`;
  if (act === 'sign' && state.signature !== undefined && state.stage === 'signed') return next(ctx, state, `已${state.signature.as}`);
  if (state.stage === 'archived') return '已归档，办理完毕。';
  return next(ctx, state, done);
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
