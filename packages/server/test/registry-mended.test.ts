/** The registry's desk, mended: what is checked while registering, what a paper entered from a leader's hand says of its time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LetterVerdict } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { formOf, letterOf, on, paper, register } from './support/incoming.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let registrar: Desk;

beforeAll(async () => {
  world = await openWorld();
  registrar = await signIn(world, 'registrar');
});
afterAll(() => world.close());

describe('the check while registering', () => {
  /** A draft of the bureau in the county government's name, due at the city's bureau on the 1st of December: ten days ahead (泽州 28). */
  const onBehalf = {
    ...letterOf({ number: '泽财字〔2026〕61号', kind: 'report' }),
    onBehalf: { issuer: 'government', to: 'superior-department', deadline: '2026-12-01' },
  } as const;
  const codes = async (receivedAt?: string): Promise<readonly string[]> => {
    const answer = await registrar.post('/incoming/verdicts', { letter: onBehalf, ...(receivedAt === undefined ? {} : { receivedAt }) });
    expect(answer.status, answer.bytes.toString()).toBe(200);
    return answer.json<LetterVerdict>().verdict.findings.map((one) => one.code);
  };

  it('counts a lead time from the day of receipt, as the registration itself does', async () => {
    // Ten days before the 1st of December is the 21st of November; today is the 23rd.
    expect(await codes()).toContain('lead-time.short');
    expect(await codes('2026-11-20T12:00:00+08:00')).not.toContain('lead-time.short');
    expect((await registrar.post('/incoming/verdicts', { letter: onBehalf, receivedAt: 'yesterday' })).status).toBe(400);
    const registered = await registrar.post('/incoming', {
      letter: onBehalf,
      channel: 'paper',
      receivedAt: '2026-11-20T12:00:00+08:00',
    });
    const { id } = registered.json<{ id: string }>();
    expect((await paper(registrar, id)).breaches.map((one) => one.code)).not.toContain('lead-time.short');
  });
});

describe('an opinion entered from paper', () => {
  it('bears the day that the paper bears, and no hour that nobody wrote', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕62号' });
    await on(registrar, id, 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy'] });
    const scan = formOf({ name: '批示.txt', type: 'text/plain', content: '同意。' });
    const { hash } = (await registrar.send('POST', '/attachments', scan)).json<{ hash: string }>();
    const given = { leader: 'deputy', scan: hash, form: 'text', view: 'agree', text: '同意。' };
    await on(registrar, id, 'enter-opinion', { ...given, dayOnly: true }, { occurredAt: '2026-11-21T00:00:00+08:00' });
    await on(registrar, id, 'enter-opinion', given, { occurredAt: '2026-11-21T15:30:00+08:00' });
    const { opinions } = await paper(registrar, id);
    expect(opinions.map((one) => [one.at, one.enteredBy?.dayOnly])).toEqual([
      ['2026-11-20T16:00:00.000Z', true],
      ['2026-11-21T07:30:00.000Z', undefined],
    ]);
    const history = (await registrar.get(`/incoming/${id}/history`)).json<{ items: { act: string; occurredAt?: string }[] }>();
    expect(
      history.items
        .filter((one) => one.act === 'enter-opinion')
        .map((one) => one.occurredAt)
        .toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual(['2026-11-21', '2026-11-21T07:30:00.000Z']);
  });
});
