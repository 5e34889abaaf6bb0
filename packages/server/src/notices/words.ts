/** What a notice says outside the house: that something is there and what it is called. Never an opinion, never the text. */
import { URGENCY_LABELS } from '@lingxing/affairs/document';
import { dayWords } from '@lingxing/affairs/kernel';
import type { Delivery, NoticeKind } from '@lingxing/ledger';

export const KIND_LABELS: Readonly<Record<NoticeKind, string>> = {
  waiting: '待办',
  near: '临近时限',
  passed: '逾期',
  returned: '退回',
  answered: '答复',
  chased: '催办',
  changed: '变更',
  reminded: '会前提醒',
  'webhook-stopped': '推送停用',
};

/** What stands in the place of a title that is read by the hands it is in alone (personnel matters). */
export const CLOSE_WORDS = '有一件事项待办';

type Said = Pick<Delivery, 'kind' | 'label' | 'title' | 'close' | 'due' | 'urgency' | 'postTitle'>;

/** A title is one line wherever it goes: a line break would be another header. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const oneLine = (text: string): string => text.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/gu, ' ').trim();

/** 待办（特急） 审核：关于……的通知. A close matter has its sentence and nothing else. */
export function lineOf(said: Said): string {
  if (said.close) return CLOSE_WORDS;
  const urgency = URGENCY_LABELS[said.urgency as keyof typeof URGENCY_LABELS] ?? '';
  const what = [KIND_LABELS[said.kind], urgency === '' ? '' : `（${urgency}）`, ' ', said.label].join('');
  return oneLine(said.title === null ? what : `${what}：${said.title}`);
}

const SUBJECT_LENGTH = 80;
const cut = (text: string): string => (text.length > SUBJECT_LENGTH ? `${text.slice(0, SUBJECT_LENGTH - 1)}…` : text);

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** One mail for what waited to be told: its line where there is one, a list where there are several. */
export function letterOf(government: string, all: readonly Said[], address: string | undefined): Letter {
  const first = all[0];
  const subject = first !== undefined && all.length === 1 ? cut(lineOf(first)) : `令行提醒：${all.length}件事项`;
  const lines = all.flatMap((one, i) => [
    `${all.length === 1 ? '' : `${i + 1}. `}${lineOf(one)}`,
    ...(one.due === null || one.close ? [] : [`   时限：${dayWords(one.due)}`]),
  ]);
  return {
    subject: `【${oneLine(government)}】${subject}`,
    text: [
      ...lines,
      '',
      address === undefined ? '请登录令行办理。' : `请登录令行办理：${address}`,
      '本邮件由令行自动发出，不含公文内容，请勿回复。不需要的，可在“提醒设置”中停用。',
      '',
    ].join('\n'),
  };
}

/** The mail with the code that confirms an address. */
export function codeLetter(government: string, code: string, minutes: number): Letter {
  return {
    subject: `【${oneLine(government)}】令行提醒邮箱验证码`,
    text: [
      `验证码：${code}`,
      '',
      `有人在令行中把此地址设为接收提醒的邮箱。是你本人的，请在${minutes}分钟内填入验证码；不是的，不必理会。`,
      '',
    ].join('\n'),
  };
}

/** The body of a webhook's message. `title` is left out where the matter is close. */
export function messageOf(government: string, one: Delivery): string {
  return JSON.stringify({
    type: `notice.${one.kind}`,
    timestamp: one.at.toISOString(),
    data: {
      government,
      notice: one.notice,
      account: one.account,
      post: one.postTitle ?? undefined,
      kind: one.kind,
      kindLabel: KIND_LABELS[one.kind],
      text: lineOf(one),
      ...(one.close || one.title === null ? {} : { title: oneLine(one.title), label: one.label, urgency: one.urgency ?? undefined }),
      ...(one.due === null || one.close ? {} : { due: one.due }),
      matter: one.matter ?? undefined,
    },
  });
}
