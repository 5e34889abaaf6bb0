/** 西市区, articles 18 to 26: meetings, what departments hold, study; by hand from the rules. */
import { describe, expect, test } from 'vitest';
import { rolesOf } from '../src/index.ts';
import { found, kind, restrictionOn, tasks, who } from './xishi-support.ts';

describe('西市第十八至二十三条：会议', () => {
  test('第十八条：重大问题不经两种会议之一不得定', () => {
    expect(kind('agenda').filter(({ exclusive }) => exclusive)).toMatchObject([
      { at: '18', meetings: ['plenary', 'executive'], effect: 'decide' },
    ]);
  });
  test('成员、参加的', () => {
    const members = kind('composition')
      .filter(({ as, meetings }) => meetings !== undefined && (as === 'member' || as === 'attending'))
      .map(({ at, meetings, as, who: whom }) => [at, meetings?.join(), as, whom.join()]);
    expect(members).toEqual([
      ['19.1', 'plenary', 'member', 'head,deputy,constituent-department-head'],
      ['20.1', 'executive', 'member', 'head,deputy'],
      ['23.2', 'head-office', 'attending', 'leaders-concerned,departments-concerned'],
      ['23.3', 'topical', 'attending', 'departments-concerned'],
      ['26', 'study', 'attending', 'leader,departments-concerned'],
      ['26', 'study', 'attending', 'department-responsible'],
    ]);
  });
  test('第二十六条：学习的形式里，部门负责人汇报、专家作讲座都是可以', () => {
    expect(found('26-report')).toMatchObject({ as: 'attending', who: ['department-responsible'], modality: 'may', asNeeded: true });
    expect(found('26-experts')).toMatchObject({ as: 'invited', who: ['expert'], modality: 'may', asNeeded: true });
  });
  test('列席和邀请都是可以，按需要', () => {
    const invited = ['congress-deputy', 'cppcc-member', 'legal-adviser', 'expert', 'enterprise', 'social-organisation', 'media'];
    for (const [id, meeting] of [
      ['19.2', 'plenary'],
      ['20.2', 'executive'],
    ] as const) {
      expect(found(`${id}-invited`)).toMatchObject({ meetings: [meeting], as: 'invited', who: invited, modality: 'may', asNeeded: true });
      expect(found(`${id}-sitting-in`)).toMatchObject({
        meetings: [meeting],
        as: 'sitting-in',
        who: ['departments-concerned'],
        modality: 'may',
      });
    }
  });
  test.each(['convene', 'chair'])('全体会议由区长%s，没有写委托', (task) => {
    expect(who(task, 'plenary')).toEqual([['19.1', 'head', 'must']]);
  });
  test('常务会议由区长或者受委托的常务副区长召集主持，有需要可随时开', () => {
    expect(who('chair', 'executive')).toEqual([
      ['20.1', 'head', 'must'],
      ['20.1', 'executive-deputy', 'must', 'delegated'],
    ]);
    expect(who('convene', 'executive')).toEqual([
      ['20.1', 'head', 'must'],
      ['20.1', 'executive-deputy', 'must', 'delegated'],
      ['20.2', 'head', 'may', 'necessary'],
    ]);
    expect(found('20.2-frequency')).toMatchObject({ anyTime: true });
  });
  test('第十九条：全体会议三项任务', () => {
    expect(tasks('plenary')).toEqual([
      ['19.1.1', 'transmit', 'superior-instructions,congress-resolutions'],
      ['19.1.1', 'study', 'superior-instructions,congress-resolutions'],
      ['19.1.2', 'decide', 'work-report,development-plan,major-matter'],
      ['19.1.3', 'deploy', 'important-work'],
    ]);
  });
  test('第二十条：常务会议十一项任务', () => {
    expect(tasks('executive')).toEqual([
      ['20.1.1', 'transmit', 'superior-instructions,congress-resolutions'],
      ['20.1.1', 'study', 'superior-instructions,congress-resolutions'],
      ['20.1.2', 'discuss', 'report-to-superior'],
      ['20.1.2', 'adopt', 'report-to-superior'],
      ['20.1.3', 'discuss', 'for-party-committee'],
      ['20.1.4', 'discuss', 'for-plenary'],
      ['20.1.5', 'discuss', 'development-plan,major-plans'],
      ['20.1.5', 'discuss', 'budget,major-policy,major-funds'],
      ['20.1.5', 'discuss', 'major-projects,major-funds,activities,major-reform'],
      ['20.1.6', 'discuss', 'for-congress'],
      ['20.1.6', 'discuss', 'local-regulations'],
      ['20.1.7', 'deliberate', 'legislative-plan,rules'],
      ['20.1.7', 'deliberate', 'orders-decisions,important-measures'],
      ['20.1.8', 'adopt', 'normative-documents'],
      ['20.1.9', 'study', 'economic-situation'],
      ['20.1.9', 'deploy', 'key-work'],
      ['20.1.9', 'decide', 'department-requests'],
      ['20.1.10', 'decide', 'commendation'],
      ['20.1.11', 'decide', 'other'],
      ['20.1.11', 'inform', 'other'],
    ]);
  });
  test.each(['plenary', 'executive'])('第二十一、二十二条（%s）：提出、报送、确定议题，批印、送达，起草、审核，纪要', (meeting) => {
    expect(who('propose-topic', meeting)).toEqual([['21.1', 'head,leader-in-charge', 'must']]);
    expect(who('submit-topics', meeting)).toEqual([['21.1', 'office', 'must']]);
    expect(who('fix-topic', meeting)).toEqual([['21.1', 'head', 'must']]);
    expect(who('approve-papers', meeting)).toEqual([['21.1', 'head', 'must']]);
    expect(who('organise', meeting)).toEqual([['21.1', 'office', 'must']]);
    expect(who('deliver-papers', meeting)).toEqual([['21.1', 'office', 'must']]);
    expect(who('draft-papers', meeting)).toEqual([['21.2', 'presenting-department', 'must']]);
    expect(who('vet-papers', meeting)).toEqual([['21.2', 'office', 'must']]);
    expect(who('draft-minutes', meeting)).toEqual([['22.1', 'office', 'must']]);
  });
  test('纪要由谁签发；会议上的和公文上的说法一致', () => {
    expect(who('sign-minutes', 'plenary')).toEqual([['22.1', 'head', 'must']]);
    expect(who('sign-minutes', 'executive')).toEqual([['22.1', 'head', 'must']]);
    expect(who('sign-minutes', 'head-office')).toEqual([['23.2', 'head', 'must']]);
    expect(who('sign-minutes', 'topical')).toEqual([['23.3', 'chair', 'must']]);
    expect(who('settle-minutes', 'topical')).toEqual([['23.3', 'head', 'must', 'major']]);
    const signing = ['22.1-minutes', '23.2-minutes', '23.3-minutes', '23.3-minutes-major'].map(found);
    expect(signing.map((norm) => [norm.at, rolesOf(norm).join(), norm.modality])).toEqual([
      ['22.1', 'head', 'must'],
      ['23.2', 'head', 'must'],
      ['23.3', 'chair', 'must'],
      ['23.3', 'chair,head', 'must'],
    ]);
  });
  test('第二十二条第二款：议定事项及时公布，依法保密的除外', () => {
    expect(found('22.2-publish')).toMatchObject({ what: ['decided-matters'], exceptSecret: true, timing: 'promptly', modality: 'must' });
  });
  test('第二十三条：区长办公会议', () => {
    expect(who('convene', 'head-office')).toEqual([['23.2', 'head', 'must']]);
    expect(who('chair', 'head-office')).toEqual([['23.2', 'head', 'must']]);
    expect(who('propose-topic', 'head-office')).toEqual([['23.2', 'deputy', 'must']]);
    expect(who('fix-topic', 'head-office')).toEqual([['23.2', 'head', 'must']]);
    expect(who('organise', 'head-office')).toEqual([['23.2', 'office', 'must']]);
    expect(who('draft-minutes', 'head-office')).toEqual([['23.2', 'office', 'must']]);
    expect(tasks('head-office')).toEqual([['23.2', 'handle', 'important-matter']]);
  });
  test('第二十三条：专题会议由副区长受委托或者按分工召开，谁组织、谁起草纪要没有写', () => {
    expect(who('convene', 'topical')).toEqual([
      ['23.3', 'deputy', 'must', 'delegated'],
      ['23.3', 'deputy', 'must', 'in-charge'],
    ]);
    expect(who('chair', 'topical')).toEqual([['23.3', 'convenor', 'must']]);
    expect(who('fix-topic', 'topical')).toEqual([['23.3', 'chair', 'must']]);
    expect(who('organise', 'topical')).toEqual([]);
    expect(who('draft-minutes', 'topical')).toEqual([]);
    expect(tasks('topical')).toEqual([['23.3', 'coordinate', 'special-matter']]);
  });
});

describe('西市第二十四至二十六条：参会、部门会议、学习', () => {
  test('第二十四条：有所列理由才请假，原则上；向主持人请假', () => {
    expect(restrictionOn('miss-meeting')).toEqual([['24', 'should', 'leader,department-responsible', 'listed-reasons']]);
    expect(found('24-ask')).toMatchObject({ task: 'approve-absence', by: ['chair'], to: ['leader', 'attendee'], modality: 'must' });
    expect(who('approve-absence', 'topical')).toEqual([['24', 'chair', 'must', 'absent']]);
    expect(kind('responsibility').filter(({ task }) => task === 'submit-absence')).toEqual([]);
  });
  test('第二十五条第二款：领导一般不出席部门工作会议，兼任的除外', () => {
    expect(restrictionOn('attend-department-meeting')).toEqual([['25.2', 'should', 'leader', 'concurrent-post']]);
  });
  test('第二十五条第三款：先经分管领导同意，提前7个工作日报请示，领导审核，按规定批准', () => {
    expect(found('25.3-consent')).toMatchObject({ for: 'area-wide', needs: ['leader-in-charge-consent'], by: ['host-department'] });
    expect(found('25.3-advance')).toMatchObject({ meetings: ['area-wide', 'event'], by: ['host-department'], to: ['government'] });
    expect(who('submit-event', 'area-wide')).toEqual([['25.3', 'office', 'must']]);
    expect(who('review-event', 'event')).toEqual([['25.3', 'leader', 'must']]);
    expect(restrictionOn('hold-event')).toEqual([['25.3', 'must', 'department', 'approved']]);
  });
  test('第二十五条第四、五款', () => {
    expect(restrictionOn('invite-departments')).toEqual([['25.4', 'must-not', 'department', 'approved']]);
    expect(restrictionOn('skip-level-meeting')).toEqual([
      ['25.4', 'should', 'department', undefined],
      ['25.4', 'must', 'department', 'approved'],
    ]);
    expect(found('25.4-prepare')).toMatchObject({ for: 'meeting', needs: ['thorough-preparation'], modality: 'must' });
    expect(found('25.5-budget')).toMatchObject({ for: 'meeting', needs: ['budgeted'], modality: 'must' });
    expect(found('25.5-forum').note).toContain('and');
  });
  test('第二十六条：区长主持、定主题', () => {
    expect(who('chair', 'study')).toEqual([['26', 'head', 'must']]);
    expect(who('fix-theme', 'study')).toEqual([['26', 'head', 'must']]);
  });
});
