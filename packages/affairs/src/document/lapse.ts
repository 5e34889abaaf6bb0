/** What a change of the text undoes: what must be done again is asked again, and nothing else. */
import type { Step } from '@lingxing/workrules';
import type { Draft } from './draft.ts';
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

/** What a change of substance after the signature undoes: the signature, what let this signer sign, and whether the text is lawful. */
const AFTER_SIGNATURE: readonly Step[] = ['signature', 'authorisation', 'head-consent', 'legality-review', 'adviser-review'];

/** Elements by which the texts decide: whoever changes one changes the substance, whatever he calls it. */
const MATERIAL = [
  'kind',
  'issuer',
  'to',
  'secrecy',
  'facts',
  'decision',
  'departmentsConcerned',
  'leadersConcerned',
] as const satisfies readonly (keyof Draft)[];

/** Labels of the elements changed between two drafts by which the texts decide. */
export function materialChanges(before: Draft, after: Draft): readonly string[] {
  const words: Record<(typeof MATERIAL)[number], string> = {
    kind: '文种',
    issuer: '发文名义',
    to: '主送对象',
    secrecy: '密级',
    facts: '性质和范围的判断',
    decision: '议定会议',
    departmentsConcerned: '涉及的部门',
    leadersConcerned: '涉及的领导',
  };
  return MATERIAL.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map((key) => words[key]);
}

/** The steps that a change of this nature would undo in this state. */
export function lapsesOn(state: DocumentState, nature: 'editorial' | 'substantive'): readonly Step[] {
  // After the signature a change of substance goes back to the signer (条例第二十五条).
  if (state.stage === 'signed') return nature === 'substantive' ? AFTER_SIGNATURE : [];
  const standing = new Set<Step>(state.steps.filter((s) => s.stands).map((s) => s.step));
  if (state.consultations.some((c) => c.stands && c.asks.some((a) => a.replies.length > 0))) standing.add('consultation');
  if (state.alternative !== undefined) standing.add('head-consent');
  return [...standing].filter((step) => LAPSES[step] === 'any' || (LAPSES[step] === 'substantive' && nature === 'substantive'));
}
