import { conductProcedure } from '@lingxing/affairs/conduct';
import { departmentMeetingProcedure } from '@lingxing/affairs/department-meeting';
import { documentProcedure } from '@lingxing/affairs/document';
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { ENGINE_VERSION } from '@lingxing/affairs/kernel';
import { leaveProcedure } from '@lingxing/affairs/leave';
import { meetingProcedure } from '@lingxing/affairs/meeting';
import { oversightProcedure } from '@lingxing/affairs/oversight';
import { assessmentProcedure } from '@lingxing/affairs/assessment';
import { receptionProcedure } from '@lingxing/affairs/reception';
import { studyProcedure } from '@lingxing/affairs/study';
import { taskProcedure } from '@lingxing/affairs/task';
import { expect, test } from 'vitest';

/** Receipts name the version: a procedure that joins under the same one could not be told from its absence. */
test('回执上的引擎版本说明当时有哪些程序：增加程序，版本号随之进一', () => {
  const procedures = [
    documentProcedure,
    incomingProcedure,
    leaveProcedure,
    conductProcedure,
    departmentMeetingProcedure,
    meetingProcedure,
    taskProcedure,
    oversightProcedure,
    receptionProcedure,
    studyProcedure,
    assessmentProcedure,
  ];
  expect([ENGINE_VERSION, ...procedures.map(({ name }) => name)]).toEqual([
    '0.8.0',
    'document',
    'incoming',
    'leave',
    'conduct',
    'department-meeting',
    'meeting',
    'task',
    'oversight',
    'reception',
    'study',
    'assessment',
  ]);
});
