import { describe, expect, test } from 'vitest';
import { isWaiting, procedureOf } from '../src/procedure-of.ts';
import type { Norm, NormOf } from '../src/index.ts';
import { packOf } from './support.ts';

const pack = packOf('weidong');
/** The norms of the text itself, without those of the layers. */
const text = pack.norms.filter(({ citation }) => citation.source === 'work-rules');
const of = <K extends Norm['kind']>(kind: K): readonly NormOf<K>[] =>
  pack.of(kind).filter(({ citation }) => citation.source === 'work-rules');
const at = <K extends Norm['kind']>(kind: K, place: string): readonly NormOf<K>[] => of(kind).filter((norm) => norm.at === place);
/** Who does a task, in brief: article, modality, who, on what occasion. */
const whoDoes = (task: string, meeting?: string): string[] =>
  of('responsibility')
    .filter((norm) => norm.task === task && (meeting === undefined || norm.meetings?.some((one) => one === meeting) === true))
    .map(({ at: place, modality, by, on }) => [place, modality, by.join('+'), ...(on === undefined ? [] : [on])].join(' '))
    .toSorted();
const silent = (id: string): unknown => pack.source.silences.find((one) => one.id === id)?.of;
const asked = (id: string): boolean => pack.source.settings.some((one) => one.id === id && one.answer === undefined);

describe('卫东：本规则没有写的，规则包也没有', () => {
  test('没有 AB 角，没有再下一位主持人，没有“代行职务”的名义', () => {
    // 第八条：区长可以委托他人负责其他方面，不是互为补位。
    expect(of('substitution').map((one) => [one.at, one.aspect])).toEqual([['8', 'special-arrangement']]);
    expect(of('standing-in')).toHaveLength(1);
    expect(of('standing-in')[0]?.title).not.toContain('代行');
    expect([silent('ab-roles'), silent('fallback')]).toEqual(['substitution', 'standing-in']);
  });
  test('第四十五、四十八条：区长办公会议纪要没有审核人和签发人', () => {
    expect(whoDoes('vet-minutes', 'head-office')).toEqual([]);
    expect(whoDoes('sign-minutes', 'head-office')).toEqual([]);
    expect([silent('head-office-minutes'), silent('head-office-minutes-vetting')]).toEqual(['sign-off', 'responsibility']);
    expect(asked('head-office-minutes')).toBe(true);
  });
  test('纪要由谁起草、议题由谁提出、材料会前几日送，没有写', () => {
    for (const task of ['draft-minutes', 'propose-topic', 'submit-topics', 'deliver-papers', 'approve-papers', 'settle-minutes'])
      expect(whoDoes(task), task).toEqual([]);
    expect([silent('minutes-draft'), silent('topic-proposal'), silent('papers-lead')]).toEqual(Array(3).fill('responsibility'));
  });
  test('全体会议、专题会议没有次数；专题学习没有写；开会没有提前报批的日数', () => {
    expect(of('frequency').flatMap(({ meetings }) => meetings)).toEqual(['executive', 'head-office']);
    expect(of('advance-request')).toEqual([]);
    expect([silent('plenary-frequency'), silent('study-session'), silent('advance-request')]).toEqual([
      'frequency',
      'frequency',
      'advance-request',
    ]);
  });
  test('区长自己的请假、提前几日、由谁批、向谁报备，没有写', () => {
    expect(of('leave').flatMap(({ who }) => who)).not.toContain('head');
    expect(
      of('leave').every(({ value, record, consentFirst, area }) => [value, record, consentFirst, area].every((one) => one === undefined)),
    ).toBe(true);
    expect([silent('head-leave'), silent('leave-lead')]).toEqual(['leave', 'leave']);
    expect([asked('who-approves-leave'), asked('leave-record')]).toEqual([true, true]);
  });
  test('督查次数、简报份数、要求报文、作序、出席部门会议，没有写', () => {
    const conduct = of('restriction').flatMap((norm) => norm.conduct);
    for (const one of ['repeat-inspection', 'multiple-inspection', 'demand-reports', 'second-bulletin', 'unapproved-bulletin', 'preface'])
      expect(conduct, one).not.toContain(one);
    expect(conduct).not.toContain('attend-department-meeting');
    expect([silent('inspection'), silent('bulletins'), silent('preface')]).toEqual(Array(3).fill('restriction'));
  });
  test('备案没有日数，没有说由谁审查备案，没有说公布目录', () => {
    expect(of('filing').map(({ reviewer, catalogue }) => [reviewer, catalogue])).toEqual([[undefined, false]]);
    expect([silent('file-limit'), silent('catalogue')]).toEqual(['filing', 'filing']);
    expect(asked('filing-procedure')).toBe(true);
  });
  test('规章不归区政府：没有一条规范说区政府制定规章', () => {
    expect(pack.source.government.mayMakeRules).toBe(false);
    expect(of('filing').flatMap(({ what }) => what)).toEqual(['normative-document']);
    expect(of('agenda').flatMap(({ matters }) => matters)).not.toContain('rules');
  });
  test('没有点名要废止的旧规定', () => {
    expect(of('commencement').map(({ effect }) => effect)).toEqual(['in-force-on-issue', 'prevails']);
    expect(silent('repeals')).toBe('commencement');
  });
});

describe('卫东：七十六条', () => {
  const articles = pack.source.articles;
  test('条数和章', () => {
    expect(articles.map(({ article }) => article)).toEqual(Array.from({ length: 76 }, (_, i) => i + 1));
    const first = [1, 5, 12, 20, 26, 32, 36, 42, 53, 62, 67];
    expect(articles.map(({ chapter }) => chapter)).toEqual(articles.map(({ article }) => first.filter((one) => one <= article).length));
  });
  test('款：第十一条三款，第三十六、四十三至四十五、五十三、五十四条各两款，其余一款', () => {
    expect(articles.filter(({ paragraphs }) => paragraphs > 1).map(({ article, paragraphs }) => [article, paragraphs])).toEqual([
      [11, 3],
      [36, 2],
      [43, 2],
      [44, 2],
      [45, 2],
      [53, 2],
      [54, 2],
    ]);
  });
  test('项：第四十三条四项，第四十四条六项（第一项漏印序号也算），第四十五条三项', () => {
    expect(articles.filter(({ items }) => items > 0).map(({ article, items }) => [article, items])).toEqual([
      [43, 4],
      [44, 6],
      [45, 3],
    ]);
    expect(at('agenda', '44.1.1')[0]?.note).toContain('漏印');
  });
  test('处置：一条一项，或者一款一项；没有规范的条只宣示，有规范的条不只宣示', () => {
    expect(articles.filter((one) => ![1, one.paragraphs].includes(one.dispositions.length))).toEqual([]);
    const spoken = new Set(text.map(({ citation }) => citation.article));
    const declared = articles.filter(({ dispositions }) => dispositions.every((one) => one === 'declare')).map(({ article }) => article);
    expect(declared).toEqual([1, 3, 13]);
    expect(articles.map(({ article }) => article).filter((article) => !spoken.has(article))).toEqual(declared);
  });
  test('多款的条，每一款、每一项都有规范', () => {
    for (const { article, paragraphs, items } of articles.filter((one) => one.paragraphs > 1)) {
      const here = text.filter(({ citation }) => citation.article === article).map(({ citation }) => citation);
      expect(new Set(here.map(({ paragraph }) => paragraph)), String(article)).toEqual(
        new Set(Array.from({ length: paragraphs }, (_, i) => i + 1)),
      );
      expect(new Set(here.flatMap(({ item }) => item ?? [])), String(article)).toEqual(
        new Set(Array.from({ length: items }, (_, i) => i + 1)),
      );
    }
  });
  test('全文只有三处数字', () => {
    const figures = text.flatMap((norm) => {
      if (!('value' in norm) || norm.value === undefined) return [];
      const times = norm.kind === 'frequency' ? `${norm.timesMin}-${norm.timesMax ?? ''}` : '';
      return [[norm.at, norm.modality, norm.value, norm.unit, times]];
    });
    expect(figures).toEqual([
      ['54.2', 'should', 3, 'workday', ''],
      ['44.2', 'should', 2, 'week', '1-1'],
      ['45.2', 'should', 1, 'week', '1-1'],
    ]);
  });
  test('公文、会议、请假、职务代理的规范在用', () => {
    expect([...of('sign-off'), ...of('frequency'), ...of('leave'), ...of('standing-in')].some(isWaiting)).toBe(false);
    expect(at('preparation', '47').map(procedureOf)).toEqual(Array(6).fill('meeting'));
  });
});

describe('卫东第一、二章：组成、领导、主持', () => {
  test('第二条：“第一议题”制度，哪些会议由本府定', () => {
    expect(at('duty', '2').filter(({ subject }) => subject === 'first-topic')).toMatchObject([{ modality: 'must', who: ['government'] }]);
    expect(asked('first-topic-meetings')).toBe(true);
  });
  test('第四条：重要事项及时向区委请示报告', () => {
    expect(at('reporting', '4')).toMatchObject([
      {
        modality: 'must',
        who: ['government'],
        to: ['party-committee'],
        what: ['important-matter'],
        form: 'ask-and-report',
        timing: 'promptly',
      },
    ]);
  });
  test('第五条：组成人员有党组成员，没有列其他领导和办公室主任', () => {
    expect(at('composition', '5')).toMatchObject([
      { as: 'member', who: ['head', 'deputy', 'party-group-member', 'constituent-department-head'] },
    ]);
    expect(at('composition', '5')[0]?.meetings).toBeUndefined();
  });
  test('第六、八、十、十一条：谁领导、协助、分管、办日常', () => {
    expect(whoDoes('lead')).toEqual(['6 must head']);
    expect(whoDoes('assist')).toEqual(['6 must deputy+other-leader']);
    expect(whoDoes('take-portfolio')).toEqual(['8 must deputy+other-leader in-charge']);
    expect(whoDoes('take-assignment')).toEqual(['8 must deputy+other-leader delegated']);
    expect(whoDoes('represent-abroad')).toEqual(['8 may deputy+other-leader delegated']);
    expect(whoDoes('run-daily-business')).toEqual(['10 must office-director']);
    expect(whoDoes('carry-through-decisions')).toEqual(['10 must office-director']);
    expect(whoDoes('lead-department')).toEqual(['11.1 must department-head']);
  });
  test('第九条：区长外出，受委托的常务副区长主持全面工作', () => {
    expect(of('standing-in')).toMatchObject([
      {
        at: '9',
        modality: 'must',
        order: 'first',
        by: ['executive-deputy'],
        trigger: 'away',
        title: '主持区政府全面工作',
        if: '受区长委托',
      },
    ]);
  });
});

describe('卫东第七条、第八章：会议', () => {
  test('召集：全体、常务、区长办公由区长；第七条可委托常务副区长', () => {
    const delegated = '7 must executive-deputy delegated';
    for (const task of ['convene', 'chair']) {
      expect(whoDoes(task, 'plenary')).toEqual(['43.1 must head', delegated, '7 must head']);
      expect(whoDoes(task, 'executive')).toEqual(['44.1 may executive-deputy absent', '44.1 must head', delegated, '7 must head']);
      expect(whoDoes(task, 'head-office')).toEqual(['45.1 may executive-deputy absent', '45.1 must head', delegated, '7 must head']);
      expect(whoDoes(task, 'topical')).toEqual(['46 must head+deputy+other-leader', '8 must deputy+other-leader delegated']);
    }
  });
  test.each([
    ['plenary', '43.1', ['head', 'deputy', 'other-leader', 'office-director', 'constituent-department-head', 'lower-government-head']],
    ['executive', '44.1', ['head', 'deputy', 'other-leader', 'office-director']],
    ['head-office', '45.1', ['head', 'deputy', 'other-leader', 'office-director']],
  ] as const)('%s 的成员（第 %s）', (meeting, place, who) => {
    expect(at('composition', place)).toMatchObject([{ modality: 'must', meetings: [meeting], as: 'member', who }]);
  });
  test('列席和特邀', () => {
    expect(at('composition', '43.2')).toMatchObject([
      { modality: 'may', as: 'sitting-in', who: ['departments-concerned'], asNeeded: true },
    ]);
    expect(at('composition', '45.2')).toMatchObject([
      { modality: 'may', as: 'sitting-in', who: ['departments-concerned'], asNeeded: true },
    ]);
    expect(at('composition', '44.2')).toMatchObject([
      { modality: 'must', as: 'invited', who: ['congress-leader', 'cppcc-leader'], asNeeded: false },
      {
        modality: 'must',
        as: 'sitting-in',
        who: [
          'office-team',
          'supervision-body',
          'development-department',
          'legal-review-department',
          'legal-adviser',
          'finance-department',
        ],
        asNeeded: false,
      },
      { modality: 'must', as: 'sitting-in', who: ['department-responsible', 'lower-government-head'], asNeeded: true },
    ]);
  });
  test('第三十三条：利益相关方、公众代表、专家、媒体列席有关会议，哪些会议由本府定', () => {
    expect(at('composition', '33')).toMatchObject([
      { modality: 'must', as: 'sitting-in', who: ['stakeholder', 'public', 'expert', 'media'] },
    ]);
    expect(asked('public-sit-in')).toBe(true);
  });
  test('必经：重大事项和第二十七条所列经全体或者常务会议，重要问题经区长办公会议，专业会议经区长办公或者常务会议', () => {
    const exclusive = of('agenda').filter((norm) => norm.exclusive);
    expect(exclusive.map((norm) => [norm.at, norm.effect, norm.meetings.join('+')])).toEqual([
      ['27', 'decide', 'plenary+executive'],
      ['7', 'decide', 'plenary+executive'],
      ['7', 'decide', 'head-office'],
      ['50', 'decide', 'head-office+executive'],
    ]);
    expect(exclusive[0]?.matters).toEqual(
      expect.arrayContaining([
        'budget',
        'development-plan',
        'major-plans',
        'major-reform',
        'major-funds',
        'major-projects',
        'normative-documents',
      ]),
    );
  });
  test.each([
    ['43.1.1', ['transmit superior-instructions']],
    ['43.1.2', ['inform important-situation']],
    ['43.1.3', ['decide major-matter']],
    ['43.1.4', ['deploy important-work']],
    ['44.1.1', ['transmit superior-instructions']],
    ['44.1.2', ['discuss report-to-superior+for-party-committee+for-congress']],
    ['44.1.3', ['decide normative-documents']],
    ['44.1.4', ['hear department-reports', 'decide department-requests']],
    ['44.1.5', ['decide three-major-one-large+major-decision+personnel+major-projects+major-funds']],
    ['44.1.6', ['inform other', 'discuss other']],
    ['45.1.1', ['study key-work', 'study cross-department']],
    ['45.1.2', ['exchange important-situation', 'study difficult-question']],
    ['45.1.3', ['study daily-business']],
    ['46', ['study special-matter']],
  ] as const)('会议的任务（第 %s）', (place, tasks) => {
    expect(at('agenda', place).map(({ effect, matters }) => `${effect} ${matters.join('+')}`)).toEqual(tasks);
  });
  test('常务会议原则上两周一次、可随时；区长办公会议一般每周一次', () => {
    expect(of('frequency')).toMatchObject([
      { at: '44.2', modality: 'should', meetings: ['executive'], value: 2, unit: 'week', timesMin: 1, timesMax: 1, anyTime: true },
      { at: '45.2', modality: 'should', meetings: ['head-office'], value: 1, unit: 'week', timesMin: 1, timesMax: 1, anyTime: false },
    ]);
  });
  test('第二十一条：常务会议定期学法，多久一次由本府定', () => {
    expect(at('agenda', '21').map(({ modality, meetings, effect, matters }) => [modality, ...meetings, effect, ...matters])).toEqual(
      Array.from({ length: 2 }, () => ['must', 'executive', 'study', 'law-study']),
    );
    expect(asked('law-study-interval')).toBe(true);
  });
  test('第四十七条：议题上常务会议以前的六件事；材料由分管领导签发', () => {
    expect(at('preparation', '47').map(({ modality, needs, by }) => [modality, needs.join('+'), by?.join('+')])).toEqual([
      ['must', 'research+thorough-preparation', undefined],
      ['must', 'consult-departments', 'presenting-department'],
      ['must', 'positions-agreed', 'presenting-department'],
      ['must', 'leader-in-charge-consent', 'leader-in-charge'],
      ['must', 'executive-deputy-consent', 'executive-deputy'],
      ['must', 'talk-with-head', 'leader-in-charge'],
    ]);
    expect(whoDoes('sign-papers', 'executive')).toEqual(['47 must leader-in-charge']);
    expect(whoDoes('sign-papers', 'plenary')).toEqual([]);
    expect(silent('no-agreement')).toBe('preparation');
  });
  test('第四十八条：议题、组织、纪要', () => {
    for (const meeting of ['plenary', 'executive', 'head-office'])
      expect(whoDoes('fix-topic', meeting)).toEqual(['48 must executive-deputy delegated', '48 must head']);
    expect(whoDoes('fix-topic', 'topical')).toEqual(['48 must convenor']);
    for (const meeting of ['plenary', 'executive', 'head-office', 'topical'])
      expect(whoDoes('organise', meeting)).toEqual(['48 must office']);
    for (const meeting of ['plenary', 'executive', 'topical']) {
      expect(whoDoes('vet-minutes', meeting)).toEqual(['48 must office']);
      expect(whoDoes('sign-minutes', meeting)).toEqual(['48 must convenor']);
    }
  });
  test('第四十六、四十九、五十条', () => {
    expect(whoDoes('fix-attendance', 'topical')).toEqual(['46 must chair']);
    expect(whoDoes('draft-report', 'party-standing-committee')).toEqual(['49 must presenting-department']);
    expect(whoDoes('review-event', 'area-wide')).toEqual(['50 must leader-in-charge urgent']);
    expect(whoDoes('approve-event', 'area-wide')).toEqual(['50 must head urgent']);
    expect(whoDoes('approve-invitation', 'area-wide')).toEqual(['52 must government necessary']);
  });
  test('第五十一条：按时参会；原则上不请假，特殊的经召集人同意', () => {
    expect(at('duty', '51')).toMatchObject([{ modality: 'must', who: ['leader', 'department-head'], subject: 'meeting-attendance' }]);
    expect(at('restriction', '51')).toMatchObject([
      { modality: 'should', who: ['leader', 'department-head'], conduct: ['miss-meeting'], allowedIf: ['special-circumstances'] },
    ]);
    for (const meeting of ['plenary', 'executive', 'head-office', 'topical'])
      expect(whoDoes('approve-absence', meeting)).toEqual(['51 must convenor']);
  });
  test('第五十二条：部门的全区性会议不用区政府名义，没有例外；请街道负责人须经批准', () => {
    expect(at('restriction', '52').map(({ modality, who, conduct, allowedIf }) => [modality, who, conduct, allowedIf])).toEqual([
      ['must', ['government', 'department'], ['hold-work-meeting'], ['approved']],
      ['must-not', ['department'], ['use-government-name'], undefined],
      ['must-not', ['department'], ['invite-lower-heads'], ['approved']],
    ]);
    expect(asked('invite-streets')).toBe(true);
  });
});

describe('卫东第四至七章：决策、公开、监督', () => {
  test('第二十三条：集体讨论、报市政府备案、责令纠正、变更撤销', () => {
    expect(at('preparation', '23')).toMatchObject([
      { modality: 'must', needs: ['collective-discussion'], by: ['government', 'department'] },
    ]);
    expect(of('filing')).toMatchObject([
      { at: '23', modality: 'must', who: ['government', 'department'], to: ['superior-government'], what: ['normative-document'] },
    ]);
    expect(whoDoes('order-correction')).toEqual(['23 must legal-review-department']);
    expect(whoDoes('change-or-annul')).toEqual(['23 must government']);
  });
  test('第二十六、二十九、三十条：重大决策的程序和执行', () => {
    expect(at('preparation', '26')[0]?.needs).toEqual([
      'public-participation',
      'expert-argument',
      'risk-assessment',
      'legality',
      'collective-discussion',
    ]);
    expect(at('preparation', '29').map(({ needs, stage }) => [needs, stage])).toEqual([
      [['submitted-to-party-committee'], 'afterwards'],
      [['submitted-to-congress'], 'afterwards'],
    ]);
    expect(at('preparation', '30').map(({ needs, stage }) => [needs, stage])).toEqual([
      [['follow-up'], 'afterwards'],
      [['post-evaluation'], 'afterwards'],
    ]);
  });
  test('第三十一条：第一责任人、牵头、协办、督查', () => {
    expect(whoDoes('execute')).toEqual(['31 must department']);
    expect(whoDoes('first-responsible')).toEqual(['31 must department-head']);
    expect(whoDoes('lead-work')).toEqual(['31 must lead-department']);
    expect(whoDoes('cooperate')).toEqual(['31 must assisting-department']);
    expect(whoDoes('supervise')).toEqual(['31 must supervision-body']);
  });
  test('公开：第三十三、三十四、三十六、三十九条', () => {
    expect(
      of('publication').map((norm) => [norm.at, norm.modality, norm.who.join('+'), norm.what.join('+'), norm.exceptSecret, norm.timing]),
    ).toEqual([
      ['33', 'must', 'government', 'decided-matters', true, 'as-required'],
      ['33', 'must', 'government+department', 'policies', true, 'as-required'],
      ['34', 'must', 'government+department', 'public-interest', false, 'promptly'],
      ['34', 'must', 'government+department', 'information', false, 'promptly'],
      ['36.2', 'must', 'department', 'handling-results', false, 'as-required'],
      ['39', 'must', 'government+department', 'handling-results', false, 'as-required'],
    ]);
  });
  test('第三十六至四十一条：办理、报告、信访、复议、考核', () => {
    expect(whoDoes('handle-proposals')).toEqual(['36.2 must department']);
    expect(whoDoes('handle-reconsideration')).toEqual(['38 must legal-review-department']);
    expect(whoDoes('handle-letters')).toEqual(['40 must leader+department-responsible']);
    expect(whoDoes('receive-visitors')).toEqual(['40 must leader+department-responsible']);
    expect(whoDoes('appraise')).toEqual(['41 must government+department']);
    expect(at('reporting', '37')).toMatchObject([{ modality: 'must', who: ['department'], to: ['government'], what: ['rectification'] }]);
    expect(at('reporting', '36.1')).toMatchObject([{ modality: 'must', who: ['government'], to: ['congress'] }]);
    expect([asked('visit-interval'), asked('proposal-limit')]).toEqual([true, true]);
  });
});

describe('卫东第九至十一章：公文、纪律、作风、附则', () => {
  test('第五十四、六十一条：主办部门主要负责人主动协商；没有实质内容的一律不发', () => {
    expect(whoDoes('coordinate')).toEqual(['54.1 must department-head disagreement']);
    expect(at('restriction', '61')).toMatchObject([
      { modality: 'must-not', who: ['government', 'department'], conduct: ['empty-documents'] },
    ]);
  });
  test('第六十三条：不同意见可以内部提；不得违背决定；讲话、文章先经同意', () => {
    expect(at('duty', '63').map(({ modality, subject }) => [modality, subject])).toEqual([
      ['must', 'execution'],
      ['may', 'discipline'],
    ]);
    expect(
      at('restriction', '63').map(({ modality, who, conduct, allowedIf }) => [modality, ...who, ...conduct, ...(allowedIf ?? [])]),
    ).toEqual([
      ['must-not', 'member', 'contradict', 'decided-anew'],
      ['must', 'member', 'speak-for-government', 'government-consent'],
      ['must', 'member', 'signed-article', 'government-consent'],
    ]);
  });
  test('第六十四条：副区长等是报告区长，街道、部门、事业单位主要负责人是先批准、后报备', () => {
    const three = ['lower-government-head', 'department-head', 'institution-head'];
    expect(of('leave')).toMatchObject([
      {
        at: '64',
        modality: 'must',
        who: ['deputy', 'other-leader', 'office-director'],
        triggers: ['business-trip', 'vacation'],
        applyTo: ['head'],
        by: 'report',
        inform: ['leader'],
      },
      { at: '64', modality: 'must', who: three, triggers: ['leave'], by: 'approval' },
    ]);
    expect(of('leave').map(({ applyTo }) => applyTo)).toEqual([['head'], undefined]);
    expect(at('duty', '64')).toContainEqual(
      expect.objectContaining({ modality: 'must', procedure: 'leave', who: three, if: '请假已经批准' }),
    );
    expect(whoDoes('inform-absence')).toEqual(['64 must office']);
    expect(at('restriction', '64')).toMatchObject([
      { modality: 'must-not', who: three, conduct: ['leave-unapproved'], allowedIf: ['approved'] },
    ]);
  });
  test('第六十五条：四样事提前报告，严禁临时报告；进展及时报告', () => {
    expect(at('reporting', '65').map(({ modality, who, to, what, timing }) => [modality, ...who, ...to, ...what, timing])).toEqual([
      ['must', 'department', 'government', 'major-matter', 'beforehand'],
      ['must', 'department', 'government', 'activities', 'beforehand'],
      ['must', 'department', 'government', 'guests', 'beforehand'],
      ['must', 'department', 'government', 'investors', 'beforehand'],
      ['must', 'department', 'leader', 'progress', 'promptly'],
    ]);
    expect(at('restriction', '65')).toMatchObject([{ modality: 'must-not', who: ['department'], conduct: ['late-report'] }]);
    expect([silent('report-lead'), asked('report-lead')]).toEqual(['reporting', true]);
  });
  test('第六十六、六十八、七十一条：严禁泄密，不得办理不合规的事，不能以会议贯彻会议', () => {
    expect(
      ['66', '68', '71'].flatMap((place) => at('restriction', place).map(({ modality, who, conduct }) => [modality, ...who, ...conduct])),
    ).toEqual([
      ['must-not', 'member', 'disclose-secret'],
      ['must-not', 'government', 'department', 'handle-unlawful'],
      ['must-not', 'member', 'formalism'],
    ]);
  });
  test('第七十四条：未经区委、区政府批准，区政府领导不剪彩、不发贺信、不出版、不题词', () => {
    const here = at('restriction', '74');
    expect(here.map(({ conduct }) => conduct)).toEqual([
      ['ribbon-cutting'],
      ['congratulatory-message'],
      ['publish-book', 'publish-speech'],
      ['inscription'],
    ]);
    for (const norm of here)
      expect(norm).toMatchObject({ modality: 'must-not', who: ['leader'], allowedIf: ['party-and-government-approved'] });
  });
  test('第七十五、七十六条：适用于直属事业单位和常设临时机构；印发之日施行，不一致的以本规则为准', () => {
    expect(of('scope')).toMatchObject([{ at: '75', bodies: ['affiliated-institution', 'standing-temporary-body'], degree: 'applies' }]);
    expect(of('commencement').map((norm) => [norm.at, norm.effect])).toEqual([
      ['76', 'in-force-on-issue'],
      ['76', 'prevails'],
    ]);
    expect(pack.source.edition.effective).toBe('2022-07-27');
  });
});
