/**
 * Who may act in whose stead, by the five texts: trigger, title, fallback, silence, scope and end of standing in for the
 * head; AB roles and what replaces them; and that acts done so are shown so. Expected values are read from the texts.
 */
import { actorBy, titlesInForce, titlesOf, type Title } from '@lingxing/affairs/authority';
import { documentProcedure } from '@lingxing/affairs/document';
import { actedAs, organisationOf, type Actor, type Authority, type Entrustment } from '@lingxing/affairs/kernel';
import type { Absence } from '@lingxing/workrules';
import { describe, expect, test } from 'vitest';
import { against, expectRefused, Office, organisationFor, packOf } from './support/office.ts';

const TODAY = '2026-11-23';
const GOVERNMENTS = ['jincheng-chengqu', 'xinzhou', 'weidong', 'zezhou', 'xishi'] as const;
type Id = (typeof GOVERNMENTS)[number];

interface Situation {
  readonly away?: readonly (readonly [post: string, kind: Absence, from?: string, to?: string])[];
  readonly entrusted?: readonly Partial<Entrustment>[];
  readonly pairs?: Authority['pairs'];
}

const PAIR: Situation['pairs'] = [['deputy-education', 'deputy-finance']];

/** An organisation of that government on a day on which this is on record. */
function situated(id: Id, { away = [], entrusted = [], pairs = [] }: Situation) {
  const pack = packOf(id);
  const base = organisationFor(pack);
  const authority: Authority = {
    absences: away.map(([post, kind, from = TODAY, to = '2026-11-27'], i) => ({ matter: `absence-${i}`, post, kind, from, to })),
    entrustments: entrusted.map((one, i) => ({
      matter: `entrustment-${i}`,
      kind: 'standing-in',
      of: 'head',
      to: 'executive',
      from: TODAY,
      until: '2026-11-27',
      ...one,
    })),
    pairs,
  };
  const posts = [...base.posts.values()];
  return { pack, organisation: organisationOf(1, posts, [...base.departments.values()], authority) };
}

const titles = (id: Id, situation: Situation, today = TODAY): readonly Title[] => titlesInForce({ ...situated(id, situation), today });

/** 「executive 代 head：代行市长职务 5.2」, one line each. */
const said = (of: readonly Title[]): string[] =>
  of.map(
    ({ by, post, title, norm }) =>
      `${by} 代 ${post}：${title} ${[norm.citation.article, norm.citation.paragraph].filter((n) => n !== undefined).join('.')}`,
  );

const entrusted = [{}];

describe('没有委托，谁也不代行', () => {
  test.each(GOVERNMENTS)('%s：行政首长出差、外出、离开辖区，常务副职没有受委托', (id) => {
    for (const kind of ['business-trip', 'away', 'away-from-area', 'visit-abroad', 'vacation', 'leave'] as const)
      expect(titles(id, { away: [['head', kind]], pairs: [['executive', 'head']] })).toEqual([]);
  });
  test.each(GOVERNMENTS)('%s：有委托而行政首长没有外出', (id) => {
    expect(titles(id, { entrusted })).toEqual([]);
  });
  test('委托自外出的第二天起，第一天还不代行；截止之后不再代行；外出还没有开始的不代行', () => {
    const away: Situation['away'] = [['head', 'business-trip']];
    const later = [{ from: '2026-11-24', until: '2026-11-25' }];
    expect(
      ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((day) => titles('xinzhou', { away, entrusted: later }, day).length),
    ).toEqual([0, 1, 1, 0]);
    expect(titles('xinzhou', { away: [['head', 'business-trip', '2026-11-24']], entrusted })).toEqual([]);
  });
  test('部门负责人、文书外出，没有人以什么名义代办', () => {
    for (const id of GOVERNMENTS)
      expect(titles(id, { away: [['finance-head', 'business-trip']], pairs: [['education-head', 'finance-head']] })).toEqual([]);
  });
});

describe('城区第五条第二款：区长出差', () => {
  test('常务副区长受委托代行区长职务', () => {
    expect(said(titles('jincheng-chengqu', { away: [['head', 'business-trip']], entrusted }))).toEqual([
      'executive 代 head：代行区长职务 5.2',
    ]);
  });
  test('休假、请假、外出不在其内，规则没有写', () => {
    for (const kind of ['vacation', 'leave', 'away', 'visit-abroad'] as const)
      expect(titles('jincheng-chengqu', { away: [['head', kind]], entrusted })).toEqual([]);
  });
  test('常务副区长同时出差：不自动轮到其他副区长，另受委托的才代行', () => {
    const away: Situation['away'] = [
      ['head', 'business-trip'],
      ['executive', 'business-trip'],
    ];
    expect(titles('jincheng-chengqu', { away, entrusted })).toEqual([]);
    const anew = [{}, { to: 'deputy-finance' }];
    expect(said(titles('jincheng-chengqu', { away, entrusted: anew }))).toEqual(['deputy-finance 代 head：代行区长职务 5.2']);
    // 他一返回，又轮到他；没有另受委托的，其他副区长不再代行。
    const back: Situation['away'] = [['head', 'business-trip']];
    expect(said(titles('jincheng-chengqu', { away: back, entrusted: anew }))).toEqual(['executive 代 head：代行区长职务 5.2']);
    expect(titles('jincheng-chengqu', { away: back, entrusted: [{ to: 'deputy-finance' }] })).toEqual([]);
  });
});

describe('城区第五条第三款：AB角补位', () => {
  test('副区长外出、休假，由补位的副区长代办；出差、出访都是外出', () => {
    for (const kind of ['away', 'vacation', 'business-trip', 'visit-abroad'] as const)
      expect(said(titles('jincheng-chengqu', { away: [['deputy-finance', kind]], pairs: PAIR }))).toEqual([
        'deputy-education 代 deputy-finance：AB角补位 5.3',
      ]);
  });
  test('请假不在其内', () => {
    expect(titles('jincheng-chengqu', { away: [['deputy-finance', 'leave']], pairs: PAIR })).toEqual([]);
  });
  test('双方同时外出：谁也不补谁的位', () => {
    const away: Situation['away'] = [
      ['deputy-finance', 'away'],
      ['deputy-education', 'vacation'],
    ];
    expect(titles('jincheng-chengqu', { away, pairs: PAIR })).toEqual([]);
  });
});

describe('忻州第五条', () => {
  test('第二款：市长出差，常务副市长受委托代行市长职务；出访、休假、请假不在其内', () => {
    expect(said(titles('xinzhou', { away: [['head', 'business-trip']], entrusted }))).toEqual(['executive 代 head：代行市长职务 5.2']);
    for (const kind of ['visit-abroad', 'vacation', 'leave'] as const)
      expect(titles('xinzhou', { away: [['head', kind]], entrusted })).toEqual([]);
  });
  test('第二款：同时登记的离忻不改变出差', () => {
    const away: Situation['away'] = [
      ['head', 'away-from-area'],
      ['head', 'business-trip'],
    ];
    expect(said(titles('xinzhou', { away, entrusted }))).toEqual(['executive 代 head：代行市长职务 5.2']);
  });
  test('第三款：只写实行AB角，没有写何时补位，在册的外出、请假都补位', () => {
    for (const kind of ['leave', 'vacation', 'business-trip'] as const)
      expect(said(titles('xinzhou', { away: [['deputy-finance', kind]], pairs: PAIR }))).toEqual([
        'deputy-education 代 deputy-finance：AB角补位 5.3',
      ]);
  });
});

describe('卫东第九条', () => {
  test('区长外出，常务副区长受委托主持区政府全面工作，不称代行职务', () => {
    for (const kind of ['away', 'business-trip', 'away-from-area', 'visit-abroad'] as const)
      expect(said(titles('weidong', { away: [['head', kind]], entrusted }))).toEqual(['executive 代 head：主持区政府全面工作 9']);
    for (const kind of ['vacation', 'leave'] as const) expect(titles('weidong', { away: [['head', kind]], entrusted })).toEqual([]);
  });
  test('没有写第二个人：其他副区长、区政府其他领导受了委托也不主持，常务副区长同时外出时也一样', () => {
    for (const to of ['deputy-finance', 'other']) {
      expect(titles('weidong', { away: [['head', 'away']], entrusted: [{ to }] })).toEqual([]);
      const both: Situation['away'] = [
        ['head', 'away'],
        ['executive', 'away'],
      ];
      expect(titles('weidong', { away: both, entrusted: [{}, { to }] })).toEqual([]);
    }
  });
  test('没有AB角', () => {
    expect(titles('weidong', { away: [['deputy-finance', 'away']], pairs: PAIR })).toEqual([]);
  });
});

describe('泽州第五条', () => {
  test('第二款：县长出差，代行县长职务；请假、休假不在其内', () => {
    expect(said(titles('zezhou', { away: [['head', 'business-trip']], entrusted }))).toEqual(['executive 代 head：代行县长职务 5.2']);
    for (const kind of ['leave', 'vacation', 'away'] as const) expect(titles('zezhou', { away: [['head', kind]], entrusted })).toEqual([]);
  });
  test('第二款：常务副县长同时出差，改由受委托的其他副县长；他只是休假的，规则没有写到他', () => {
    const away: Situation['away'] = [
      ['head', 'business-trip'],
      ['executive', 'business-trip'],
    ];
    expect(said(titles('zezhou', { away, entrusted: [{}, { to: 'deputy-education' }] }))).toEqual([
      'deputy-education 代 head：代行县长职务 5.2',
    ]);
    const onHoliday: Situation['away'] = [
      ['head', 'business-trip'],
      ['executive', 'vacation'],
    ];
    expect(said(titles('zezhou', { away: onHoliday, entrusted }))).toEqual(['executive 代 head：代行县长职务 5.2']);
  });
  test('第三款：副县长离县外出、请假、休假补位；在县内外出不补位', () => {
    for (const kind of ['away-from-area', 'leave', 'vacation', 'visit-abroad'] as const)
      expect(said(titles('zezhou', { away: [['deputy-finance', kind]], pairs: PAIR }))).toEqual([
        'deputy-education 代 deputy-finance：AB角补位 5.3',
      ]);
    expect(titles('zezhou', { away: [['deputy-finance', 'away']], pairs: PAIR })).toEqual([]);
  });
});

describe('西市第五条', () => {
  test('第二款：区长离营，受托的常务副区长或者其他副区长主持区政府工作，不分先后', () => {
    for (const to of ['executive', 'deputy-finance'])
      expect(said(titles('xishi', { away: [['head', 'away-from-area']], entrusted: [{ to }] }))).toEqual([
        `${to} 代 head：主持区政府工作 5.2`,
      ]);
    for (const kind of ['away', 'business-trip', 'vacation'] as const)
      expect(titles('xishi', { away: [['head', kind]], entrusted })).toEqual([]);
  });
  test('第三款：AB角一方外出由另一方代行；区长另行安排的，取代AB角', () => {
    const away: Situation['away'] = [['deputy-finance', 'away']];
    expect(said(titles('xishi', { away, pairs: PAIR }))).toEqual(['deputy-education 代 deputy-finance：AB角补位 5.3']);
    // “其他副区长”是这两位以外的副区长，常务副区长也在内；不是副区长的不在内。
    const arranged = [{ kind: 'arrangement' as const, of: 'deputy-finance', to: 'executive' }];
    expect(said(titles('xishi', { away, pairs: PAIR, entrusted: arranged }))).toEqual(['executive 代 deputy-finance：代行工作职责 5.3']);
    const registrar = [{ kind: 'arrangement' as const, of: 'deputy-finance', to: 'registrar' }];
    expect(said(titles('xishi', { away, pairs: PAIR, entrusted: registrar }))).toEqual([
      'deputy-education 代 deputy-finance：AB角补位 5.3',
    ]);
  });
  test('第三款：另行安排不及于区长，也不见于别的规则', () => {
    const head = [{ kind: 'arrangement' as const, of: 'head', to: 'deputy-finance' }];
    expect(titles('xishi', { away: [['head', 'away-from-area']], entrusted: head })).toEqual([]);
    const deputy = [{ kind: 'arrangement' as const, of: 'executive', to: 'deputy-finance' }];
    for (const id of ['jincheng-chengqu', 'xinzhou', 'zezhou'] as const)
      expect(titles(id, { away: [['executive', 'away']], entrusted: deputy })).toEqual([]);
  });
});

describe('名义的范围', () => {
  test('AB角从不及于行政首长的职务', () => {
    for (const id of GOVERNMENTS)
      for (const kind of ['business-trip', 'away', 'away-from-area', 'vacation', 'leave'] as const)
        expect(titles(id, { away: [['head', kind]], pairs: [['executive', 'head']] })).toEqual([]);
  });
  test('补位不再传递：代行市长职务的人外出，补他位的人不代行', () => {
    const situation: Situation = {
      away: [
        ['head', 'business-trip'],
        ['executive', 'vacation'],
      ],
      entrusted,
      pairs: [['deputy-finance', 'executive']],
    };
    const { pack, organisation } = situated('xinzhou', situation);
    expect(titlesOf({ pack, organisation, today: TODAY }, ['deputy-finance']).map((one) => one.post)).toEqual(['executive']);
  });
  test('两件委托，先给的算数；先受委托的不在规则所列之内，轮到下一件', () => {
    const away: Situation['away'] = [['head', 'away-from-area']];
    expect(said(titles('xishi', { away, entrusted: [{ to: 'deputy-finance' }, { to: 'executive' }] }))).toEqual([
      'deputy-finance 代 head：主持区政府工作 5.2',
    ]);
    expect(said(titles('weidong', { away, entrusted: [{ to: 'other' }, { to: 'executive' }] }))).toEqual([
      'executive 代 head：主持区政府全面工作 9',
    ]);
  });
});

/** Somebody acts by a title that is in force. */
const standing = (o: Office, by: string, post: string): Actor => {
  const title = titlesOf(o.context, [by]).find((one) => one.post === post);
  if (title === undefined) throw new Error(`${by} has no title for ${post}`);
  return actorBy(by, title);
};

const officeOn = (id: Id, situation: Situation): Office => {
  const { pack, organisation } = situated(id, situation);
  return new Office(pack, TODAY, organisation);
};

describe('代签一件公文', () => {
  const away: Situation = { away: [['head', 'business-trip']], entrusted };

  test('拒绝在先：没有名义、名义不符、超出范围', () => {
    const o = officeOn('xinzhou', { away: [['head', 'business-trip']] })
      .submitted()
      .done('deputy-finance', 'review', { opinion: '同意' });
    const forged: Actor = {
      account: 'x',
      post: 'head',
      capacity: 'acting',
      by: 'executive',
      title: '代行市长职务',
      under: 'entrustment-0',
    };
    const nobody = o.ask('head', 'sign', { opinion: '同意' }, { actor: forged });
    expectRefused(nobody.verdict, 'authority.no-title');
    expect(nobody.events).toEqual([]);

    const on = officeOn('xinzhou', away).submitted().done('deputy-finance', 'review', { opinion: '同意' });
    const right = standing(on, 'executive', 'head');
    for (const wrong of [
      { ...right, by: 'deputy-finance' },
      { ...right, capacity: 'substitute' as const },
      { ...right, title: '市长' },
      { ...right, under: 'another' },
      { ...right, post: 'deputy-finance' },
    ])
      expectRefused(on.ask('head', 'sign', { opinion: '同意' }, { actor: wrong }).verdict, 'authority.no-title');

    const bounded = officeOn('xinzhou', { ...away, entrusted: [{ scope: ['incoming'] }] })
      .submitted()
      .done('deputy-finance', 'review', { opinion: '同意' });
    const outside = bounded.ask('head', 'sign', { opinion: '同意' }, { actor: standing(bounded, 'executive', 'head') });
    expect(against(outside.verdict)).toEqual(['authority.no-title 5.2']);
  });

  test('忻州：常务副市长代行市长职务签发，载明条款；本人仍可签发，先办的算数', () => {
    const o = officeOn('xinzhou', away).submitted().done('deputy-finance', 'review', { opinion: '同意' });
    expect(o.waits()).toEqual({ sign: ['head'] });
    expect(o.ask('head', 'sign', { opinion: '同意' }).verdict.outcome).toBe('permitted');
    const verdict = o.act('head', 'sign', { opinion: '同意' }, { actor: standing(o, 'executive', 'head') });
    expect(verdict.outcome).toBe('permitted');
    expect(verdict.findings.find((one) => one.code === 'authority.stands-in')).toMatchObject({
      outcome: 'passed',
      message: '常务副职（代行市长职务）办理（市长2026年11月23日起外出）。',
    });
    expect(verdict.basis.map((one) => `${one.article}.${one.paragraph ?? ''}`)).toContain('5.2');
    expectRefused(o.ask('head', 'sign', { opinion: '同意' }).verdict, 'state.not-open');
  });

  test('过程、读者和收起之后：谁以什么名义办的', () => {
    const o = officeOn('xinzhou', away).submitted().done('deputy-finance', 'review', { opinion: '同意' });
    o.act('head', 'sign', { opinion: '同意' }, { actor: standing(o, 'executive', 'head') });
    expect(o.document.stoodIn).toMatchObject([{ post: 'head', by: 'executive', title: '代行市长职务' }]);
    const steps = documentProcedure.chain(o.context, o.document);
    expect(steps.find((one) => one.label === '签发' && one.state === 'done')?.posts).toEqual(['常务副职（代行市长职务）']);
    // 市长回来以后，代签的人仍可查阅此件。
    const back = { ...o.context, organisation: organisationFor(o.pack) };
    expect(documentProcedure.readers(back, o.document).posts).toContain('executive');
  });

  test('分管副职代行市长职务：审核和签发是两步，不因为是同一个人而合并', () => {
    const away2: Situation = {
      away: [
        ['head', 'business-trip'],
        ['executive', 'business-trip'],
      ],
      entrusted: [{ to: 'deputy-finance' }],
    };
    const o = officeOn('xinzhou', away2).submitted();
    const acting = standing(o, 'deputy-finance', 'head');
    expectRefused(o.ask('head', 'sign', { opinion: '同意' }, { actor: acting }).verdict, 'step.missing 35.2');
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expect(o.act('head', 'sign', { opinion: '同意' }, { actor: acting }).outcome).toBe('permitted');
    const done = documentProcedure.chain(o.context, o.document).filter((one) => one.state === 'done');
    expect(done.slice(-2).map((one) => one.posts)).toEqual([['副职（分管财政）'], ['副职（分管财政）（代行市长职务）']]);
  });

  test('一人代两职会签：两次办理，两条记录', () => {
    const o = officeOn('xinzhou', { away: [['deputy-education', 'leave']], pairs: [['deputy-education', 'executive']] });
    o.submitted({ leadersConcerned: ['deputy-education', 'executive'] });
    const substitute = standing(o, 'executive', 'deputy-education');
    const before = o.waits()['countersign']?.toSorted();
    expect(before).toEqual(['deputy-education', 'executive']);
    o.done('executive', 'countersign', { opinion: '同意' });
    expect(o.waits()['countersign']).toEqual(['deputy-education']);
    o.done('deputy-education', 'countersign', { opinion: '同意' }, { actor: substitute });
    const steps = o.document.steps.filter((one) => one.step === 'leader-countersign');
    expect(steps.map((one) => one.by)).toEqual(['executive', 'deputy-education']);
    const shown = documentProcedure
      .chain(o.context, o.document)
      .filter((one) => one.state === 'done' && one.posts[0]?.startsWith('常务副职'));
    expect(shown.map((one) => one.posts)).toEqual([['常务副职'], ['常务副职（AB角补位，代副职（分管教育））']]);
  });

  test('先办的算数：补位的人审核以后，本人再审核被告知已由谁审核；反过来也一样', () => {
    const away3: Situation = { away: [['deputy-finance', 'leave']], pairs: PAIR };
    const o = officeOn('xinzhou', away3).submitted();
    const substitute = standing(o, 'deputy-education', 'deputy-finance');
    o.done('deputy-finance', 'review', { opinion: '同意' }, { actor: substitute });
    const own = o.ask('deputy-finance', 'review', { opinion: '同意' });
    expect([own.conflict, own.events]).toEqual([
      { code: 'already-done', message: '副职（分管教育）（AB角补位，代副职（分管财政））已审核。' },
      [],
    ]);
    const button = documentProcedure.offers(o.context, o.document, { account: 'x', post: 'deputy-finance', capacity: 'holder' });
    expect(button.find((one) => one.act === 'review')?.verdict.findings[0]?.message).toBe(
      '副职（分管教育）（AB角补位，代副职（分管财政））已审核。',
    );
    const other = officeOn('xinzhou', away3).submitted().done('deputy-finance', 'review', { opinion: '同意' });
    expect(other.ask('deputy-finance', 'review', { opinion: '同意' }, { actor: substitute }).conflict?.message).toBe(
      '副职（分管财政）已审核。',
    );
  });

  test('补位从不到行政首长：AB角一方审核可以，代市长签发不可以', () => {
    const o = officeOn('xinzhou', {
      away: [
        ['deputy-finance', 'leave'],
        ['head', 'business-trip'],
      ],
      pairs: [
        ['deputy-education', 'deputy-finance'],
        ['executive', 'head'],
      ],
    }).submitted();
    o.done('deputy-finance', 'review', { opinion: '同意' }, { actor: standing(o, 'deputy-education', 'deputy-finance') });
    expect(titlesOf(o.context, ['executive'])).toEqual([]);
    const forged: Actor = { account: 'x', post: 'head', capacity: 'substitute', by: 'executive', title: 'AB角补位', under: 'absence-1' };
    expectRefused(o.ask('head', 'sign', { opinion: '同意' }, { actor: forged }).verdict, 'authority.no-title');
  });
});

test('说法只有一种：首长的职务写名义，其他职务写名义和代谁', () => {
  const { organisation } = situated('zezhou', {});
  expect(actedAs(organisation, 'head', undefined)).toBe('县长');
  expect(actedAs(organisation, 'head', { by: 'executive', title: '代行县长职务' })).toBe('常务副职（代行县长职务）');
  expect(actedAs(organisation, 'deputy-finance', { by: 'deputy-education', title: 'AB角补位' })).toBe(
    '副职（分管教育）（AB角补位，代副职（分管财政））',
  );
});
