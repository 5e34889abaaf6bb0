import type { ActOfferView, DocumentView, FindingView } from '@lingxing/server/contracts';
import { describe, expect, it } from 'vitest';
import { ApiProblem, Desk, injectTransport, Office, type ApiRequest, type Transport } from '../src/api.ts';
import { carryOn, StuckError, type ActLine } from '../src/carry.ts';

const finding = (outcome: FindingView['outcome'], message: string): FindingView => ({
  code: 'step.missing',
  title: '前序步骤未完成',
  outcome,
  message,
});
const offer = (act: string, primary: boolean, findings: FindingView[] = []): ActOfferView => ({
  act,
  label: act,
  primary,
  commits: false,
  verdict: { outcome: findings.some((f) => f.outcome === 'refused') ? 'refused' : 'permitted', findings, basis: [] },
});

const answer = (status: number, body: unknown, cookies: string[] = []): ReturnType<Transport> =>
  Promise.resolve({ status, cookies, body: new TextEncoder().encode(JSON.stringify(body)) });

/** An application of one document that is at one stage after another, each waiting for one post. */
function application(
  stages: readonly { waits: readonly string[]; offers: Readonly<Record<string, readonly ActOfferView[]>>; needsReason?: boolean }[],
) {
  const requests: ApiRequest[] = [];
  let at = 0;
  const transport: Transport = (request) => {
    requests.push(request);
    if (request.path === '/session') {
      const { account } = JSON.parse(request.body ?? '') as { account: string };
      return answer(200, { account, post: account, posts: [{ id: account, title: `title of ${account}` }], csrf: `csrf-${account}` }, [
        `lingxing=${account}; Path=/; HttpOnly`,
      ]);
    }
    const who = /lingxing=(\S+)/.exec(request.headers['cookie'] ?? '')?.[1] ?? '';
    const stage = stages[at];
    if (request.method === 'GET') {
      const chain = (stage?.waits ?? []).map((post) => ({
        label: '办理',
        state: 'present',
        posts: [`title of ${post}`],
        group: 0,
        round: 1,
        lapsed: false,
      }));
      return answer(200, {
        id: 'one',
        version: at,
        textVersion: 1,
        stage: String(at),
        stageLabel: `第${at}步`,
        chain,
        offers: stage?.offers[who] ?? [],
        draft: { title: '通知', recipients: ['各部门'] },
      });
    }
    const sent = JSON.parse(request.body ?? '') as { reason?: string };
    const warned = [finding('warned', '一般不这样办。')];
    if (stage?.needsReason === true && sent.reason === undefined)
      return answer(422, {
        type: 'x',
        title: '继续办理须写明理由',
        status: 422,
        code: 'act.needs-reason',
        verdict: { outcome: 'warned', findings: warned, basis: [] },
      });
    at += 1;
    return answer(200, {
      id: 'one',
      version: at,
      seq: at,
      said: '已办理。',
      stage: String(at),
      verdict: {
        outcome: stage?.needsReason === true ? 'warned' : 'permitted',
        findings: stage?.needsReason === true ? warned : [],
        basis: [],
      },
    });
  };
  const accounts = ['clerk', 'head', 'registrar'].map((post) => ({ account: post, label: `title of ${post}`, post }));
  return { requests, office: new Office(transport, accounts, () => 'password') };
}

describe('refusals', () => {
  it('stops where nobody whom it waits for may act, with what the application says', async () => {
    const { office } = application([
      { waits: ['head'], offers: { head: [offer('sign', false, [finding('refused', '须先由副职审核。')])] } },
    ]);
    const stuck = carryOn('one', { office, registry: 'registrar' });
    await expect(stuck).rejects.toThrow(StuckError);
    await expect(stuck).rejects.toMatchObject({ findings: [{ message: '须先由副职审核。' }] });
  });

  it('stops at a warning where no reason is to be given', async () => {
    const { office } = application([{ waits: ['head'], offers: { head: [offer('sign', true)] }, needsReason: true }]);
    await expect(carryOn('one', { office, registry: 'registrar' })).rejects.toMatchObject({ findings: [{ message: '一般不这样办。' }] });
  });

  it('stops a document that goes in a circle', async () => {
    const { office } = application(Array.from({ length: 200 }, () => ({ waits: ['head'], offers: { head: [offer('review', true)] } })));
    await expect(carryOn('one', { office, registry: 'registrar' })).rejects.toThrow('80步之后仍未办结');
  });

  it('knows no post without an account', () => {
    const { office } = application([]);
    expect(() => office.of('nobody')).toThrow('no account holds the post nobody');
    expect(office.titled('系统')).toBeUndefined();
  });
});

describe('carrying on', () => {
  it('asks whom it waits for, takes the act offered as the next, and ends where nobody is waited for', async () => {
    const { office, requests } = application([
      { waits: ['clerk'], offers: { clerk: [offer('withdraw', false), offer('send', true)] } },
      { waits: ['head'], offers: { head: [offer('sign', true)] }, needsReason: true },
    ]);
    const lines: ActLine[] = [];
    const page: DocumentView = await carryOn('one', {
      office,
      registry: 'registrar',
      reason: () => '按实际办理。',
      onAct: (line) => lines.push(line),
    });
    expect(page.stage).toBe('2');
    expect(lines.map((line) => [line.who, line.act, line.outcome, line.reason])).toEqual([
      ['title of clerk', 'send', 'permitted', undefined],
      ['title of head', 'sign', 'warned', '按实际办理。'],
    ]);
    const acts = requests.filter((request) => request.path.endsWith('/acts'));
    expect(acts.map((request) => request.headers['x-csrf-token'])).toEqual(['csrf-clerk', 'csrf-head', 'csrf-head']);
    // The versions that the person saw go along.
    expect(acts.map((request) => JSON.parse(request.body ?? ''))).toEqual([
      { act: 'send', input: { opinion: '' }, seen: 0, textSeen: 1 },
      { act: 'sign', input: { opinion: '同意印发。' }, seen: 1, textSeen: 1 },
      { act: 'sign', input: { opinion: '同意印发。' }, seen: 1, textSeen: 1, reason: '按实际办理。' },
    ]);
    expect(requests.filter((request) => request.path === '/session')).toHaveLength(3);
  });

  it('leaves the act that is to wait', async () => {
    const { office, requests } = application([{ waits: ['head'], offers: { head: [offer('sign', true)] } }]);
    await carryOn('one', { office, registry: 'registrar', until: (act) => act === 'sign' });
    expect(requests.some((request) => request.path.endsWith('/acts'))).toBe(false);
  });
});

const badGateway: Transport = () => Promise.resolve({ status: 502, cookies: [], body: new TextEncoder().encode('<html>') });

describe('the wire', () => {
  it('turns what is no JSON into a problem with its status', async () => {
    const signIn = Desk.signIn(badGateway, 'clerk', 'password');
    await expect(signIn).rejects.toThrow(ApiProblem);
    await expect(signIn).rejects.toMatchObject({ problem: { status: 502, code: 'unknown' } });
  });

  it('goes into an application of the process under the same addresses', async () => {
    const seen: unknown[] = [];
    const transport = injectTransport({
      inject: (request) => {
        seen.push(request);
        return Promise.resolve({
          statusCode: 200,
          headers: { 'set-cookie': 'a=1; Path=/' },
          rawPayload: new TextEncoder().encode('{"csrf":"t","posts":[]}'),
        });
      },
    });
    const desk = await Desk.signIn(transport, 'clerk', 'secret');
    await desk.get('/workbench');
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'content-type': 'application/json' },
        payload: '{"account":"clerk","password":"secret"}',
      },
      { method: 'GET', url: '/api/v1/workbench', headers: { cookie: 'a=1' } },
    ]);
  });
});
