/** The procedure of supervised tasks (督查督办), as the shell sees it: one object, all of it pure. */
import { underTitles } from '../authority/under-titles.ts';
import type { ActOffer, Actor, Context, MatterSummary, Procedure, SimilarWanted } from '../kernel/procedure.ts';
import { ACT_NAMES, ACTS, type ActName, type MatterAct } from './acts.ts';
import { pairsOf, sourceKey } from './alike.ts';
import { chain } from './chain.ts';
import { decide } from './decide.ts';
import type { TaskEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { expectations } from './expectations.ts';
import { judge, parseInput, relevant } from './judge.ts';
import { ENDED, STAGE_LABELS } from './kinds.ts';
import { obligations } from './obligations.ts';
import { readers } from './reading.ts';
import type { TaskState } from './state.ts';

function offers(ctx: Context, state: TaskState, actor: Actor): readonly ActOffer[] {
  const mine = new Set(
    expectations(ctx, state)
      .filter((one) => one.post === actor.post)
      .map((one) => one.act),
  );
  const own = (act: ActName): act is MatterAct => act !== 'assign';
  return ACT_NAMES.filter(own)
    .filter((act) => relevant({ ctx, state }, act))
    .map((act) => ({
      act,
      label: ACTS[act].label,
      primary: mine.has(act),
      commits: false,
      verdict: judge({ ctx, state, actor }, act, undefined),
    }));
}

function summary({ form, stage, breaches }: TaskState): MatterSummary {
  const { title, what, source, proof, lead } = form;
  return {
    title,
    kind: source.kind,
    stage,
    stageLabel: `${STAGE_LABELS[stage]}${breaches.length > 0 ? '（不合规定）' : ''}`,
    host: lead,
    issuer: lead,
    closed: ENDED.has(stage),
    text: [title, what, source.reference, source.item, proof].join('\n'),
  };
}

/** What an opening act is held against: tasks of a year from the same source or with almost the same title. */
export function similarWanted({ act, input }: { readonly act: string; readonly input: unknown }): SimilarWanted | undefined {
  if (act !== 'assign') return undefined;
  const parsed = parseInput('assign', input);
  if (!parsed.success || !('form' in parsed.data) || !('source' in parsed.data.form)) return undefined;
  const { title, source } = parsed.data.form;
  return { sourceKey: sourceKey(source), pairs: pairsOf(title) };
}

export const taskProcedure: Procedure<TaskState, TaskEvent> = underTitles({
  name: 'task',
  decide,
  numberWanted: () => undefined,
  similarWanted: (state, request) => (state === null ? similarWanted(request) : undefined),
  evolve,
  offers,
  expectations,
  obligations,
  chain,
  summary,
  readers,
  viewFor: (_ctx, state) => state,
  // Helping departments report their parts side by side.
  exclusive: (act) => act !== 'report-part' && act !== 'press',
});
