/** What the rules say of one kind of meeting to whoever prepares, runs and records it: told on its page, with the articles. */
import type { NormOf, RulePack } from '@lingxing/workrules';
import type { Sitting } from './kinds.ts';

type Task = NormOf<'responsibility'>['task'];

const TOLD: ReadonlySet<Task> = new Set<Task>([
  'organise',
  'convene',
  'chair',
  'propose-topic',
  'fix-topic',
  'approve-papers',
  'sign-papers',
  'vet-minutes',
  'sign-minutes',
  'settle-minutes',
]);

/**
 * Whose part what is, and what any meeting has to have beforehand. The latter (充分准备) is the judgement of those who prepare
 * it: they are told, nothing is refused for it.
 */
export const toldOf = (pack: RulePack, kind: Sitting): readonly (NormOf<'responsibility'> | NormOf<'preparation'>)[] => [
  ...pack.of('responsibility').filter((one) => TOLD.has(one.task) && one.meetings?.includes(kind) === true),
  ...pack.of('preparation').filter((one) => one.for === 'meeting' && one.procedure === 'meeting'),
];
