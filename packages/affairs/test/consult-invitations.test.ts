/** Whom a department may invite to its meeting: the texts differ in whom they name. */
import { consult } from '@lingxing/affairs/consult';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';

const calendar = loadBuiltInCalendar();
/** Articles by which a meeting with these guests is refused or warned of. */
function against(government: string, invites: readonly string[], approved: boolean): readonly string[] {
  const asked = consult(
    { pack: packOf(government), calendar, date: '2026-11-22' },
    { kind: 'meeting.department', facts: { invites, approved } },
  );
  if (!asked.ok) throw new Error(asked.problems.map(({ path, message }) => `${path} ${message}`).join());
  return asked.answer.findings
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ article, paragraph, outcome }) => `${outcome} ${String(article)}.${String(paragraph)}`);
}

describe('部门的全市性、全县性会议请人出席', () => {
  test('忻州第二十六条第三款：没有批准不能请市级政府负责人，不分请谁都要先批准开会', () => {
    expect(against('xinzhou', ['leader'], false)).toEqual(['refused 26.2', 'refused 26.3', 'warned 26.1']);
    expect(against('xinzhou', ['leader'], true)).toEqual(['warned 26.1']);
  });
  test('忻州没有写请县（市、区）负责人；泽州第二十五条第三款写的正是请乡镇负责人', () => {
    expect(against('xinzhou', ['lower-government-head'], false)).toEqual(['refused 26.2']);
    expect(against('zezhou', ['lower-government-head'], false)).toEqual(['refused 25.2', 'refused 25.3']);
  });
});
