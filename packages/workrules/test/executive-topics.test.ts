/** What has to come before the executive meeting first, on its way up. Expected values are read from the texts. */
import { describe, expect, test } from 'vitest';
import { own, packOf } from './support.ts';

const places = (id: string, over: Parameters<typeof own>[2]) =>
  own(packOf(id), 'collective-decision', over)
    .filter(({ meetings }) => meetings.join() === 'executive')
    .map(({ at }) => at);
const upward = { issuer: 'government', to: 'superior-government', kind: 'report', important: true } as const;
const toParty = { issuer: 'party', to: 'party-committee', kind: 'request', important: true } as const;

describe('城区第二十条：先上常务会议', () => {
  test('第二项：重要的报告、请示报市政府的；不重要的、平行的、别的文种不要求', () => {
    expect(places('jincheng-chengqu', upward)).toContain('20.1.2');
    expect(places('jincheng-chengqu', { ...upward, kind: 'request' })).toContain('20.1.2');
    expect(places('jincheng-chengqu', { ...upward, important: false })).not.toContain('20.1.2');
    expect(places('jincheng-chengqu', { ...upward, to: 'peer' })).not.toContain('20.1.2');
    expect(places('jincheng-chengqu', { ...upward, kind: 'letter' })).not.toContain('20.1.2');
  });
  test('第三项：重要的提请区委审议的；不重要的、报人大的不要求', () => {
    expect(places('jincheng-chengqu', toParty)).toContain('20.1.3');
    expect(places('jincheng-chengqu', { ...toParty, important: false })).not.toContain('20.1.3');
    expect(places('jincheng-chengqu', { ...toParty, to: 'congress' })).not.toContain('20.1.3');
  });
});

describe('西市第二十条：先上常务会议', () => {
  test('第二项：重要的报市委、市政府的；不重要的、报区委的不要求', () => {
    expect(places('xishi', upward)).toContain('20.1.2');
    expect(places('xishi', { ...upward, issuer: 'party', to: 'superior-party-committee' })).toContain('20.1.2');
    expect(places('xishi', { ...upward, important: false })).not.toContain('20.1.2');
    expect(places('xishi', toParty)).not.toContain('20.1.2');
  });
  test('第三项：重要的提请区委审议的；不重要的、报人大的不要求', () => {
    expect(places('xishi', toParty)).toContain('20.1.3');
    expect(places('xishi', { ...toParty, important: false })).not.toContain('20.1.3');
    expect(places('xishi', { ...toParty, to: 'congress' })).not.toContain('20.1.3');
  });
  test('第六项：重要的报告提请区人大审议的；不重要的、报市政府的不要求', () => {
    expect(places('xishi', { ...upward, to: 'congress' })).toContain('20.1.6');
    expect(places('xishi', { ...upward, to: 'congress', important: false })).not.toContain('20.1.6');
    expect(places('xishi', upward)).not.toContain('20.1.6');
  });
});
