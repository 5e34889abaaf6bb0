/** What the ledger is asked of supervised tasks (督办事项) besides what it is asked of every matter. */
import type { SimilarTask, SimilarWanted, YearGiven } from '@lingxing/affairs/kernel';
import type { DocumentQuery, Reader } from './contract.ts';

/** Open tasks of one department from one kind of source in one stage. */
export interface TaskCount {
  readonly stage: string;
  readonly source: string;
  readonly lead: string;
  readonly open: number;
  readonly late: number;
  /** Due within so many days as were asked for, today included. */
  readonly near: number;
  /** Without any act for so many days as were asked for. */
  readonly stalled: number;
}

/** Which tasks are counted, as the list would find them. */
export type TaskCountQuery = Omit<DocumentQuery, 'sort' | 'cursor' | 'limit'>;
/** Days within which a limit is near, and days without an act after which a task stands still. */
export interface TaskMarks {
  readonly near: number;
  readonly stalled: number;
}

/** What happened to a task up to a day, as far as a bulletin counts it. */
export interface TaskTurnRow {
  readonly matter: string;
  readonly title: string;
  /** The day of the act in Asia/Shanghai. */
  readonly day: string;
  readonly type: string;
  readonly lead: string | null;
  readonly due: string | null;
  readonly late: boolean | null;
  readonly approving: boolean;
}

/** One task of a matter that it came from. */
export interface TaskFrom {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly stageLabel: string;
}

export interface TaskLedger {
  /** Tasks of a year from the same source or with a title much alike; told by title to whoever may assign. */
  similarTasks(government: string, wanted: SimilarWanted, exercise: boolean): Promise<readonly SimilarTask[]>;
  /** The rows of the same query that `documents` lists, counted. */
  taskCounts(government: string, query: TaskCountQuery, marks: TaskMarks, reader: Reader): Promise<readonly TaskCount[]>;
  /**
   * What happened up to the end of a span to the tasks that were open in it or ended in it, each in its order; exercises left out.
   * What is stored later changes nothing of it.
   */
  taskTurns(government: string, span: { readonly from: string; readonly to: string }, reader: Reader): Promise<readonly TaskTurnRow[]>;
  /** The tasks whose source is this matter, the earliest first. */
  tasksFrom(government: string, matter: string, reader: Reader): Promise<readonly TaskFrom[]>;
  /** What the whole government's ledger holds of a year of its departments' work; exercises left out. */
  yearOf(government: string, year: number): Promise<YearGiven>;
}
