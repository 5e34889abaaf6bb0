/** The meetings of Xinzhou's Work Rules (articles 19 to 28), read from the text by hand. */
import { describe, expect, test } from 'vitest';
import { reading } from './office.ts';
import { packOf } from './support.ts';

const pack = packOf('xinzhou');
const { kind, does, present, agenda, barred, duties, needs, silent } = reading(pack);
const settings = pack.source.settings.map(({ id }) => id);

describe('忻州第十九至二十一条：会议的组成、召集和任务', () => {
  test.each(['plenary', 'executive'] as const)('%s 由市长召集和主持，没有写副市长可以代替', (meeting) => {
    const at = { plenary: '20.1', executive: '21.1' }[meeting];
    expect(does('chair', meeting)).toEqual([[at, 'must', 'head']]);
    expect(does('convene', meeting)[0]).toEqual([at, 'must', 'head']);
    expect(silent('responsibility')).toContain('chair-away');
  });

  test('第二十条：全体会议有秘书长，部门是组成部门，其他部门、单位负责人可以列席', () => {
    expect(present('plenary')).toEqual([
      ['20.1', 'must', 'member', 'head/deputy/secretary-general/constituent-department-head', false],
      ['20.2', 'may', 'sitting-in', 'departments-concerned', true],
    ]);
  });

  test('第二十一条：常务会议是市长、副市长、秘书长，有关部门、单位负责人可以列席', () => {
    expect(present('executive')).toEqual([
      ['21.1', 'must', 'member', 'head/deputy/secretary-general', false],
      ['21.2', 'may', 'sitting-in', 'departments-concerned', true],
    ]);
  });

  test('第十九条：重大问题非经其中一种会议不能定', () => {
    expect(kind('agenda').filter(({ exclusive }) => exclusive)).toMatchObject([
      { at: '19', modality: 'must', meetings: ['executive', 'plenary'], effect: 'decide', matters: ['major-matter'] },
    ]);
  });

  test('第二十条第一款：全体会议的两项任务', () => {
    expect(agenda('plenary').filter(([at]) => at !== '19')).toEqual([
      ['20.1.1', 'decide', 'work-report/development-plan/major-matter'],
      ['20.1.2', 'deploy', 'important-work'],
    ]);
  });

  test('第二十一条第一款：常务会议的七项任务；法规草案讨论，规章草案审议；没有传达学习、人事、预算', () => {
    expect(agenda('executive').filter(([at]) => at !== '19')).toEqual([
      ['21.1.1', 'discuss', 'report-to-superior'],
      ['21.1.2', 'discuss', 'for-party-committee'],
      ['21.1.3', 'adopt', 'for-congress'],
      ['21.1.4', 'discuss', 'for-plenary'],
      ['21.1.5', 'discuss', 'local-regulations'],
      ['21.1.5', 'deliberate', 'rules'],
      ['21.1.6', 'adopt', 'normative-documents'],
      ['21.1.7', 'decide', 'other'],
      ['21.1.7', 'inform', 'other'],
    ]);
    expect(silent('agenda')).toEqual(['personnel', 'money']);
  });

  test('第二十一条第二款：常务会议一般每月2至3次，需要时可随时召开；别的会议只有学习定了次数', () => {
    expect(kind('frequency').map(({ at, meetings, timesMin, timesMax, anyTime }) => [at, meetings, timesMin, timesMax, anyTime])).toEqual([
      ['21.2', ['executive'], 2, 3, true],
      ['27', ['study'], 1, 1, false],
    ]);
    expect(does('convene', 'executive')).toContainEqual(['21.2', 'may', 'head', 'necessary']);
    expect(silent('frequency')).toEqual(['plenary-frequency', 'other-frequency', 'law-study-frequency']);
  });
});

describe('忻州第二十二至二十四条：议题、文件、纪要', () => {
  test.each(['plenary', 'executive'] as const)('%s 的议题和文件按第二十二条', (meeting) => {
    expect(does('propose-topic', meeting)).toEqual([['22.1', 'must', 'head/leader-in-charge']]);
    expect(does('submit-topics', meeting)).toEqual([['22.1', 'must', 'office', 'to head']]);
    expect(does('fix-topic', meeting)).toEqual([['22.1', 'must', 'head']]);
    expect(does('approve-papers', meeting)).toEqual([['22.1', 'must', 'head']]);
    expect(does('organise', meeting)).toEqual([['22.1', 'must', 'office']]);
    expect(does('deliver-papers', meeting)).toEqual([['22.1', 'must', 'office', 'to attendee']]);
    expect(does('draft-papers', meeting)).toEqual([['22.2', 'must', 'presenting-department', 'with departments-concerned']]);
    expect(does('vet-papers', meeting)).toEqual([['22.2', 'must', 'office']]);
    expect(does('draft-minutes', meeting)).toEqual([['23.1', 'must', 'office']]);
    expect(silent('responsibility')).toContain('papers-days');
  });

  test('纪要：两类会议和办公会议由市长签发，专题会议由主持的领导，涉及重大事项的市长审定', () => {
    for (const meeting of ['plenary', 'executive']) expect(does('sign-minutes', meeting)).toEqual([['23.1', 'must', 'head']]);
    expect(does('sign-minutes', 'head-office')).toEqual([['24.2', 'must', 'head']]);
    expect(does('sign-minutes', 'topical')).toEqual([['24.3', 'must', 'chair']]);
    expect(does('settle-minutes', 'topical')).toEqual([['24.3', 'must', 'head', 'major']]);
  });

  test('纪要作为公文，签发的人相同', () => {
    const signed = kind('sign-off').filter(({ at }) => /^2[34]\./u.test(at));
    expect(signed.map(({ at, modality, by, as }) => [at, modality, by.join('/'), as])).toEqual([
      ['23.1', 'must', 'head', '签发'],
      ['24.2', 'must', 'head', '签发'],
      ['24.3', 'must', 'chair', '签发'],
      ['24.3', 'must', 'chair', '签发'],
    ]);
    expect(signed.at(-1)?.before).toEqual([{ step: 'head-consent', by: ['head'], as: '审定' }]);
  });

  test('第二十四条第一、二款：按需要召开；市长办公会议由市长召开、主持、定议题，办公室组织', () => {
    expect(duties('24.1')).toEqual([['government', 'meeting-system']]);
    expect(does('convene', 'head-office')).toEqual([['24.2', 'must', 'head']]);
    expect(does('chair', 'head-office')).toEqual([['24.2', 'must', 'head']]);
    expect(does('fix-topic', 'head-office')).toEqual([['24.2', 'must', 'head']]);
    expect(does('organise', 'head-office')).toEqual([['24.2', 'must', 'office']]);
    expect(agenda('head-office')).toEqual([['24.2', 'handle', 'important-matter']]);
    expect(present('head-office')).toEqual([
      ['24.2', 'must', 'attending', 'leaders-concerned', false],
      ['24.2', 'must', 'attending', 'departments-concerned', false],
    ]);
  });

  test('第二十四条第三款：专题会议由市长、副市长或者受其委托的秘书长、副秘书长召开', () => {
    expect(does('convene', 'topical')).toEqual([
      ['24.3', 'must', 'head/deputy'],
      ['24.3', 'must', 'secretary-general/deputy-secretary-general', 'delegated'],
    ]);
    expect(does('chair', 'topical')).toEqual([['24.3', 'must', 'convenor']]);
    expect(does('fix-topic', 'topical')).toEqual([['24.3', 'must', 'chair']]);
    expect(agenda('topical')).toEqual([['24.3', 'coordinate', 'special-matter']]);
    expect(present('topical')).toEqual([['24.3', 'must', 'attending', 'departments-concerned', false]]);
    expect(settings).toContain('delegated-topical');
  });

  test('专题会议由谁组织，两种会议谁提议题、谁起草纪要、是否公布，没有写', () => {
    expect(does('organise', 'topical')).toEqual([]);
    for (const meeting of ['head-office', 'topical'] as const) {
      expect(does('propose-topic', meeting)).toEqual([]);
      expect(does('draft-minutes', meeting)).toEqual([]);
    }
    expect(silent('responsibility')).toEqual(expect.arrayContaining(['topical-organise', 'other-minutes-draft']));
    expect(silent('publication')).toEqual(['other-publication']);
  });
});

describe('忻州第二十五、二十六条：参会、审批', () => {
  test('第二十五条：按要求参会；一般不请假；请假由办公室报主持人批', () => {
    expect(duties('25')).toEqual([
      ['leader/department-responsible', 'meeting-attendance'],
      ['leader/department-responsible', 'meeting-attendance'],
    ]);
    expect(barred('miss-meeting')).toEqual([['25', 'should', 'leader/department-responsible', 'special-circumstances']]);
    for (const meeting of ['plenary', 'executive', 'head-office', 'topical']) {
      expect(does('submit-absence', meeting)).toEqual([['25', 'must', 'office', 'to chair']]);
      expect(does('approve-absence', meeting)).toEqual([['25', 'must', 'chair']]);
    }
  });

  test('第二十六条第一款：工作会议经审批；领导一般不出席部门的会，兼任的除外', () => {
    expect(barred('hold-work-meeting')).toEqual([['26.1', 'must', 'government/department', 'approved']]);
    expect(barred('attend-department-meeting')).toEqual([['26.1', 'should', 'leader', 'concurrent-post']]);
  });

  test('第二十六条第二款：全市性会议和重要活动，主办部门提前10个工作日请示，领导审核，批准后办', () => {
    expect(kind('advance-request')).toMatchObject([
      {
        at: '26.2',
        modality: 'must',
        meetings: ['area-wide', 'event'],
        by: ['host-department'],
        to: ['government'],
        value: 10,
        unit: 'workday',
      },
    ]);
    for (const meeting of ['area-wide', 'event'] as const) {
      expect(does('submit-event', meeting)).toEqual([['26.2', 'must', 'office', 'to leader']]);
      expect(does('review-event', meeting)).toEqual([['26.2', 'must', 'leader']]);
      expect(does('approve-event', meeting)).toEqual([]);
    }
    for (const conduct of ['hold-area-wide-meeting', 'hold-event'])
      expect(barred(conduct)).toEqual([['26.2', 'must', 'department', 'approved']]);
    expect(settings).toContain('who-approves-event');
  });

  test('第二十六条第三款：原文写“市级政府负责人”，照字面读，注明疑是遗留；请县（市、区）负责人没有写', () => {
    expect(barred('invite-leaders')).toEqual([['26.3', 'must-not', 'department', 'approved']]);
    expect(pack.byId('26.3-invite')?.note).toContain('遗留');
    expect(barred('invite-lower-heads')).toEqual([]);
    expect(silent('restriction')).toContain('invite-lower-heads');
    expect(settings).toContain('who-approves-invitation');
  });

  test('第二十六条第三款：提倡视频会议；开到市以下的须报批；充分准备，严肃会风', () => {
    const video = kind('duty').filter(({ at, modality }) => at === '26.3' && modality === 'should');
    expect(video.map(({ id, who }) => [id, who])).toEqual([['26.3-video', ['department']]]);
    expect(barred('meeting-below')).toEqual([['26.3', 'must', 'department', 'approved']]);
    expect(needs('26.3')).toEqual([['must', 'meeting', null, 'thorough-preparation']]);
    expect(duties('26.3').map(([, subject]) => subject)).toEqual(['meeting-economy', 'meeting-discipline']);
  });

  test('第二十六条第四款：论坛节庆严控；经费入预算', () => {
    expect(barred('hold-forum')).toEqual([['26.4', 'should', 'government/department', null]]);
    expect(needs('26.4')).toEqual([['must', 'meeting', null, 'budgeted']]);
  });
});

describe('忻州第二十七、二十八条：学习、学法', () => {
  test('第二十七条：学习由市长主持、定主题，领导和部门单位负责人参加，可以请人汇报、请专家讲', () => {
    expect(does('chair', 'study')).toEqual([['27', 'must', 'head']]);
    expect(does('fix-theme', 'study')).toEqual([['27', 'must', 'head']]);
    expect(present('study')).toEqual([
      ['27', 'must', 'attending', 'leader/department-responsible', false],
      ['27', 'may', 'attending', 'department-responsible', true],
      ['27', 'may', 'invited', 'expert', true],
    ]);
    expect(duties('27')).toEqual([
      ['government', 'study'],
      ['government', 'study'],
      ['member', 'role-model'],
      ['government/department', 'study'],
    ]);
  });

  test('第二十八条：常务会议前学法，由办公室商市委依法治市办组织', () => {
    expect(agenda('law-study')).toEqual([['28', 'study', 'law-study']]);
    expect(does('organise', 'law-study')).toEqual([['28', 'must', 'office', 'with law-governance-office']]);
    expect(duties('28')).toEqual([
      ['government', 'meeting-system'],
      ['government', 'study'],
    ]);
  });

  test('第二十八条：年度学法计划由办公室商依法治市办拟定，报市政府审定', () => {
    expect(does('draft-plan', 'law-study')).toEqual([['28', 'must', 'office', 'with law-governance-office', 'to government']]);
    expect(does('approve-plan', 'law-study')).toEqual([['28', 'must', 'government']]);
  });

  test('第二十八条没有写多久一次、谁主持、谁参加', () => {
    expect(does('chair', 'law-study')).toEqual([]);
    expect(present('law-study')).toEqual([]);
    expect(silent('responsibility')).toContain('law-study-chair');
  });
});
