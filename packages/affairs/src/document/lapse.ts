/** What a change of the text undoes: what must be done again is asked again, and nothing else. */
import type { Step } from '@lingxing/workrules';
import type { DocumentState } from './state.ts';

/**
 * When a step lapses. A change of substance undoes every judgement of the text; an editorial one only the office's
 * vetting, which is there to look at the wording. A meeting's decision stands until a meeting decides anew.
 */
const LAPSES: Record<Step, 'any' | 'substantive' | 'never'> = {
  'department-approval': 'substantive',
  consultation: 'substantive',
  'department-countersign': 'substantive',
  vetting: 'any',
  'legality-review': 'substantive',
  'adviser-review': 'substantive',
  coordination: 'substantive',
  'leader-review': 'substantive',
  'leader-countersign': 'substantive',
  'collective-decision': 'never',
  'head-consent': 'substantive',
  authorisation: 'substantive',
  signature: 'substantive',
};

/** The steps that a change of this nature would undo in this state. */
export function lapsesOn(state: DocumentState, nature: 'editorial' | 'substantive'): readonly Step[] {
  // After the signature a change of substance goes back to the signer, and to no one else (条例第二十五条).
  if (state.stage === 'signed') return nature === 'substantive' ? ['signature', 'authorisation'] : [];
  const standing = new Set<Step>(state.steps.filter((s) => s.stands).map((s) => s.step));
  if (state.consultations.some((c) => c.stands && c.asks.some((a) => a.replies.length > 0))) standing.add('consultation');
  if (state.alternative !== undefined) standing.add('head-consent');
  return [...standing].filter((step) => LAPSES[step] === 'any' || (LAPSES[step] === 'substantive' && nature === 'substantive'));
}
