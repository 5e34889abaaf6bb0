/** Which procedure a norm bears on, and whether that procedure runs yet. */
import type { NormSource } from './model.ts';
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
      return 'publication';
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

/** Meetings with an agenda and minutes, and what the procedure asks the text about them. What departments call, study and frequency are still to come. */
const SITTINGS: ReadonlySet<string> = new Set(['plenary', 'executive', 'head-office', 'topical']);
const SITTING_TASKS: ReadonlySet<string> = new Set([
  'convene',
  'chair',
  'propose-topic',
  'submit-topics',
  'fix-topic',
  'approve-papers',
  'vet-papers',
  'sign-papers',
  'organise',
  'draft-minutes',
  'vet-minutes',
  'sign-minutes',
  'settle-minutes',
  'approve-absence',
]);

/** Whether a norm on meetings is one by which a sitting is run today. */
function runsInSittings(norm: NormSource): boolean {
  switch (norm.kind) {
    case 'responsibility':
      return SITTING_TASKS.has(norm.task) && norm.meetings?.some((one) => SITTINGS.has(one)) === true;
    case 'composition':
      return norm.meetings?.some((one) => SITTINGS.has(one)) === true && !norm.asNeeded;
    case 'agenda':
      return norm.exclusive;
    case 'preparation':
      return norm.for === 'topic';
    case 'restriction':
      return norm.conduct.includes('miss-meeting');
    default:
      return false;
  }
}

/** Whether what a norm bears on is still to come. */
export function isWaiting(norm: NormSource): boolean {
  const procedure = procedureOf(norm);
  return procedure === 'meeting' ? !runsInSittings(norm) : !BUILT_PROCEDURES.has(procedure);
}

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
  'scope',
  'commencement',
]);
