/** The whole of 城区's Work Rules: every article, figure and named person, read from the text by hand. Its meetings are tested in `jincheng-chengqu-meetings.test.ts`, what one document needs in `jincheng-chengqu.test.ts`. */
import { describe, expect, test } from 'vitest';
import { isWaiting, procedureOf } from '../src/index.ts';
import { reading } from './office.ts';
import { packOf } from './support.ts';

const pack = packOf('jincheng-chengqu');
const { articles, settings } = pack.source;
const { norms, kind, does, present, barred, duties, needs, silent, figures, misplaced, vague } = reading(pack);

describe('城区：条、款、项', () => {
  /** 章: first and last article. */
  const chapters = [
    [1, 3],
    [4, 7],
    [8, 13],
    [14, 17],
    [18, 26],
    [27, 35],
    [36, 39],
    [40, 46],
  ] as const;
  /** Articles of more than one paragraph. */
  const paragraphs: Readonly<Record<number, number>> = {
    5: 3,
    14: 2,
    19: 2,
    20: 2,
    21: 2,
    22: 3,
    23: 3,
    25: 4,
    27: 2,
    31: 2,
    32: 3,
    33: 3,
    34: 3,
    35: 2,
    39: 2,
    42: 2,
    43: 5,
    44: 2,
  };
  const items: Readonly<Record<number, number>> = { 19: 2, 20: 9 };

  test('四十六条，各在其章，款数、项数如原文；被分页断开的不算两款', () => {
    const text = chapters.flatMap(([first, last], i) =>
      Array.from({ length: last - first + 1 }, (_, k) => first + k).map((article) => ({
        article,
        chapter: i + 1,
        paragraphs: paragraphs[article] ?? 1,
        items: items[article] ?? 0,
      })),
    );
    expect(text).toHaveLength(46);
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
    const all = ['19.1.1', '19.1.2', ...Array.from({ length: 9 }, (_, i) => `20.1.${i + 1}`)];
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

test('城区：原文的每一个数字，连同单位、语气和所在的款，再没有别的数字', () => {
  expect(figures()).toEqual(
    [
      '20.2 must 1-/1 month',
      '22.2 should 7 workday',
      '25.2 must 10 workday',
      '26 should 1-1/2 month',
      '28 should 7 day',
      '28 should 5 day',
      '29 should 3000 char',
      '29 should 2000 char',
      '29 should 1500 char',
      '29 should 3000 char',
      '29 should 2000 char',
      '31.2 should 7 workday',
      '35.1 should 1 count',
      '43.3 should 1 day',
      '43.3 should 1 day',
    ].sort(),
  );
});

describe('城区第四、五条：组成、分工、代行、补位', () => {
  test('第四条：组成人员里有办公室主任', () => {
    expect(present()).toEqual([['4', 'must', 'member', 'head/deputy/office-director/department-head', false]]);
  });

  test('第五条第一款：副区长和办公室主任协助区长、按分工、受委托、按安排做事；办公室主任还管日常；副主任协助副区长', () => {
    expect(does('lead')).toEqual([['5.1', 'must', 'head']]);
    expect(does('assist')).toEqual([
      ['5.1', 'must', 'deputy/office-director', 'to head'],
      ['5.1', 'must', 'office-deputy-director', 'to deputy', 'in-charge'],
    ]);
    expect(does('take-portfolio')).toEqual([['5.1', 'must', 'deputy/office-director', 'in-charge']]);
    expect(does('take-assignment')).toEqual([['5.1', 'must', 'deputy/office-director', 'delegated']]);
    expect(does('represent-abroad')).toEqual([['5.1', 'must', 'deputy/office-director', 'arranged']]);
    expect(does('run-daily-business')).toEqual([['5.1', 'must', 'office-director', 'to head']]);
    expect(does('carry-through-decisions')).toEqual([['5.1', 'must', 'office-director', 'to head']]);
  });

  test('第五条第二款：区长出差，受委托由常务副区长代行，他也出差的由其他副区长代行，称代行区长职务', () => {
    expect(kind('standing-in').map(({ at, modality, order, by, trigger, title }) => [at, modality, order, by[0], trigger, title])).toEqual([
      ['5.2', 'must', 'first', 'executive-deputy', 'business-trip', '代行区长职务'],
      ['5.2', 'must', 'fallback', 'other-deputy', 'business-trip', '代行区长职务'],
    ]);
    for (const norm of kind('standing-in')) expect(norm.if).toContain('受区长委托');
  });

  test('第五条第二款没有写区长请假、休假时由谁代行', () => {
    expect(kind('standing-in').filter(({ trigger }) => trigger !== 'business-trip')).toEqual([]);
    expect(silent('standing-in')).toContain('head-on-leave');
  });

  test('第五条第三款：实行AB角；外出、休假由补位的代办，没有写请假；互为AB角的一般不同时外出、休假', () => {
    const away = ['away', 'vacation'];
    expect(kind('substitution').map(({ at, modality, aspect, who, triggers }) => [at, modality, aspect, who[0], triggers])).toEqual([
      ['5.3', 'must', 'institution', 'leader', undefined],
      ['5.3', 'must', 'stand-in', 'deputy', away],
      ['5.3', 'should', 'both-away', 'leader', away],
    ]);
  });

  test('AB角谁排定，原文没有写，由本府设定', () => {
    expect(kind('substitution').filter(({ by }) => by !== undefined)).toEqual([]);
    expect(settings.find(({ id }) => id === 'ab-pairs')).toEqual({
      id: 'ab-pairs',
      question: '副区长AB角如何配对，由谁排定',
    });
  });
});

describe('城区第三至十七条：职能、原则、监督', () => {
  test('第七条：部门由行政首长负责，抓实施、督落实', () => {
    expect(does('lead-department')).toEqual([['7', 'must', 'department-head']]);
    expect(does('execute')).toContainEqual(['7', 'must', 'department']);
    expect(duties('7').map(([, subject]) => subject)).toEqual(['department-duties', 'department-duties', 'department-duties']);
  });

  test('第八条：重大决策、重大事项、重要情况及时报市委、市政府和区委', () => {
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

  test('第十一条：重大决策的前期工作里有公平竞争审查；事后评估', () => {
    expect(needs('11')).toEqual([
      ['must', 'major-decision', null, 'research/argument/risk-assessment/legality/fair-competition'],
      ['must', 'major-decision', null, 'hear-opinions'],
      ['must', 'major-decision', 'important-plan', 'argument'],
      ['must', 'major-decision', 'important-plan', 'hearing'],
      ['must', 'major-decision', null, 'follow-up'],
      ['must', 'major-decision', null, 'post-evaluation'],
    ]);
  });

  test('第十四条：接受人大、政协监督；建议提案由部门办理，多沟通，公开结果', () => {
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

  test('第十五条：公职人员受监察监督，部门受司法、审计监督，整改并报区政府', () => {
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

  test('第十七条：领导亲自阅批群众来信；接待来访没有写', () => {
    expect(does('handle-letters')).toEqual([['17', 'must', 'leader']]);
    expect(does('receive-visitors')).toEqual([]);
    expect(silent('responsibility')).toContain('visitors');
  });
});

describe('城区：公开、备案、简报', () => {
  test('公开：会议决定的事项及时公布、保密除外；政府信息及时；建议提案的结果', () => {
    expect(
      kind('publication').map(({ at, modality, who, what, exceptSecret, timing }) => [at, modality, who, what, exceptSecret, timing]),
    ).toEqual([
      ['14.2', 'must', ['department'], ['handling-results'], false, 'as-required'],
      ['16', 'must', ['government', 'department'], ['information'], false, 'promptly'],
      ['22.3', 'must', ['government'], ['decided-matters'], true, 'promptly'],
    ]);
  });

  test('第三十四条第三款：部门和镇（街道）的规范性文件报区政府备案；期限、审查人、目录没有写', () => {
    expect(kind('filing')).toMatchObject([
      {
        at: '34.3',
        modality: 'must',
        who: ['department', 'lower-government'],
        to: ['government'],
        what: ['normative-document'],
        catalogue: false,
      },
    ]);
    expect(kind('filing').filter(({ reviewer }) => reviewer !== undefined)).toEqual([]);
    expect(silent('filing')).toContain('filing-limit');
  });

  test('第三十四条第二款：议事协调机构同部门一样，没有授权不得指令镇（街道）', () => {
    expect(barred('command-lower')).toEqual([
      ['34.2', 'must-not', 'coordinating-body', 'authorised'],
      ['34.2', 'must-not', 'department', 'authorised'],
    ]);
    expect(barred('demand-supporting-documents')).toEqual([['35.1', 'must-not', 'department', null]]);
    expect(needs('34.2')).toEqual([['must', 'department-document', 'cross-department', 'consult-departments']]);
  });

  test('第三十五条第一款：一个部门一种简报是“原则上”，空文“一律不发”', () => {
    expect(barred('second-bulletin')).toEqual([['35.1', 'should', 'department', null]]);
    expect(barred('empty-documents')).toEqual([['35.1', 'must-not', 'government/department', null]]);
    expect(barred('supporting-documents')).toEqual([['35.1', 'should', 'government/department', null]]);
  });

  test('简报由谁核准没有写', () => {
    expect(barred('unapproved-bulletin')).toEqual([]);
    expect(silent('restriction')).toContain('bulletin-approval');
  });

  test('第三十一、三十二条：部门负责人协商分歧，办公室副主任协助协调，不是主任', () => {
    expect(does('coordinate')).toEqual([['31.1', 'must', 'department-head', 'disagreement']]);
    expect(does('assist-coordination')).toEqual([['32.1', 'must', 'office-deputy-director', 'to leader-in-charge', 'disagreement']]);
  });
});

describe('城区第三十六至四十四条：落实、督查、纪律', () => {
  test('第三十六、三十七条：领导抓落实、督分管；部门落实、协同；第一责任人没有写', () => {
    expect(does('press-execution')).toEqual([['36', 'must', 'leader']]);
    expect(does('supervise')).toContainEqual(['36', 'must', 'leader', 'to department', 'in-charge']);
    expect(does('execute')).toContainEqual(['37', 'must', 'department']);
    expect(does('cooperate')).toEqual([['37', 'must', 'department']]);
    expect(does('first-responsible')).toEqual([]);
    expect(silent('responsibility')).toContain('first-responsible');
  });

  test('第三十六条：进展及时报告，但没有写向谁', () => {
    expect(kind('reporting').filter(({ at }) => at === '36')).toEqual([]);
    expect(duties('36')).toContainEqual(['leader', 'asking']);
    expect(silent('reporting')).toEqual(['progress-cycle']);
  });

  test('第三十九条：办公室指导全区的督查，部门避免重复、多头；越权督查和批准没有写', () => {
    expect(does('coordinate-supervision')).toEqual([['39.2', 'must', 'office']]);
    for (const conduct of ['repeat-inspection', 'multiple-inspection'])
      expect(barred(conduct)).toEqual([['39.1', 'must', 'department', null]]);
    for (const conduct of ['beyond-authority-inspection', 'inspect-in-government-name']) expect(barred(conduct)).toEqual([]);
    expect(silent('restriction')).toContain('inspection-approval');
  });

  test('第四十二条：向区委、区政府请示报告；重要信息先审定', () => {
    expect(
      kind('reporting')
        .filter(({ at }) => at.startsWith('42.'))
        .map(({ at, modality, who, to, what, form, timing }) => [at, modality, who.join('/'), to[0], what.join('/'), form, timing]),
    ).toEqual([
      ['42.1', 'must', 'government/department', 'party-committee', 'principles-questions/party-managed', 'ask-and-report', 'as-arises'],
      ['42.2', 'must', 'department', 'government', 'plans-policies-measures', 'ask-and-report', 'as-arises'],
      ['42.2', 'must', 'department', 'government', 'important-situation', 'report', 'promptly'],
    ]);
    expect(barred('release-information')).toEqual([['42.2', 'must', 'department', 'approved']]);
  });

  test.each([
    ['contradict', '43.1', 'must-not', 'member', null],
    ['large-escort', '43.2', 'must', 'leader', null],
    ['publish-book', '43.2', 'must-not', 'leader', 'special-approved'],
    ['congratulatory-message', '43.2', 'must-not', 'leader', 'special-approved'],
    ['inscription', '43.2', 'must-not', 'leader', 'special-approved'],
    ['preface', '43.2', 'must-not', 'leader', 'special-approved'],
    ['speak-for-government', '43.2', 'must', 'member', 'by-regulations'],
    ['signed-article', '43.2', 'must', 'member', 'by-regulations'],
    ['privilege', '43.4', 'must-not', 'member', null],
    ['abroad-groups', '43.4', 'should', 'government/department', null],
    ['disclose-secret', '43.5', 'must-not', 'member', null],
  ] as const)('第四十三条：%s', (conduct, ...norm) => {
    expect(barred(conduct)).toEqual([norm]);
  });

  test.each([
    ['ribbon-cutting', 'ribbon-cutting'],
    ['publish-speech', 'speech-booklet'],
  ])('第四十三条没有写剪彩奠基、讲话单行本：%s', (conduct, id) => {
    expect(barred(conduct)).toEqual([]);
    expect(silent('restriction')).toContain(id);
  });

  test('第四十三条第三款：副区长、办公室主任和部门主要负责人离开城区，原则上提前1天向区长请假，批准后报备；部门的先经分管副区长', () => {
    expect(kind('leave')).toMatchObject([
      {
        at: '43.3',
        modality: 'should',
        who: ['deputy', 'office-director'],
        triggers: ['business-trip', 'vacation'],
        area: '城区',
        applyTo: ['head'],
        by: 'approval',
        record: ['office'],
        value: 1,
        unit: 'day',
      },
      {
        at: '43.3',
        modality: 'should',
        who: ['department-head'],
        triggers: ['away-from-area'],
        area: '城区',
        applyTo: ['head'],
        consentFirst: ['leader-in-charge'],
        by: 'approval',
        record: ['office'],
        value: 1,
        unit: 'day',
      },
    ]);
    expect(kind('leave')[0]?.consentFirst).toBeUndefined();
  });

  test('区长自己和办公室副主任离开城区、在城区里请假、销假的办法，没有写', () => {
    const asking = kind('leave').flatMap(({ who }) => who);
    for (const one of ['head', 'office-deputy-director']) expect(asking).not.toContain(one);
    expect(silent('leave')).toEqual(expect.arrayContaining(['head-leave', 'office-deputy-leave', 'leave-inside', 'leave-return']));
  });
});

describe('城区第四十五、四十六条：适用和施行', () => {
  test('直属事业单位适用，别的机构没有写', () => {
    expect(kind('scope').map(({ at, bodies, degree }) => [at, bodies, degree])).toEqual([['45', ['affiliated-institution'], 'applies']]);
    expect(silent('scope')).toEqual(['other-bodies']);
  });

  test('发布之日起施行，旧规则停止执行', () => {
    expect(kind('commencement').map(({ at, effect, documentNumber }) => [at, effect, documentNumber])).toEqual([
      ['46', 'in-force-on-issue', undefined],
      ['46', 'repeals', '城政发〔2016〕18号'],
    ]);
    expect(pack.source.edition.effective).toBe('2023-07-20');
  });
});

describe('城区：没有写的和印错的', () => {
  test('办公室主任外出由谁补位、算不算区政府领导，没有写', () => {
    expect(silent('substitution')).toContain('office-director-away');
    expect(settings.find(({ id }) => id === 'office-director-as-leader')).toBeDefined();
  });

  test('第三十四条第一款只说部门：镇（街道）的规范性文件由谁审查，没有写', () => {
    expect(silent('step')).toEqual(['lower-government-legality']);
  });

  test('第四十三条第二款没有提接待', () => {
    expect(silent('restriction')).toContain('reception');
  });

  test.each([
    ['20.1.8-adopt', '半角'],
    ['21.1-deliver', '繁体'],
    ['25.4-forum', 'and'],
  ])('%s：原文的印刷差错记在注里', (id, word) => {
    expect(norms.find((norm) => norm.id === id)?.note).toContain(word);
  });

  test('第三十九条第一款的数字是平台的名称，不是时限', () => {
    expect(norms.find(({ id }) => id === '39.1-platform')).not.toHaveProperty('value');
  });
});
