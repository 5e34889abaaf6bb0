/** What the ledger is asked of supervised tasks (督办事项) besides what it is asked of every matter. */
import type { SimilarTask, SimilarWanted } from '@lingxing/affairs/kernel';
import type { Reader } from './contract.ts';

/** Open tasks of one department from one kind of source in one stage. */
export interface TaskCount {
  readonly stage: string;
  readonly source: string;
  readonly lead: string;
  readonly open: number;
  readonly late: number;
  /** Due within so many days as were asked for, today included. */
  readonly near: number;
}

export interface TaskLedger {
  /** Tasks of a year from the same source or with a title much alike; told by title to whoever may assign. */
  similarTasks(government: string, wanted: SimilarWanted, exercise: boolean): Promise<readonly SimilarTask[]>;
  taskCounts(government: string, near: number, reader: Reader): Promise<readonly TaskCount[]>;
}
