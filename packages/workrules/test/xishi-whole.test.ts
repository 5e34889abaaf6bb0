/** 西市区, the whole text: its structure, its figures and who does what, by hand from the rules; its meetings stand in `xishi-meetings.test.ts`, documents in `xishi.test.ts`. */
import { describe, expect, test } from 'vitest';
import { rolesOf, type Norm } from '../src/index.ts';
import { found, ids, kind, own, pack, restrictionOn } from './xishi-support.ts';

describe('西市：全文的条、款、项', () => {
  test('四十四条，八章；款、项照原文', () => {
    const byHand: readonly (readonly [chapter: number, articles: readonly (readonly [number, number, number])[]])[] = [
      [
        1,
        [
          [1, 1, 0],
          [2, 1, 0],
          [3, 1, 0],
        ],
      ],
      [
        2,
        [
          [4, 1, 0],
          [5, 3, 0],
          [6, 1, 0],
          [7, 2, 0],
        ],
      ],
      [
        3,
        [
          [8, 1, 0],
          [9, 1, 0],
          [10, 1, 0],
          [11, 1, 0],
          [12, 1, 0],
          [13, 1, 0],
        ],
      ],
      [
        4,
        [
          [14, 2, 0],
          [15, 1, 0],
          [16, 1, 0],
          [17, 1, 0],
        ],
      ],
      [
        5,
        [
          [18, 1, 0],
          [19, 2, 3],
          [20, 2, 11],
          [21, 2, 0],
          [22, 2, 0],
          [23, 3, 0],
          [24, 1, 0],
          [25, 5, 0],
          [26, 1, 0],
        ],
      ],
      [
        6,
        [
          [27, 1, 0],
          [28, 1, 0],
          [29, 2, 0],
          [30, 2, 0],
          [31, 1, 8],
          [32, 3, 0],
          [33, 2, 0],
        ],
      ],
      [
        7,
        [
          [34, 1, 0],
          [35, 2, 0],
          [36, 2, 0],
          [37, 1, 0],
        ],
      ],
      [
        8,
        [
          [38, 1, 0],
          [39, 1, 0],
          [40, 2, 0],
          [41, 5, 0],
          [42, 2, 0],
          [43, 1, 0],
          [44, 1, 0],
        ],
      ],
    ];
    expect(pack.source.articles.map(({ article, chapter, paragraphs, items }) => [chapter, article, paragraphs, items])).toEqual(
      byHand.flatMap(([chapter, articles]) => articles.map((one) => [chapter, ...one])),
    );
    expect(pack.source.articleCount).toBe(44);
  });
  test('处置一条一个，或者一款一个', () => {
    const odd = pack.source.articles.filter(({ paragraphs, dispositions }) => ![1, paragraphs].includes(dispositions.length));
    expect(odd).toEqual([]);
  });
  test('没有规范的只有第一、二、九条', () => {
    const bare = pack.source.articles
      .map(({ article }) => article)
      .filter((article) => own.every(({ citation }) => citation.article !== article));
    expect(bare).toEqual([1, 2, 9]);
    const declared = pack.source.articles.filter(({ dispositions }) => dispositions.includes('declare')).map(({ article }) => article);
    expect(declared).toEqual([1, 2, 9]);
  });
  test('每一款、每一项都有规范', () => {
    const covered = new Set(
      own.flatMap(({ citation: { article, paragraph = 1, item } }) => [
        `${article}.${paragraph}`,
        ...(item === undefined ? [] : [`${article} (${item})`]),
      ]),
    );
    const missing = pack.source.articles
      .filter(({ article }) => ![1, 2, 9].includes(article))
      .flatMap(({ article, paragraphs, items }) => [
        ...Array.from({ length: paragraphs }, (_, i) => `${article}.${i + 1}`),
        ...Array.from({ length: items }, (_, i) => `${article} (${i + 1})`),
      ])
      .filter((place) => !covered.has(place));
    expect(missing).toEqual([]);
  });
});

describe('西市：原文的每一个数', () => {
  test('数、单位、语气、条款', () => {
    const figures = own.flatMap((norm) => {
      if (!('value' in norm) || norm.value === undefined) return [];
      const times = norm.kind === 'frequency' ? [norm.timesMin, norm.timesMax] : [];
      return [[norm.at, norm.kind, norm.value, 'unit' in norm ? norm.unit : undefined, norm.modality, ...times]];
    });
    expect(figures.map((one) => one.join(' ')).sort()).toEqual(
      [
        '19.1 frequency 1 half-year should 1 1',
        '20.2 frequency 2 week should 1 1',
        '22.1 issue-within 3 workday should',
        '22.1 issue-within 7 workday should',
        '25.3 advance-request 7 workday must',
        '26 frequency 2 month should 1 1',
        '29.2 consultation-limit 7 workday should',
        '33.1 restriction 1 count should',
      ].sort(),
    );
  });
  test('不得、严禁、一律不的', () => {
    expect(ids(own.filter(({ modality }) => modality === 'must-not'))).toEqual(
      [
        '25.4-invite',
        '27-level',
        '27-no-request-inside',
        '27-one-recipient',
        '32.2-command',
        '33.1-covered',
        '33.1-empty',
        '33.1-own-powers',
        '33.1-supporting',
        '36.1-forbidden',
        '36.1-name',
        '41.1-contradict',
        '41.2-books',
        '41.2-inscriptions',
        '41.2-messages',
        '41.4-privilege',
        '41.5-disclose',
      ].sort(),
    );
  });
  test('一般、原则上、提倡、严格控制的', () => {
    expect(ids(own.filter(({ modality }) => modality === 'should'))).toEqual(
      [
        '5.3-ab-stand-in',
        '19.1-frequency',
        '20.2-frequency',
        '22.1-issue',
        '22.1-submit',
        '24-absence',
        '25.2-attend',
        '25.4-level',
        '25.4-video',
        '25.5-forum',
        '26-frequency',
        '27-to-leader',
        '29.2-limit',
        '31.7-office',
        '33.1-assignments',
        '33.1-bulletin-one',
        '33.1-split',
        '33.1-supporting-control',
        '41.4-abroad',
      ].sort(),
    );
  });
  test('可、可以的', () => {
    expect(ids(own.filter(({ modality }) => modality === 'may'))).toEqual([
      '19.2-invited',
      '19.2-sitting-in',
      '20.2-any-time',
      '20.2-invited',
      '20.2-sitting-in',
      '26-experts',
      '26-report',
    ]);
  });
});

describe('西市第四、五、七条：组成、领导、代理、补位', () => {
  test('第四条：区长、副区长、组成部门主任局长', () => {
    const government = kind('composition').filter(({ meetings }) => meetings === undefined);
    expect(government).toMatchObject([{ at: '4', as: 'member', who: ['head', 'deputy', 'constituent-department-head'], modality: 'must' }]);
  });
  test('第五条第一款：区长领导全面；副区长协助、分工、受委托、按统一安排外事', () => {
    const tasksOf5 = kind('responsibility')
      .filter(({ at }) => at === '5.1')
      .map(({ task, by, on }) => [task, by.join(), on]);
    expect(tasksOf5).toEqual([
      ['lead', 'head', undefined],
      ['assist', 'deputy', undefined],
      ['take-portfolio', 'deputy', 'in-charge'],
      ['take-assignment', 'deputy', 'delegated'],
      ['represent-abroad', 'deputy', 'arranged'],
    ]);
  });
  test('第五条第二款：区长离营，常务副区长或者其他副区长主持，不分先后', () => {
    const { at, order, by, trigger, area, title, modality } = found('5.2-stand-in') as Extract<Norm, { kind: 'standing-in' }>;
    expect({ at, order, by, trigger, area, title, modality }).toEqual({
      at: '5.2',
      order: 'either',
      by: ['executive-deputy', 'other-deputy'],
      trigger: 'away-from-area',
      area: '营',
      title: '主持区政府工作',
      modality: 'must',
    });
    expect(kind('standing-in')).toHaveLength(1);
  });
  test('第五条第三款：副区长及时报告；AB角一般由另一位代行，特殊情况由区长安排', () => {
    expect(found('5.3-report')).toMatchObject({
      who: ['deputy'],
      to: ['head'],
      timing: 'promptly',
      what: ['important-situation', 'major-matter'],
    });
    expect(found('5.3-opinion')).toMatchObject({ who: ['deputy'], to: ['head'], if: '涉及方针政策性的问题' });
    expect(
      kind('substitution').map(({ aspect, modality, who: whom, by, on, triggers }) => [
        aspect,
        modality,
        whom.join(),
        by?.join(),
        on,
        triggers?.join(),
      ]),
    ).toEqual([
      ['institution', 'must', 'deputy', undefined, undefined, undefined],
      ['stand-in', 'should', 'deputy', undefined, undefined, 'away'],
      ['special-arrangement', 'must', 'other-deputy', 'head', 'special', undefined],
    ]);
  });
  test('第七条第一款：组成部门实行主任、局长负责制', () => {
    expect(found('7.1-head')).toMatchObject({ task: 'lead-department', by: ['constituent-department-head'] });
  });
});

describe('西市第八、十一、二十八条：请示报告与重大决策', () => {
  test('第八条及时、第四十条第一款必须：都向区委请示报告重大决策、事项和重要情况', () => {
    for (const [id, timing, subjects] of [
      ['8-report', 'promptly', ['government']],
      ['40.1-party', 'as-arises', ['government', 'department']],
    ] as const)
      expect(found(id)).toMatchObject({
        who: subjects,
        to: ['party-committee'],
        what: ['major-decision', 'major-matter', 'important-situation'],
        form: 'ask-and-report',
        timing,
        modality: 'must',
      });
  });
  test('第十一条：五项准备；切身利益的论证、听证；跟踪反馈和后评估', () => {
    const needs = kind('preparation')
      .filter(({ at }) => at === '11')
      .map((norm) => [norm.for, norm.in, norm.needs.join(), norm.modality]);
    expect(needs).toEqual([
      ['major-decision', undefined, 'research,argument,risk-assessment,legality,hear-opinions', 'must'],
      ['major-decision', 'important-plan', 'argument', 'must'],
      ['major-decision', 'important-plan', 'hearing', 'must'],
      ['major-decision', undefined, 'follow-up,post-evaluation', 'must'],
    ]);
  });
  test('第二十八条：分管副区长指导起草，报区政府审定；草案公开征求意见，争议大的充分评估', () => {
    expect(found('28-guide')).toMatchObject({ task: 'vet-draft', by: ['leader-in-charge'], to: ['host-department'] });
    expect(found('28-submit')).toMatchObject({ who: ['host-department'], to: ['government'], form: 'ask', timing: 'beforehand' });
    expect(found('28-public-comment')).toMatchObject({ for: 'legislation', needs: ['public-comment'], except: '依法需要保密' });
    expect(found('28-controversial')).toMatchObject({ for: 'major-matter', in: 'controversial', needs: ['assessment'] });
  });
});

describe('西市第十四至十七条：监督', () => {
  test('第十四条：向人大报告、备案；部门办理建议提案，主动公开结果', () => {
    expect(found('14.1-report')).toMatchObject({ to: ['congress'], what: ['government-work'] });
    expect(found('14.2-handle')).toMatchObject({ task: 'handle-proposals', by: ['department'] });
    expect(found('14.2-publish')).toMatchObject({ who: ['department'], what: ['handling-results'], timing: 'as-required' });
  });
  test('第十五、十六、十七条：整改报告、及时公开、领导亲自阅批来信', () => {
    expect(found('15-report')).toMatchObject({ who: ['department'], to: ['government'], what: ['rectification'] });
    expect(found('16-information')).toMatchObject({ who: ['government', 'department'], what: ['information'], timing: 'promptly' });
    expect(found('17-letters')).toMatchObject({ task: 'handle-letters', by: ['leader'], modality: 'must' });
  });
});

describe('西市第二十九、三十二、三十三条：不在一件公文上的要求', () => {
  test('分歧由主办部门主要负责人协商；行文确有必要', () => {
    expect(found('29.1-negotiate')).toMatchObject({ task: 'coordinate', by: ['department-head'], on: 'disagreement', modality: 'must' });
    expect(found('27-need')).toMatchObject({ who: ['department'], subject: 'document-rules', modality: 'must' });
  });
  test('第三十二条第二款：听取意见不是会签；没有授权不得要下级报文', () => {
    expect(found('32.2-consult')).toMatchObject({ mode: 'consult', modality: 'must' });
    expect(restrictionOn('demand-reports')).toEqual([['32.2', 'must-not', 'department', 'authorised']]);
    // An order to those below is a document, and the ban is on it.
    expect(found('32.2-command')).toMatchObject({ kind: 'prohibition', modality: 'must-not' });
  });
  test('第三十二条第三款：备案、审查、目录、纠正', () => {
    expect(kind('filing').filter(({ at }) => at === '32.3')).toMatchObject([
      { who: ['department'], to: ['government'], what: ['normative-document'], reviewer: ['legal-review-department'], catalogue: true },
    ]);
    expect(found('32.3-catalogue')).toMatchObject({ who: ['legal-review-department'], what: ['catalogue'], timing: 'regularly' });
    const correction = kind('responsibility')
      .filter(({ at }) => at === '32.3')
      .map(({ task, by, on }) => [task, by.join(), on]);
    expect(correction).toEqual([
      ['suggest-correction', 'legal-review-department', undefined],
      ['self-correct', 'department', undefined],
      ['propose-handling', 'legal-review-department', 'refused'],
      ['decide-correction', 'government', 'refused'],
    ]);
  });
  test('第三十三条：简报经办公室核准，一个部门原则上一种；没有实质内容的不发', () => {
    expect(restrictionOn('unapproved-bulletin')).toEqual([['33.1', 'must', 'department', 'office-checked']]);
    expect(restrictionOn('second-bulletin')).toEqual([['33.1', 'should', 'department', undefined]]);
    expect(restrictionOn('empty-documents')).toEqual([['33.1', 'must-not', 'government,department', undefined]]);
    expect(found('33.1-supporting')).toMatchObject({ kind: 'prohibition', modality: 'must-not' });
    expect(restrictionOn('supporting-documents')).toEqual([['33.1', 'should', 'government,department', undefined]]);
  });
});

describe('西市第三十四至三十七条：落实和督查', () => {
  test('第一责任人是部门主要负责人；牵头、协办', () => {
    const first = kind('responsibility').filter(({ task }) => ['first-responsible', 'lead-work', 'cooperate'].includes(task));
    expect(first.map(({ at, task, by }) => [at, task, by.join()])).toEqual([
      ['35.1', 'first-responsible', 'department-head'],
      ['35.1', 'lead-work', 'lead-department'],
      ['35.1', 'cooperate', 'assisting-department'],
    ]);
  });
  test('第三十五条第二款：办完报告，重要进展及时报告', () => {
    expect(
      kind('reporting')
        .filter(({ at }) => at === '35.2')
        .map(({ what, timing }) => [what.join(), timing]),
    ).toEqual([
      ['results', 'on-completion'],
      ['progress', 'promptly'],
    ]);
  });
  test('第三十六条：严禁重复、多头、越权督查；没有批准不得以区政府名义；办公室指导', () => {
    for (const conduct of ['repeat-inspection', 'multiple-inspection', 'beyond-authority-inspection'])
      expect(restrictionOn(conduct)).toEqual([['36.1', 'must-not', 'department', undefined]]);
    expect(restrictionOn('inspect-in-government-name')).toEqual([['36.1', 'must-not', 'department', 'approved']]);
    expect(found('36.2-guide')).toMatchObject({ task: 'coordinate-supervision', by: ['office'] });
  });
});

describe('西市第四十、四十一条：报告、言行、请假', () => {
  test('第四十条第二款：政策计划措施请示报告，重大情况及时报告，重要信息先审定', () => {
    expect(found('40.2-government')).toMatchObject({ who: ['department'], to: ['government'], what: ['plans-policies-measures'] });
    expect(found('40.2-situation')).toMatchObject({ timing: 'promptly', what: ['important-situation'] });
    expect(restrictionOn('release-information')).toEqual([['40.2', 'must', 'department', 'approved']]);
  });
  test.each(['publish-book', 'publish-speech', 'congratulatory-message', 'inscription', 'preface'])(
    '第四十一条第二款：%s，区委、区政府统一安排的除外',
    (conduct) => {
      expect(restrictionOn(conduct)).toEqual([['41.2', 'must-not', 'leader', 'party-and-government-arranged']]);
    },
  );
  test('第四十一条第二款：讲话和署名文章按有关规定', () => {
    for (const conduct of ['speak-for-government', 'signed-article'])
      expect(restrictionOn(conduct)).toEqual([['41.2', 'must', 'leader', 'by-regulations']]);
  });
  test('第四十一条第一、四、五款', () => {
    expect(restrictionOn('contradict')).toEqual([['41.1', 'must-not', 'member', undefined]]);
    expect(restrictionOn('abroad-groups')).toEqual([['41.4', 'should', 'government,department', undefined]]);
    expect(restrictionOn('disclose-secret')).toEqual([['41.5', 'must-not', 'member', undefined]]);
  });
  test('第四十一条第三款：副区长离营事先向区长请假；没有写提前几日、向谁报备', () => {
    const { says: _, citation: __, ...deputy } = found('41.3-deputy') as Extract<Norm, { kind: 'leave' }>;
    expect(deputy).toMatchObject({
      who: ['deputy'],
      triggers: ['visit-abroad', 'business-trip', 'vacation'],
      area: '营',
      applyTo: ['head'],
      by: 'approval',
    });
    for (const absent of ['value', 'unit', 'record', 'consentFirst']) expect(deputy).not.toHaveProperty(absent);
  });
  test('第四十一条第三款：部门主要负责人离营，经办公室报区长和分管副区长；由谁批准没有写', () => {
    const head = found('41.3-department-head');
    expect(head).toMatchObject({
      who: ['department-head'],
      triggers: ['away-from-area'],
      area: '营',
      through: ['department', 'office'],
      inform: ['head', 'leader-in-charge'],
      modality: 'must',
    });
    for (const absent of ['value', 'applyTo', 'consentFirst', 'record']) expect(head).not.toHaveProperty(absent);
    expect(pack.source.settings.map(({ id }) => id)).toContain('department-head-leave');
  });
});

describe('西市第四十三、四十四条：适用和施行', () => {
  test('派出机构、直属事业单位适用，双重领导的参照，发布之日施行，没有写废止', () => {
    expect(kind('scope').map(({ bodies, degree }) => [bodies.join(), degree])).toEqual([
      ['dispatched-agency,affiliated-institution', 'applies'],
      ['dual-led-body', 'by-reference'],
    ]);
    expect(kind('commencement').map(({ at, effect }) => [at, effect])).toEqual([['44', 'in-force-on-issue']]);
  });
});

describe('西市：上级文本的遗留，照录并注明', () => {
  test.each([
    '3-party-leadership',
    '10-legislation',
    '14.1-file-rules',
    '20.1.6-regulations',
    '20.1.7-legislation',
    '28-public-comment',
    '28-guide',
    '32.2-issuer',
  ])('%s', (id) => {
    expect(found(id).note).toContain('遗留');
  });
  test('区政府不能制定规章', () => {
    expect(pack.source.government.mayMakeRules).toBe(false);
  });
});

describe('西市：原文没有写的，规则包也没有', () => {
  test('没有一条规范提到办公室主任、副主任、班子或者秘书长', () => {
    const named = own.filter((norm) =>
      rolesOf(norm).some((role) =>
        ['office-director', 'office-deputy-director', 'office-team', 'secretary-general', 'deputy-secretary-general'].includes(role),
      ),
    );
    expect(named).toEqual([]);
  });
  test.each(['ribbon-cutting', 'use-government-name', 'invite-lower-heads', 'late-report', 'handle-unlawful', 'shirk-duty'])(
    '没有写%s',
    (conduct) => {
      expect(restrictionOn(conduct)).toEqual([]);
    },
  );
  test('没有写AB角不得同时外出、会前学法、篇幅、提前报送', () => {
    expect(kind('substitution').filter(({ aspect }) => aspect === 'both-away')).toEqual([]);
    expect(kind('frequency').filter(({ meetings }) => (meetings as readonly string[]).includes('law-study'))).toEqual([]);
    expect(kind('length')).toEqual([]);
    expect(kind('lead-time')).toEqual([]);
  });
  test('没有写的都列明', () => {
    const silent = pack.source.silences.map(({ id }) => id);
    for (const id of [
      'own-leave-head',
      'ab-both-away',
      'department-head-approver',
      'leave-days',
      'quorum',
      'plenary-chair-away',
      'paper-days',
      'topical-organiser',
      'topical-minutes-draft',
      'ribbon-cutting',
      'filing-days',
    ])
      expect(silent).toContain(id);
  });
});
