/** Which procedure a norm bears on, and whether that procedure runs yet. */
import type { NormOf, NormSource } from './model.ts';
import { BUILT_PROCEDURES, type ProcedureName } from './office-vocabulary.ts';

/** The procedure that a norm bears on, by its kind or as it says itself. */
export function procedureOf(norm: NormSource): ProcedureName {
  switch (norm.kind) {
    case 'sign-off':
    case 'step':
    case 'collective-decision':
    case 'evidence':
    case 'consultation-limit':
    case 'consultation':
    case 'disagreement':
    case 'length':
    case 'lead-time':
    case 'prohibition':
    case 'remark':
    case 'issue-within':
    case 'principal-signer':
    case 'separation':
      return 'document';
    case 'opinion-form':
      return norm.on === 'instruction' ? 'incoming' : 'document';
    case 'routing':
      return 'incoming';
    case 'basis':
      return norm.acts.every((act) => act.startsWith('incoming.')) ? 'incoming' : 'document';
    case 'composition':
      return norm.meetings === undefined ? 'organisation' : 'meeting';
    case 'agenda':
    case 'frequency':
      return 'meeting';
    case 'advance-request':
      return 'department-meeting';
    case 'leave':
      return 'leave';
    case 'substitution':
    case 'standing-in':
      return 'authority';
    case 'reporting':
      return 'reporting';
    case 'filing':
      return norm.when === undefined ? 'filing' : 'document';
    case 'publication':
      return publishedIn(norm.what);
    case 'supervision-stages':
    case 'supervision-ladder':
      return 'supervision';
    case 'scope':
    case 'commencement':
      return 'organisation';
    case 'responsibility':
    case 'preparation':
    case 'restriction':
    case 'duty':
      return norm.procedure;
  }
}

/** Who makes it public: what a meeting decided its sitting, how something was handled whoever handled it, what was filed whoever lists it. */
function publishedIn(what: NormOf<'publication'>['what']): ProcedureName {
  if (what.every((one) => one === 'decided-matters')) return 'meeting';
  if (what.every((one) => one === 'handling-results')) return 'oversight';
  return what.every((one) => one === 'catalogue') ? 'filing' : 'publication';
}

/** Whether the procedure of a norm is still to come. */
export const isWaiting = (norm: NormSource): boolean => !BUILT_PROCEDURES.has(procedureOf(norm));

/** Kinds of norm that do not speak of one document. */
export const OFFICE_KINDS: ReadonlySet<NormSource['kind']> = new Set([
  'composition',
  'responsibility',
  'agenda',
  'frequency',
  'preparation',
  'advance-request',
  'leave',
  'substitution',
  'standing-in',
  'restriction',
  'reporting',
  'publication',
  'duty',
  'supervision-stages',
  'supervision-ladder',
  'scope',
  'commencement',
]);
