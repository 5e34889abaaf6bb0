/** What the five texts say of papers that are submitted to the government itself, side by side. Expected values are read from the texts. */
import { describe, expect, test } from 'vitest';
import { applicable, type DocumentFacts } from '../src/index.ts';
import { loadBuiltInPacks } from '../src/shell/read-packs.ts';
import { document, own, packOf, places } from './support.ts';

const packs = loadBuiltInPacks();
const submission = (over: Partial<DocumentFacts> = {}): Partial<DocumentFacts> => ({
  issuer: 'department',
  to: 'government',
  kind: 'request',
  ...over,
});

/** In each pack, what `of` says of it. */
const everywhere = <T>(of: (id: string) => T): Record<string, T> => Object.fromEntries(packs.map((pack) => [pack.id, of(pack.id)]));

describe('直接报领导个人：各文各的除外', () => {
  const barred = (facts: Partial<DocumentFacts>) =>
    everywhere((id) => places(own(packOf(id), 'prohibition', submission({ toLeaderInPerson: true, ...facts }))).length);
  test.each([
    ['没有除外事由', {}, [1, 1, 1, 1, 1]],
    ['领导交办', { assignedByLeader: true }, [0, 0, 0, 0, 0]],
    ['紧急重大、突发事件', { emergency: true }, [1, 0, 1, 0, 1]],
    ['紧急敏感涉外', { foreignRelated: true }, [1, 1, 1, 0, 1]],
    ['绝密', { secrecy: 'top-secret' }, [1, 0, 0, 0, 1]],
    ['机密', { secrecy: 'confidential' }, [1, 0, 1, 1, 1]],
    ['秘密', { secrecy: 'secret' }, [1, 1, 1, 1, 1]],
  ] as const)('%s', (_, facts, [chengqu, weidong, xinzhou, xishi, zezhou]) => {
    expect(barred(facts)).toEqual({ 'jincheng-chengqu': chengqu, weidong, xinzhou, xishi, zezhou });
  });
  test('报本府领导按本规则，是“一般不得”；报上级领导按条例，是“不得”，除外的只有交办', () => {
    const modality = (to: DocumentFacts['to'], more: Partial<DocumentFacts> = {}) =>
      applicable(packOf('weidong'), document({ ...submission({ toLeaderInPerson: true, ...more }), to }))
        .of('prohibition')
        .filter((norm) => norm.citation.source === 'regulation')
        .map((norm) => [norm.at, norm.modality]);
    expect(modality('government')).toEqual([]);
    expect(modality('superior-government')).toEqual([['15.1.5', 'must-not']]);
    expect(modality('superior-government', { emergency: true })).toEqual([['15.1.5', 'must-not']]);
    expect(modality('superior-government', { assignedByLeader: true })).toEqual([]);
    expect(own(packOf('weidong'), 'prohibition', submission({ toLeaderInPerson: true })).map((norm) => norm.modality)).toEqual(['should']);
  });
});

test('会签：四文只及于部门，卫东也及于街道；卫东须主要负责人', () => {
  const by = (fromLowerGovernment: boolean) =>
    everywhere((id) =>
      own(packOf(id), 'consultation', submission({ seeksApproval: true, crossDepartment: true, fromLowerGovernment })).map((norm) => [
        norm.at,
        ...norm.by,
      ]),
    );
  const responsible = 'concerned-department-responsible';
  expect(by(false)).toEqual({
    'jincheng-chengqu': [['31.1', 'host-head', responsible]],
    weidong: [['54.1', 'concerned-department-head']],
    xinzhou: [['33.1', 'host-head', responsible]],
    xishi: [['29.1', responsible]],
    zezhou: [['31.1', 'host-head', responsible]],
  });
  expect(by(true)).toEqual({
    'jincheng-chengqu': [],
    weidong: [['54.1', 'concerned-department-head']],
    xinzhou: [],
    xishi: [],
    zezhou: [],
  });
});

test('呈批：请示按分工；涉及他人的三文“根据需要”；重大事项报行政首长，卫东或者常务副职', () => {
  const routes = (facts: Partial<DocumentFacts>) =>
    everywhere((id) => own(packOf(id), 'routing', submission(facts)).map((norm) => `${norm.at} ${norm.modality} ${norm.by.join('/')}`));
  expect(routes({ seeksApproval: true, crossPortfolio: true, major: true })).toEqual({
    'jincheng-chengqu': ['32.2 must leader-in-charge', '32.2 should leaders-concerned', '32.2 must head'],
    weidong: ['55 must leader-in-charge', '55 must head/executive-deputy'],
    xinzhou: ['34.2 must leader-in-charge', '34.2 should leaders-concerned', '34.2 must head'],
    xishi: ['30.2 must leader-in-charge', '30.2 must head'],
    zezhou: ['32.2 must leader-in-charge', '32.2 should leaders-concerned', '32.2 must head'],
  });
  expect(routes({ kind: 'report' })).toEqual({ 'jincheng-chengqu': [], weidong: [], xinzhou: [], xishi: [], zezhou: [] });
});

test('篇幅及于报送本府的公文，卫东、西市没有写', () => {
  const lengths = (facts: Partial<DocumentFacts>) =>
    everywhere((id) => own(packOf(id), 'length', submission(facts)).map((norm) => norm.value));
  expect(lengths({})).toEqual({ 'jincheng-chengqu': [1500], weidong: [], xinzhou: [1500], xishi: [], zezhou: [1500] });
  expect(lengths({ kind: 'report', scope: 'general' })).toEqual({
    'jincheng-chengqu': [3000],
    weidong: [],
    xinzhou: [5000],
    xishi: [],
    zezhou: [5000],
  });
  expect(lengths({ kind: 'opinion', scope: 'special' })).toEqual({
    'jincheng-chengqu': [2000],
    weidong: [],
    xinzhou: [4000],
    xishi: [],
    zezhou: [4000],
  });
});

test('主要负责人签发：西市另有明文，只写部门、单位', () => {
  const steps = (fromLowerGovernment: boolean) =>
    everywhere((id) =>
      own(packOf(id), 'step', submission({ fromLowerGovernment }))
        .filter((norm) => norm.step === 'department-approval')
        .map((norm) => norm.at),
    );
  expect(steps(false)).toEqual({ 'jincheng-chengqu': [], weidong: [], xinzhou: [], xishi: ['30.2'], zezhou: [] });
  expect(steps(true)).toEqual({ 'jincheng-chengqu': [], weidong: [], xinzhou: [], xishi: [], zezhou: [] });
});

/** Every act of the incoming procedure. */
const ACTS =
  `arrive register resubmit accept correct return withdraw recommend refer recall instruct enter-opinion order convey assign report
  chase circulate read record-reply close archive`.split(/\s+/);

test.each(packs.map((pack) => [pack.id, pack] as const))('收文的每个行为都有依据，不是报送件的也有：%s', (_, pack) => {
  const always = new Set(pack.of('basis').flatMap((norm) => (norm.when === undefined ? norm.acts : [])));
  expect(ACTS.filter((act) => !always.has(`incoming.${act}`))).toEqual([]);
});
