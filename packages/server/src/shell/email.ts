/** An e-mail at the door: taken apart, its files kept, and a letter filled in from what it says for the registrar to go on with. */
import { letterSchema, type Letter } from '@lingxing/affairs/incoming';
import type { FastifyRequest } from 'fastify';
import type { EmailLetter, MailView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import type { Person } from './person.ts';
import { takeMail } from './uploads.ts';

/** A document number as senders write it, with whatever brackets are at hand: 泽财字〔2026〕12号. */
const NUMBER = /[\p{Script=Han}]{2,20}\s*[〔[(（［【]\s*(?:19|20)\d{2}\s*[〕\])）］】]\s*\d{1,5}\s*号/u;
/** What mail programs and people put before a subject. */
const PREFIX = /^(?:\s*(?:re|fw|fwd|答复|回复|转发)\s*[:：])+\s*/iu;

/** Kinds as a title ends in them: 关于……的请示. */
const KIND_OF_TITLE: readonly (readonly [RegExp, Letter['kind']])[] = [
  [/请示$/u, 'request'],
  [/报告$/u, 'report'],
  [/函$/u, 'letter'],
  [/通知$/u, 'notice'],
  [/意见$/u, 'opinion'],
  [/通报$/u, 'circular'],
];

/** The letter as far as the e-mail says it. Who sent it officially, and what it is to the government, the registrar says. */
export function letterOfMail(mail: MailView): Letter {
  const title = mail.subject.replace(PREFIX, '').trim().slice(0, 200);
  const text = mail.text.slice(0, 200_000);
  return letterSchema.parse({
    sender: { class: 'public', name: (mail.from?.name || mail.from?.address || '未署名').slice(0, 200) },
    title: title === '' ? '无标题邮件' : title,
    kind: KIND_OF_TITLE.find(([ending]) => ending.test(title))?.[1] ?? 'other',
    number: (NUMBER.exec(`${title}\n${text}`)?.[0] ?? '').replace(/\s+/gu, '').slice(0, 80),
    text,
    characters: Array.from(text.replace(/\s+/gu, '')).length,
    attachments: [...(mail.original === undefined ? [] : [mail.original]), ...mail.attachments].map(({ hash, name, mediaType, size }) => ({
      hash,
      name: name.slice(0, 200),
      mediaType,
      size,
    })),
  });
}

/** Takes an e-mail in, whole or not at all, and fills a letter in from it; the letter is not registered by this. */
export async function takeEmail(deps: Deps, person: Person, request: FastifyRequest): Promise<EmailLetter> {
  const mail = await takeMail(deps, person, request);
  return { letter: letterOfMail(mail), channel: 'email', mail };
}
