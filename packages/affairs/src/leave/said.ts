/** What happened next, in one sentence, and where in the office's work an absence is. */
import type { Context } from '../kernel/procedure.ts';
import { citationLabel } from '@lingxing/workrules';
import { dayWords, spanWords } from '../kernel/words.ts';
import { overdueDays } from './absence.ts';
import { ACTS, type ActName } from './acts.ts';
import { daysUnsigned, isPastItsDays, leftByText, lineOf, restingSpans, restingWords } from './entrusting.ts';
import { expectations, isOverdue } from './expectations.ts';
import { NOW_LABELS, onRecord, STAGE_LABELS, type LeaveState, type Now, type Stage } from './state.ts';

const NAMED = 3;

/** For whom it waits, as clauses: 县长批准某某请假. */
export function waits(ctx: Context, state: LeaveState): readonly string[] {
  return [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(([label, lines]) => {
    const titles = [...new Set(lines.map((one) => ctx.organisation.posts.get(one.post)?.title ?? one.post))];
    return `${titles.slice(0, NAMED).join('、')}${titles.length > NAMED ? '等' : ''}${label}`;
  });
}

/** An absence on record needs no act to begin. */
export function nowOf(state: Pick<LeaveState, 'stage' | 'from' | 'to'>, today: string): Now {
  const { stage, from, to } = state;
  if (stage === 'applied') return 'asked';
  if (stage !== 'granted' && stage !== 'away') return 'over';
  if (to < today) return 'overdue';
  return from > today ? 'planned' : 'away';
}

/** The stage as it stands today: what was granted has begun by itself on its day. */
export function stageWords(stage: Stage, now: Now): string {
  return now === 'away' || now === 'overdue' ? NOW_LABELS[now] : STAGE_LABELS[stage];
}

/** Where in the office's work it is, one line; `told` is whether the reader is told that the return is overdue. */
export function where(ctx: Context, state: LeaveState, told = true): string {
  const words = waits(ctx, state);
  const is = nowOf(state, ctx.today);
  const now = told || is !== 'overdue' ? is : 'away';
  const late = now === 'overdue' ? overdueDays(state, ctx.today) : 0;
  const stage = `${stageWords(state.stage, now)}${late === 0 ? '' : `，逾期${late}日`}`;
  const at = words.length === 0 ? stage : `${stage}，待${words.slice(0, NAMED).join('；')}`;
  return [at, ...nobodySigns(ctx, state), ...nobodyInLine(ctx, state), ...(told ? pastItsDays(ctx, state) : [])].join('；');
}

/** That nobody whom the text names may stand in, by which article, and that the head acts himself then. */
function nobodyInLine(ctx: Context, state: LeaveState): readonly string[] {
  const left = onRecord(state) ? leftByText(ctx, state) : undefined;
  if (left === undefined) return [];
  const { norm, days } = left;
  const spans = days.map((one) => spanWords({ from: one.from, to: one.until })).join('、');
  const head = ctx.organisation.posts.get(state.post)?.title ?? '';
  return [
    `${spans}没有可以受委托的人：${norm.says}（${citationLabel(norm.citation, ctx.pack)}），再由谁办没有写；由${head}本人办理，在外也可以`,
  ];
}

/** That the head’s planned days are over, what he entrusted with them, and how he may entrust again. */
function pastItsDays(ctx: Context, state: LeaveState): readonly string[] {
  if (!onRecord(state) || !isPastItsDays(ctx, state) || daysUnsigned(ctx, state).length === 0) return [];
  return [`现无人${lineOf({ ctx, state })[0]?.title ?? ''}，要委托的先办续假`];
}

/** 常务副县长在岗，此项委托不再生效；2026年11月23日至11月24日无人代行县长职务: where what the head has entrusted rests. */
function nobodySigns(ctx: Context, state: LeaveState): readonly string[] {
  if (!onRecord(state)) return [];
  const resting = restingSpans(ctx, state);
  const title = resting[0]?.norm.title;
  const days = daysUnsigned(ctx, state);
  if (title === undefined || days.length === 0) return [];
  const because = [...new Set(resting.map((one) => `${restingWords(ctx, one)}（${citationLabel(one.norm.citation, ctx.pack)}）`))];
  return [...because, `${days.map((one) => spanWords({ from: one.from, to: one.until })).join('、')}无人${title}`];
}

/** The sentence shown after an act: what was done and for whom it now waits. */
export function said(ctx: Context, state: LeaveState, act: ActName): string {
  const on = act === 'register' || act === 'depart' ? `，${dayWords(state.from)}起外出` : '';
  const late = onRecord(state) && isOverdue(state, ctx.today) ? '，逾期未销假' : '';
  const words = waits(ctx, state);
  const done = `已${ACTS[act].label}${on}${late}`;
  return words.length === 0 ? `${done}。` : `${done}，待${words.slice(0, NAMED).join('；')}。`;
}
