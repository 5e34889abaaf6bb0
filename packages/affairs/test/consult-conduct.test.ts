/**
 * 可否这样做：conduct that the texts forbid or restrict, whichever kind of norm says so: a restriction, a ban on documents,
 * a duty. Expected values are taken from the texts by hand.
 */
import { CONDUCTS, PARTICIPANTS } from '@lingxing/workrules';
import { describe, expect, test } from 'vitest';
import { ask, FIVE, inCase, places } from './support/asking.ts';

/** Conduct of a body that has obtained nothing. */
const bare = (government: string, conduct: string, who: string) => ask(government, 'conduct', { conduct, who, obtained: [], count: 2 });

describe('部门发文：文件上的禁令也管这样问', () => {
  test.each([
    ['jincheng-chengqu', '34.2'],
    ['xinzhou', '36.2'],
    ['zezhou', '34.2'],
    ['xishi', '32.2'],
  ])('%s%s：没有授权，部门不得向下提指令性要求；经授权的可以', (government, place) => {
    const refused = bare(government, 'command-lower', 'department');
    expect([refused.outcome, places(refused, 'refused')]).toEqual(['refused', [place]]);
    const open = ask(government, 'conduct', { conduct: 'command-lower', who: 'department' });
    expect(open.outcome).toBe('depends');
    expect(inCase(open, { obtained: ['authorised'] }).outcome).toBe('permitted');
    expect(places(inCase(open, { obtained: [] }), 'refused')).toEqual([place]);
  });
  test('卫东区没有写部门向街道提指令性要求', () => {
    expect(bare('weidong', 'command-lower', 'department').outcome).toBe('silent');
  });
  test.each([
    ['jincheng-chengqu', '35.1'],
    ['xinzhou', '37.1'],
    ['zezhou', '35.1'],
    ['xishi', '33.1'],
  ])('%s%s：部门不得擅自要求制发配套文件，没有写例外', (government, place) => {
    for (const who of ['department', 'finance-department']) {
      const refused = ask(government, 'conduct', { conduct: 'demand-supporting-documents', who });
      expect([who, refused.outcome, places(refused)]).toEqual([who, 'refused', [place]]);
    }
  });
  test('卫东区没有写要求制发配套文件', () => {
    expect(bare('weidong', 'demand-supporting-documents', 'department').outcome).toBe('silent');
  });
  const economy = [
    ['jincheng-chengqu', '35.1'],
    ['weidong', '61'],
    ['xinzhou', '37.1'],
    ['xishi', '33.1'],
    ['zezhou', '35.1'],
  ] as const;
  test.each(economy)('%s%s：已有规定、部署的不再发文，部门事务不以政府名义发文', (government, place) => {
    for (const conduct of ['issue-covered', 'issue-in-government-name']) {
      const answer = bare(government, conduct, 'department');
      expect([conduct, answer.outcome, places(answer)]).toEqual([conduct, 'refused', [place]]);
    }
  });
  test.each(economy)('%s%s：分工方案原则上不单独发文', (government, place) => {
    const answer = bare(government, 'split-work', 'department');
    expect([answer.outcome, places(answer)]).toEqual(['warned', [place]]);
  });
  test('西市区32.2：要下级报文也要有授权；别的文本没有写', () => {
    const refused = bare('xishi', 'demand-reports', 'department');
    expect([refused.outcome, places(refused)]).toEqual(['refused', ['32.2']]);
    const authorised = { conduct: 'demand-reports', who: 'department', obtained: ['authorised'] };
    expect(ask('xishi', 'conduct', authorised).outcome).toBe('permitted');
    for (const government of ['jincheng-chengqu', 'xinzhou', 'zezhou', 'weidong'])
      expect(bare(government, 'demand-reports', 'department').outcome).toBe('silent');
  });
  test('部门的指令性要求，不问到政府领导', () => {
    expect(bare('xishi', 'command-lower', 'leader').outcome).toBe('silent');
  });
  test('人大不是发文的部门，文件上的禁令不及它', () => {
    expect(bare('zezhou', 'issue-covered', 'congress').outcome).toBe('silent');
  });
});

describe('义务也管这样问', () => {
  test.each([
    ['jincheng-chengqu', '25.1'],
    ['weidong', '52'],
    ['xinzhou', '26.1'],
    ['xishi', '25.1'],
    ['zezhou', '25.1'],
  ])('%s%s：会议减少数量、控制规模和时间', (government, place) => {
    const answer = bare(government, 'hold-many-meetings', 'department');
    expect([answer.outcome, places(answer)]).toEqual(['refused', [place]]);
  });
  test.each([
    ['jincheng-chengqu', '43.4', 'member'],
    ['weidong', '69', 'department'],
    ['xinzhou', '45.4', 'member'],
    ['xishi', '41.4', 'member'],
    ['zezhou', '43.4', 'member'],
  ])('%s%s：厉行节约', (government, place, who) => {
    const answer = bare(government, 'extravagance', who);
    expect([answer.outcome, places(answer)]).toEqual(['refused', [place]]);
  });
  test('卫东区第六十九条写的是政府和部门，不直接写组成人员', () => {
    expect(bare('weidong', 'extravagance', 'member').outcome).toBe('silent');
  });
});

describe('卫东区第六十八、七十、七十三条和第五十二条', () => {
  test.each([
    ['large-escort', 'leader', '73'],
    ['beyond-powers', 'department', '68'],
    ['shirk-duty', 'department', '68'],
    ['privilege', 'member', '70'],
    ['hold-work-meeting', 'department', '52'],
  ])('卫东区：%s，%s，第%s条', (conduct, who, place) => {
    const answer = bare('weidong', conduct, who);
    expect([answer.outcome, places(answer)]).toEqual(['refused', [place]]);
  });
  test('卫东区第五十二条：工作会议经审批的可以开', () => {
    expect(ask('weidong', 'conduct', { conduct: 'hold-work-meeting', who: 'department', obtained: ['approved'] }).outcome).toBe(
      'permitted',
    );
  });
});

describe('问法', () => {
  test.each([
    ['jincheng-chengqu', '35.1'],
    ['xinzhou', '37.1'],
    ['xishi', '33.1'],
    ['zezhou', '35.1'],
  ])('%s%s：点名的部门也是部门，第二种简报要写明理由', (government, place) => {
    for (const who of ['department', 'finance-department', 'audit-department', 'legal-review-department', 'development-department']) {
      const answer = ask(government, 'conduct', { conduct: 'second-bulletin', who, count: 2 });
      expect([who, answer.outcome, places(answer)]).toEqual([who, 'warned', [place]]);
    }
  });
  test('every conduct that can be asked about is answered by at least one text', () => {
    const unanswered = Object.keys(CONDUCTS).filter((conduct) =>
      FIVE.every((government) => Object.keys(PARTICIPANTS).every((who) => bare(government, conduct, who).outcome === 'silent')),
    );
    expect(unanswered).toEqual([]);
  });
});
