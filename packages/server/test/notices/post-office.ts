/** A mail server for tests: a real one, on a free port of this machine, that keeps what it is given. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  readonly to: readonly string[];
  readonly raw: string;
  readonly subject: string;
  readonly text: string;
  readonly id: string;
}

export interface PostOffice {
  readonly url: string;
  readonly mails: Mail[];
  /** What it says to the next recipients: a code of SMTP, or undefined to take them. */
  refuse: number | undefined;
  close(): Promise<void>;
}

const header = (raw: string, name: string): string => new RegExp(`^${name}: ((?:.+\\r?\\n[ \\t])*.+)$`, 'imu').exec(raw)?.[1] ?? '';

/** Encoded words of a header (RFC 2047) as text; several parts of one character sequence are joined before they are read. */
function headerText(raw: string): string {
  const words = [...raw.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/giu)];
  if (words.length === 0) return raw;
  const bytes = words.map(([, coding, word = '']) =>
    coding?.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : quoted(word.replaceAll('_', ' ')),
  );
  return Buffer.concat(bytes).toString();
}

const quoted = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/=([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

function bodyText(raw: string): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  const coding = header(raw, 'content-transfer-encoding').toLowerCase();
  if (coding === 'base64') return Buffer.from(body, 'base64').toString();
  return coding === 'quoted-printable' ? quoted(body.replaceAll(/=\r\n/gu, '')).toString() : body;
}

export async function postOffice(): Promise<PostOffice> {
  const mails: Mail[] = [];
  const office = { mails, refuse: undefined as number | undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, callback) {
      if (office.refuse === undefined) callback();
      else callback(Object.assign(new Error('no'), { responseCode: office.refuse }));
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('latin1');
        mails.push({
          to: session.envelope.rcptTo.map((one) => one.address),
          raw,
          subject: headerText(header(raw, 'subject')),
          text: bodyText(raw),
          id: header(raw, 'message-id'),
        });
        callback();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(office, {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
