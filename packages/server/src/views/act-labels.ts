/** What an office calls an act, whatever the procedure of its matter. */
import { actLabel } from '@lingxing/affairs/document';
import type { StoredAct } from '@lingxing/ledger';
import { conductActLabel } from './conduct.ts';
import { departmentMeetingActLabel } from './department-meetings.ts';
import { incomingActLabel } from './incoming.ts';
import { leaveActLabel } from './leave.ts';
import { taskActLabel } from './tasks.ts';
import { meetingActLabel } from './meetings.ts';
import { oversightActLabel } from './oversight.ts';
import { assessmentActLabel } from './assessment.ts';
import { receptionActLabel } from './receptions.ts';
import { studyActLabel } from './study.ts';

const LABELS: Readonly<Record<string, (act: string) => string>> = {
  incoming: incomingActLabel,
  leave: leaveActLabel,
  conduct: conductActLabel,
  'department-meeting': departmentMeetingActLabel,
  meeting: meetingActLabel,
  task: taskActLabel,
  oversight: oversightActLabel,
  reception: receptionActLabel,
  study: studyActLabel,
  assessment: assessmentActLabel,
};

/** Some acts on documents are called by what became of them, where that is known. */
export const labelOfAct = (procedure: string, act: string, events?: StoredAct['events']): string =>
  LABELS[procedure]?.(act) ?? actLabel(act, events);
