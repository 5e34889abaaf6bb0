/** The state of one supervised task: what was assigned, by when, what was reported, checked, extended and handed on. */
import type { AttachmentRef } from '../office/paper.ts';
import type { Finding } from '../kernel/finding.ts';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import type { Limit } from './events.ts';
import type { TaskForm } from './form.ts';
import type { Climb } from '../office/ladder.ts';
import type { Stage } from './kinds.ts';

export interface Done {
  readonly by: PostId;
  readonly at: number;
}
export interface Reported extends Done {
  readonly words: string;
  readonly files: readonly AttachmentRef[];
}
export interface Child {
  readonly id: string;
  readonly title: string;
  readonly lead: DepartmentId;
  readonly ended?: 'closed' | 'dropped' | undefined;
}
export interface Extension extends Done {
  readonly until: string;
  readonly reason: string;
  /** Asked after the limit: with its breach. */
  readonly breaches: readonly Finding[];
  readonly answer?: (Done & { readonly granted?: string | undefined; readonly opinion: string }) | undefined;
}
export type { Climb } from '../office/ladder.ts';

export interface TaskState {
  readonly procedure: 'task';
  readonly stage: Stage;
  readonly form: TaskForm;
  /** The department that assigned it; absent where the office or the supervising body did. */
  readonly assigner?: DepartmentId | undefined;
  readonly from?: { readonly procedure: string; readonly matter: string; readonly post: PostId } | undefined;
  readonly assigned: Done;
  /** The day from which stages count; it outlives returns and re-assignments. */
  readonly on: string;
  readonly limit: Limit;
  readonly approver?: PostId | undefined;
  readonly approval?: (Done & { readonly opinion: string; readonly granted: boolean }) | undefined;
  readonly breaches: readonly Finding[];
  readonly signed: readonly Done[];
  readonly plans: readonly Reported[];
  readonly reports: readonly Reported[];
  readonly parts: readonly (Reported & { readonly of: DepartmentId })[];
  readonly claims: readonly (Reported & { readonly without: string; readonly late: boolean })[];
  readonly returns: readonly (Done & { readonly reason: string })[];
  readonly accepted?: (Done & { readonly grade?: string | undefined; readonly opinion: string }) | undefined;
  readonly closed?: (Done & { readonly to: string; readonly on: string; readonly without: string }) | undefined;
  /** The leader who decided it has seen the result; gone when it is opened again. */
  readonly noted?: (Done & { readonly opinion: string }) | undefined;
  readonly lookedBack: readonly (Done & { readonly found: string; readonly holds: boolean })[];
  readonly extensions: readonly Extension[];
  readonly moves: readonly (Done & { readonly from: DepartmentId; readonly to: DepartmentId; readonly reason: string })[];
  readonly children: readonly Child[];
  readonly climbs: readonly Climb[];
  readonly presses: readonly (Done & { readonly words: string })[];
  readonly withdrawn?: (Done & { readonly reason: string }) | undefined;
  readonly exercise: boolean;
  /** Posts that have acted on it. */
  readonly hands: readonly PostId[];
  readonly stoodIn?: readonly StoodIn[] | undefined;
}
