/**
 * The outgoing webhook: signed messages to an address that the government's system administrator set. Signature and
 * headers are those of Standard Webhooks (standardwebhooks.com), for which receivers find libraries: the id is signed
 * along with time and body, so that neither can be put under another message.
 */
import { createHmac } from 'node:crypto';
import { lookup as lookUp } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What may not be reached from here: this machine, private networks, link-local addresses and whatever is not the public internet. */
const CLOSED = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  CLOSED.addSubnet(network, prefix, 'ipv4');
// Of IPv6 only global unicast is open; within it what carries an IPv4 address or is for documentation is not.
const OPEN_IPV6 = new BlockList();
OPEN_IPV6.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  CLOSED.addSubnet(network, prefix, 'ipv6');

export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !CLOSED.check(address, 'ipv4');
  return version === 6 && OPEN_IPV6.check(address, 'ipv6') && !CLOSED.check(address, 'ipv6');
}

/** The message did not go; the sentence is for the administrator and holds nothing of the answer. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

export interface WebhookRules {
  /** Addresses of this machine and of private networks are allowed (LINGXING_WEBHOOK_ALLOW_PRIVATE=on). */
  readonly allowPrivate: boolean;
  /** Plain http is allowed: in a demonstration only. */
  readonly allowHttp: boolean;
}

export type Lookup = (host: string) => Promise<readonly string[]>;
const systemLookup: Lookup = async (host) => (await lookUp(host, { all: true })).map((one) => one.address);

/** Why an address will not do, or undefined where it will as far as can be seen without asking for its name. */
export function urlFault(text: string, rules: WebhookRules): string | undefined {
  if (!URL.canParse(text)) return '地址不完整，应如 https://example.gov.cn/lingxing。';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(rules.allowHttp && url.protocol === 'http:')) return '地址须以 https:// 开头。';
  if (url.username !== '' || url.password !== '') return '地址中不得写账号和密码。';
  if (url.hash !== '') return '地址中不得带 # 及其后的部分。';
  const host = hostOf(url);
  if (!rules.allowPrivate && (host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && !isPublicAddress(host))))
    return '不得推送到本机或内部网络的地址；确需推送到政务内网的，由部署人员设 LINGXING_WEBHOOK_ALLOW_PRIVATE=on。';
  return undefined;
}

/** The host without the brackets of an IPv6 address. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/u, '$1');

/** The addresses of a host, all of them checked: one that is closed closes the host. */
async function addressesOf(url: URL, rules: WebhookRules, lookup: Lookup): Promise<readonly string[]> {
  const host = hostOf(url);
  let addresses: readonly string[];
  try {
    addresses = isIP(host) === 0 ? await lookup(host) : [host];
  } catch {
    throw new WebhookError('找不到该地址的主机');
  }
  if (addresses.length === 0) throw new WebhookError('找不到该地址的主机');
  if (!rules.allowPrivate && !addresses.every(isPublicAddress)) throw new WebhookError('该地址指向本机或内部网络，不予推送');
  return addresses;
}

/** The value of `webhook-signature`: HMAC-SHA256 over `id.timestamp.body`, in base64, under version 1. */
export function signature(secret: Buffer, id: string, timestamp: number, body: string): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

export interface Message {
  /** The same at every try, so that a receiver takes it once. */
  readonly id: string;
  /** Seconds since the epoch of this try. */
  readonly timestamp: number;
  readonly body: string;
}

const TIMEOUT_MS = 10_000;

export interface WebhookSender {
  /** Posts one message; any 2xx is a receipt. Throws {@link WebhookError}. */
  post(url: string, secret: Buffer, message: Message): Promise<void>;
}

export function webhookSender(rules: WebhookRules, lookup: Lookup = systemLookup): WebhookSender {
  return {
    async post(text, secret, { id, timestamp, body }) {
      const fault = urlFault(text, rules);
      if (fault !== undefined) throw new WebhookError(fault);
      const url = new URL(text);
      const addresses = await addressesOf(url, rules, lookup);
      const status = await send(url, addresses, body, {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'lingxing',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature(secret, id, timestamp, body),
      });
      if (status >= 300 && status < 400) throw new WebhookError(`对方要求转到别处（${status}），不予跟随`);
      if (status < 200 || status >= 300) throw new WebhookError(`对方没有接收（${status}）`);
    },
  };
}

/** Sends to the addresses that were checked, not to what the name might mean a moment later. Reads the status and nothing more. */
function send(url: URL, addresses: readonly string[], body: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const checked = addresses.map((address) => ({ address, family: isIP(address) }));
  const lookup: LookupFunction = (_host, options, callback) => {
    const first = checked[0];
    if (options.all === true) callback(null, checked);
    else if (first !== undefined) callback(null, first.address, first.family);
  };
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        lookup,
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        // A body is not read, however long it is.
        response.destroy();
      },
    );
    outgoing.on('error', (error) => {
      const late = error.name === 'TimeoutError' || error.name === 'AbortError';
      reject(new WebhookError(late ? '对方在10秒内没有应答' : '连接不上对方', { cause: error }));
    });
    outgoing.end(body);
  });
}
