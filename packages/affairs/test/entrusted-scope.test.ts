/** To what an entrustment may be limited: every kind of affairs that runs here and nothing that runs nowhere. */
import { isCovered } from '@lingxing/affairs/authority';
import { conductProcedure } from '@lingxing/affairs/conduct';
import { departmentMeetingProcedure } from '@lingxing/affairs/department-meeting';
import { documentProcedure } from '@lingxing/affairs/document';
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { leaveProcedure } from '@lingxing/affairs/leave';
import { SCOPE_LABELS } from '@lingxing/affairs/leave-labels';
import { meetingProcedure } from '@lingxing/affairs/meeting';
import { oversightProcedure } from '@lingxing/affairs/oversight';
import { assessmentProcedure } from '@lingxing/affairs/assessment';
import { receptionProcedure } from '@lingxing/affairs/reception';
import { studyProcedure } from '@lingxing/affairs/study';
import { taskProcedure } from '@lingxing/affairs/task';
import { expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { packOf } from './support/office.ts';

const RUNNING = [
  documentProcedure,
  incomingProcedure,
  meetingProcedure,
  departmentMeetingProcedure,
  taskProcedure,
  conductProcedure,
  leaveProcedure,
  receptionProcedure,
  studyProcedure,
  assessmentProcedure,
  oversightProcedure,
].map((one) => one.name);

/** 县长 away from today on, and what he entrusts. */
const entrusting = (scope: readonly string[]) => {
  const at = new Absences(packOf('zezhou')).done('head', 'report', { absence: trip({ from: '2026-11-23', to: '2026-11-26' }) });
  return { at, entrust: { to: 'executive', from: '2026-11-23', until: '2026-11-26', scope } };
};

test('什么也不办的事项不能作为委托的范围', () => {
  for (const scope of [['organisation'], ['document', 'supervision'], [], ['document', ...RUNNING, 'leave']]) {
    const { at, entrust } = entrusting(scope);
    const verdict = at.act('head', 'entrust', entrust);
    expect([scope, verdict.outcome, verdict.findings[0]?.code]).toEqual([scope, 'refused', 'input.invalid']);
  }
});

test('凡在办的事项，都可以单独委托，名义就只及于它', () => {
  expect(Object.keys(SCOPE_LABELS).toSorted()).toEqual(RUNNING.toSorted());
  for (const name of RUNNING) {
    const { at, entrust } = entrusting([name]);
    at.done('head', 'entrust', entrust);
    const [title] = at.titles();
    expect(RUNNING.filter((other) => title !== undefined && isCovered(title, other))).toEqual([name]);
  }
});
