/** Faults in consulting, countersigning and listing differences that someone found; each stays mended. */
import { draftSchema, factsOf } from '@lingxing/affairs/document';
import { describe, expect, test } from 'vitest';
import { followsOfDistribution } from '../src/document/submitting.ts';
import { against, draft, expectRefused, Office, packOf } from './support/office.ts';

const evidence = (['research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy-consistency'] as const).map((kind) => ({
  kind,
  note: '见附件',
}));
const objection = { position: 'differ', opinion: '不宜', grounds: '超出本局职权' } as const;
const drafted = (pack: string, change: Parameters<typeof draft>[0]) =>
  new Office(packOf(pack)).done('finance-clerk', 'draft', { draft: draft(change) });

describe('不同意见不因再征求一次、改动涉及部门而消失', () => {
  const objected = () =>
    drafted('zezhou', { departmentsConcerned: ['civil'] })
      .done('finance-clerk', 'consult', { bodies: ['civil'], mode: 'consult' })
      .done('civil-head', 'answer', { consultation: 'c1', ...objection });

  test('再征求时限一日：已有不同意见的部门逾期，不视为无不同意见，仍须列明', () => {
    const o = objected().done('finance-clerk', 'consult', { bodies: ['civil'], mode: 'consult', limit: { value: 1, unit: 'day' } });
    o.today = '2026-12-31';
    expectRefused(o.act('system', 'deem-no-objection', { consultation: 'c2', body: 'civil' }), 'state.not-open 31.2');
    expectRefused(o.act('finance-clerk', 'send'), 'disagreement.unlisted 31.1');
  });
  test('修改文稿时去掉涉及的部门：不同意见仍须列明', () => {
    const o = objected().done('finance-clerk', 'revise', { draft: draft(), nature: 'substantive' });
    expectRefused(o.act('finance-clerk', 'send'), 'disagreement.unlisted 31.1');
  });
  test('修改后同一部门表示同意：分歧消除', () => {
    const o = objected()
      .done('finance-clerk', 'revise', { draft: draft({ title: '修改后的通知', departmentsConcerned: ['civil'] }), nature: 'substantive' })
      .done('finance-clerk', 'consult', { bodies: ['civil'], mode: 'consult' })
      .done('civil-head', 'answer', { consultation: 'c2', position: 'agree' });
    expect(o.act('finance-clerk', 'send').outcome).toBe('permitted');
  });
  test('报送县政府的，去掉涉及的部门也把不同意见一并报去', () => {
    const up: Parameters<typeof draft>[0] = { issuer: 'department', to: 'government', kind: 'report', recipients: ['泽州县人民政府'] };
    const o = drafted('zezhou', { ...up, departmentsConcerned: ['civil'] })
      .done('finance-clerk', 'consult', { bodies: ['civil'], mode: 'consult' })
      .done('civil-head', 'answer', { consultation: 'c1', ...objection })
      .done('finance-clerk', 'revise', { draft: draft(up), nature: 'substantive' });
    const request = { act: 'distribute', actor: { account: 'a', post: 'finance-clerk', capacity: 'holder' }, input: {} } as const;
    expect(followsOfDistribution(o.context, o.document, request)).toMatchObject([
      { input: { letter: { countersignatures: [{ body: 'civil', by: 'head', position: 'differ', grounds: '超出本局职权' }] } } },
    ]);
  });
  test('已同意的部门也不再视为', () => {
    const o = drafted('zezhou', { departmentsConcerned: ['civil'] })
      .done('finance-clerk', 'consult', { bodies: ['civil'], mode: 'consult' })
      .done('civil-head', 'answer', { consultation: 'c1', position: 'agree' })
      .done('finance-clerk', 'consult', { bodies: ['civil'], mode: 'consult' });
    o.today = '2026-12-31';
    expectRefused(o.act('system', 'deem-no-objection', { consultation: 'c2', body: 'civil' }), 'state.not-open 31.2');
  });
  test('从未回复的部门照旧视为无不同意见', () => {
    const o = drafted('zezhou', { departmentsConcerned: ['civil'] }).done('finance-clerk', 'consult', {
      bodies: ['civil'],
      mode: 'consult',
    });
    o.today = '2026-12-31';
    o.done('system', 'deem-no-objection', { consultation: 'c1', body: 'civil' });
    expect(o.act('finance-clerk', 'send').outcome).toBe('permitted');
  });
});

describe('涉及镇街、县区的，事先征求意见', () => {
  const cases = [
    ['zezhou', '30'],
    ['jincheng-chengqu', '30'],
    ['xinzhou', '32'],
  ] as const;
  const touching = { facts: { normative: true, touchesLowerGovernments: true }, evidence };

  test.each(cases)('%s：没有征求过任何一个，不能送审', (pack, article) => {
    expect(against(drafted(pack, touching).act('finance-clerk', 'send'))).toEqual([`consultation.missing ${article}`]);
  });
  test('卫东第二十八条：重大事项同此', () => {
    const o = drafted('weidong', { facts: { major: true, touchesLowerGovernments: true } });
    expectRefused(o.act('finance-clerk', 'send'), 'consultation.missing 28');
  });
  test('征求过部门不算；征求过一个镇并有回复即可', () => {
    const o = drafted('zezhou', touching)
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'consult' })
      .done('education-head', 'answer', { consultation: 'c1', position: 'agree' });
    expectRefused(o.act('finance-clerk', 'send'), 'consultation.missing 30');
    o.done('finance-clerk', 'consult', { bodies: ['town'], mode: 'consult' });
    expectRefused(o.act('finance-clerk', 'send'), 'consultation.open 30');
    o.done('town-head', 'answer', { consultation: 'c2', position: 'agree' });
    expect(o.act('finance-clerk', 'send').outcome).toBe('permitted');
  });
  test('镇逾期未回复：不视为同意，但写明理由可以送审', () => {
    const o = drafted('zezhou', touching).done('finance-clerk', 'consult', { bodies: ['town'], mode: 'consult' });
    o.today = '2026-12-02';
    expectRefused(o.act('finance-clerk', 'send'), 'consultation.open 30');
    o.today = '2026-12-03';
    const verdict = o.act('finance-clerk', 'send');
    expect(verdict.outcome).toBe('warned');
    expect(against(verdict)).toEqual(['consultation.open 30']);
    expect(verdict.findings.find((f) => f.code === 'consultation.open')?.message).toContain('已征求，逾期未回复');
    o.done('finance-clerk', 'send', {}, { reason: '甲镇逾期未复，电话催询两次' });
  });
  test('把镇列为涉及单位：须征求该镇意见，但不是部门会签', () => {
    const o = drafted('zezhou', {
      kind: 'request',
      to: 'superior-government',
      recipients: ['晋城市人民政府'],
      note: '联系人：文书，电话：1',
      departmentsConcerned: ['town'],
    });
    expect(against(o.act('finance-clerk', 'send'))).toEqual(['consultation.missing 19.1.6']);
  });
});

test('镇征求部门意见不是“部门之间”：逾期不视为无不同意见', () => {
  const o = new Office(packOf('zezhou'))
    .done('town-clerk', 'draft', { draft: draft({ issuer: 'department' }) })
    .done('town-clerk', 'consult', { bodies: ['civil'], mode: 'consult' });
  o.today = '2026-12-31';
  expectRefused(o.act('system', 'deem-no-objection', { consultation: 'c1', body: 'civil' }), 'state.not-open 31.2');
});

describe('卫东第五十四条第一款：分歧列明后由主要负责人会签', () => {
  const listed = () =>
    drafted('weidong', { departmentsConcerned: ['civil'] })
      .done('finance-clerk', 'consult', { bodies: ['civil'], mode: 'consult' })
      .done('civil-vice', 'answer', { consultation: 'c1', ...objection })
      .done('finance-clerk', 'list-positions', { proposal: '维持' })
      .done('finance-clerk', 'consult', { bodies: ['civil'], mode: 'countersign' });

  test('不是请示的也一样：副职不能会签，主要负责人会签后可以送审', () => {
    const o = listed();
    expectRefused(o.act('civil-vice', 'answer', { consultation: 'c2', ...objection }), 'authority.not-yours');
    expectRefused(o.act('finance-clerk', 'send'), 'disagreement.unlisted 54.1');
    o.done('civil-head', 'answer', { consultation: 'c2', ...objection });
    expect(o.act('finance-clerk', 'send').outcome).toBe('permitted');
  });
  test('逾期不会签：不视为同意，写明理由送审', () => {
    const o = listed();
    o.today = '2026-12-31';
    expectRefused(o.act('system', 'deem-no-objection', { consultation: 'c2', body: 'civil' }), 'state.not-open 54.2');
    const verdict = o.act('finance-clerk', 'send');
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', ['disagreement.unlisted 54.1']]);
  });
});

describe('上行文', () => {
  const up = (change: Parameters<typeof draft>[0]) =>
    against(
      drafted('zezhou', { kind: 'report', to: 'superior-government', recipients: ['晋城市人民政府'], ...change }).act(
        'finance-clerk',
        'send',
      ),
    );

  test('一行里写几个主送机关，还是多头报文', () => {
    expect(up({ recipients: ['晋城市人民政府、山西省人民政府'] })).toContain('prohibition.broken 27.1');
    expect(up({ recipients: ['晋城市人民政府，晋城市财政局'] })).toContain('prohibition.broken 27.1');
    expect(up({ recipients: ['晋城市人民政府；晋城市财政局'] })).toContain('prohibition.broken 27.1');
    expect(up({})).toEqual([]);
  });
  test('抄送下级政府的，不论写一个还是写全体', () => {
    expect(up({ copies: ['甲镇人民政府'] })).toEqual(['format.incomplete 15.1.1']);
    expect(up({ copies: ['县人大常委会办公室、各乡镇人民政府'] })).toEqual(['format.incomplete 15.1.1']);
    expect(up({ copies: ['县人大常委会办公室'] })).toEqual([]);
  });
  test('下行文可以抄送下级', () => {
    expect(against(drafted('zezhou', { copies: ['甲镇人民政府'] }).act('finance-clerk', 'send'))).toEqual([]);
  });
});

test('只有不予公开须写理由，依申请公开不在其内', () => {
  const lacks = (publication: 'active' | 'on-request' | 'none') =>
    factsOf(draftSchema.parse(draft({ publication }))).lacksPublicationGround;
  expect([lacks('active'), lacks('on-request'), lacks('none')]).toEqual([false, false, true]);
});

test('“未经区政府同意”不是“经区政府同意”', () => {
  const judged = (text: string) =>
    against(
      drafted('xishi', { issuer: 'department-approved', body: [{ type: 'paragraph', runs: [{ text }] }] }).act('finance-clerk', 'send'),
    );
  expect(judged('未经区政府同意，现印发给你们。')).toEqual(['remark.missing 33.1', 'remark.missing 16.1.2']);
  expect(judged('未经区政府同意不得更改。经区政府同意，现印发给你们。')).toEqual([]);
});

describe('签批', () => {
  test('卫东第五十六条：通知不是请示事项，签发可以不写意见；请示须写', () => {
    const notice = new Office(packOf('weidong')).submitted();
    expect(against(notice.ask('deputy-finance', 'sign', { opinion: '' }).verdict)).toEqual([]);
    const asking = new Office(packOf('weidong')).submitted({ facts: { seeksApproval: true } });
    expect(against(asking.ask('deputy-finance', 'sign', { opinion: '' }).verdict)).toEqual(['opinion.incomplete 56']);
  });
  test.each([
    ['zezhou', '32.2'],
    ['jincheng-chengqu', '32.2'],
    ['xinzhou', '34.2'],
  ] as const)('%s：送其他领导核批是“根据需要”，未送的写明理由', (pack, place) => {
    const o = new Office(packOf(pack)).submitted({ leadersConcerned: ['deputy-education'] });
    o.done('deputy-finance', 'review', { opinion: '同意' });
    const verdict = o.act('head', 'sign', { opinion: '同意' });
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', [`step.missing ${place}`]]);
  });
  test('西市第三十一条第八项：“需请”会签，没有会签不能签发', () => {
    const o = new Office(packOf('xishi')).submitted({ leadersConcerned: ['deputy-education'] });
    expectRefused(o.act('deputy-finance', 'sign', { opinion: '同意' }), 'step.missing 31.1.8');
  });
});

describe('依据只列与此件有关的条款', () => {
  const basis = (o: Office, post: string, act: string, input: unknown = {}) =>
    o.ask(post, act, input).verdict.basis.map((c) => [c.source, c.article, c.paragraph].filter((part) => part !== undefined).join(' '));

  test('卫东：分管副职签发的通知依第五十八条和条例，不依第五十七条；报市政府的请示依第五十七条', () => {
    const notice = new Office(packOf('weidong')).submitted();
    expect(basis(notice, 'deputy-finance', 'sign', { opinion: '同意' })).toEqual(['work-rules 58', 'regulation 22']);
    const up: Parameters<typeof draft>[0] = { kind: 'report', to: 'superior-government', recipients: ['平顶山市人民政府'] };
    expect(basis(new Office(packOf('weidong')).submitted(up), 'head', 'sign', { opinion: '同意' })).toContain('work-rules 57');
  });
  test('卫东：重要公文的会议决定依第六十条，不依第二十七条', () => {
    const o = new Office(packOf('weidong')).submitted({ facts: { important: true } });
    const recorded = basis(o, 'registrar', 'record-decision', { meeting: 'executive', session: '第9次常务会议' });
    expect(recorded).toContain('work-rules 60');
    expect(recorded).not.toContain('work-rules 27');
  });
  test('泽州第三十三条第二款只说县政府名义的公文', () => {
    const office = new Office(packOf('zezhou')).submitted({ issuer: 'office' }).done('deputy-finance', 'review', { opinion: '同意' });
    expect(basis(office, 'director', 'sign', { opinion: '同意' })).toEqual(['work-rules 33 3', 'regulation 22']);
  });
  test('泽州第二十七条：第一款只说报送县政府的公文，第二款只说报县委的文稿', () => {
    expect(basis(drafted('zezhou', { issuer: 'department' }), 'finance-clerk', 'send')).toEqual(['regulation 13']);
    expect(basis(drafted('zezhou', {}), 'finance-clerk', 'send')).toEqual(['work-rules 27 1', 'regulation 13']);
    const up: Parameters<typeof draft>[0] = { issuer: 'department', to: 'government', kind: 'report', recipients: ['泽州县人民政府'] };
    expect(basis(drafted('zezhou', up), 'finance-clerk', 'send')).toEqual(['work-rules 27 1', 'regulation 13']);
    const approved = new Office(packOf('zezhou')).submitted({ issuer: 'department-approved', note: '经县政府同意' });
    expect(basis(approved, 'deputy-finance', 'authorise', { opinion: '同意' })).not.toContain('work-rules 27 2');
  });
  test('西市：普通通知征求意见不依第二十八条；部门自己的公文不依第三十一条', () => {
    const input = { bodies: ['civil'], mode: 'consult' };
    expect(basis(drafted('xishi', {}), 'finance-clerk', 'consult', input)).toEqual(['regulation 19 1']);
    expect(basis(drafted('xishi', { facts: { major: true } }), 'finance-clerk', 'consult', input)).toContain('work-rules 28');
    const own = drafted('xishi', { issuer: 'department' }).done('finance-clerk', 'send');
    expect(basis(own, 'finance-head', 'sign', { opinion: '同意' })).not.toContain('work-rules 31');
  });
});

describe('写给部门的规定不管镇街', () => {
  const ofTown = (pack: string, change: Parameters<typeof draft>[0]) =>
    new Office(packOf(pack)).done('town-clerk', 'draft', { draft: draft({ issuer: 'department', ...change }) });

  test('镇自己的规范性文件不须部门论证、部门法制机构审核', () => {
    for (const pack of ['zezhou', 'jincheng-chengqu', 'xinzhou', 'xishi', 'weidong']) {
      const o = ofTown(pack, { facts: { normative: true } });
      expect(against(o.act('town-clerk', 'send'))).toEqual([]);
      expect(against(o.act('town-head', 'sign', { opinion: '同意' }))).toEqual([]);
    }
  });
  test('禁止部门向镇街提指令性要求、要求制发配套文件，不是对镇的', () => {
    const facts = { commandsLowerGovernments: true, demandsSupportingDocuments: true };
    expect(against(ofTown('zezhou', { facts }).act('town-clerk', 'send'))).toEqual([]);
    expect(against(drafted('zezhou', { issuer: 'department', facts }).act('finance-clerk', 'send'))).toEqual([
      'prohibition.broken 34.2',
      'prohibition.broken 35.1',
    ]);
  });
});
