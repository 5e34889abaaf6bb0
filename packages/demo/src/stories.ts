/**
 * The documents of the demonstration: everyday papers of a county, district or city, invented in title and text, without
 * persons. Each is written for any of the five governments and says how far it is carried.
 */
import { EVIDENCE_KINDS } from '@lingxing/workrules';
import type { DraftInput } from '@lingxing/affairs/document';

/** What a paper takes from the government that writes it. */
export interface Setting {
  readonly government: string;
  /** 县政府, 区政府, 市政府 */
  readonly short: string;
  readonly office: string;
  /** 各乡镇人民政府 and the like. */
  readonly lower: string;
  /** 全县, 全区, 全市 */
  readonly all: string;
  readonly year: number;
}

export interface Story {
  readonly id: string;
  /** The department whose clerk drafts it. */
  readonly host: string;
  readonly draft: (setting: Setting) => DraftInput;
  /** Departments consulted before it is sent; those in `answering` reply at once. */
  readonly consult?: { readonly bodies: readonly string[]; readonly answering: readonly string[] } | undefined;
  /** Acts the first of which is left waiting; absent where it is carried to the archive. `send`: it is not sent at all. */
  readonly until?: readonly ('send' | 'cosign' | 'approve' | 'vet' | 'review-legality' | 'review' | 'sign' | 'number')[] | undefined;
  /** Returned by the office instead of being vetted, with this reason. */
  readonly returned?: string | undefined;
}

type Section = readonly [heading: string, ...paragraphs: string[]];

const paragraph = (text: string) => ({ type: 'paragraph' as const, runs: [{ text }] });

function body(opening: string, sections: readonly Section[], closing?: string): DraftInput['body'] {
  return [
    paragraph(opening),
    ...sections.flatMap(([heading, ...paragraphs]) => [
      { type: 'heading' as const, level: 1 as const, runs: [{ text: heading }] },
      ...paragraphs.map(paragraph),
    ]),
    ...(closing === undefined ? [] : [paragraph(closing)]),
  ];
}

/** A notice downward; whose it is decides the title. */
function notice(
  setting: Setting,
  issuer: 'government' | 'office',
  matter: string,
  text: DraftInput['body'],
  more: Partial<DraftInput> = {},
): DraftInput {
  return {
    title: `${issuer === 'government' ? setting.government : setting.office}关于${matter}的通知`,
    kind: 'notice',
    issuer,
    to: 'subordinate',
    recipients: [setting.lower, `${setting.short}各部门`],
    body: text,
    publication: 'active',
    ...more,
  };
}

/** Evidence of every kind that a text may ask for with a normative document. */
const FULL_EVIDENCE: DraftInput['evidence'] = EVIDENCE_KINDS.map((kind) => ({ kind, note: '已完成，材料随稿报送备查。' }));

export const STORIES: readonly Story[] = [
  {
    id: 'archived',
    host: 'emergency',
    draft: (s) =>
      notice(
        s,
        'office',
        '开展安全生产隐患排查',
        body(`为做好${s.all}安全生产工作，决定开展隐患排查。现就有关事项通知如下：`, [
          ['一、排查范围', '工矿商贸企业、建筑工地、道路交通、人员密集场所和特种设备。'],
          ['二、工作步骤', '各单位先行自查，列出清单；主管部门复查；应急管理部门抽查。'],
          ['三、工作要求', '隐患能立即整改的立即整改，一时不能整改的定人、定时、定措施。'],
        ]),
      ),
  },
  {
    id: 'to-be-numbered',
    host: 'transport',
    until: ['number'],
    draft: (s) =>
      notice(
        s,
        'office',
        '加强道路养护和保畅工作',
        body(`为保障${s.all}道路安全畅通，现将有关事项通知如下：`, [
          ['一、落实养护责任', '按路段明确养护单位和责任人，责任牌公示。'],
          ['二、加强巡查', '雨雪天气加密巡查，发现塌陷、积水及时处置。'],
        ]),
      ),
  },
  {
    id: 'to-be-signed',
    host: 'agriculture',
    until: ['sign'],
    draft: (s) =>
      notice(
        s,
        'government',
        '加强高标准农田建设和管护',
        body(`为提高${s.all}耕地质量，现就高标准农田建设和管护通知如下：`, [
          ['一、建设任务', '按年度计划分解到地块，统一上图入库。'],
          ['二、管护责任', '建成的田间设施移交所在村，签订管护协议，明确管护人员和经费。'],
          ['三、监督检查', '每年组织一次抽查，结果通报。'],
        ]),
      ),
  },
  {
    id: 'to-be-signed-important',
    host: 'development',
    until: ['sign'],
    draft: (s) =>
      notice(
        s,
        'government',
        `做好${s.year}年重点工程项目推进工作`,
        body(`为推进${s.year}年重点工程项目，现通知如下：`, [
          ['一、建立清单', '重点项目逐项明确开工时间、年度目标和责任单位。'],
          ['二、要素保障', '用地、用水、用电和环评事项由主管部门提前介入。'],
          ['三、定期调度', '每月调度一次，进展缓慢的当月说明原因。'],
        ]),
        { facts: { important: true, scope: 'general' } },
      ),
  },
  {
    id: 'to-be-reviewed',
    host: 'civil-affairs',
    // Where the deputy in charge signs, there is no review before it.
    until: ['review', 'sign'],
    draft: (s) =>
      notice(
        s,
        'government',
        '做好困难群众救助工作',
        body(`为保障${s.all}困难群众基本生活，现通知如下：`, [
          ['一、主动发现', '对低收入家庭逐户走访，建立台账，动态更新。'],
          ['二、及时救助', '符合条件的及时纳入保障范围，急难情形先行救助后补手续。'],
        ]),
      ),
  },
  {
    id: 'to-be-reviewed-by-executive-deputy',
    host: 'emergency',
    until: ['review', 'sign'],
    draft: (s) =>
      notice(
        s,
        'government',
        '做好森林草原防火工作',
        body(`为做好${s.all}森林草原防火工作，现通知如下：`, [
          ['一、火源管控', '防火期内重点区域设卡登记，禁止携带火种进山。'],
          ['二、应急准备', '扑救队伍靠前驻防，装备物资清点到位。'],
        ]),
      ),
  },
  {
    id: 'to-be-signed-for-the-office',
    host: 'transport',
    until: ['sign'],
    draft: (s) =>
      notice(
        s,
        'office',
        '优化公交线路和班次',
        body(`为方便${s.all}群众出行，现就优化公交线路和班次通知如下：`, [
          ['一、摸清需求', '收集群众意见，统计客流，列出需要增加或者调整的线路。'],
          ['二、分批实施', '调整方案提前十日公布，实施后一个月内评估。'],
        ]),
      ),
  },
  {
    id: 'under-legal-review',
    host: 'market',
    until: ['review-legality'],
    draft: (s) =>
      notice(
        s,
        'government',
        '规范食品摊贩经营管理',
        body(
          `为规范${s.all}食品摊贩经营，保障食品安全，根据有关法律法规，现通知如下：`,
          [
            ['一、登记', '食品摊贩向所在地登记，领取登记卡；登记不收费。'],
            ['二、经营区域和时段', '由所在地划定并公示，兼顾群众便利和市容秩序。'],
            ['三、监督检查', '主管部门定期检查，检查结果公示。'],
          ],
          '本通知自印发之日起施行，有效期五年。',
        ),
        { facts: { normative: true, legal: true }, evidence: FULL_EVIDENCE },
      ),
  },
  {
    id: 'to-be-vetted',
    host: 'education',
    until: ['vet'],
    draft: (s) =>
      notice(
        s,
        'office',
        '做好校园安全工作',
        body(`为保障${s.all}师生安全，现就校园安全工作通知如下：`, [
          ['一、人防物防技防', '校门值守、一键报警和视频监控按标准配齐并保持可用。'],
          ['二、食堂和饮水', '落实陪餐制度，食材来源可查。'],
          ['三、交通和防溺水', '上下学时段安排护学，重点水域设立警示标志。'],
        ]),
      ),
  },
  {
    id: 'to-be-approved',
    host: 'finance',
    until: ['approve'],
    draft: (s) =>
      notice(
        s,
        'office',
        `编制${s.year + 1}年部门预算`,
        body(`现就编制${s.year + 1}年部门预算有关事项通知如下：`, [
          ['一、编制原则', '量入为出，保工资、保运转、保基本民生，从严控制一般性支出。'],
          ['二、报送要求', '各部门按统一口径填报，附绩效目标和测算依据。'],
        ]),
      ),
  },
  {
    id: 'being-consulted',
    host: 'housing',
    until: ['send'],
    consult: { bodies: ['emergency', 'market', 'development'], answering: ['emergency'] },
    draft: (s) =>
      notice(
        s,
        'government',
        '加强房屋装饰装修安全管理',
        body(`为防止违规装修危及房屋安全，现就${s.all}房屋装饰装修管理通知如下：`, [
          ['一、开工前登记', '业主和装修企业开工前到物业服务单位或者社区登记。'],
          ['二、禁止事项', '不得拆改承重结构；确需改动的，由有资质的单位出具方案。'],
          ['三、联合检查', '住建、应急、市场监管部门建立信息互通和联合检查机制。'],
        ]),
        { departmentsConcerned: ['emergency', 'market', 'development'] },
      ),
  },
  {
    id: 'issued-jointly',
    host: 'emergency',
    until: ['cosign'],
    draft: (s) => ({
      title: '关于开展校园周边安全联合检查的通知',
      kind: 'notice',
      issuer: 'department',
      to: 'peer',
      recipients: ['各中小学校'],
      coIssuers: ['education'],
      body: body(`为保障${s.all}校园周边安全，决定开展联合检查，现通知如下：`, [
        ['一、检查内容', '校门口的交通秩序、消防通道和临时摊点。'],
        ['二、检查方式', '两部门组成联合检查组，发现问题当场告知，限期整改。'],
      ]),
    }),
  },
  {
    id: 'returned',
    host: 'health',
    returned: '主送机关与通知事项不完全对应，第二部分缺少完成时间，请补正后再送。',
    draft: (s) =>
      notice(
        s,
        'office',
        '做好基层医疗卫生服务工作',
        body(`为方便群众就近就医，现就${s.all}基层医疗卫生服务通知如下：`, [
          ['一、服务网点', '每个行政村有一所卫生室，人口少的可以联建。'],
          ['二、巡诊', '上级医院派医师到基层巡诊，日程提前公布。'],
        ]),
      ),
  },
];
