/** What of an absence is asked and told when, and of whom: the return from its first day on, a breach of those whom it concerns, one truth on the head's own. */
import { leaveProcedure, sightOf } from '@lingxing/affairs/leave';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { packOf } from './support/office.ts';

const labels = (at: Absences) => leaveProcedure.chain(at.context, at.state()).map((one) => [one.label, one.state, one.posts.length > 0]);

describe('晋城市城区第四十三条第三款：获批以后、动身以前', () => {
  const granted = () =>
    new Absences(packOf('jincheng-chengqu'))
      .done('deputy-finance', 'apply', { absence: trip({ from: '2026-11-26' }) })
      .done('head', 'approve')
      .done('registrar', 'record');

  test('销假不在待办之列，程序上写明将由其销假', () => {
    const at = granted();
    at.today = '2026-11-25';
    expect(at.waits()).toEqual({});
    expect(labels(at).at(-1)).toEqual(['归来后销假', 'to-come', true]);
  });
  test('外出第一日起，销假是其本人的待办，一步只列一次', () => {
    const at = granted();
    at.today = '2026-11-26';
    expect(at.waits()).toEqual({ return: ['deputy-finance'] });
    expect(labels(at).filter(([label]) => label === '归来后销假')).toEqual([['归来后销假', 'present', true]]);
  });
  test('批准以前，报备由办公室办，不是待定', () => {
    const at = new Absences(packOf('jincheng-chengqu')).done('deputy-finance', 'apply', { absence: trip() });
    const step = leaveProcedure.chain(at.context, at.state()).find((one) => one.label === '报备');
    const title = at.context.organisation.posts.get('registrar')?.title;
    expect([step?.state, step?.posts]).toEqual(['to-come', [title]]);
  });
});

describe('卫东第六十四条：由办公室通报其他领导的外出', () => {
  // Reported on the day after it began: entered by the office, with its breach.
  const late = () =>
    new Absences(packOf('weidong'), '2026-11-23')
      .done('registrar', 'register', { post: 'deputy-finance', absence: trip({ from: '2026-11-23', to: '2026-11-24' }) })
      .done('registrar', 'inform');
  const sight = (at: Absences, posts: readonly string[], registry = false) => sightOf(at.context, at.state(), { posts, registry });

  test('其他领导知道去向，不看其不合规定之处', () => {
    const at = late();
    expect(at.state().breaches.length).toBeGreaterThan(0);
    expect(sight(at, ['deputy-education'])).toEqual({ extent: 'whole', because: '应当知晓', breaches: false });
    expect(sight(at, ['executive']).breaches).toBe(false);
  });
  test('本人、区长、办公室看得到', () => {
    const at = late();
    for (const post of ['deputy-finance', 'head', 'registrar']) expect([post, sight(at, [post]).breaches]).toEqual([post, true]);
    expect(sight(at, ['other'], true).breaches).toBe(true);
  });
});

describe.each(['jincheng-chengqu', 'zezhou', 'xinzhou', 'weidong', 'xishi'])('%s：行政首长本人外出', (government) => {
  test('规则没有写向谁请假：请假和报告说的是同一句，请假的改办报告', () => {
    const message = (act: 'apply' | 'report'): string | undefined =>
      new Absences(packOf(government))
        .act('head', act, { absence: trip() })
        .findings.find((one) => one.message.includes('本人') && one.message.includes('没有写'))?.message;
    expect(message('report')).toContain('向谁请假、报告，本规则没有写');
    expect(message('apply')).toBe(message('report'));
    const refused = new Absences(packOf(government)).act('head', 'apply', { absence: trip() });
    expect(refused.outcome).toBe('refused');
    expect(refused.findings.map((one) => one.message)).not.toContain('规则写的是报告，不是请假。');
  });
});

test('卫东第六十四条：副区长请假的，改办报告，载明条款；部门负责人报告的，改办请假，载明条款', () => {
  const found = (post: string, act: 'apply' | 'report') =>
    new Absences(packOf('weidong'))
      .act(post, act, { absence: trip() })
      .findings.find((one) => one.code === 'input.invalid' && one.outcome === 'refused');
  expect(found('deputy-finance', 'apply')).toMatchObject({ message: '规则写的是报告，不是请假。', citation: { article: 64 } });
  expect(found('finance-head', 'report')).toMatchObject({ message: '规则写的是请假，须经批准。', citation: { article: 64 } });
});
