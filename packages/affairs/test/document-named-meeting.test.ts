/** 文稿写明由哪次会议议定：和规则给这类事项写的会议对照，五府逐条；和会议的议题用同一个函数。 */
import { aboutOf } from '../src/document/judge/named-meeting.ts';
import { suggestedFor } from '@lingxing/affairs/meeting';
import { PLAIN_DOCUMENT } from '@lingxing/workrules';
import { describe, expect, test } from 'vitest';
import { against, draft, Office, packOf } from './support/office.ts';

/** The six arguments of 第三十条. */
const ARGUED = (['research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy-consistency'] as const).map((kind) => ({
  kind,
  note: '已附',
}));

/** Sent to the office by the bureau as decided by this meeting; the finance bureau's plain notice otherwise. */
const sent = (government: string, meeting: 'head-office' | 'executive' | 'plenary' | 'topical', facts: Record<string, boolean>) => {
  const decision = { meeting, session: '第9次会议', date: '2026-11-20' };
  return new Office(packOf(government))
    .done('finance-clerk', 'draft', { draft: draft({ decision, facts }) })
    .ask('finance-clerk', 'send', {}).verdict;
};
const named = (verdict: ReturnType<typeof sent>) => against(verdict).filter((one) => one.startsWith('meeting.missing'));
const told = (verdict: ReturnType<typeof sent>) =>
  verdict.findings.filter((one) => one.code === 'rule.states' && one.message.includes('议定')).map((one) => one.citation?.article);

describe('须由别的会议议定的：写明由办公会议、专题会议议定，送审时提示，写明理由可以继续', () => {
  const MAJOR = [
    ['jincheng-chengqu', '18'],
    ['xinzhou', '19'],
    ['zezhou', '18'],
    ['xishi', '18'],
    ['weidong', '7'],
  ] as const;
  test.each(MAJOR)('%s 第%s条：重大问题', (government, article) => {
    for (const meeting of ['head-office', 'topical'] as const) {
      const verdict = sent(government, meeting, { major: true });
      expect(named(verdict)).toContain(`meeting.missing ${article}`);
      expect(verdict.findings.find((one) => one.code === 'meeting.missing' && one.outcome !== 'passed')?.outcome).toBe('warned');
    }
    for (const meeting of ['executive', 'plenary'] as const) expect(named(sent(government, meeting, { major: true }))).toEqual([]);
    expect(named(sent(government, 'head-office', {}))).toEqual([]);
  });
  test('卫东第二十七条：规范性文件；另外四府没有写只能由哪种会议定，只说明不提示', () => {
    expect(named(sent('weidong', 'head-office', { normative: true }))).toEqual(['meeting.missing 27']);
    expect(named(sent('weidong', 'executive', { normative: true }))).toEqual([]);
    const OTHERS = [
      ['jincheng-chengqu', 20],
      ['xinzhou', 21],
      ['zezhou', 20],
      ['xishi', 20],
    ] as const;
    for (const [government, article] of OTHERS) {
      const verdict = sent(government, 'head-office', { normative: true });
      expect([government, named(verdict), told(verdict)]).toEqual([government, [], [article]]);
    }
  });
});

test('办公室记录会议决定时也对照', () => {
  const at = new Office(packOf('jincheng-chengqu')).submitted({ evidence: ARGUED }, { major: true });
  const recorded = (meeting: string) =>
    against(at.ask('registrar', 'record-decision', { meeting, session: '第9次会议', date: '2026-11-20' }).verdict);
  expect(recorded('head-office')).toContain('meeting.missing 18');
  expect(recorded('executive')).toEqual([]);
});

test('以部门名义的、会议纪要不对照；事项和会议的议题一样看', () => {
  expect(aboutOf({ ...PLAIN_DOCUMENT, issuer: 'department', major: true, normative: true })).toEqual([]);
  expect(aboutOf({ ...PLAIN_DOCUMENT, issuer: 'government', kind: 'minutes', major: true })).toEqual([]);
  expect(aboutOf({ ...PLAIN_DOCUMENT, issuer: 'government', major: true })).toEqual(['major-matter']);
  const [topic] = suggestedFor(packOf('weidong'), 'major-matter', 'head-office');
  expect([topic?.norm.citation.article, topic?.here, topic?.binding]).toEqual([7, false, true]);
});
