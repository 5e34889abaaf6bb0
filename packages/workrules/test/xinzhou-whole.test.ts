/** The whole of Xinzhou's Work Rules: every article, figure and named person, read from the text by hand. Its meetings are tested in `xinzhou-meetings.test.ts`, what one document needs in `xinzhou.test.ts`. */
import { describe, expect, test } from 'vitest';
import { isWaiting, procedureOf } from '../src/index.ts';
import { reading } from './office.ts';
import { packOf } from './support.ts';

const pack = packOf('xinzhou');
const { articles, settings } = pack.source;
const { norms, kind, does, present, barred, duties, needs, silent, figures, misplaced, vague } = reading(pack);
const setting = (id: string) => settings.find((one) => one.id === id);

describe('忻州：条、款、项', () => {
  /** 章: first and last article. */
  const chapters = [
    [1, 3],
    [4, 7],
    [8, 13],
    [14, 18],
    [19, 28],
    [29, 37],
    [38, 41],
    [42, 48],
  ] as const;
  /** Articles of more than one paragraph. */
  const paragraphs: Readonly<Record<number, number>> = {
    5: 3,
    7: 2,
    14: 2,
    20: 2,
    21: 2,
    22: 2,
    23: 3,
    24: 3,
    26: 4,
    29: 2,
    33: 2,
    34: 3,
    35: 3,
    36: 3,
    37: 2,
    41: 2,
    44: 2,
    45: 5,
    46: 2,
  };
  const items: Readonly<Record<number, number>> = { 20: 2, 21: 7 };

  test('四十八条，各在其章，款数、项数如原文', () => {
    const text = chapters.flatMap(([first, last], i) =>
      Array.from({ length: last - first + 1 }, (_, k) => first + k).map((article) => ({
        article,
        chapter: i + 1,
        paragraphs: paragraphs[article] ?? 1,
        items: items[article] ?? 0,
      })),
    );
    expect(text).toHaveLength(48);
    expect(
      articles.map(({ article, chapter, paragraphs: count, items: parts }) => ({ article, chapter, paragraphs: count, items: parts })),
    ).toEqual(text);
  });

  test('处置：一条一个，或者一款一个', () => {
    const odd = articles.filter(({ dispositions, paragraphs: count }) => dispositions.length !== 1 && dispositions.length !== count);
    expect(odd).toEqual([]);
  });

  test('只宣示的是第一、二、九条；一款有规范就不是只宣示，没有规范就只宣示', () => {
    expect(misplaced()).toEqual([]);
    expect(articles.filter(({ dispositions }) => dispositions.includes('declare')).map(({ article }) => article)).toEqual([1, 2, 9]);
  });

  test('多款的条，规范都写到款', () => {
    expect(vague()).toEqual([]);
  });

  test('每一项都有规范', () => {
    const places = new Set(norms.map(({ at }) => at));
    const all = ['20.1.1', '20.1.2', ...Array.from({ length: 7 }, (_, i) => `21.1.${i + 1}`)];
    expect(all.filter((place) => !places.has(place))).toEqual([]);
  });

  test('办文、收文、办会、请销假、职务代理、请示报告、工作纪律、部门会议、接受监督、督查督办的规范在用，其余各程序的规范在等', () => {
    const running = new Set(norms.filter((norm) => !isWaiting(norm)).map(procedureOf));
    expect([...running].sort()).toEqual([
      'authority',
      'conduct',
      'department-meeting',
      'document',
      'incoming',
      'leave',
      'meeting',
      'oversight',
      'reporting',
      'supervision',
    ]);
  });
});

test('忻州：原文的每一个数字，连同单位、语气和所在的款，再没有别的数字', () => {
  expect(figures()).toEqual(
    [
      '21.2 should 2-3/1 month',
      '23.2 should 7 workday',
      '26.2 must 10 workday',
      '27 should 1-1/2 month',
      '30 should 15 day',
      '30 should 10 day',
      '31 should 5000 char',
      '31 should 4000 char',
      '31 should 1500 char',
      '31 should 5000 char',
      '31 should 3000 char',
      '33.2 should 7 workday',
      '37.1 should 1 count',
    ].sort(),
  );
});

describe('忻州第四、五条：组成、分工、代行、补位', () => {
  test('第四条：组成人员里有秘书长，部门是组成部门', () => {
    expect(present()).toEqual([['4', 'must', 'member', 'head/deputy/secretary-general/constituent-department-head', false]]);
  });

  test('第五条第一款：副市长、秘书长同样协助市长并按分工、受委托、按安排做事', () => {
    expect(does('lead')).toEqual([['5.1', 'must', 'head']]);
    expect(does('assist')[0]).toEqual(['5.1', 'must', 'deputy/secretary-general', 'to head']);
    expect(does('take-portfolio')).toEqual([['5.1', 'must', 'deputy/secretary-general', 'in-charge']]);
    expect(does('take-assignment')).toEqual([['5.1', 'must', 'deputy/secretary-general', 'delegated']]);
    expect(does('represent-abroad')).toEqual([['5.1', 'must', 'deputy/secretary-general', 'arranged']]);
  });

  test('第五条第一款：日常工作归秘书长；副秘书长按分工协助副市长；没有办公室主任', () => {
    expect(does('run-daily-business')).toEqual([['5.1', 'must', 'secretary-general', 'to head']]);
    expect(does('carry-through-decisions')).toEqual([['5.1', 'must', 'secretary-general', 'to head']]);
    expect(does('assist')[1]).toEqual(['5.1', 'must', 'deputy-secretary-general', 'to deputy', 'in-charge']);
    expect(kind('responsibility').filter(({ by }) => by.includes('office-director'))).toEqual([]);
  });

  test('第五条第二款：市长出差，受委托由常务副市长代行，他也出差的由其他副市长代行，称代行市长职务', () => {
    expect(kind('standing-in').map(({ at, modality, order, by, trigger, title }) => [at, modality, order, by[0], trigger, title])).toEqual([
      ['5.2', 'must', 'first', 'executive-deputy', 'business-trip', '代行市长职务'],
      ['5.2', 'must', 'fallback', 'other-deputy', 'business-trip', '代行市长职务'],
    ]);
    for (const norm of kind('standing-in')) expect(norm.if).toContain('受市长委托');
    expect(silent('standing-in')).toEqual(['head-on-leave', 'which-deputy', 'case-stand-in']);
  });

  test('第五条第三款：只说实行AB角；怎样配对、何时补位、可否同时离开都没有写', () => {
    expect(kind('substitution').map(({ at, modality, aspect, who, triggers, by }) => [at, modality, aspect, who, triggers, by])).toEqual([
      ['5.3', 'must', 'institution', ['leader'], undefined, undefined],
    ]);
    expect(silent('substitution')).toEqual(['ab-stand-in', 'both-substitutes-away']);
    expect(setting('ab-pairs')).toEqual({
      id: 'ab-pairs',
      question: '市政府领导AB角如何配对、由谁排定，何时补位、可否同时离开',
    });
  });
});

describe('忻州第七至十三条：部门、原则', () => {
  test('第七条：第一款部门首长负责，第二款部门履职、抓落实、相互配合', () => {
    expect(does('lead-department')).toEqual([['7.1', 'must', 'department-head']]);
    expect(does('execute')).toContainEqual(['7.2', 'must', 'department']);
    expect(does('cooperate')).toContainEqual(['7.2', 'must', 'department']);
    expect(duties('7.2').map(([, subject]) => subject)).toEqual([
      'department-duties',
      'department-duties',
      'department-duties',
      'execution',
    ]);
  });

  test('第八条：重大决策、重大事项、重要情况及时报省委、省政府和市委', () => {
    expect(kind('reporting').filter(({ at }) => at === '8')).toMatchObject([
      {
        modality: 'must',
        who: ['government'],
        to: ['superior-party-committee', 'superior-government', 'party-committee'],
        what: ['major-decision', 'major-matter', 'important-situation'],
        form: 'ask-and-report',
        timing: 'promptly',
      },
    ]);
  });

  test('第十条：设区的市，还要提高立法质量', () => {
    expect(duties('10')).toEqual([
      ['government', 'legislation'],
      ['government', 'law-enforcement'],
      ['government', 'law'],
    ]);
  });

  test('第十一条：重大决策的前期工作和事后评估', () => {
    expect(needs('11')).toEqual([
      ['must', 'major-decision', null, 'research/argument/risk-assessment/legality'],
      ['must', 'major-decision', null, 'hear-opinions'],
      ['must', 'major-decision', 'important-plan', 'argument'],
      ['must', 'major-decision', 'important-plan', 'hearing'],
      ['must', 'major-decision', null, 'follow-up'],
      ['must', 'major-decision', null, 'post-evaluation'],
    ]);
  });
});

describe('忻州第十四至十八条：监督', () => {
  test('第十四条：接受人大、政协监督；建议提案由部门办理，多沟通，限时，公开结果', () => {
    expect(duties('14.1')).toEqual([
      ['government', 'congress-oversight'],
      ['government', 'congress-oversight'],
      ['government', 'cppcc-oversight'],
      ['government', 'cppcc-oversight'],
    ]);
    expect(does('handle-proposals')).toEqual([
      ['14.2', 'must', 'department'],
      ['14.2', 'must', 'department', 'with congress-deputy/cppcc-member'],
    ]);
    expect(duties('14.2')).toEqual([['department', 'responsibility']]);
  });

  test('第十五条：公职人员受监察监督，部门受司法、审计监督，整改并报市政府', () => {
    expect(duties('15')).toEqual([
      ['official', 'supervisory-oversight'],
      ['department', 'judicial-oversight'],
      ['department', 'audit-oversight'],
      ['department', 'rectification'],
    ]);
    expect(kind('reporting').filter(({ at }) => at === '15')).toMatchObject([
      { modality: 'must', who: ['department'], to: ['government'], what: ['rectification'], form: 'report' },
    ]);
  });

  test('第十六条：公开、解读、核实、回应', () => {
    expect(duties('16')).toEqual([
      ['government/department', 'public-oversight'],
      ['government/department', 'interpretation'],
      ['government/department', 'public-oversight'],
      ['government/department', 'public-response'],
    ]);
  });

  test('第十七条：领导亲自阅批群众来信、督促解决重大问题；接待来访没有写', () => {
    expect(does('handle-letters')).toEqual([['17', 'must', 'leader']]);
    expect(does('supervise')).toContainEqual(['17', 'must', 'leader']);
    expect(does('receive-visitors')).toEqual([]);
    expect(silent('responsibility')).toContain('visitors');
  });

  test('第十八条：行政复议、应诉、纠正，督查同执法监督、备案审查监督衔接；由哪个部门办复议没有写', () => {
    expect(duties('18')).toEqual([
      ['government/department', 'reconsideration'],
      ['government/department', 'reconsideration'],
      ['government/department', 'litigation'],
      ['government/department', 'reconsideration'],
      ['government/department', 'inspection'],
    ]);
    expect(does('handle-reconsideration')).toEqual([]);
    expect(silent('responsibility')).toContain('reconsideration-organ');
  });
});

describe('忻州第二十九至三十七条：法规规章、备案、公开、简报', () => {
  test('第二十九条第一款：不直接报领导个人，领导交办的和绝密级事项除外', () => {
    const norm = kind('prohibition').find(({ at, when }) => at === '29.1' && JSON.stringify(when).includes('toLeaderInPerson'));
    expect(norm?.modality).toBe('should');
    expect(norm?.unless).toEqual([{ assignedByLeader: true }, { secrecy: 'top-secret' }]);
    expect(setting('must-send-direct')?.question).toContain('绝密级');
  });

  test('第三十条：只报代拟稿，没有写相关材料', () => {
    expect(kind('lead-time')).toHaveLength(2);
    for (const { says } of kind('lead-time')) expect(says).not.toContain('材料');
  });

  test('第三十二条：法规规章草案的论证、征求意见、风险评估、公开征求意见和争议事项', () => {
    expect(needs('32')).toEqual([
      ['must', 'legislation', null, 'research/legality/necessity/scientific/feasibility/macro-policy'],
      ['must', 'legislation', 'cross-department', 'consult-departments'],
      ['must', 'legislation', 'touches-lower-government', 'consult-lower-governments'],
      ['must', 'legislation', 'public-interest', 'hear-opinions/stability-risk-assessment'],
      ['must', 'legislation', null, 'public-comment'],
      ['must', 'legislation', 'controversial', 'assessment'],
    ]);
    expect(kind('preparation').find(({ needs: [first] }) => first === 'public-comment')?.except).toContain('保密');
  });

  test('第三十三、三十四条：部门主要负责人协商分歧，副秘书长协助分管领导协调', () => {
    expect(does('coordinate')).toEqual([['33.1', 'must', 'department-head', 'disagreement']]);
    expect(does('assist-coordination')).toEqual([['34.1', 'must', 'deputy-secretary-general', 'to leader-in-charge', 'disagreement']]);
  });

  test('第三十六条第三款：部门和县（市、区）政府报市政府备案，市司法行政部门审核、公布目录；“规章”注明是遗留', () => {
    expect(
      kind('filing').map(({ at, modality, who, to, what, reviewer, catalogue }) => [at, modality, who, to, what, reviewer, catalogue]),
    ).toEqual([
      [
        '36.3',
        'must',
        ['department', 'lower-government'],
        ['government'],
        ['normative-document', 'rules'],
        ['legal-review-department'],
        true,
      ],
    ]);
    expect(kind('filing')[0]?.note).toContain('遗留');
    expect(silent('filing')).toEqual(['filing-limit', 'own-filing']);
  });

  test('公开：会议决定的事项及时公布、保密除外；政府信息及时；建议提案的结果；备案目录定期', () => {
    expect(
      kind('publication')
        .map(({ at, modality, who, what, exceptSecret, timing }) => [at, modality, who.join('/'), what[0], exceptSecret, timing])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    ).toEqual([
      ['14.2', 'must', 'department', 'handling-results', false, 'as-required'],
      ['16', 'must', 'government/department', 'information', false, 'promptly'],
      ['23.3', 'must', 'government', 'decided-matters', true, 'promptly'],
      ['36.3', 'must', 'legal-review-department', 'catalogue', false, 'regularly'],
    ]);
  });

  test('第三十六条第二款：议事协调机构同部门一样，没有授权不得指令县（市、区）', () => {
    expect(barred('command-lower')).toEqual([
      ['36.2', 'must-not', 'coordinating-body', 'authorised'],
      ['36.2', 'must-not', 'department', 'authorised'],
    ]);
    expect(barred('demand-supporting-documents')).toEqual([['37.1', 'must-not', 'department', null]]);
    expect(needs('36.2')).toEqual([['must', 'department-document', 'cross-department', 'consult-departments']]);
  });

  test('第三十七条第一款：一个部门一种简报是“原则上”，空文“一律不发”，配套、分工类“从严控制”', () => {
    expect(barred('second-bulletin')).toEqual([['37.1', 'should', 'department', null]]);
    expect(barred('empty-documents')).toEqual([['37.1', 'must-not', 'government/department', null]]);
    expect(barred('supporting-documents')).toEqual([['37.1', 'should', 'government/department', null]]);
  });

  test('简报由谁核准没有写', () => {
    expect(barred('unapproved-bulletin')).toEqual([]);
    expect(silent('restriction')).toContain('bulletin-approval');
  });

  test('第三十七条第二款：信息化、电子公文、减少纸质', () => {
    expect(duties('37.2').map(([, subject]) => subject)).toEqual(['digital-government', 'digital-government', 'document-economy']);
  });
});

describe('忻州第三十八至四十四条：落实、督查、请示报告', () => {
  test('第三十八条：领导抓落实、督分管；主抓的主动，协同的配合；第一责任人没有写', () => {
    expect(does('press-execution')).toEqual([['38', 'must', 'leader']]);
    expect(does('supervise')).toContainEqual(['38', 'must', 'leader', 'to department', 'in-charge']);
    expect(does('lead-work')).toEqual([['38', 'must', 'leader/lead-department']]);
    expect(does('cooperate')).toContainEqual(['38', 'must', 'leader/assisting-department', 'with lead-department']);
    expect(does('first-responsible')).toEqual([]);
    expect(silent('responsibility')).toContain('first-responsible');
    expect(setting('who-leads-work')).toBeDefined();
  });

  test('第三十八条：进展及时报告，但没有写向谁', () => {
    expect(kind('reporting').filter(({ at }) => at === '38')).toEqual([]);
    expect(duties('38')).toContainEqual(['leader', 'asking']);
    expect(silent('reporting')).toEqual(['progress-cycle']);
  });

  test('第三十九、四十条：部门落实、协同、账单闭环、安全、风险', () => {
    expect(does('execute')).toContainEqual(['39', 'must', 'department']);
    expect(does('cooperate')).toContainEqual(['39', 'must', 'department']);
    expect(duties('39')).toContainEqual(['department', 'closed-loop']);
    expect(duties('40')).toEqual([
      ['department', 'safety'],
      ['department', 'risk-prevention'],
    ]);
  });

  test('第四十一条：督查由办公室指导，部门避免重复、多头；越权督查和批准没有写', () => {
    expect(does('coordinate-supervision')).toEqual([['41.2', 'must', 'office']]);
    for (const conduct of ['repeat-inspection', 'multiple-inspection'])
      expect(barred(conduct)).toEqual([['41.1', 'must', 'department', null]]);
    for (const conduct of ['beyond-authority-inspection', 'inspect-in-government-name']) expect(barred(conduct)).toEqual([]);
    expect(silent('restriction')).toContain('inspection-approval');
  });

  test('第四十四条：向市委、市政府请示报告；重要信息先审定', () => {
    expect(
      kind('reporting')
        .filter(({ at }) => at.startsWith('44.'))
        .map(({ at, modality, who, to, what, form, timing }) => [at, modality, who.join('/'), to[0], what.join('/'), form, timing]),
    ).toEqual([
      ['44.1', 'must', 'government/department', 'party-committee', 'principles-questions/party-managed', 'ask-and-report', 'as-arises'],
      ['44.2', 'must', 'department', 'government', 'plans-policies-measures', 'ask-and-report', 'as-arises'],
      ['44.2', 'must', 'department', 'government', 'important-situation', 'report', 'promptly'],
    ]);
    expect(barred('release-information')).toEqual([['44.2', 'must', 'department', 'approved']]);
  });
});

describe('忻州第四十二、四十五、四十六条：纪律、请销假', () => {
  test.each([
    ['contradict', '45.1', 'must-not', 'member', null],
    ['large-escort', '45.2', 'must', 'leader', null],
    ['publish-book', '45.2', 'must-not', 'leader', 'special-approved'],
    ['publish-speech', '45.2', 'must-not', 'leader', 'special-approved'],
    ['congratulatory-message', '45.2', 'must-not', 'leader', 'special-approved'],
    ['inscription', '45.2', 'must-not', 'leader', 'special-approved'],
    ['preface', '45.2', 'must-not', 'leader', 'special-approved'],
    ['speak-for-government', '45.2', 'must', 'member', 'by-regulations'],
    ['signed-article', '45.2', 'must', 'member', 'by-regulations'],
    ['privilege', '45.4', 'must-not', 'member', null],
    ['abroad-groups', '45.4', 'should', 'government/department', null],
    ['disclose-secret', '45.5', 'must-not', 'member', null],
    ['formalism', '46.1', 'must', 'staff', null],
  ] as const)('%s', (conduct, ...norm) => {
    expect(barred(conduct)).toEqual([norm]);
  });

  test('第四十五条没有写剪彩、奠基', () => {
    expect(barred('ribbon-cutting')).toEqual([]);
    expect(silent('restriction')).toContain('ribbon-cutting');
  });

  test('第四十五条第三款：副市长、秘书长离忻，事先向市长请假；报备向谁没有写', () => {
    const [leader] = kind('leave');
    expect(leader).toMatchObject({
      at: '45.3',
      modality: 'must',
      who: ['deputy', 'secretary-general'],
      triggers: ['visit-abroad', 'business-trip', 'vacation'],
      area: '忻',
      applyTo: ['head'],
      by: 'approval',
    });
    expect(leader?.record).toBeUndefined();
    expect(duties('45.3')).toContainEqual(['deputy/secretary-general', 'leave']);
    expect(setting('leave-record')).toBeDefined();
  });

  test('第四十五条第三款：部门主要负责人离忻事先请假，部门报办公室，办公室报市长、分管领导、秘书长；向谁请假没有写', () => {
    const [, head, ...more] = kind('leave');
    expect(more).toEqual([]);
    expect(head).toMatchObject({
      at: '45.3',
      modality: 'must',
      who: ['department-head'],
      triggers: ['away-from-area'],
      area: '忻',
      by: 'approval',
      through: ['department', 'office'],
      inform: ['head', 'leader-in-charge', 'secretary-general'],
    });
    expect(head?.applyTo).toBeUndefined();
    expect(head?.consentFirst).toBeUndefined();
    expect(does('report-absence')).toEqual([
      ['45.3', 'must', 'department', 'to office'],
      ['45.3', 'must', 'office', 'to head/leader-in-charge/secretary-general'],
    ]);
    expect(setting('who-approves-leave')).toBeDefined();
  });

  test('提前几日、市长自己离忻、销假的办法没有写', () => {
    expect(kind('leave').filter(({ value, unit }) => value !== undefined || unit !== undefined)).toEqual([]);
    expect(kind('leave').flatMap(({ who }) => who)).not.toContain('head');
    expect(silent('leave')).toEqual(expect.arrayContaining(['leave-days', 'department-head-approver', 'head-leave', 'leave-return']));
  });

  test('第四十二条：领导以身作则，抓分管领域的党风廉政', () => {
    expect(duties('42')).toEqual([
      ['government/department', 'style'],
      ['government/department', 'politics'],
      ['government/department', 'integrity'],
      ['leader', 'role-model'],
      ['leader', 'integrity'],
    ]);
  });
});

describe('忻州第四十七、四十八条：适用和施行', () => {
  test('直属机构、办事机构、直属事业单位三种都适用', () => {
    expect(kind('scope').map(({ at, bodies, degree }) => [at, bodies, degree])).toEqual([
      ['47', ['affiliated-agency', 'affiliated-institution'], 'applies'],
    ]);
    expect(silent('scope')).toEqual(['other-bodies']);
  });

  test('发布之日起施行，旧规则停止执行', () => {
    expect(kind('commencement').map(({ at, effect, documentNumber }) => [at, effect, documentNumber])).toEqual([
      ['48', 'in-force-on-issue', undefined],
      ['48', 'repeals', '忻政发〔2013〕30号'],
    ]);
    expect(pack.source.edition.effective).toBe('2023-06-21');
  });
});
