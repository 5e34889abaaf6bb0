/** Ways around the rules that someone tried; each stays shut. */
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, packOf } from './support/office.ts';

const evidence = (['research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy-consistency'] as const).map((kind) => ({
  kind,
  note: '见附件',
}));
const normative = { title: '关于印发管理办法的通知', facts: { normative: true }, evidence };

describe('以“文字性修改”改变性质', () => {
  test('签发后把通知改成命令：不在文稿上改', () => {
    const o = new Office(packOf('zezhou'))
      .submitted()
      .done('deputy-finance', 'review', { opinion: '同意' })
      .done('head', 'sign', { opinion: '同意' });
    for (const nature of ['editorial', 'substantive']) {
      expectRefused(o.act('registrar', 'revise', { draft: draft({ kind: 'order' }), nature }), 'input.invalid');
    }
    expect(o.document.draft.kind).toBe('notice');
  });
  test('退回后去掉“规范性文件”：属实质性修改，审核过的都要重来', () => {
    const o = new Office(packOf('zezhou'))
      .submitted(normative)
      .done('legal', 'review-legality', { conclusion: 'unlawful', opinion: '越权' })
      .done('deputy-finance', 'review', { opinion: '同意' });
    o.done('head', 'return', { reason: '不合法' });
    expectRefused(o.act('finance-clerk', 'revise', { draft: draft({ ...normative, facts: {} }), nature: 'editorial' }), 'input.invalid');
    o.done('finance-clerk', 'revise', { draft: draft({ ...normative, facts: {} }), nature: 'substantive' });
    expect(o.document.steps.filter((s) => s.stands)).toEqual([]);
  });
  test('办公室把“规范性文件”认定为否：须写明理由，过程中看得见，文稿各版不变', () => {
    const o = new Office(packOf('zezhou'))
      .done('finance-clerk', 'draft', { draft: draft(normative) })
      .done('finance-clerk', 'send')
      .done('finance-head', 'approve');
    const verdict = o.act('registrar', 'vet', { opinion: '拟同意', facts: { normative: false } });
    expect(verdict.outcome).toBe('warned');
    expect(o.document.stage).toBe('vetting');
    o.done('registrar', 'vet', { opinion: '拟同意', facts: { normative: false } }, { reason: '内部管理事项' });
    expect(o.document.steps.at(-1)?.as).toBe('审核（认定不属行政规范性文件）');
    expect(o.document.draft.facts.normative).toBe(true);
    expect(o.waits()).toEqual({ review: ['deputy-finance'] });
  });
  test('签发后实质性修改：签发、同意由分管副职签发、合法性审核都要重来', () => {
    const o = new Office(packOf('zezhou'))
      .submitted()
      .done('deputy-finance', 'review', { opinion: '同意' })
      .done('head', 'consent', { opinion: '同意' })
      .done('deputy-finance', 'sign', { opinion: '同意' });
    o.done('registrar', 'revise', {
      draft: { ...draft(), body: [{ type: 'paragraph', runs: [{ text: '完全不同的内容。' }] }] },
      nature: 'substantive',
    });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 33.2');
  });
});

describe('会议决定', () => {
  test('起草人写的会议决定不算，须由办公室记录；未来的会议不能写', () => {
    const stated = {
      facts: { important: true },
      decision: { meeting: 'executive' as const, session: '第9次常务会议', date: '2026-11-20' },
    };
    const o = new Office(packOf('weidong')).submitted(stated);
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'meeting.missing 60');
    expectRefused(
      o.act('registrar', 'record-decision', { meeting: 'executive', session: '第9次常务会议', date: '2099-01-01' }),
      'input.invalid',
    );
    o.done('registrar', 'record-decision', { meeting: 'executive', session: '第9次常务会议', date: '2026-11-20' });
    // 第五十八条由分管领导签发，条例第二十二条要重要公文由主要负责人签发：提醒两处不一致。
    expect(against(o.ask('deputy-finance', 'sign', { opinion: '同意' }).verdict)).toEqual(['signer.unusual 22']);
    expectRefused(
      new Office(packOf('weidong')).act('finance-clerk', 'draft', {
        draft: draft({ decision: { meeting: 'executive', date: '2099-01-01' } }),
      }),
      'input.invalid',
    );
  });
  test('记录的会议决定不因修改文稿而失去', () => {
    const o = new Office(packOf('weidong'))
      .submitted({}, { important: true })
      .done('registrar', 'record-decision', { meeting: 'executive', session: '第9次常务会议' });
    o.done('finance-clerk', 'withdraw', { reason: '补正文字' }).done('finance-clerk', 'revise', {
      draft: draft({ title: '补正后的通知' }),
      nature: 'substantive',
    });
    expect(o.document.decision).toMatchObject({ meeting: 'executive', session: '第9次常务会议' });
  });
});

describe('不同意见', () => {
  test('会签领导不同意：签发须写明理由', () => {
    const o = new Office(packOf('xishi'))
      .submitted({ leadersConcerned: ['deputy-education'] })
      .done('deputy-education', 'countersign', { position: 'differ', opinion: '不同意' });
    const verdict = o.act('deputy-finance', 'sign', { opinion: '同意' });
    expect(verdict.outcome).toBe('warned');
    expect(against(verdict)).toEqual(['step.missing 31.1.8']);
  });
  test('列明之后又有部门不同意：须重新列明', () => {
    const request = {
      kind: 'request' as const,
      to: 'superior-government' as const,
      title: '关于经费的请示',
      recipients: ['营口市人民政府'],
      note: '联系人：文书，电话：1',
      departmentsConcerned: ['education', 'civil'],
    };
    const o = new Office(packOf('xishi'))
      .done('finance-clerk', 'draft', { draft: draft(request) })
      .done('finance-clerk', 'consult', { bodies: ['education', 'civil'], mode: 'countersign' });
    o.done('education-head', 'answer', { consultation: 'c1', position: 'differ', opinion: '不宜', grounds: '一' }).done(
      'finance-clerk',
      'list-positions',
      { proposal: '维持' },
    );
    o.done('civil-head', 'answer', { consultation: 'c1', position: 'differ', opinion: '不宜', grounds: '二' });
    expectRefused(o.act('finance-clerk', 'send'), 'disagreement.unlisted 29.1');
    o.done('finance-clerk', 'list-positions', { proposal: '维持' });
    expect(o.act('finance-clerk', 'send').outcome).toBe('permitted');
  });
});

test('空白正文不能送审；命令、议案不以部门和办公室名义行文；通知不送上级政府', () => {
  const judged = (change: Parameters<typeof draft>[0]) =>
    against(new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft(change) }).ask('finance-clerk', 'send').verdict);
  expect(judged({ body: [] })).toContain('format.incomplete');
  expect(judged({ kind: 'order', issuer: 'office' })).toContain('format.incomplete 73');
  expect(judged({ kind: 'order', issuer: 'department' })).toContain('format.incomplete 73');
  expect(judged({ to: 'superior-government' })).toContain('format.incomplete 8');
});

test('同一单位不能列两次；补录的时间不能在将来；用印的页须存在', () => {
  const o = new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft() });
  expectRefused(o.act('finance-clerk', 'consult', { bodies: ['education', 'education'], mode: 'consult' }), 'input.invalid');
  expectRefused(o.act('finance-clerk', 'send', {}, { occurredAt: '2099-01-01T00:00:00+08:00' }), 'input.invalid');
});

test('作废文号：号不收回，连同理由交台账记为空号，再编用下一个号', () => {
  const o = new Office(packOf('zezhou'))
    .submitted()
    .done('deputy-finance', 'review', { opinion: '同意' })
    .done('head', 'sign', { opinion: '同意' })
    .done('registrar', 'recheck');
  const series = o.pack.source.series.find((s) => s.mark === '泽政发')?.id;
  o.done('registrar', 'number', { series });
  const decision = o.ask('registrar', 'void-number', { reason: '印错' });
  expect(decision.voids).toEqual([{ series, year: 2026, n: 1, reason: '印错' }]);
  o.done('registrar', 'void-number', { reason: '印错' }).done('registrar', 'number', { series });
  expect([o.document.voided, o.document.number?.text]).toEqual([[{ text: '泽政发〔2026〕1号', reason: '印错' }], '泽政发〔2026〕2号']);
});
