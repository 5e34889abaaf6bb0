/** Papers in the Party committee's name go through the government's own review first. Expected values are read from the five texts. */
import { describe, expect, test } from 'vitest';
import { expectRefused, Office, packOf } from './support/office.ts';

const paper = {
  issuer: 'party' as const,
  to: 'party-committee' as const,
  kind: 'request' as const,
  title: '关于提请审议有关事项的请示',
  recipients: ['党委'],
  note: '联系人：财政局文书，电话：0000-0000000',
};
/** The places on which the authorisation rests that sends the paper on. */
function authorisedBy(id: string): readonly string[] {
  const o = new Office(packOf(id)).submitted(paper);
  // 审核程序没有走完以前，谁也不能报送。
  expectRefused(o.act('registrar', 'forward', { to: '党委' }), 'state.not-open');
  const [leader = ''] = o.waits()['authorise'] ?? [];
  const verdict = o.act(leader, 'authorise', { opinion: '同意报送' });
  expect(verdict.outcome).toBe('permitted');
  return verdict.basis.map(({ article, paragraph }) => `${article}.${String(paragraph)}`);
}

describe('先在政府走完审核程序，再报党委', () => {
  test('城区第二十七条第二款', () => {
    expect(authorisedBy('jincheng-chengqu')).toContain('27.2');
  });
  test('卫东第五十三条第二款', () => {
    expect(authorisedBy('weidong')).toContain('53.2');
  });
  test('忻州第二十九条第二款', () => {
    expect(authorisedBy('xinzhou')).toContain('29.2');
  });
  test('泽州第二十七条第二款', () => {
    expect(authorisedBy('zezhou')).toContain('27.2');
  });
});
