/** 规则修订 of 泽州县 through the API: one administrator proposes, another confirms, and neither reads a document. */
import { loadBuiltInLayers, loadBuiltInPacks } from '@lingxing/workrules/read';
import type { PackSource } from '@lingxing/workrules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProposalView, RevisionsView, RevisionView, TouchedView, WhatIfView } from '../src/contracts/index.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { NOTICE } from './support/drafts.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
/** A notice on the clerk's desk, and one that the department's head has approved. */
let drafted = '';
let approved = '';

const draft = async (title: string): Promise<string> =>
  (
    await at('finance-clerk').post('/documents', {
      draft: { ...NOTICE, title, facts: { scope: 'general', overall: false } },
      idempotencyKey: title,
    })
  ).json<{ id: string }>().id;

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['finance-clerk', 'finance-head', 'sysadmin', 'secadmin', 'auditor', 'w.sysadmin', 'w.secadmin'])
    desks.set(account, await signIn(world, account));
  drafted = await draft('泽州县人民政府关于森林防火工作的通知');
  approved = await draft('泽州县人民政府关于防汛工作的通知');
  await at('finance-clerk').act(approved, 'send', {});
  await at('finance-head').act(approved, 'approve', { opinion: '同意送审。' });
});
afterAll(() => world.close());

const zezhou = (): PackSource => {
  const pack = loadBuiltInPacks().find((one) => one.id === 'zezhou');
  if (!pack) throw new Error('no pack zezhou');
  return pack.source;
};

/** 第二十九条 with a limit that no notice keeps to, as a bar and not as a rule of thumb. */
function shorter(): PackSource {
  const source = zezhou();
  const norms = source.norms.map((norm) =>
    norm.id === '29-length-general' && norm.kind === 'length'
      ? { ...norm, modality: 'must' as const, value: 30, says: '一般公文不得超过30字' }
      : norm,
  );
  return { ...source, norms };
}
const asFile = (source: PackSource) => ({ main: { name: 'zezhou.yaml', text: JSON.stringify(source) }, reason: '按新印发的文件修改' });
const proposal = (answer: Answer): ProposalView => {
  if (answer.status !== 200 && answer.status !== 201) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ProposalView>();
};
const look = async (desk: string, id: string) => (await at(desk).get(`/rules/revisions/${id}`)).json<RevisionView>();
const seenBy = async (desk: string, id: string) => {
  const { compared } = await look(desk, id);
  return { before: compared?.before.hash ?? '', after: compared?.after.hash ?? '' };
};
const SPAN = 'from=2025-11-24&to=2026-11-23';
const limit = {
  id: 'filing-limit',
  answer: '十个工作日',
  document: '泽政办发〔2026〕9号',
  date: '2026-11-20',
  setBy: '县政府办公室',
  value: 10,
  unit: 'workday',
};

/** Proposed before anything else: what the government's own text would say with the shorter limit. */
let revision = '';
beforeAll(async () => {
  revision = proposal(await at('sysadmin').post('/rules/revisions/packs', asFile(shorter()))).id;
});

describe('what is refused', () => {
  it('to everyone but the two administrators: proposing, confirming, looking', async () => {
    for (const account of ['finance-clerk', 'auditor']) {
      expect((await at(account).get('/rules/revisions')).status).toBe(403);
      expect((await at(account).post('/rules/revisions/packs', asFile(shorter()))).status).toBe(403);
      expect((await at(account).get(`/rules/what-if?${SPAN}&edition=${'0'.repeat(64)}`)).status).toBe(403);
    }
    expect((await at('secadmin').post('/rules/revisions/packs', asFile(shorter()))).status).toBe(403);
    expect((await at('secadmin').post('/rules/revisions/settings', { answers: [limit], reason: '补设' })).status).toBe(403);
  });

  it('a pack with a fault, with file and line; one of another government; one that changes nothing; an answer without its document', async () => {
    const broken = await at('sysadmin').post('/rules/revisions/packs', { main: { name: 'a.yaml', text: 'format: 1\n' }, reason: '试一下' });
    expect([broken.status, broken.problem().errors?.[0]?.path]).toEqual([400, 'a.yaml:1']);
    const other = loadBuiltInPacks().find((one) => one.id === 'weidong')?.source;
    const strange = await at('sysadmin').post('/rules/revisions/packs', other === undefined ? {} : asFile(other));
    expect([strange.status, strange.problem().detail]).toEqual([422, '这个规则包是另一个政府的。']);
    const same = await at('sysadmin').post('/rules/revisions/packs', asFile(zezhou()));
    expect([same.status, same.problem().detail]).toEqual([422, '与施行的规则没有差异。']);
    const bare = await at('sysadmin').post('/rules/revisions/settings', {
      answers: [{ id: 'filing-limit', answer: '十日' }],
      reason: '补设',
    });
    expect(bare.status).toBe(400);
    const answer = { id: 'filing-limit', answer: '十五日内', document: '泽政办发〔2025〕1号', date: '2025-01-02', setBy: '县政府' };
    const set = async (more: Readonly<Record<string, unknown>>) => {
      const told = await at('sysadmin').post('/rules/revisions/settings', { answers: [{ ...answer, ...more }], reason: '补设' });
      return [told.status, told.problem().detail];
    };
    // A number without its unit, a unit without its number; a document of tomorrow's century, one with its year mistyped.
    expect(await set({ value: 15 })).toEqual([400, '数值和单位须一并填写。']);
    expect(await set({ unit: 'day' })).toEqual([400, '数值和单位须一并填写。']);
    for (const date of ['2099-01-02', '0225-01-02'])
      expect(await set({ date })).toEqual([400, expect.stringContaining(`依据文件的日期 ${date} 不对`) as string]);
    for (const value of [0, -3, 1.5, 10_001]) expect((await set({ value, unit: 'day' }))[0], String(value)).toBe(400);
    const { proposals } = (await at('sysadmin').get('/rules/revisions')).json<RevisionsView>();
    expect(proposals.map((one) => one.id)).toEqual([revision]);
  });

  it('files that are no pack, or not one that is whole and proved: each told where, and nothing is proposed', async () => {
    const post = (main: string, parts: readonly { name: string; text: string }[] = []) =>
      at('sysadmin').post('/rules/revisions/packs', { main: { name: 'zezhou.yaml', text: main }, parts, reason: '按新印发的文件修改' });
    const proposed = async () => (await at('sysadmin').get('/rules/revisions')).json<RevisionsView>().proposals;
    const before = await proposed();
    const told = async (main: string, parts?: readonly { name: string; text: string }[]) => {
      const answer = await post(main, parts);
      return [answer.status, answer.problem().errors?.[0]];
    };
    const text = JSON.stringify(zezhou());
    expect(await told('')).toEqual([400, { path: 'zezhou.yaml:1', message: '文件是空的' }]);
    // What a browser makes of a file in GBK.
    expect(await told('format: 1\nname: \uFFFD\uFFFD\n')).toMatchObject([400, { path: 'zezhou.yaml:2' }]);
    expect(await told('a: &a [1]\nb: *a\n')).toMatchObject([400, { path: 'zezhou.yaml:2' }]);
    expect(await told('['.repeat(20_000))).toMatchObject([400, { message: 'YAML 有误：嵌套过深' }]);
    expect(await told(`parts: ['../../etc/x.yaml']\n`)).toMatchObject([400, { path: 'zezhou.yaml:1' }]);
    expect(await told('parts: [zezhou/meetings.yaml]\n')).toEqual([
      400,
      { path: 'zezhou.yaml:1', message: '没有这个分册：zezhou/meetings.yaml' },
    ]);
    expect((await post(`${text}${' '.repeat(1_000_000)}`)).status).toBe(400);
    expect((await post(' '.repeat(50_000_000))).status).toBe(413);
    // The check of a pack besides its form: an article left out, a case of a meeting left open, judgement that is nobody's.
    const { silences, articles, norms } = zezhou();
    const office = silences.filter((one) => one.of !== 'responsibility');
    expect(office.length).toBeLessThan(silences.length);
    for (const part of [{ articles: articles.slice(1) }, { silences: office }, { norms: norms.filter((one) => one.kind !== 'leave') }])
      expect((await post(JSON.stringify({ ...zezhou(), ...part }))).status, Object.keys(part).join()).toBe(400);
    expect(await proposed()).toEqual(before);
  });

  it('confirming by who may not, for a day that is over, against what was not seen, and in another government', async () => {
    const seen = await seenBy('secadmin', revision);
    const confirm = (desk: string, body: object) =>
      at(desk).post(`/rules/revisions/${revision}/confirmation`, { reason: '核对', seen, ...body });
    expect((await confirm('sysadmin', { from: '2026-11-23' })).status).toBe(403);
    expect((await confirm('w.secadmin', { from: '2026-11-23' })).status).toBe(404);
    expect((await at('w.secadmin').get(`/rules/revisions/${revision}`)).status).toBe(404);
    expect((await at('w.sysadmin').get(`/rules/what-if?${SPAN}&proposal=${revision}`)).status).toBe(404);
    const past = await confirm('secadmin', { from: '2026-11-22' });
    expect([past.status, past.problem().code]).toEqual([422, 'admin.refused']);
    const unseen = await confirm('secadmin', { from: '2026-11-23', seen: { ...seen, after: seen.before } });
    expect([unseen.status, unseen.problem().code]).toEqual([409, 'conflict.stale']);
    expect((await at('finance-clerk').get('/rules')).json<{ hash: string }>().hash).toBe(seen.before);
  });

  it('ending it by the account that proposed it, were it both administrators', async () => {
    const outcome = await world.ledger.revisions.confirm('zezhou', revision, {
      account: 'sysadmin',
      reason: '自行确认',
      from: '2026-11-23',
      seen: await seenBy('secadmin', revision),
    });
    expect(outcome).toMatchObject({ refused: 'same-person' });
  });
});

describe('what both administrators see before it is decided', () => {
  it('the difference by norm, field by field, in the office’s words', async () => {
    const { proposal: shown, compared, earliest } = await look('secadmin', revision);
    expect([shown.state, shown.by, shown.own, earliest]).toEqual(['open', 'system-administrator', false, '2026-11-23']);
    expect((await look('sysadmin', revision)).proposal.own).toBe(true);
    expect(compared?.differences).toEqual([
      {
        part: 'norm',
        partLabel: '规范',
        id: '29-length-general',
        change: 'changed',
        changeLabel: '改动',
        label: '一般公文不得超过30字',
        place: '第二十九条',
        sourceLabel: '工作规则',
        fields: [
          { label: '约束力', before: '原则上', after: '应当' },
          { label: '内容', before: '一般公文不超过5000字，部署全局性、综合性工作的除外', after: '一般公文不得超过30字' },
          { label: '数值', before: '5000', after: '30' },
        ],
      },
    ]);
  });

  it('the open matters that it touches, and what each post would be told; no title', async () => {
    const answer = await at('secadmin').get(`/rules/revisions/${revision}/touched`);
    const touched = answer.json<TouchedView>();
    expect([touched.total, touched.looked, touched.touched, touched.next]).toEqual([2, 2, 2, undefined]);
    const told = touched.groups.map(({ what, label, post, before, after, matters }) => [
      what,
      label,
      post,
      before?.outcomeLabel,
      after?.outcomeLabel,
      after?.findings.map((one) => [one.title, one.place, one.says]),
      matters,
    ]);
    const finding = ['超过篇幅', '第二十九条', '一般公文不得超过30字'];
    expect(told).toContainEqual(['act', '送部门负责人审签', '县财政局文书', '可以办理', '不予办理', [finding], 1]);
    expect(answer.bytes.toString()).not.toContain('森林防火');
    expect(answer.bytes.toString()).not.toContain(drafted);
  });

  it('every verdict of the last year that would have been another; under the edition in force none, each day rebuilt exactly', async () => {
    const answer = await at('sysadmin').get(`/rules/what-if?${SPAN}&proposal=${revision}`);
    const { total, judged, inexact, unjudged, changed, next } = answer.json<WhatIfView>();
    expect([total, judged, inexact, unjudged, next]).toEqual([4, 4, 0, 0, undefined]);
    const sent = changed.find((one) => one.matter === approved && one.seq === 2);
    expect(sent).toMatchObject({ actLabel: '送部门负责人审签', on: '2026-11-23', exact: true });
    expect(sent?.before).toEqual({ outcome: 'permitted', outcomeLabel: '可以办理', findings: [] });
    expect(sent?.after).toMatchObject({ outcome: 'refused', findings: [{ title: '超过篇幅', outcome: 'refused', place: '第二十九条' }] });
    expect(answer.bytes.toString()).not.toContain('防汛');

    const { before } = await seenBy('sysadmin', revision);
    const same = (await at('sysadmin').get(`/rules/what-if?${SPAN}&edition=${before}`)).json<WhatIfView>();
    expect([same.judged, same.inexact, same.changed]).toEqual([4, 0, []]);
    const none = (await at('sysadmin').get(`/rules/what-if?from=2025-11-24&to=2026-11-22&edition=${before}`)).json<WhatIfView>();
    expect([none.total, none.judged]).toEqual([0, 0]);
  });
});

describe('what the government sets itself', () => {
  let setting = '';
  let proposed: RevisionView;
  let confirmed: ProposalView;
  beforeAll(async () => {
    setting = proposal(await at('sysadmin').post('/rules/revisions/settings', { answers: [limit], reason: '县政府办公室已定' })).id;
    proposed = await look('secadmin', setting);
    confirmed = proposal(
      await at('secadmin').post(`/rules/revisions/${setting}/confirmation`, {
        from: '2026-11-23',
        seen: await seenBy('secadmin', setting),
        reason: '与文件一致',
      }),
    );
  });

  it('is proposed and confirmed as any revision, and shown as its own', async () => {
    expect(proposed.proposal).toMatchObject({ state: 'open', by: 'system-administrator', own: false });
    expect(
      proposed.compared?.differences.map(({ part, sourceLabel, fields }) => [
        part,
        sourceLabel,
        fields.map((one) => [one.label, one.after]),
      ]),
    ).toEqual([
      [
        'setting',
        '本府设定',
        [
          ['设定', '十个工作日'],
          ['依据文件', '泽政办发〔2026〕9号'],
          ['设定日期', '2026-11-20'],
          ['设定人', '县政府办公室'],
          ['数值', '10'],
          ['单位', '工作日'],
        ],
      ],
    ]);
    expect(confirmed).toMatchObject({ id: setting, state: 'confirmed', end: { by: 'security-administrator', from: '2026-11-23' } });
    const rules = (await at('finance-clerk').get('/rules')).json<{ settings: { id: string; answer?: string; document?: string }[] }>();
    expect(rules.settings.find((one) => one.id === 'filing-limit')).toMatchObject({
      answer: '十个工作日',
      document: '泽政办发〔2026〕9号',
    });
  });

  it('leaves the proposal on the text as it stands: it is no part of the text', async () => {
    const { proposal: other, compared } = await look('secadmin', revision);
    expect(other.by).toBe('system-administrator');
    expect(compared?.differences.map((one) => one.id)).toEqual(['29-length-general']);
  });

  describe('and what was confirmed after it', () => {
    beforeAll(async () => {
      const answer = await at('secadmin').post(`/rules/revisions/${revision}/confirmation`, {
        from: '2026-11-24',
        seen: await seenBy('secadmin', revision),
        reason: '与印发的文件一致',
      });
      expect(proposal(answer).state).toBe('confirmed');
    });

    it('judges from its day, and the trail says who proposed and who confirmed', async () => {
      expect((await at('secadmin').post(`/rules/revisions/${revision}/declining`, { reason: '再想想' })).status).toBe(409);
      const draftVerdict = async () =>
        (await at('finance-clerk').document(drafted)).offers.find((one) => one.act === 'send')?.verdict.outcome;
      expect(await draftVerdict()).toBe('permitted');
      world.clock.set(Date.parse('2026-11-24T09:00:00+08:00'));
      await world.ledger.revisions.takeEffect();
      expect(await draftVerdict()).toBe('refused');
      expect((await look('secadmin', revision)).compared?.differences.map((one) => one.id)).toEqual(['29-length-general']);
      const { inForce } = (await at('sysadmin').get('/rules/revisions')).json<RevisionsView>();
      expect(inForce.map((one) => [one.from, one.now])).toEqual([
        ['2026-11-24', true],
        ['2026-11-23', false],
        [zezhou().edition.effective, false],
      ]);
      const trail = (await at('auditor').get('/admin/trail')).json<{ items: { event: string; account?: string }[] }>().items;
      const events = trail.filter((one) => one.event.startsWith('revision-')).map((one) => [one.event, one.account]);
      expect(events.toReversed()).toEqual([
        ['revision-proposed', 'sysadmin'],
        ['revision-proposed', 'sysadmin'],
        ['revision-confirmed', 'secadmin'],
        ['revision-confirmed', 'secadmin'],
      ]);
    });

    it('is left alone at the next start; what ships is the upgrade’s proposal, declined once and for all', async () => {
      const { revisions } = world.ledger;
      const shipped = { source: zezhou(), layers: loadBuiltInLayers() };
      expect(await revisions.offerShipped('zezhou', shipped)).toBe('proposed');
      expect(await revisions.offerShipped('zezhou', shipped)).toBe('known');
      const open = (await at('secadmin').get('/rules/revisions')).json<RevisionsView>().proposals.find((one) => one.state === 'open');
      expect(open?.by).toBe('软件升级');
      const declined = await at('secadmin').post(`/rules/revisions/${open?.id}/declining`, { reason: '本府另有规定' });
      expect(proposal(declined).stateLabel).toBe('不予采纳');
      expect(await revisions.offerShipped('zezhou', shipped)).toBe('known');
    });
  });
});
