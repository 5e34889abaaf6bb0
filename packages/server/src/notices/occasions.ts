/** What happens to a matter that its people are told of, besides what waits for them: by procedure and act. */
import { ACTS as DOCUMENT_ACTS } from '@lingxing/affairs/document';
import { ACTS as INCOMING_ACTS } from '@lingxing/affairs/incoming';
import { ACTS as CONDUCT_ACTS } from '@lingxing/affairs/conduct';
import { ACTS as MEETING_ACTS } from '@lingxing/affairs/department-meeting';
import { ACTS as SITTING_ACTS } from '@lingxing/affairs/meeting';
import { ACTS as OVERSIGHT_ACTS } from '@lingxing/affairs/oversight';
import { ACTS as TASK_ACTS } from '@lingxing/affairs/task';
import { ACTS as LEAVE_ACTS } from '@lingxing/affairs/leave';
import type { Occasion } from '@lingxing/ledger';

/** An act of a document is called as the document procedure calls it, and told to the one who drafted it. */
const document = (act: keyof typeof DOCUMENT_ACTS, kind: Occasion['kind']): Occasion => ({
  procedure: 'document',
  act,
  kind,
  label: DOCUMENT_ACTS[act].label,
  to: 'opener',
});

/** Whoever asked for a leave is told how it was decided. */
const leave = (act: keyof typeof LEAVE_ACTS, kind: Occasion['kind']): Occasion => ({
  procedure: 'leave',
  act,
  kind,
  label: LEAVE_ACTS[act].label,
  to: 'opener',
});

/** Whoever asked for leave to do something is told what was decided. */
const conduct = (act: keyof typeof CONDUCT_ACTS, kind: Occasion['kind']): Occasion => ({
  procedure: 'conduct',
  act,
  kind,
  label: CONDUCT_ACTS[act].label,
  to: 'opener',
});

/** Whoever asked to hold a meeting is told what became of the request. */
const departmentMeeting = (act: keyof typeof MEETING_ACTS, kind: Occasion['kind']): Occasion => ({
  procedure: 'department-meeting',
  act,
  kind,
  label: MEETING_ACTS[act].label,
  to: 'opener',
});

/** Whoever owes a task is told that it was sent back, or how his request for more time was answered; whoever assigned it, what became of it. */
const task = (act: keyof typeof TASK_ACTS, kind: Occasion['kind'], to: 'opener' | 'waiting'): Occasion => ({
  procedure: 'task',
  act,
  kind,
  label: TASK_ACTS[act].label,
  to,
});

/** A paper that the registry returns or answers is told on the sender's own document, by what its procedure makes of it. */
export const OCCASIONS: readonly Occasion[] = [
  document('return', 'returned'),
  document('bounce', 'returned'),
  document('answer', 'answered'),
  document('deem-no-objection', 'answered'),
  document('note-reply', 'answered'),
  // What leaders wrote has reached the sender with this: nothing on its own document says so.
  { procedure: 'incoming', act: 'convey', kind: 'answered', label: INCOMING_ACTS.convey.label, to: 'sender' },
  {
    procedure: 'incoming',
    act: 'report-part',
    kind: 'answered',
    label: INCOMING_ACTS['report-part'].label,
    to: 'waiting',
    before: 'report',
  },
  leave('approve', 'answered'),
  leave('decline', 'returned'),
  conduct('approve', 'answered'),
  conduct('decline', 'returned'),
  conduct('enter-decision', 'answered'),
  departmentMeeting('consent', 'answered'),
  departmentMeeting('return', 'returned'),
  departmentMeeting('approve', 'answered'),
  departmentMeeting('decline', 'returned'),
  departmentMeeting('enter-decision', 'answered'),
  // Whoever had answered is asked anew and told of that; whoever had not is told that the day or the place is another.
  { procedure: 'meeting', act: 'reschedule', kind: 'changed', label: SITTING_ACTS.reschedule.label, to: 'waiting', before: 'reply' },
  task('send-back', 'returned', 'waiting'),
  task('grant-extension', 'answered', 'waiting'),
  task('refuse-extension', 'returned', 'waiting'),
  task('climb', 'chased', 'waiting'),
  task('decline', 'returned', 'opener'),
  { procedure: 'oversight', act: 'climb', kind: 'chased', label: OVERSIGHT_ACTS.climb.label, to: 'waiting' },
  { procedure: 'incoming', act: 'chase', kind: 'chased', label: INCOMING_ACTS.chase.label, to: 'waiting' },
];
