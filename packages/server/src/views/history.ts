/** A line of a document's history: who, by what title, what, on which article, and the receipt. */
import type { DocumentState } from '@lingxing/affairs/document';
import type { StoredAct } from '@lingxing/ledger';
import type { RulePack } from '@lingxing/workrules';
import type { HistoryLine } from '../contracts/index.ts';
import { actLabel } from './document.ts';
import { citationView, findingView } from './rules.ts';

/** An opinion that this reader may not see yet is left out of the sentence of its act. */
function opinionOf(act: StoredAct, seen: DocumentState): string {
  const input = act.input;
  if (typeof input !== 'object' || input === null || !('opinion' in input) || typeof input.opinion !== 'string') return '';
  const step = seen.steps.find((s) => s.seq === act.seq);
  const reply = seen.consultations.flatMap((c) => c.asks.flatMap((a) => a.replies)).find((r) => r.seq === act.seq);
  return step?.opinion ?? reply?.opinion ?? '';
}

export function historyLine(act: StoredAct, seen: DocumentState, pack: RulePack): HistoryLine {
  const opinion = opinionOf(act, seen);
  const { receipt } = act;
  return {
    seq: act.seq,
    act: act.act,
    label: actLabel(act.act),
    by: act.postTitle,
    at: act.at.toISOString(),
    ...(act.occurredAt === null ? {} : { occurredAt: act.occurredAt.toISOString() }),
    said: `${act.postTitle}${actLabel(act.act)}${opinion === '' ? '' : `：${opinion}`}`,
    ...(act.reason === null ? {} : { reason: act.reason }),
    outcome: act.verdict.outcome,
    findings: act.verdict.findings.map((f) => findingView(f, pack)),
    basis: act.verdict.basis.map((c) => citationView(c, pack)),
    receipt: {
      edition: receipt.edition,
      packHash: receipt.packHash,
      engine: receipt.engine,
      calendarHash: receipt.calendarHash,
      organisationVersion: receipt.organisationVersion,
      hash: act.hash,
      previous: act.previousHash,
    },
  };
}
