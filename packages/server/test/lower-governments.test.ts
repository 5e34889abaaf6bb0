/** What the organisation's pages call those under each of the five governments, as the notices of their Work Rules are addressed. */
import { registerOf } from '@lingxing/affairs/organisation';
import { loadBuiltInPacks } from '@lingxing/workrules/read';
import { expect, it } from 'vitest';
import { chartView } from '../src/views/organisation.ts';

it.each([
  ['xinzhou', '县（市、区）人民政府'],
  // A town by its name beside the sub-districts; whoever reads it of one body is not told 各.
  ['jincheng-chengqu', '南村镇人民政府、街道办事处'],
  ['zezhou', '乡镇人民政府'],
  ['weidong', '街道办事处'],
  ['xishi', '街道办事处'],
])('%s: %s', (government, lower) => {
  const pack = loadBuiltInPacks().find((one) => one.id === government);
  expect(pack).toBeDefined();
  const { lower: told, departments } = chartView(
    registerOf([
      { day: '2026-01-01', change: { kind: 'department-added', department: 'below', name: '某下级机关', body: 'lower-government' } },
    ]),
    '2026-11-23',
    undefined,
    pack,
  );
  expect(told).toBe(lower);
  expect(departments.map((one) => one.kindLabel)).toEqual([lower]);
});

it('without a pack they are called by their kind', () => {
  expect(chartView(registerOf([]), '2026-11-23', undefined, undefined).lower).toBe('下级政府、街道');
});
