/** Changes of a text, of its facts and of who judged it: what stands afterwards, and what is asked again. */
import { organisationOf } from '@lingxing/affairs/kernel';
import type { DraftInput } from '@lingxing/affairs/document';
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, organisationFor, packOf } from './support/office.ts';

const evidence = (['research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy-consistency'] as const).map((kind) => ({
  kind,
  note: '见附件',
}));
const text = (words: string): Pick<DraftInput, 'body'> => ({ body: [{ type: 'paragraph', runs: [{ text: words }] }] });
/** A text of `n` characters, each another one; the first `changed` of them are other ones than in a text without. */
const long = (n: number, changed = 0): string =>
  Array.from({ length: n }, (_, i) => String.fromCodePoint((i < changed ? 0x7000 : 0x4e00) + i)).join('');
const agree = { opinion: '同意' };

describe('办公室的认定与改写后的文稿', () => {
  const weighty = { facts: { normative: true, major: true }, evidence };
  const spared = () =>
    new Office(packOf('zezhou'))
      .done('finance-clerk', 'draft', { draft: draft(weighty) })
      .done('finance-clerk', 'send')
      .done('finance-head', 'approve')
      .done('registrar', 'vet', { opinion: '拟同意', facts: { normative: false, major: false } }, { reason: '内部管理事项' })
      .done('deputy-finance', 'return', { reason: '请改写' });

  test('改写后，原来“不属”的认定不再作数：合法性审核照办，分管副职签发须先经县长审批', () => {
    const o = spared().done('finance-clerk', 'revise', {
      draft: draft({ ...weighty, ...text('自即日起收取新的费用。') }),
      nature: 'substantive',
    });
    expect(o.document.judged).toEqual({});
    o.done('finance-clerk', 'send').done('finance-head', 'approve').done('registrar', 'vet', { opinion: '拟同意' });
    expect(o.waits()['review-legality']).toEqual(['legal']);
    o.done('deputy-finance', 'review', agree);
    expectRefused(o.act('head', 'sign', agree), 'legality.missing');
    expectRefused(o.act('deputy-finance', 'sign', agree), 'step.missing 32.2');
  });
  test('改写后再认定为“不属”，仍须写明理由', () => {
    const o = spared()
      .done('finance-clerk', 'revise', { draft: draft({ ...weighty, ...text('自即日起收取新的费用。') }), nature: 'substantive' })
      .done('finance-clerk', 'send')
      .done('finance-head', 'approve');
    expect(o.act('registrar', 'vet', { opinion: '拟同意', facts: { normative: false } }).outcome).toBe('warned');
    expect(o.document.stage).toBe('vetting');
  });
  test('认定为“属”的，改写后仍作数，不因改写而少办一步；改附注不动任何认定', () => {
    const o = new Office(packOf('zezhou')).submitted({ evidence }, { major: true }).done('finance-clerk', 'withdraw', { reason: '补正' });
    o.done('finance-clerk', 'revise', { draft: draft({ evidence, ...text('自即日起收取新的费用。') }), nature: 'substantive' });
    expect(o.document.judged).toEqual({ major: true });
    const noted = spared().done('finance-clerk', 'revise', { draft: draft({ ...weighty, note: '联系人：文书' }), nature: 'editorial' });
    expect(noted.document.judged).toEqual({ normative: false, major: false });
  });
});

describe('“文字性修改”的限度', () => {
  const words = long(100);
  const reviewed = (body = words) => new Office(packOf('zezhou')).submitted(text(body)).done('deputy-finance', 'review', agree);
  const editorially = (o: Office, change: Partial<DraftInput>) =>
    o.act('finance-clerk', 'revise', { draft: draft({ ...text(words), ...change }), nature: 'editorial' });

  test.each<[string, Partial<DraftInput>]>([
    ['标题', { title: '关于收取新费用的通知' }],
    ['主送机关', { recipients: ['各企业'] }],
    ['抄送机关', { copies: ['县人大常委会办公室'] }],
    ['附件', { attachments: [{ title: '收费标准' }] }],
    ['论证材料', { evidence }],
    ['公开属性', { publication: 'on-request' }],
  ])('撤回后改%s：属实质性修改，审核过的都要重来', (name, change) => {
    const o = reviewed().done('finance-clerk', 'withdraw', { reason: '补正' });
    const verdict = editorially(o, change);
    expectRefused(verdict, 'input.invalid');
    expect(verdict.findings.at(-1)?.message).toContain(`改动了${name}`);
    o.done('finance-clerk', 'revise', { draft: draft({ ...text(words), ...change }), nature: 'substantive' });
    expect(o.document.steps.filter((s) => s.stands)).toEqual([]);
  });
  test('退回后另写正文，称“文字性修改”：不准', () => {
    const o = reviewed().done('head', 'return', { reason: '请修改' });
    expectRefused(editorially(o, text(long(100, 100))), 'input.invalid');
    expect(o.document.textVersion).toBe(1);
  });
  test('百字之文改5字可以，改6字不行；分次改的累计', () => {
    const back = () => reviewed().done('finance-clerk', 'withdraw', { reason: '补正' });
    expectRefused(editorially(back(), text(long(100, 6))), 'input.invalid');
    const o = back();
    expect(editorially(o, text(long(100, 3))).outcome).toBe('permitted');
    expect(o.document.steps.filter((s) => s.stands).map((s) => s.step)).toEqual(['department-approval', 'leader-review']);
    const again = editorially(o, text(long(100, 6)));
    expectRefused(again, 'input.invalid');
    expect(again.findings.at(-1)?.message).toBe(
      '正文自有关负责人办理以来累计改动6字，文字性修改限5字（正文的5%，至多200字），属于实质性修改。',
    );
    expect(editorially(o, text(long(100, 2))).outcome).toBe('permitted');
  });
  test('长文至多改200字', () => {
    const because = { reason: '事项较多' };
    const changed = (n: number) =>
      editorially(
        new Office(packOf('zezhou'))
          .done('finance-clerk', 'draft', { draft: draft(text(long(6_000))) })
          .done('finance-clerk', 'send', {}, because)
          .done('finance-head', 'approve', {}, because)
          .done('finance-clerk', 'withdraw', { reason: '补正' }),
        text(long(6_000, n)),
      ).outcome;
    expect([changed(200), changed(201), changed(3_000)]).toEqual(['permitted', 'refused', 'refused']);
  });
  test('只改一个数字、只换一张图片，也是实质性修改', () => {
    const money = `${words}拨付500万元。`;
    const o = reviewed(money).done('finance-clerk', 'withdraw', { reason: '补正' });
    expectRefused(editorially(o, text(`${words}拨付5000万元。`)), 'input.invalid');
    const picture = (attachment: string): Pick<DraftInput, 'body'> => ({
      body: [
        { type: 'paragraph', runs: [{ text: words }] },
        { type: 'image', attachment },
      ],
    });
    const drawn = new Office(packOf('zezhou')).submitted(picture('a')).done('deputy-finance', 'review', agree);
    drawn.done('finance-clerk', 'withdraw', { reason: '补正' });
    expectRefused(editorially(drawn, picture('b')), 'input.invalid');
  });
  test('只征求过意见、尚无人审签的，采纳意见仍由起草人说明性质', () => {
    const o = new Office(packOf('zezhou'))
      .done('finance-clerk', 'draft', { draft: draft({ departmentsConcerned: ['education'] }) })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'consult' })
      .done('education-head', 'answer', { consultation: 'c1', position: 'agree', opinion: '建议补充安排' });
    o.done('finance-clerk', 'revise', {
      draft: draft({ departmentsConcerned: ['education'], ...text('已按意见补充有关安排，请认真落实。') }),
      nature: 'editorial',
    });
    expect(o.document.consultations.map((c) => c.stands)).toEqual([true]);
  });
});

describe('签发以后的修改', () => {
  const request: Partial<DraftInput> = {
    kind: 'request',
    to: 'superior-government',
    title: '关于经费的请示',
    recipients: ['市人民政府'],
    note: '联系人：文书，电话：1',
  };
  const signed = () => new Office(packOf('zezhou')).submitted(request).done('deputy-finance', 'review', agree).done('head', 'sign', agree);

  test('去掉联系人，称“文字性修改”：不准', () => {
    const o = signed();
    expectRefused(o.act('registrar', 'revise', { draft: draft({ ...request, note: '' }), nature: 'editorial' }), 'format.incomplete');
    expect(o.document.textVersion).toBe(1);
  });
  test.each<[string, string, Partial<DraftInput>]>([
    ['两个主送上级', 'prohibition.broken 27.1', { recipients: ['市人民政府', '市财政局'] }],
    ['不予公开而无理由', 'format.incomplete', { publication: 'none' }],
    ['正文为空', 'format.incomplete', { body: [] }],
  ])('%s：作为实质性修改也不准', (_name, code, change) => {
    expectRefused(signed().act('registrar', 'revise', { draft: draft({ ...request, ...change }), nature: 'substantive' }), code);
  });
  test('已在文稿上的，复核时不放过；合规的照常复核', () => {
    const o = signed();
    expect(o.ask('registrar', 'recheck').verdict.outcome).toBe('permitted');
    o.state = { ...o.document, draft: { ...o.document.draft, note: '' } };
    expectRefused(o.act('registrar', 'recheck'), 'format.incomplete');
    expect(o.document.stage).toBe('signed');
  });
});

describe('办公室审核中改写', () => {
  test('实质性修改：回到部门负责人，重新审签后再审核', () => {
    const o = new Office(packOf('zezhou'))
      .done('finance-clerk', 'draft', { draft: draft() })
      .done('finance-clerk', 'send')
      .done('finance-head', 'approve')
      .done('registrar', 'revise', { draft: draft(text('自即日起收取新的费用。')), nature: 'substantive' });
    expectRefused(o.act('registrar', 'vet', { opinion: '拟同意' }), 'state.not-open');
    expect(o.waits()).toEqual({ approve: ['finance-head'] });
    o.done('finance-head', 'approve').done('registrar', 'vet', { opinion: '拟同意' });
    expect(o.waits()).toEqual({ review: ['deputy-finance'] });
  });
  test('文字性修改：仍在办公室，部门审签作数', () => {
    const o = new Office(packOf('zezhou'))
      .done('finance-clerk', 'draft', { draft: draft(text(long(100))) })
      .done('finance-clerk', 'send')
      .done('finance-head', 'approve')
      .done('registrar', 'revise', { draft: draft(text(long(100, 1))), nature: 'editorial' });
    expect([o.document.stage, o.document.steps.map((s) => s.stands)]).toEqual(['vetting', [true]]);
  });
});

describe('几位审核人的合法性意见', () => {
  const pack = packOf('zezhou');
  const plain = organisationFor(pack);
  const two = organisationOf(
    1,
    [...plain.posts.values(), { id: 'legal-2', role: 'legal-reviewer', title: '司法局第二审核岗', rank: 36, department: 'justice' }],
    [...plain.departments.values()],
  );
  const normative = { facts: { normative: true }, evidence };
  const lawful = { conclusion: 'lawful', opinion: '合法' };
  const unlawful = { conclusion: 'unlawful', opinion: '越权' };
  const before = () => new Office(pack, '2026-11-23', two).submitted(normative).done('deputy-finance', 'review', agree);

  test('一人说“不合法”，另一人先后说“合法”都不抵', () => {
    const after = before().done('legal', 'review-legality', lawful).done('legal-2', 'review-legality', unlawful);
    expectRefused(after.act('head', 'sign', agree), 'legality.adverse');
    const first = before().done('legal-2', 'review-legality', unlawful).done('legal', 'review-legality', lawful);
    expectRefused(first.act('head', 'sign', agree), 'legality.adverse');
  });
  test('“应当修改”也不因另一人的“合法”而消失：签发须写明理由', () => {
    const o = before()
      .done('legal', 'review-legality', lawful)
      .done('legal-2', 'review-legality', { conclusion: 'amend', opinion: '第三条应改' });
    expect(o.act('head', 'sign', agree).outcome).toBe('warned');
    expect(o.document.stage).toBe('review');
  });
  test('其后认定“不属规范性文件”，不抹去“不合法”的意见', () => {
    const o = before().done('legal', 'review-legality', unlawful).done('finance-clerk', 'withdraw', { reason: '补正' });
    o.done('finance-clerk', 'revise', { draft: draft({ ...normative, note: '联系人：文书' }), nature: 'editorial' })
      .done('finance-clerk', 'send')
      .done('registrar', 'vet', { opinion: '拟同意', facts: { normative: false } }, { reason: '内部管理事项' });
    expectRefused(o.act('head', 'sign', agree), 'legality.adverse');
  });
  test('本人改了意见的，以后一次为准；文稿改写的，重新审核', () => {
    const o = before().done('legal-2', 'review-legality', unlawful).done('legal-2', 'review-legality', lawful);
    expect(against(o.ask('head', 'sign', agree).verdict)).toEqual([]);
    const rewritten = before().done('legal-2', 'review-legality', unlawful).done('head', 'return', { reason: '不合法' });
    rewritten
      .done('finance-clerk', 'revise', { draft: draft({ ...normative, ...text('删去越权的一条。') }), nature: 'substantive' })
      .done('finance-clerk', 'send')
      .done('finance-head', 'approve')
      .done('registrar', 'vet', { opinion: '拟同意' })
      .done('deputy-finance', 'review', agree)
      .done('legal', 'review-legality', lawful);
    expect(against(rewritten.ask('head', 'sign', agree).verdict)).toEqual([]);
  });
});

describe('退回重签的文号', () => {
  const own: Partial<DraftInput> = {
    kind: 'request',
    issuer: 'department',
    to: 'government',
    title: '关于安排专项资金的请示',
    recipients: ['县人民政府'],
    note: '联系人：文书，电话：1',
  };
  const bounced = () =>
    new Office(packOf('zezhou'), '2026-12-30')
      .done('finance-clerk', 'draft', { draft: draft(own) })
      .done('finance-clerk', 'send')
      .done('finance-head', 'sign', agree)
      .done('finance-clerk', 'recheck')
      .done('finance-clerk', 'number', { series: 'department.finance' })
      .done('finance-clerk', 'typeset', { sheetHash: 's', pages: 1, substitutions: [] })
      .done('finance-clerk', 'seal', { page: 1, xMm: 140, yMm: 200 })
      .done('finance-clerk', 'distribute', { to: ['县人民政府'] }, { matter: 'd', fresh: 'i' })
      .done('system', 'bounce', { by: 'registrar', reason: '未附测算', grounds: ['evidence'], kind: 'return' });
  const resigned = (o: Office, today: string) => {
    o.today = today;
    return o.done('finance-clerk', 'send').done('finance-head', 'sign', agree);
  };

  test('次年重签：原号连同理由作废，按成文日期的年份另编', () => {
    const o = resigned(bounced(), '2027-01-05');
    const reason = '退回后重新签发，成文日期在2027年，财发〔2026〕1号不再使用。';
    expect(o.ask('finance-clerk', 'recheck').voids).toEqual([{ series: 'department.finance', year: 2026, n: 1, reason }]);
    o.done('finance-clerk', 'recheck');
    expect([o.document.stage, o.document.number]).toEqual(['rechecked', undefined]);
    o.done('finance-clerk', 'number', { series: 'department.finance' });
    expect([o.document.number?.text, o.document.voided]).toEqual(['财发〔2027〕1号', [{ text: '财发〔2026〕1号', reason }]]);
  });
  test('当年重签：原号不变，不作废', () => {
    const o = resigned(bounced(), '2026-12-31');
    expect(o.ask('finance-clerk', 'recheck').voids).toBeUndefined();
    o.done('finance-clerk', 'recheck');
    expect([o.document.stage, o.document.number?.text]).toEqual(['numbered', '财发〔2026〕1号']);
  });
});

describe('县长审批重大事项与同意由分管副职签发', () => {
  const major = () =>
    new Office(packOf('zezhou'))
      .submitted({ facts: { major: true }, evidence })
      .done('registrar', 'record-decision', { meeting: 'executive', session: '第9次常务会议', date: '2026-11-20' });
  test('审批了重大事项，不等于同意由分管副职签发', () => {
    const o = major().done('head', 'consent', agree);
    expectRefused(o.act('deputy-finance', 'sign', agree), 'signer.wrong 33.2');
  });
  test('另行指明由分管副职签发的，可以签发；指别人的不行', () => {
    const o = major().done('head', 'consent', agree);
    expectRefused(o.act('head', 'consent', { opinion: '同意', to: 'deputy-education' }), 'input.invalid');
    expectRefused(o.act('head', 'consent', agree), 'state.not-open');
    o.done('head', 'consent', { opinion: '同意由分管副职签发', to: 'deputy-finance' });
    expect(against(o.ask('deputy-finance', 'sign', agree).verdict)).toEqual([]);
    expectRefused(o.act('head', 'consent', { opinion: '同意', to: 'deputy-finance' }), 'state.not-open');
  });
  test('先同意由分管副职签发，后来认定为重大事项的，仍须审批', () => {
    const noted = { evidence, note: '联系人：文书' };
    const o = new Office(packOf('zezhou'))
      .submitted({ evidence })
      .done('head', 'consent', agree)
      .done('finance-clerk', 'withdraw', { reason: '补正' });
    o.done('finance-clerk', 'revise', { draft: draft(noted), nature: 'editorial' })
      .done('finance-clerk', 'send')
      .done('registrar', 'vet', { opinion: '拟同意', facts: { major: true } });
    expectRefused(o.act('deputy-finance', 'sign', agree), 'step.missing 32.2');
    o.done('head', 'consent', agree);
    expect(against(o.ask('deputy-finance', 'sign', agree).verdict)).toEqual(['meeting.missing 18']);
  });
  test('审批时一并指明的，一次办完', () => {
    const o = major().done('head', 'consent', { opinion: '同意', to: 'deputy-finance' });
    expect(against(o.ask('deputy-finance', 'sign', agree).verdict)).toEqual([]);
  });
});

test('提前报送的时限按部门送审之日，不按办公室审核之日', () => {
  const upward: Partial<DraftInput> = {
    kind: 'request',
    to: 'superior-government',
    title: '关于经费的请示',
    recipients: ['市人民政府'],
    note: '联系人：文书，电话：1',
    deadline: '2026-11-28',
  };
  const o = new Office(packOf('jincheng-chengqu')).done('finance-clerk', 'draft', { draft: draft(upward) });
  o.done('finance-clerk', 'send');
  const late = new Office(packOf('jincheng-chengqu'), '2026-11-24').done('finance-clerk', 'draft', { draft: draft(upward) });
  expect(against(late.ask('finance-clerk', 'send').verdict)).toContain('lead-time.short 28');
  o.done('finance-head', 'approve');
  o.today = '2026-11-24';
  expect(against(o.ask('registrar', 'vet', { opinion: '拟同意' }).verdict)).toEqual([]);
});
