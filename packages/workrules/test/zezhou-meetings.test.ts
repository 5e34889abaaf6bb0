/** The meetings of Zezhou's Work Rules (articles 18 to 26), read from the text by hand. */
import { describe, expect, test } from 'vitest';
import { reading } from './office.ts';
import { packOf } from './support.ts';

const pack = packOf('zezhou');
const { kind, does, present, agenda, barred, duties, needs, silent } = reading(pack);

describe('泽州第十八至二十条：会议的组成、召集和任务', () => {
  test.each(['plenary', 'executive'] as const)('%s 由县长召集和主持，没有写副县长可以代替', (meeting) => {
    const at = { plenary: '19.1', executive: '20.1' }[meeting];
    expect(does('chair', meeting)).toEqual([[at, 'must', 'head']]);
    expect(does('convene', meeting)[0]).toEqual([at, 'must', 'head']);
    expect(silent('responsibility')).toContain('chair-away');
  });

  test('第十九条：全体会议三种人组成，其他部门、单位负责人可以列席', () => {
    expect(present('plenary')).toEqual([
      ['19.1', 'must', 'member', 'head/deputy/department-head', false],
      ['19.2', 'may', 'sitting-in', 'departments-concerned', true],
    ]);
  });

  test('第二十条：常务会议只有县长、副县长，有关部门、单位负责人可以列席', () => {
    expect(present('executive')).toEqual([
      ['20.1', 'must', 'member', 'head/deputy', false],
      ['20.2', 'may', 'sitting-in', 'departments-concerned', true],
    ]);
  });

  test('第十八条：重大问题非经其中一种会议不能定', () => {
    expect(kind('agenda').filter(({ exclusive }) => exclusive)).toMatchObject([
      { at: '18', modality: 'must', meetings: ['executive', 'plenary'], effect: 'decide', matters: ['major-matter'] },
    ]);
  });

  test('第十九条第一款：全体会议的两项任务', () => {
    expect(agenda('plenary').filter(([at]) => at !== '18')).toEqual([
      ['19.1.1', 'decide', 'work-report/development-plan/major-matter'],
      ['19.1.2', 'deploy', 'important-work'],
    ]);
  });

  test('第二十条第一款：常务会议的九项任务', () => {
    expect(agenda('executive').filter(([at]) => at !== '18')).toEqual([
      ['20.1.1', 'transmit', 'superior-instructions'],
      ['20.1.1', 'study', 'superior-instructions'],
      ['20.1.2', 'discuss', 'report-to-superior'],
      ['20.1.3', 'discuss', 'for-party-committee'],
      ['20.1.4', 'adopt', 'for-congress'],
      ['20.1.5', 'discuss', 'for-plenary'],
      ['20.1.6', 'decide', 'major-plans/major-reform/major-policy/major-projects'],
      ['20.1.6', 'decide', 'major-funds/budget'],
      ['20.1.6', 'decide', 'economic-situation'],
      ['20.1.6', 'decide', 'livelihood/work-safety/environment/stability/rule-of-law'],
      ['20.1.7', 'adopt', 'normative-documents'],
      ['20.1.8', 'adopt', 'personnel'],
      ['20.1.9', 'decide', 'other'],
      ['20.1.9', 'inform', 'other'],
    ]);
  });

  test('第二十条第二款：常务会议一般每月1至2次，需要时可随时召开；别的会议只有学习定了次数', () => {
    expect(kind('frequency').map(({ at, meetings, anyTime }) => [at, meetings, anyTime])).toEqual([
      ['20.2', ['executive'], true],
      ['26', ['study'], false],
    ]);
    expect(does('convene', 'executive')).toContainEqual(['20.2', 'may', 'head', 'necessary']);
    expect(silent('frequency')).toEqual(['plenary-frequency', 'other-frequency']);
  });
});

describe('泽州第二十一至二十三条：议题、文件、纪要', () => {
  test.each(['plenary', 'executive'] as const)('%s 的议题和文件按第二十一条', (meeting) => {
    expect(does('propose-topic', meeting)).toEqual([['21.1', 'must', 'head/leader-in-charge']]);
    expect(does('submit-topics', meeting)).toEqual([['21.1', 'must', 'office', 'to head']]);
    expect(does('fix-topic', meeting)).toEqual([['21.1', 'must', 'head']]);
    expect(does('approve-papers', meeting)).toEqual([['21.1', 'must', 'head']]);
    expect(does('organise', meeting)).toEqual([['21.1', 'must', 'office']]);
    expect(does('deliver-papers', meeting)).toEqual([['21.1', 'must', 'office', 'to attendee']]);
    expect(does('draft-papers', meeting)).toEqual([['21.2', 'must', 'presenting-department', 'with departments-concerned']]);
    expect(does('vet-papers', meeting)).toEqual([['21.2', 'must', 'office']]);
    expect(does('draft-minutes', meeting)).toEqual([['22.1', 'must', 'office']]);
  });

  test('纪要：两类会议和办公会议由县长签发，专题会议由主持的领导，涉及重大事项的县长审定', () => {
    for (const meeting of ['plenary', 'executive']) expect(does('sign-minutes', meeting)).toEqual([['22.1', 'must', 'head']]);
    expect(does('sign-minutes', 'head-office')).toEqual([['23.2', 'must', 'head']]);
    expect(does('sign-minutes', 'topical')).toEqual([['23.3', 'must', 'chair']]);
    expect(does('settle-minutes', 'topical')).toEqual([['23.3', 'must', 'head', 'major']]);
  });

  test('纪要作为公文，签发的人相同', () => {
    const signed = kind('sign-off').filter(({ at }) => /^2[23]\./u.test(at));
    expect(signed.map(({ at, modality, by, as }) => [at, modality, by.join('/'), as])).toEqual([
      ['22.1', 'must', 'head', '签发'],
      ['23.2', 'must', 'head', '签发'],
      ['23.3', 'must', 'chair', '签发'],
      ['23.3', 'must', 'chair', '签发'],
    ]);
    expect(signed.at(-1)?.before).toEqual([{ step: 'head-consent', by: ['head'], as: '审定' }]);
  });

  test('议题和文件会前几日送达，没有写', () => {
    expect(kind('responsibility').filter((norm) => 'value' in norm)).toEqual([]);
    expect(silent('responsibility')).toContain('papers-days');
  });

  test('第二十三条第一款：县长办公会议、专题会议按需要召开，由办公室组织', () => {
    expect(duties('23.1')).toEqual([['government', 'meeting-system']]);
    for (const meeting of ['head-office', 'topical'] as const) expect(does('organise', meeting)).toEqual([['23.1', 'must', 'office']]);
  });

  test('第二十三条第二款：县长办公会议由县长召开、主持、定议题', () => {
    expect(does('convene', 'head-office')).toEqual([['23.2', 'must', 'head']]);
    expect(does('chair', 'head-office')).toEqual([['23.2', 'must', 'head']]);
    expect(does('fix-topic', 'head-office')).toEqual([['23.2', 'must', 'head']]);
    expect(agenda('head-office')).toEqual([['23.2', 'handle', 'important-matter']]);
    expect(present('head-office')).toEqual([
      ['23.2', 'must', 'attending', 'leaders-concerned', false],
      ['23.2', 'must', 'attending', 'departments-concerned', false],
    ]);
  });

  test('第二十三条第三款：专题会议由县长、副县长或者受委托的副县长召开，议题由主持的领导定', () => {
    expect(does('convene', 'topical')).toEqual([
      ['23.3', 'must', 'head/deputy'],
      ['23.3', 'must', 'deputy', 'delegated'],
    ]);
    expect(does('chair', 'topical')).toEqual([['23.3', 'must', 'convenor']]);
    expect(does('fix-topic', 'topical')).toEqual([['23.3', 'must', 'chair']]);
    expect(agenda('topical')).toEqual([['23.3', 'coordinate', 'special-matter']]);
    expect(present('topical')).toEqual([['23.3', 'must', 'attending', 'departments-concerned', false]]);
  });

  test('县长办公会议、专题会议：谁提议题、谁起草纪要、是否公布，没有写', () => {
    for (const meeting of ['head-office', 'topical'] as const) {
      expect(does('propose-topic', meeting)).toEqual([]);
      expect(does('draft-minutes', meeting)).toEqual([]);
    }
    expect(silent('responsibility')).toContain('other-minutes-draft');
    expect(silent('publication')).toEqual(['other-publication']);
  });
});

describe('泽州第二十四至二十六条：参会、审批、学习', () => {
  test('第二十四条：按要求参会；一般不请假；请假由办公室报主持人批', () => {
    expect(duties('24')).toEqual([
      ['leader/department-responsible', 'meeting-attendance'],
      ['leader/department-responsible', 'meeting-attendance'],
    ]);
    expect(barred('miss-meeting')).toEqual([['24', 'should', 'leader/department-responsible', 'special-circumstances']]);
    for (const meeting of ['plenary', 'executive', 'head-office', 'topical']) {
      expect(does('submit-absence', meeting)).toEqual([['24', 'must', 'office', 'to chair']]);
      expect(does('approve-absence', meeting)).toEqual([['24', 'must', 'chair']]);
    }
  });

  test('第二十五条第一款：工作会议经审批；领导一般不出席部门的会，兼任的除外', () => {
    expect(barred('hold-work-meeting')).toEqual([['25.1', 'must', 'government/department', 'approved']]);
    expect(barred('attend-department-meeting')).toEqual([['25.1', 'should', 'leader', 'concurrent-post']]);
  });

  test('第二十五条第二款：全县性会议和重要活动，主办部门提前10个工作日请示，领导审核，批准后办', () => {
    expect(kind('advance-request')).toMatchObject([
      {
        at: '25.2',
        modality: 'must',
        meetings: ['area-wide', 'event'],
        by: ['host-department'],
        to: ['government'],
        value: 10,
        unit: 'workday',
      },
    ]);
    for (const meeting of ['area-wide', 'event'] as const) {
      expect(does('submit-event', meeting)).toEqual([['25.2', 'must', 'office', 'to leader']]);
      expect(does('review-event', meeting)).toEqual([['25.2', 'must', 'leader']]);
      expect(does('approve-event', meeting)).toEqual([]);
    }
    for (const conduct of ['hold-area-wide-meeting', 'hold-event'])
      expect(barred(conduct)).toEqual([['25.2', 'must', 'department', 'approved']]);
    expect(pack.source.settings.map(({ id }) => id)).toContain('who-approves-event');
  });

  test('第二十五条第三、四款：未经批准不请乡镇负责人；充分准备；论坛节庆严控；经费入预算', () => {
    expect(barred('invite-lower-heads')).toEqual([['25.3', 'must-not', 'department', 'approved']]);
    expect(needs('25.3')).toEqual([['must', 'meeting', null, 'thorough-preparation']]);
    expect(duties('25.3').map(([, subject]) => subject)).toEqual(['meeting-discipline', 'meeting-discipline']);
    expect(barred('hold-forum')).toEqual([['25.4', 'should', 'government/department', null]]);
    expect(needs('25.4')).toEqual([['must', 'meeting', null, 'budgeted']]);
  });

  test('第二十六条：学习由县长主持、定主题，领导和部门单位负责人参加，可以请人汇报、请专家讲', () => {
    expect(does('chair', 'study')).toEqual([['26', 'must', 'head']]);
    expect(does('fix-theme', 'study')).toEqual([['26', 'must', 'head']]);
    expect(present('study')).toEqual([
      ['26', 'must', 'attending', 'leader/department-responsible', false],
      ['26', 'may', 'attending', 'department-responsible', true],
      ['26', 'may', 'invited', 'expert', true],
    ]);
    expect(duties('26')).toEqual([
      ['government', 'study'],
      ['government', 'study'],
      ['member', 'role-model'],
      ['government/department', 'study'],
    ]);
  });
});
