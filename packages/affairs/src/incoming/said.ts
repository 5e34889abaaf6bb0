/** What happened next, in one sentence, as the registry says it: 「已登记：收文〔2026〕3号，待县政府办公室文书拟办」. */
import type { Context } from '../kernel/procedure.ts';
import { ACTS, type ActName } from './acts.ts';
import { expectations } from './expectations.ts';
import { seeksDecision } from './letter.ts';
import { STAGE_LABELS, type IncomingState } from './state.ts';

/** Readers are told of by their number, not one by one. */
const NAMED = 3;

/** For whom it waits, as clauses: 县长批示; 12人传阅. */
export function waits(ctx: Context, state: IncomingState): readonly string[] {
  const groups = Map.groupBy(expectations(ctx, state), (one) => one.label);
  return [...groups].map(([label, lines]) => {
    const titles = [...new Set(lines.map((one) => ctx.organisation.posts.get(one.post)?.title ?? one.post))];
    if (titles.length > NAMED && lines[0]?.act === 'read') return `${titles.length}人${label}`;
    return `${titles.slice(0, NAMED).join('、')}${titles.length > NAMED ? '等' : ''}${label}`;
  });
}

/** Where in the office's work it is, one line. */
export function where(ctx: Context, state: IncomingState): string {
  const words = waits(ctx, state);
  return words.length === 0 ? STAGE_LABELS[state.stage] : `${STAGE_LABELS[state.stage]}，待${words.slice(0, NAMED).join('；')}`;
}

/** The sentence shown after an act: what was done and for whom the paper now waits. */
export function said(ctx: Context, state: IncomingState, act: ActName): string {
  const done =
    (act === 'register' || act === 'accept') && state.number !== undefined ? `已登记：${state.number.text}` : `已${ACTS[act].label}`;
  const words = waits(ctx, state);
  return words.length === 0 ? `${done}。` : `${done}，待${words.slice(0, NAMED).join('；')}。`;
}

/** What the paper asks of whoever has it before him: an explicit decision, an opinion, to be read. */
export function asks(state: IncomingState): string {
  if (state.recommendation?.nature === 'read') return '请阅';
  return seeksDecision(state.letter) ? '请批示' : '请阅示';
}
