/** What readers and the sender are told of what waits: nothing false, and nobody whom they may not know of. */
import { said, where } from '@lingxing/affairs/incoming';
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { describe, expect, test } from 'vitest';
import { organisationOf } from '@lingxing/affairs/kernel';
import { organisationFor, packOf } from './support/office.ts';
import { actorOf, letter, Registry, report } from './support/registry.ts';

const registry = () => new Registry(packOf('weidong'));
const whereFor = (o: Registry, post: string) => where(o.context, o.state, actorOf(post));
const present = (o: Registry, post: string) =>
  incomingProcedure
    .chain(o.context, o.state, actorOf(post))
    .filter((one) => one.state === 'present')
    .map((one) => [one.label, one.posts]);

describe('呈批中的来文', () => {
  test('来文单位只知道等领导批示，不知道在哪位领导处；办公室和领导知道', () => {
    const o = registry().sentUp();
    expect(whereFor(o, 'finance-clerk')).toBe('呈批中，待领导批示');
    expect(present(o, 'finance-clerk')).toEqual([['领导批示', []]]);
    for (const post of ['registrar', 'head']) {
      expect(whereFor(o, post)).toBe('呈批中，待副职（分管财政）批示');
      expect(present(o, post)).toEqual([['批示', ['副职（分管财政）']]]);
    }
  });
  test('传阅对象同样只知道等领导批示', () => {
    const o = registry()
      .sentUp()
      .done('registrar', 'circulate', { readers: ['justice-clerk'] });
    expect(present(o, 'justice-clerk')).toEqual([['领导批示', []]]);
  });
  test('呈送的职务撤销后，办公室改呈，来文单位看到的仍是真话', () => {
    const o = registry().sentUp();
    const of = organisationFor(packOf('weidong'));
    const left = [...of.posts.values()].filter((post) => post.id !== 'deputy-finance');
    const ctx = { ...o.context, organisation: organisationOf(2, left, [...of.departments.values()]) };
    expect(where(ctx, o.state, actorOf('finance-clerk'))).toBe('呈批中，待办公室文书呈领导批示');
    expect(where(ctx, o.state, actorOf('registrar'))).toBe('呈批中，待办公室文书改呈（原呈送的职务已经撤销）');
  });
  test('不是领导和办公室的人办批示、转请、阅，拒绝时不说在谁处', () => {
    const o = registry()
      .sentUp()
      .done('registrar', 'circulate', { readers: ['justice-clerk', 'education-head'] });
    for (const act of ['instruct', 'refer', 'read']) {
      const of = (post: string) =>
        incomingProcedure
          .offers(o.context, o.state, actorOf(post))
          .find((one) => one.act === act)
          ?.verdict.findings.map((one) => one.message)
          .join('');
      expect(of('finance-clerk'), act).not.toMatch(/副职|局长|司法局/u);
      expect(of('executive'), act).toMatch(/副职|局长|司法局/u);
    }
  });
  test('已批示、尚未转达的，来文单位不知道已有批示', () => {
    const o = registry().sentUp().done('deputy-finance', 'instruct', { form: 'text', text: '同意。', view: 'agree' });
    o.done('registrar', 'assign', { host: 'education' }).done('deputy-finance', 'instruct', {
      form: 'text',
      text: '抓紧。',
      view: 'instruct',
    });
    expect(whereFor(o, 'registrar')).toContain('转达');
    expect(whereFor(o, 'finance-clerk')).not.toContain('转达');
  });
});

describe('传阅', () => {
  const circulated = () =>
    registry()
      .registered(report())
      .done('registrar', 'circulate', { readers: ['justice-clerk', 'education-head', 'civil-head', 'head'] });
  test('来文单位和读者都不知道还有谁在阅、有几人', () => {
    const o = circulated();
    for (const post of ['finance-clerk', 'justice-clerk']) expect(whereFor(o, post)).not.toMatch(/人传阅|教育局|民政局/u);
    expect(whereFor(o, 'justice-clerk')).toContain('司法局文书传阅');
    expect(whereFor(o, 'registrar')).toContain('4人传阅');
  });
  test('读者阅后只说还等什么，不说还等谁阅', () => {
    const o = circulated().done('justice-clerk', 'read');
    expect(said(o.context, o.state, 'read', actorOf('justice-clerk'))).toBe('已阅，待办公室文书拟办。');
    expect(said(o.context, o.state, 'read', actorOf('registrar'))).toContain('传阅');
  });
});

test('退回后等重报的，一句话说清', () => {
  const o = registry().registered(letter()).done('registrar', 'return', { reason: '附件不全。' });
  expect(whereFor(o, 'registrar')).toBe('已退回，待办公室文书收重报件或者办结；财政局文书、财政局局长签收退件');
  expect(said(o.context, o.state, 'return', actorOf('registrar'))).toBe(
    '已退回，待办公室文书收重报件或者办结；财政局文书、财政局局长签收退件。',
  );
});
