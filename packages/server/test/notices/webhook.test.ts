import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { keyOf, secretsOf } from '../../src/notices/secret.ts';
import { isPublicAddress, signature, urlFault, webhookSender } from '../../src/notices/webhook.ts';

const STRICT = { allowPrivate: false, allowHttp: false };
const OPEN = { allowPrivate: true, allowHttp: true };
const MESSAGE = { id: 'notice-zezhou-7', timestamp: 1_795_399_200, body: '{"type":"notice.waiting","data":{"text":"待办"}}' };
/** The bytes 0 to 31. */
const KEY = Buffer.from('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=', 'base64');

describe('an address', () => {
  it.each([
    ['example.org/x', /地址不完整/u],
    ['http://example.org/x', /https/u],
    ['ftp://example.org/x', /https/u],
    ['https://a:b@example.org/', /账号和密码/u],
    ['https://example.org/#x', /#/u],
    ['https://localhost/x', /本机或内部网络/u],
    ['https://a.localhost/x', /本机或内部网络/u],
    ['https://127.0.0.1/x', /本机或内部网络/u],
    // The same address in the notations that a URL reader understands.
    ['https://2130706433/x', /本机或内部网络/u],
    ['https://0x7f.1/x', /本机或内部网络/u],
    ['https://[::1]/x', /本机或内部网络/u],
    ['https://[::ffff:10.0.0.1]/x', /本机或内部网络/u],
    ['https://10.1.2.3/x', /本机或内部网络/u],
    ['https://169.254.169.254/latest', /本机或内部网络/u],
  ])('%s is refused', (url, why) => {
    expect(urlFault(url, STRICT)).toMatch(why);
  });

  it('of the public internet is taken, a private one where the deployment says so', () => {
    expect(urlFault('https://push.example.org/lingxing?token=1', STRICT)).toBeUndefined();
    expect(urlFault('https://10.1.2.3/x', { ...STRICT, allowPrivate: true })).toBeUndefined();
    expect(urlFault('http://127.0.0.1:9/x', OPEN)).toBeUndefined();
  });

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.9.9.9',
    '169.254.1.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ])('of IPv4 %s is closed', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each([
    '::',
    '::1',
    '::ffff:192.168.0.1',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2001::1',
    'nonsense',
  ])('of IPv6 %s is closed', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['1.1.1.1', '172.15.255.255', '172.32.0.1', '223.5.5.5', '2400:3200::1', '2606:4700::1111'])('%s is open', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
});

describe('a signature', () => {
  it('is HMAC-SHA256 over id, time and body', () => {
    // Worked out with another implementation (Python’s hmac) over `notice-zezhou-7.1795399200.{…}`.
    expect(signature(KEY, MESSAGE.id, MESSAGE.timestamp, MESSAGE.body)).toBe('v1,i8W8xDI01NJ84Bzwo6TtGSVzg4xDNPNZkLr1DNuHfUM=');
  });
  it('is another for another id, time or body', () => {
    const { id, timestamp, body } = MESSAGE;
    const all = [
      signature(KEY, id, timestamp, body),
      signature(KEY, `${id}0`, timestamp, body),
      signature(KEY, id, timestamp + 1, body),
      signature(KEY, id, timestamp, `${body} `),
    ];
    expect(new Set(all).size).toBe(4);
  });
});

describe('posting', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  async function receiver(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  }

  it('does not go where the name leads into a private network, and does not ask there', async () => {
    let asked = 0;
    const url = (await receiver((_, response) => void ((asked += 1), response.end()))).replace('127.0.0.1', 'push.example.org');
    const into = (address: string) => webhookSender({ allowPrivate: false, allowHttp: true }, () => Promise.resolve([address]));
    await expect(into('127.0.0.1').post(url, KEY, MESSAGE)).rejects.toThrow('该地址指向本机或内部网络，不予推送');
    const mixed = webhookSender({ allowPrivate: false, allowHttp: true }, () => Promise.resolve(['1.1.1.1', '10.0.0.1']));
    await expect(mixed.post(url, KEY, MESSAGE)).rejects.toThrow('不予推送');
    const nowhere = webhookSender({ allowPrivate: false, allowHttp: true }, () => Promise.reject(new Error('ENOTFOUND')));
    await expect(nowhere.post(url, KEY, MESSAGE)).rejects.toThrow('找不到该地址的主机');
    expect(asked).toBe(0);
  });

  it('follows nobody elsewhere, and takes only a 2xx for a receipt', async () => {
    let asked = 0;
    const url = await receiver((request, response) => {
      asked += 1;
      request.resume();
      response.writeHead(asked === 1 ? 302 : 500, { location: '/elsewhere' }).end('secret answer');
    });
    const sender = webhookSender(OPEN);
    await expect(sender.post(url, KEY, MESSAGE)).rejects.toThrow('对方要求转到别处（302），不予跟随');
    await expect(sender.post(url, KEY, MESSAGE)).rejects.toThrow('对方没有接收（500）');
    expect(asked).toBe(2);
  });

  it('says that nobody is there', async () => {
    const url = await receiver((_, response) => void response.end());
    await closing.pop()?.();
    await expect(webhookSender(OPEN).post(url, KEY, MESSAGE)).rejects.toThrow('连接不上对方');
  });

  it('sends the body with id, time and signature, to the address that was checked', async () => {
    const got: { headers: IncomingMessage['headers']; body: string; method: string | undefined }[] = [];
    const url = await receiver((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        got.push({ headers: request.headers, body: Buffer.concat(parts).toString(), method: request.method });
        response.writeHead(204).end();
      });
    });
    const named = url.replace('127.0.0.1', 'push.example.org');
    await webhookSender(OPEN, () => Promise.resolve(['127.0.0.1'])).post(named, KEY, MESSAGE);
    expect(got).toMatchObject([
      {
        method: 'POST',
        body: MESSAGE.body,
        headers: {
          host: new URL(named).host,
          'content-type': 'application/json; charset=utf-8',
          'webhook-id': 'notice-zezhou-7',
          'webhook-timestamp': '1795399200',
          'webhook-signature': 'v1,i8W8xDI01NJ84Bzwo6TtGSVzg4xDNPNZkLr1DNuHfUM=',
        },
      },
    ]);
  });
});

describe('the deployment’s key', () => {
  it('opens what it sealed, for the same government and unchanged, and nothing else', () => {
    const secrets = secretsOf(Buffer.alloc(32, 1));
    const sealed = secrets.seal('zezhou', KEY);
    expect(sealed.includes(KEY)).toBe(false);
    expect(secrets.open('weidong', sealed)).toBeUndefined();
    expect(secretsOf(Buffer.alloc(32, 2)).open('zezhou', sealed)).toBeUndefined();
    const touched = Buffer.from(sealed);
    touched[20] = (touched[20] ?? 0) ^ 1;
    expect(secrets.open('zezhou', touched)).toBeUndefined();
    expect(secrets.open('zezhou', Buffer.alloc(5))).toBeUndefined();
    expect(secrets.open('zezhou', sealed)).toEqual(KEY);
    expect(secrets.seal('zezhou', KEY)).not.toEqual(sealed);
    expect(() => secretsOf(Buffer.alloc(16))).toThrow(/16 bytes/u);
  });

  it('is made once, whoever starts first, and read by its user alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lx-key-'));
    try {
      const keys = await Promise.all([keyOf(folder, undefined), keyOf(folder, undefined)]);
      expect(keys[0]).toEqual(keys[1]);
      expect(keys[0]).toHaveLength(32);
      expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600);
      expect(await keyOf(folder, KEY)).toBe(KEY);
      expect((await readFile(join(folder, 'secret.key'), 'utf8')).trim()).toBe(keys[0]?.toString('base64'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
