/** The document procedure (发文) as the shell sees it: one object, all of it pure. */
import { underTitles } from '../authority/under-titles.ts';
import type { ActRequest, Context, MatterSummary, NumberRequest, Procedure } from '../kernel/procedure.ts';
import { ACT_INPUTS, ACTS } from './acts.ts';
import { blockText } from './body.ts';
import { chain } from './chain.ts';
import { decide, isActName } from './decide.ts';
import type { DocumentEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { expectations } from './expectations.ts';
import { registerOf, registerYear, seriesOf } from './numbering.ts';
import { obligations } from './obligations.ts';
import { offers } from './offers.ts';
import { readers, viewFor } from './reading.ts';
import { STAGE_LABELS, type DocumentState } from './state.ts';

/** The number that 编号 would draw: of the series chosen, in the year of the document's date where the number shows one. */
function numberWanted(ctx: Context, state: DocumentState | null, request: ActRequest): NumberRequest | undefined {
  if (request.act !== 'number' || state === null || state.stage !== 'rechecked') return undefined;
  const parsed = ACT_INPUTS.number.safeParse(request.input ?? {});
  if (!parsed.success) return undefined;
  const { series: id, openAt, openReason } = parsed.data;
  const series = seriesOf(ctx, state).find((s) => s.id === id);
  const year = series === undefined ? undefined : registerYear(series, state);
  if (year === undefined) return undefined;
  const register = registerOf(ctx, id);
  return openAt === undefined ? { series: register, year } : { series: register, year, openAt, openReason };
}

function summary(state: DocumentState): MatterSummary {
  const { draft } = state;
  return {
    title: draft.title,
    kind: draft.kind,
    stage: state.stage,
    stageLabel: STAGE_LABELS[state.stage],
    number: state.number?.text,
    host: state.host,
    issuer: draft.issuer,
    ...(draft.urgency === 'none' ? {} : { urgency: draft.urgency }),
    closed: state.stage === 'archived',
    text: [...draft.recipients, ...draft.copies, ...draft.body.map(blockText), ...draft.attachments.map((a) => a.title)].join('\n'),
  };
}

export const documentProcedure: Procedure<DocumentState, DocumentEvent> = underTitles({
  name: 'document',
  decide,
  numberWanted,
  evolve,
  offers,
  expectations,
  obligations,
  chain,
  summary,
  readers,
  viewFor,
  exclusive: (act) => isActName(act) && ACTS[act].exclusive,
});
