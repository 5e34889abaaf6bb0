/** 第四条（卫东第五条）：政府由谁组成。机构图上，副职以外的组成人员也列出。 */
import { membersOn, type Register } from '@lingxing/affairs/organisation';
import { expect, test } from 'vitest';
import { packOf } from './support/office.ts';

const post = (id: string, role: string, more: object = {}) => ({ id, role, title: id, rank: 1, subjects: [], partyGroup: false, ...more });
const register = {
  posts: [
    post('head', 'head'),
    post('executive', 'executive-deputy'),
    post('deputy', 'deputy'),
    post('other', 'other-leader'),
    post('grouped', 'other-leader', { partyGroup: true }),
    post('secretary-general', 'secretary-general'),
    post('office-director', 'office-director', { department: 'office' }),
    post('registrar', 'registrar', { department: 'office' }),
    post('bureau-head', 'department-head', { department: 'bureau' }),
    post('bureau-clerk', 'department-clerk', { department: 'bureau' }),
  ],
  departments: [
    { id: 'office', name: '办公室', kind: 'office' },
    { id: 'bureau', name: '局', kind: 'department' },
  ],
  portfolios: [],
  pairs: [],
  holdings: [],
} as unknown as Register;
const beside = (government: string): readonly string[] =>
  [...membersOn(packOf(government), register)].filter((id) => !['head', 'executive', 'deputy', 'bureau-head'].includes(id)).toSorted();

test.each([
  ['jincheng-chengqu', ['office-director']],
  ['zezhou', []],
  ['xinzhou', ['secretary-general']],
  ['weidong', ['grouped']],
  ['xishi', []],
])('%s：正副职和部门主要负责人以外', (government, members) => {
  expect(beside(government)).toEqual(members);
});
test.each(['jincheng-chengqu', 'zezhou', 'xinzhou', 'weidong', 'xishi'])('%s：正副职和部门主要负责人都在其中，文书不在', (government) => {
  const members = membersOn(packOf(government), register);
  for (const id of ['head', 'executive', 'deputy', 'bureau-head']) expect([id, members.has(id)]).toEqual([id, true]);
  expect(members.has('registrar')).toBe(false);
});
