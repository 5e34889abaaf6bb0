/** 卫东区第二十二条：规范性文件由部门自己制定的. Expected values are read from the text. */
import { describe, expect, test } from 'vitest';
import { own, packOf } from './support.ts';

const pack = packOf('weidong');
const ids = (kind: 'consultation' | 'prohibition', over: Parameters<typeof own>[2]) =>
  own(pack, kind, over)
    .filter(({ at }) => at === '22')
    .map(({ id }) => id);
const ofDepartment = { issuer: 'department', normative: true, crossDepartment: true } as const;

describe('卫东第二十二条', () => {
  test('部门的规范性文件涉及其他部门的，征求意见；不涉及的、不是规范性文件的、下级政府报送的，本条不要求', () => {
    expect(ids('consultation', ofDepartment)).toContain('22-consult');
    expect(ids('consultation', { ...ofDepartment, issuer: 'department-approved' })).toEqual(['22-consult']);
    expect(ids('consultation', { ...ofDepartment, crossDepartment: false })).toEqual([]);
    expect(ids('consultation', { ...ofDepartment, normative: false })).toEqual([]);
    expect(ids('consultation', { ...ofDepartment, fromLowerGovernment: true })).toEqual([]);
  });
  test('两个以上部门职权内的，部门自己印发须联合；经区政府同意印发的不须', () => {
    const alone = { ...ofDepartment, joint: 'none' } as const;
    expect(ids('prohibition', alone)).toEqual(['22-jointly']);
    expect(ids('prohibition', { ...alone, issuer: 'department-approved' })).toEqual([]);
    expect(ids('prohibition', { ...alone, joint: 'same-level' })).toEqual([]);
    expect(ids('prohibition', { ...alone, crossDepartment: false })).toEqual([]);
  });
  test('跨部门而关系公众权益的，部门不能径自印发；不跨部门的、不关系公众权益的、经区政府同意的可以', () => {
    const publicMatter = { issuer: 'department', crossDepartment: true, publicInterest: true } as const;
    expect(ids('prohibition', publicMatter)).toEqual(['22-ask-first']);
    expect(ids('prohibition', { ...publicMatter, crossDepartment: false })).toEqual([]);
    expect(ids('prohibition', { ...publicMatter, publicInterest: false })).toEqual([]);
    expect(ids('prohibition', { ...publicMatter, issuer: 'department-approved' })).toEqual([]);
  });
});

test('卫东第二十四条：法律顾问提出意见以本条为依据；合法性审核不以本条为依据', () => {
  const carrying = (act: string) =>
    pack
      .of('basis')
      .filter(({ acts }) => acts.includes(act))
      .map(({ at }) => at);
  expect(carrying('advise')).toContain('24');
  expect(carrying('review-legality')).not.toContain('24');
});
