/** What happened next, in one sentence, as the registry says it: 「已登记：收文〔2026〕3号，待县政府办公室文书拟办」. */
import type { Actor, Context } from '../kernel/procedure.ts';
import { ACTS, type ActName } from './acts.ts';
import { seeksDecision } from './letter.ts';
import { STAGE_LABELS, type IncomingState } from './state.ts';
import { waitingFor } from './waiting.ts';

/** Readers are told of by their number, not one by one. */
const NAMED = 3;

/** For whom it waits, as clauses: 县长批示; 12人传阅. With a reader, what he may be told of it; `state` is the whole one. */
export function waits(ctx: Context, state: IncomingState, reader?: Actor): readonly string[] {
  const groups = Map.groupBy(waitingFor(ctx, state, reader), (one) => one.label);
  return [...groups].map(([label, lines]) => {
    const posts = lines.flatMap((one) => one.post ?? []);
    const titles = [...new Set(posts.map((post) => ctx.organisation.posts.get(post)?.title ?? post))];
    if (titles.length > NAMED && lines[0]?.act === 'read') return `${titles.length}人${label}`;
    return `${titles.slice(0, NAMED).join('、')}${titles.length > NAMED ? '等' : ''}${label}`;
  });
}

/** Where in the office's work it is, one line; with a reader, as he may be told. */
export function where(ctx: Context, state: IncomingState, reader?: Actor): string {
  const words = waits(ctx, state, reader);
  return words.length === 0 ? STAGE_LABELS[state.stage] : `${STAGE_LABELS[state.stage]}，待${words.slice(0, NAMED).join('；')}`;
}

/** The sentence shown after an act: what was done and for whom the paper now waits, as far as whoever acted may be told. */
export function said(ctx: Context, state: IncomingState, act: ActName, reader?: Actor): string {
  const done =
    (act === 'register' || act === 'accept') && state.number !== undefined ? `已登记：${state.number.text}` : `已${ACTS[act].label}`;
  const words = waits(ctx, state, reader);
  return words.length === 0 ? `${done}。` : `${done}，待${words.slice(0, NAMED).join('；')}。`;
}

/** What the paper asks of whoever has it before him: an explicit decision, an opinion, to be read. */
export function asks(state: IncomingState): string {
  if (state.recommendation?.nature === 'read') return '请阅';
  return seeksDecision(state.letter) ? '请批示' : '请阅示';
}
