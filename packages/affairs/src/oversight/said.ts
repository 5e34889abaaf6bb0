/** What happened next, in one sentence, and where in the office's work it is. */
import type { Context } from '../kernel/procedure.ts';
import { calledAs, type ActName } from './acts.ts';
import { expectations } from './expectations.ts';
import { STAGE_LABELS } from './kinds.ts';
import type { OversightState } from './state.ts';

const NAMED = 3;

/** For whom it waits, as clauses: 办公室文书交办. */
function waits(ctx: Context, state: OversightState): readonly string[] {
  return [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(([label, lines]) => {
    const titles = [...new Set(lines.map((one) => ctx.organisation.posts.get(one.post)?.title ?? one.post))];
    return `${titles.slice(0, NAMED).join('、')}${titles.length > NAMED ? '等' : ''}${label}`;
  });
}

/** Where in the office's work it is, one line. */
export function where(ctx: Context, state: OversightState): string {
  const words = waits(ctx, state);
  return words.length === 0 ? STAGE_LABELS[state.stage] : `${STAGE_LABELS[state.stage]}，待${words.join('；')}`;
}

/** The sentence shown after an act: what was done and for whom it now waits. */
export function said(ctx: Context, state: OversightState, act: ActName): string {
  const words = waits(ctx, state);
  const done = `已${calledAs(act, state)}`;
  return words.length === 0 ? `${done}。` : `${done}，待${words.join('；')}。`;
}
