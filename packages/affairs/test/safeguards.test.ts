/** 部门集体讨论（卫东 23, 26）、部门没有法制机构（西市 30）、上行文由谁签（条例 22）、不审自己起草的、例行批准的认定. */
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, packOf } from './support/office.ts';

const proof = (...kinds: string[]) => kinds.map((kind) => ({ kind: kind as 'research', note: '见附件' }));

describe('卫东第二十三条、第二十六条：部门集体讨论决定', () => {
  const own = { issuer: 'department' as const, facts: { normative: true } };
  const send = (id: string, change: Parameters<typeof draft>[0]) =>
    against(new Office(packOf(id)).done('finance-clerk', 'draft', { draft: draft(change) }).ask('finance-clerk', 'send').verdict);
  test('部门的规范性文件没有集体讨论情况的退回，有的通过', () => {
    expect(send('weidong', own)).toEqual(['evidence.missing 23']);
    expect(send('weidong', { ...own, evidence: proof('collective-discussion') })).toEqual([]);
  });
  test('部门自己的重大决策也要（第二十六条）；报区政府定的不要', () => {
    expect(send('weidong', { issuer: 'department', facts: { major: true } })).toEqual(['evidence.missing 26']);
    expect(
      send('weidong', { issuer: 'department', to: 'government', kind: 'report', recipients: ['区政府'], facts: { major: true } }),
    ).toEqual([]);
  });
  test('区政府的规范性文件由会议讨论，不要部门的集体讨论情况', () => {
    expect(send('weidong', { facts: { normative: true } })).toEqual([]);
  });
  test('泽州没有写部门集体讨论，软件也不要', () => {
    expect(
      packOf('zezhou')
        .of('evidence')
        .some((norm) => norm.evidence.includes('collective-discussion')),
    ).toBe(false);
  });
});

describe('西市第三十条第一款：部门没有法制机构', () => {
  const normative = {
    issuer: 'department' as const,
    facts: { normative: true },
    evidence: proof('research', 'necessity', 'political', 'policy', 'legality', 'feasibility', 'scientific'),
  };
  const o = () => new Office(packOf('xishi')).done('education-clerk', 'draft', { draft: draft(normative) }).done('education-clerk', 'send');
  test('不能由司法局代替，也不能不审；退回时写明两条出路', () => {
    const at = o();
    expectRefused(at.act('legal', 'review-legality', { conclusion: 'lawful' }), 'authority.not-yours 30.1');
    const verdict = at.act('education-head', 'sign', { opinion: '同意' });
    expectRefused(verdict, 'legality.missing 30.1');
    const finding = verdict.findings.find((one) => one.code === 'legality.missing');
    expect(finding?.wayOut).toContain('承担法制工作的岗位');
    expect(finding?.wayOut).toContain('区司法局审核');
    // 等的人是能办的人：部门负责人，不是区政府办公室。
    expect(at.waits()).toEqual({ return: ['education-head'] });
  });
  test('报区政府批准后印发的，由区司法局审核', () => {
    const approved = {
      ...normative,
      issuer: 'department-approved' as const,
      body: [{ type: 'paragraph' as const, runs: [{ text: '经区政府同意，现通知如下。' }] }],
    };
    const at = new Office(packOf('xishi')).done('education-clerk', 'draft', { draft: draft(approved) }).done('education-clerk', 'send');
    at.done('education-head', 'approve').done('registrar', 'vet', { opinion: '拟同意' });
    expect(at.waits()['review-legality']).toEqual(['legal']);
  });
  test('泽州写的是部门法制机构或者县司法局均可（第三十四条第一款），不会没有人审', () => {
    const at = new Office(packOf('zezhou')).done('education-clerk', 'draft', {
      draft: draft({
        ...normative,
        evidence: proof('research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy-consistency'),
      }),
    });
    at.done('education-clerk', 'send');
    expect(at.waits()['review-legality']).toEqual(['legal']);
  });
});

describe('上行文由分管领导签发：本府规则与条例第二十二条不一致', () => {
  const report = {
    kind: 'report' as const,
    to: 'superior-government' as const,
    title: '关于秋粮收购情况的报告',
    recipients: ['山西省人民政府'],
  };
  test('忻州第三十五条第二款许可经市长同意由分管领导签发：提醒，写明两处，写理由才签', () => {
    const o = new Office(packOf('xinzhou')).submitted(report).done('deputy-finance', 'review', { opinion: '同意' });
    o.done('head', 'consent', { opinion: '同意由分管副市长签发', to: 'deputy-finance' });
    const verdict = o.ask('deputy-finance', 'sign', { opinion: '同意上报' }).verdict;
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', ['signer.unusual 22']]);
    const finding = verdict.findings.find((one) => one.outcome === 'warned');
    expect(finding?.message).toContain('第三十五条第二款');
    expect(finding?.message).toContain('《党政机关公文处理工作条例》第二十二条');
    expect(finding?.citation?.source).toBe('regulation');
    expect(o.act('deputy-finance', 'sign', { opinion: '同意上报' }, { reason: '市长出差前已同意' }).outcome).toBe('warned');
    expect(o.document.stage).toBe('signed');
  });
  test('市长自己签发的没有这一条；下行的普通通知由分管领导签发也没有', () => {
    const up = new Office(packOf('xinzhou')).submitted(report).done('deputy-finance', 'review', { opinion: '同意' });
    expect(up.ask('head', 'sign', { opinion: '同意上报' }).verdict.outcome).toBe('permitted');
    const down = new Office(packOf('xinzhou')).submitted().done('deputy-finance', 'review', { opinion: '同意' });
    down.done('head', 'consent', { opinion: '同意', to: 'deputy-finance' });
    expect(down.ask('deputy-finance', 'sign', { opinion: '同意' }).verdict.outcome).toBe('permitted');
  });
  test('西市第三十一条第三项：报市直部门的由分管副区长签发，同样提醒', () => {
    const o = new Office(packOf('xishi')).submitted({ ...report, to: 'superior-department', recipients: ['营口市财政局'] });
    expect(against(o.ask('deputy-finance', 'sign', { opinion: '同意' }).verdict)).toEqual(['signer.unusual 22']);
  });
  test('不该他签的仍旧是退回，不因提醒变轻', () => {
    const o = new Office(packOf('jincheng-chengqu')).submitted({ ...report, recipients: ['晋城市人民政府'] });
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'signer.wrong 33.2');
  });
});

describe('起草人不审核自己起草的办公室文稿（系统自身的保护，不是条文）', () => {
  const drafted = (o: Office) => o.done('registrar', 'draft', { draft: draft() }).done('registrar', 'send');
  test('办公室还有别人的：退回，由别人审核；来源写明是本系统', () => {
    const o = drafted(new Office(packOf('zezhou')));
    expect(o.waits()).toEqual({ vet: ['director'] });
    const verdict = o.act('registrar', 'vet', { opinion: '拟同意' });
    expectRefused(verdict, 'authority.not-yours');
    expect(verdict.findings.find((one) => one.outcome === 'refused')?.citation).toMatchObject({ source: 'product', text: 'product' });
    o.done('director', 'vet', { opinion: '拟同意' });
    expect(o.document.stage).toBe('review');
  });
  test('办公室只有一人的：提醒，写明原因', () => {
    const o = drafted(new Office(packOf('xishi')));
    expect(o.waits()).toEqual({ vet: ['registrar'] });
    expect(o.act('registrar', 'vet', { opinion: '拟同意' }).outcome).toBe('warned');
    expect(o.document.stage).toBe('vetting');
    o.done('registrar', 'vet', { opinion: '拟同意' }, { reason: '办公室现有一人' });
    expect(o.document.stage).toBe('review');
  });
  test('部门起草的，办公室谁都可以审', () => {
    const o = new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft() });
    o.done('finance-clerk', 'send').done('finance-head', 'approve');
    expect(o.act('registrar', 'vet', { opinion: '拟同意' }).outcome).toBe('permitted');
  });
});

test('西市第三十一条第五项：办公室认定为例行批准手续的，写明理由', () => {
  const o = new Office(packOf('xishi')).done('finance-clerk', 'draft', { draft: draft() });
  o.done('finance-clerk', 'send').done('finance-head', 'approve');
  const verdict = o.act('registrar', 'vet', { opinion: '拟同意', facts: { routine: true } });
  expect([verdict.outcome, against(verdict)]).toEqual(['warned', ['input.invalid 30.1']]);
  o.done('registrar', 'vet', { opinion: '拟同意', facts: { routine: true } }, { reason: '每年一次的例行批复' });
  expect(o.document.judged.routine).toBe(true);
  // 起草部门自己填的，办公室照填不用再写。
  const stated = new Office(packOf('xishi')).done('finance-clerk', 'draft', { draft: draft({ facts: { routine: true } }) });
  stated.done('finance-clerk', 'send').done('finance-head', 'approve');
  expect(stated.act('registrar', 'vet', { opinion: '拟同意' }).outcome).toBe('permitted');
});
