/** Who sees how much of an absence, and what a week of the leaders shows. Whatever the text, but where an article is named. */
import {
  awayIn,
  clashes,
  daysAlone,
  daysAway,
  leadersAway,
  leaveProcedure,
  sightOf,
  standInSpans,
  type AbsenceInput,
} from '@lingxing/affairs/leave';
import { describe, expect, test } from 'vitest';
import { Absences, trip } from './support/absences.ts';
import { packOf } from './support/office.ts';

const pack = packOf('jincheng-chengqu');
const WEEK = { from: '2026-11-23', to: '2026-11-29' };
const sight = (at: Absences, posts: readonly string[], registry = false, matter = 'a') =>
  sightOf(at.context, at.state(matter), { posts, registry });
const extent = (at: Absences, ...posts: string[]): string => sight(at, posts).extent;
const away = (at: Absences, span = WEEK) => awayIn([...at.matters.values()], span, at.today);
const clashing = (at: Absences) => clashes(at.context, away(at)).map((one) => [one.kind, one.from, one.to, one.says]);
const granted = (change: Partial<AbsenceInput> = {}, today = '2026-11-23') =>
  new Absences(pack, today).done('deputy-finance', 'apply', { absence: trip(change) }).done('head', 'approve');

describe('how much of an absence somebody sees', () => {
  test('of one that is only asked for: nothing, but for those through whose hands it goes', () => {
    const at = new Absences(pack).done('deputy-finance', 'apply', { absence: trip() });
    for (const other of ['deputy-education', 'executive', 'finance-clerk']) expect(extent(at, other)).toBe('nothing');
    expect(extent(at, 'deputy-finance')).toBe('whole');
    expect(extent(at, 'head')).toBe('whole');
    expect(sight(at, ['registrar'], true)).toEqual({ extent: 'whole', because: '办公室掌握外出、请假情况', breaches: true });
  });

  test('of a leader’s on record: everybody the outline, with the reason; the whole those whom it concerns', () => {
    const at = granted();
    expect(sight(at, ['finance-clerk'])).toEqual({ extent: 'outline', because: '不经手，只看在不在岗、由谁代办', breaches: false });
    expect(extent(at, 'executive')).toBe('outline');
    expect(extent(at, 'education-head')).toBe('outline');
    expect(sight(at, ['deputy-finance']).because).toBe('本人的外出');
    // The other of his pair stands in on those days.
    expect(sight(at, ['deputy-education'])).toEqual({ extent: 'whole', because: '代办其工作', breaches: false });
    // One of several posts is enough.
    expect(extent(at, 'education-head', 'head')).toBe('whole');
  });

  test('of a head of department’s: his department, whoever agrees and approves, and no other', () => {
    const at = new Absences(pack).done('finance-head', 'apply', { absence: trip() });
    expect(extent(at, 'finance-clerk')).toBe('whole');
    // 分管副职 agrees first, the head approves after him: both are in the chain from the beginning.
    expect(extent(at, 'deputy-finance')).toBe('whole');
    expect(extent(at, 'head')).toBe('whole');
    at.done('deputy-finance', 'consent').done('head', 'approve');
    expect(extent(at, 'deputy-finance')).toBe('whole');
    for (const other of ['executive', 'education-head', 'civil-clerk']) expect(extent(at, other)).toBe('nothing');
    expect(sight(at, ['education-head']).because).toBe('不是领导的外出');
  });

  test('the page, the list and the history are for those who see the whole, and no others', () => {
    for (const at of [granted(), new Absences(pack).done('finance-head', 'apply', { absence: trip() })]) {
      const { posts, close } = leaveProcedure.readers(at.context, at.state());
      expect(close).toBe(false);
      for (const post of at.context.organisation.posts.keys())
        expect([post, posts.includes(post)]).toEqual([post, extent(at, post) === 'whole']);
    }
  });

  test('of one that was granted and cancelled the outline stays; of one that never was granted nothing does', () => {
    expect(extent(granted().done('deputy-finance', 'cancel', { reason: '不去了' }), 'finance-clerk')).toBe('outline');
    const asked = new Absences(pack).done('deputy-finance', 'apply', { absence: trip() });
    expect(extent(asked.done('deputy-finance', 'cancel', { reason: '不去了' }), 'finance-clerk')).toBe('nothing');
  });
});

describe('the days of an absence', () => {
  test('until the return is on record at least until today, and not the day of the return', () => {
    const at = granted({ from: '2026-11-26', to: '2026-11-27' });
    expect(daysAway(at.state(), '2026-11-23')).toEqual({ from: '2026-11-26', to: '2026-11-27' });
    expect(daysAway(at.state(), '2026-11-30')).toEqual({ from: '2026-11-26', to: '2026-11-30' });
    at.today = '2026-11-27';
    at.done('deputy-finance', 'return', { on: '2026-11-27' });
    expect(daysAway(at.state(), '2026-11-30')).toEqual({ from: '2026-11-26', to: '2026-11-26' });
  });

  test('are counted once for each leader, what is only asked for is not, nor a head of department', () => {
    const at = granted();
    at.done('finance-head', 'apply', { absence: trip() }, {}, 'b').done('deputy-finance', 'consent', {}, {}, 'b');
    at.done('head', 'approve', {}, {}, 'b').done('executive', 'apply', { absence: trip() }, {}, 'c');
    const days = leadersAway(at.context, away(at), WEEK).map((one) => one.leaders);
    expect(days).toEqual([0, 0, 0, 1, 1, 0, 0]);
  });
});

describe('who stands in, by day', () => {
  const spans = (at: Absences, matter = 'a') => standInSpans(at.context, at.state(matter)).map((one) => [one.by, one.from, one.until]);
  const alone = (at: Absences, matter = 'a') => daysAlone(at.context, at.state(matter)).map((one) => [one.from, one.until]);

  test('泽州县 5.3: not on days on which he is away himself, and again from the day on which he is back', () => {
    const zezhou = new Absences(packOf('zezhou'), '2026-11-20');
    zezhou.done('deputy-finance', 'apply', { absence: trip({ from: '2026-11-26', to: '2026-11-27' }) }).done('head', 'approve');
    const second = trip({ from: '2026-11-27', to: '2026-11-28' });
    zezhou.done('deputy-education', 'apply', { absence: second }, { reason: '会期已定' }, 'b');
    zezhou.done('head', 'approve', {}, { reason: '会期已定' }, 'b');
    expect(spans(zezhou)).toEqual([['deputy-education', '2026-11-26', '2026-11-26']]);
    expect(alone(zezhou)).toEqual([['2026-11-27', '2026-11-27']]);
    expect(spans(zezhou, 'b')).toEqual([['deputy-finance', '2026-11-28', '2026-11-28']]);
    expect(alone(zezhou, 'b')).toEqual([['2026-11-27', '2026-11-27']]);
  });

  test('whoever the head entrusted does not on the days on which he is away, and nobody follows by himself', () => {
    const at = new Absences(pack).done('head', 'report', { absence: trip({ from: '2026-11-24', to: '2026-11-27' }) });
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-24', until: '2026-11-27' });
    expect(spans(at)).toEqual([['executive', '2026-11-24', '2026-11-27']]);
    at.done('executive', 'apply', { absence: trip({ from: '2026-11-26', to: '2026-11-26' }) }, {}, 'b');
    at.done('head', 'approve', {}, {}, 'b');
    expect(spans(at)).toEqual([
      ['executive', '2026-11-24', '2026-11-25'],
      ['executive', '2026-11-27', '2026-11-27'],
    ]);
    expect(alone(at)).toEqual([['2026-11-26', '2026-11-26']]);
  });

  test('whoever he named looks after the work on days on which nobody has a title, and not while away himself', () => {
    const named = trip({ standIn: 'executive', from: '2026-11-26', to: '2026-11-28' });
    const at = new Absences(packOf('weidong')).done('deputy-finance', 'report', { absence: named });
    at.done('executive', 'report', { absence: trip({ from: '2026-11-27', to: '2026-11-27' }) }, {}, 'b');
    expect(spans(at)).toEqual([
      ['executive', '2026-11-26', '2026-11-26'],
      ['executive', '2026-11-28', '2026-11-28'],
    ]);
  });
});

describe('what clashes', () => {
  test('nothing where one leader is away and his pair is there', () => {
    expect(clashing(granted())).toEqual([]);
  });

  test('晋城市城区 5.3: two of one pair away on the same days, for the days that they share', () => {
    const at = granted();
    const vacation = trip({ kind: 'vacation', from: '2026-11-27', to: '2026-11-30' });
    at.done('deputy-education', 'apply', { absence: vacation }, { reason: '早已安排' }, 'b');
    expect(clashing(at)).toEqual([]);
    at.done('head', 'approve', {}, { reason: '早已安排' }, 'b');
    const [clash, ...more] = clashes(at.context, away(at));
    expect(more).toEqual([]);
    expect(clash).toMatchObject({ kind: 'pair', from: '2026-11-27', to: '2026-11-27', citation: { article: 5, paragraph: 3 } });
    expect(clash?.says).toContain('互为AB角，2026年11月27日同时外出。');
  });

  test('忻州市 5.3 says nothing of a pair away together, and neither do we', () => {
    const at = new Absences(packOf('xinzhou'));
    at.done('deputy-finance', 'apply', { absence: trip() }).done('head', 'approve');
    at.done('deputy-education', 'apply', { absence: trip() }, {}, 'b').done('head', 'approve', {}, {}, 'b');
    expect(clashing(at)).toEqual([]);
  });

  test('晋城市城区 5.2: the head on a business trip, on the days for which nobody is entrusted', () => {
    const at = new Absences(pack).done('head', 'report', { absence: trip({ from: '2026-11-24', to: '2026-11-27' }) });
    expect(clashing(at)).toEqual([['head', '2026-11-24', '2026-11-27', '区长2026年11月24日至11月27日外出，没有委托人代行区长职务。']]);
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-25', until: '2026-11-26' });
    expect(clashing(at).map(([kind, from, to]) => [kind, from, to])).toEqual([
      ['head', '2026-11-24', '2026-11-24'],
      ['head', '2026-11-27', '2026-11-27'],
    ]);
  });

  test('晋城市城区 5.2 speaks of no vacation: that it is silent is said, without an article', () => {
    const at = new Absences(pack).done('head', 'report', { absence: trip({ kind: 'vacation', beyond: false }) });
    const [clash] = clashes(at.context, away(at));
    expect(clash?.says).toBe('区长2026年11月26日至11月27日外出，此种外出由谁代行，本规则没有写；由其本人办理。');
    expect(clash?.citation).toBeUndefined();
  });

  test('whoever was entrusted is away himself on one of the days', () => {
    const at = new Absences(pack).done('head', 'report', { absence: trip({ from: '2026-11-24', to: '2026-11-27' }) });
    at.done('head', 'entrust', { to: 'executive', from: '2026-11-24', until: '2026-11-27' });
    at.done('executive', 'apply', { absence: trip({ from: '2026-11-26', to: '2026-11-26' }) }, {}, 'b').done(
      'head',
      'approve',
      {},
      {},
      'b',
    );
    expect(clashing(at)).toEqual([
      ['head', '2026-11-26', '2026-11-26', '区长2026年11月26日外出，常务副职本人也外出，此项委托在此期间不生效，无人代行区长职务。'],
    ]);
  });
});
