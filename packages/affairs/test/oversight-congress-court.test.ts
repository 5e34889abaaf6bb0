/**
 * 接受监督 by article, the rest: the congress (晋城市城区、忻州市、泽州县、西市区 14.1, 卫东区 36.1), cases of reconsideration (卫东区 38, 忻州市 18),
 * lawsuits (卫东区 37, 忻州市 18, the others 15), limits made longer. What is refused comes first.
 */
import { formSchema, normsOn, oversightProcedure, type OversightState } from '@lingxing/affairs/oversight';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';
import { answer, limit, Raised, raised } from './support/oversight.ts';

const FIVE = ['jincheng-chengqu', 'xinzhou', 'zezhou', 'xishi', 'weidong'] as const;
const begun = (id: string, kind: Parameters<typeof raised>[0], lead = 'finance') =>
  new Raised(packOf(id)).done('registrar', 'register', raised(kind)).done('registrar', 'assign', { lead, limit: limit() });

describe.each(FIVE)('%s：接受人大询问、质询（四个文本第十四条第一款，卫东区第三十六条第一款）', (id) => {
  test('refused: an inquiry of nobody; answered by whom it was not given to; a word that is not the proposer’s', () => {
    const matter = new Raised(packOf(id));
    expect(matter.against('registrar', 'register', raised('inquiry', { from: undefined }))).toEqual(['refused input.invalid']);
    const given = begun(id, 'inquiry');
    expect(given.against('education-clerk', 'draft', { text: '已核实。' })).toEqual(['refused authority.not-yours']);
    expect(given.against('finance-clerk', 'draft', { text: '已核实。', result: 'A' })).toEqual(['refused input.invalid']);
    given.done('finance-clerk', 'draft', { text: '已核实。' });
    expect(given.against('finance-clerk', 'sign')).toEqual(['refused authority.not-yours']);
    given.done('finance-head', 'sign');
    expect(given.against('registrar', 'record-answer', answer('won'))).toEqual(['refused input.invalid']);
  });

  test('not satisfied, it is answered once more; satisfied, it ends with the result on record', () => {
    const given = begun(id, 'inquiry').done('finance-clerk', 'draft', { text: '已核实。' }).done('finance-head', 'sign');
    given.done('registrar', 'record-answer', answer('unsatisfied'));
    expect([given.stage, given.state?.round]).toEqual(['handling', 2]);
    given.done('finance-clerk', 'draft', { text: '已补充。' }).done('finance-head', 'sign');
    given.done('registrar', 'record-answer', answer('satisfied')).done('registrar', 'close', { reason: '口头答复，记录在案' });
    expect(given.stage).toBe('closed');
  });

  test('a report to the congress is signed by a leader and not by the department; what it is to be worked on comes back as a second report', () => {
    const report = begun(id, 'congress-report').done('finance-clerk', 'draft', { text: '关于预算执行情况的报告。' });
    expect(report.against('finance-head', 'sign')).toEqual(['refused authority.not-yours']);
    report.done('head', 'sign');
    expect(report.against('registrar', 'record-answer', answer('satisfied'))).toEqual(['refused input.invalid']);
    report.done('registrar', 'record-answer', answer('reviewed', { words: '加快支出进度', limit: limit('2027-01-20') }));
    expect(oversightProcedure.obligations(report.context, report.state as OversightState)[0]).toMatchObject({
      label: '研究处理情况的报告',
      due: '2027-01-20',
      state: 'open',
    });
    report.done('finance-clerk', 'draft', { text: '已加快。' }).done('head', 'sign');
    report.done('registrar', 'record-answer', answer('adopted')).done('registrar', 'close', { reason: '审议通过' });
    expect(report.state?.replies.length).toBe(2);
  });

  test('the page rests on the duty to report and to be asked', () => {
    const at = id === 'weidong' ? '36' : '14';
    const matter = begun(id, 'congress-report');
    const offered = oversightProcedure.offers(matter.context, matter.state as OversightState, {
      account: 'a',
      post: 'finance-clerk',
      capacity: 'holder',
    });
    expect(offered.find((one) => one.act === 'draft')).toMatchObject({ label: '送签报告' });
    expect(offered.find((one) => one.act === 'draft')?.verdict.basis[0]).toMatchObject({ article: Number(at), paragraph: 1 });
  });
});

describe('行政复议案件（卫东区第三十八条，忻州市第十八条）', () => {
  test.each(['jincheng-chengqu', 'zezhou', 'xishi'])('%s：没有写，不在这里登记', (id) => {
    expect(new Raised(packOf(id)).against('registrar', 'register', raised('reconsideration'))).toEqual(['refused state.not-open']);
  });

  test('卫东区38：由司法局牵头，不交其他部门主办；忻州市18没有写由谁牵头', () => {
    const weidong = new Raised(packOf('weidong')).done('registrar', 'register', raised('reconsideration'));
    expect(weidong.against('registrar', 'assign', { lead: 'finance', limit: limit() })).toEqual(['refused authority.not-yours 38-lead']);
    weidong.done('registrar', 'assign', { lead: 'justice', helping: ['finance'], limit: limit() });
    expect(weidong.state?.lead).toBe('justice');
    const xinzhou = begun('xinzhou', 'reconsideration');
    expect(xinzhou.state?.lead).toBe('finance');
  });

  test('a decision says what is decided and is signed by a leader; what is not performed is pressed for until it is', () => {
    const matter = begun('weidong', 'reconsideration', 'justice');
    expect(matter.against('justice-head', 'draft', { text: '决定如下。' })).toEqual(['refused input.invalid']);
    expect(matter.against('justice-head', 'draft', { text: '决定如下。', result: 'A' })).toEqual(['refused input.invalid']);
    matter.done('justice-head', 'note', { what: 'hearing', words: '听取申请人意见' });
    matter.done('justice-head', 'draft', { text: '决定如下。', result: 'revoked' });
    expect(matter.against('justice-head', 'sign')).toEqual(['refused authority.not-yours']);
    matter.done('head', 'sign').done('registrar', 'record-answer', answer('unperformed', { words: '被申请人未重新处理' }));
    expect(matter.stage).toBe('handling');
    matter.done('justice-head', 'draft', { text: '已责令限期履行。' }).done('head', 'sign');
    matter.done('registrar', 'record-answer', answer('carried')).done('registrar', 'close', { reason: '已重新作出处理' });
    expect(matter.stage).toBe('closed');
  });

  test('the applicant’s name is masked and the case is close', () => {
    const matter = begun('weidong', 'reconsideration', 'justice');
    expect(oversightProcedure.summary(matter.state as OversightState).title).toBe('行政复议案件：城北片区供水（王某）');
    expect(matter.reads().close).toBe(true);
  });
});

describe('行政诉讼案件（卫东区第三十七条，忻州市第十八条，其他三个文本第十五条）', () => {
  test.each(FIVE)('%s：判决须履行的，履行了才能了结', (id) => {
    const suit = begun(id, 'litigation').done('finance-clerk', 'note', { what: 'hearing', words: '负责人出庭' });
    suit.done('finance-clerk', 'draft', { text: '答辩如下。' }).done('finance-head', 'sign');
    expect(suit.against('registrar', 'record-answer', answer('carried'))).toEqual(['refused input.invalid']);
    suit.done('registrar', 'record-answer', answer('lost', { words: '撤销处罚决定', limit: limit('2027-03-01') }));
    expect([suit.stage, suit.waits()]).toEqual(['handling', { draft: ['finance-clerk', 'finance-head', 'finance-vice'] }]);
    expect(suit.against('registrar', 'close', { reason: '败诉' })).toEqual(['refused state.not-open']);
    suit.done('finance-clerk', 'draft', { text: '已撤销并退还。' }).done('finance-head', 'sign');
    suit.done('registrar', 'record-answer', answer('carried')).done('registrar', 'close', { reason: '已履行' });
    expect(suit.stage).toBe('closed');
  });

  test('won at first instance it is over; a suggestion has no hearing to note', () => {
    const suit = begun('weidong', 'litigation').done('finance-clerk', 'draft', { text: '答辩如下。' }).done('finance-head', 'sign');
    suit.done('registrar', 'record-answer', answer('won'));
    expect(suit.stage).toBe('publishing');
    const other = begun('weidong', 'suggestion');
    expect(other.against('finance-clerk', 'note', { what: 'hearing', words: '出庭' })).toEqual(['refused input.invalid']);
  });
});

describe('延长期限', () => {
  const longer = (due: string) => ({ due, basis: '经分管副区长同意，办理办法第九条' });
  test('refused: by the department, to an earlier day, without a limit, after it has ended', () => {
    const given = begun('weidong', 'suggestion');
    expect(given.against('finance-clerk', 'extend', longer('2027-05-22'))).toEqual(['refused authority.not-yours']);
    expect(given.against('registrar', 'extend', longer('2027-02-22'))).toEqual(['refused input.invalid']);
    const open = new Raised(packOf('zezhou'))
      .done('registrar', 'register', raised('media'))
      .done('registrar', 'assign', { lead: 'finance' });
    expect(open.against('registrar', 'extend', longer('2027-02-22'))).toEqual(['refused state.not-open']);
    given.today = '2027-02-23';
    expect(given.against('registrar', 'extend', longer('2027-05-22'))).toEqual(['refused state.not-open']);
  });

  test('the new day is owed, the old one stays on record', () => {
    const given = begun('weidong', 'suggestion').done('registrar', 'extend', longer('2027-05-22'));
    expect(given.state?.extensions).toMatchObject([{ before: '2027-02-22', due: '2027-05-22', basis: '经分管副区长同意，办理办法第九条' }]);
    expect(oversightProcedure.obligations(given.context, given.state as OversightState)[0]).toMatchObject({
      due: '2027-05-22',
      state: 'open',
    });
    expect(oversightProcedure.chain(given.context, given.state as OversightState).map((one) => one.label)).toContain(
      '延长期限至2027年5月22日',
    );
  });
});

describe('页面列出的规则', () => {
  test.each([
    ['jincheng-chengqu', ['14.2-handle', '14.2-contact', '14.2-in-time', '14.2-publish']],
    ['xinzhou', ['14.2-handle', '14.2-contact', '14.2-in-time', '14.2-publish']],
    ['zezhou', ['14.2-handle', '14.2-contact', '14.2-in-time', '14.2-publish']],
    ['xishi', ['14.2-handle', '14.2-time', '14.2-publish']],
    ['weidong', ['36.2-handle', '36.2-limit', '36.2-publish']],
  ])('%s：代表建议、政协提案由部门办理、要沟通、不超时限、公开结果', (id, norms) => {
    for (const kind of ['suggestion', 'proposal'] as const)
      expect(
        normsOn(packOf(id), formSchema.parse(raised(kind).form))
          .map((one) => one.id)
          .toSorted(),
      ).toEqual(norms.toSorted());
  });
});
