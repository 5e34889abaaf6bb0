/** From what was filled in to the act as it is sent. Pure; the server judges it again. */
import type { Filled } from '../../acts/desk.ts';
import { given, listIn, textIn, type Values } from '../../acts/form.ts';
import { filesIn } from '../../acts/files.ts';
import { writtenAt } from '../../lib/paper-time.ts';
import type { PadValue } from '../../lib/strokes.ts';
import { inputOfGiving, type OpinionForm, type View } from '../sign/opinion.ts';
import type { FormAct } from './act-forms.ts';

const FACTS = ['important', 'major'] as const;

/** Both facts, each as it stands: the office finds them one way or the other. */
const facts = (values: Values): Record<string, boolean> =>
  Object.fromEntries(FACTS.map((fact) => [fact, listIn(values, 'facts').includes(fact)]));

/** An opinion as its values stand in a form. */
export function givingIn(values: Values): {
  readonly form: OpinionForm;
  readonly text: string;
  readonly view?: View;
  readonly pad?: PadValue;
} {
  const form = textIn(values, 'form') as OpinionForm;
  const [view, pad] = [textIn(values, 'view'), textIn(values, 'pad')];
  return {
    form,
    text: textIn(values, 'text'),
    ...(view === '' ? {} : { view: view as View }),
    ...(pad === '' ? {} : { pad: JSON.parse(pad) as PadValue }),
  };
}

export function filledOf(act: FormAct, values: Values): Filled {
  const t = (name: string) => textIn(values, name);
  const m = (name: string) => listIn(values, name);
  switch (act) {
    case 'accept':
      return { input: { facts: facts(values) } };
    case 'return':
      return { input: { reason: t('reason'), grounds: m('grounds'), kind: t('kind') } };
    case 'withdraw':
      return { input: { reason: t('reason') } };
    case 'order': {
      const scan = filesIn(m('scan'))[0]?.hash;
      const { dayOnly, ...when } = writtenAt(textIn(values, 'at'), textIn(values, 'hour'));
      return scan === undefined ? { input: { reason: t('reason') } } : { input: { reason: t('reason'), scan, ...dayOnly }, ...when };
    }
    case 'recommend':
      return {
        input: {
          opinion: t('opinion'),
          nature: t('nature'),
          leaders: m('leaders'),
          inOrder: t('order') === 'in-order',
          ...given('meeting', t('meeting')),
          facts: facts(values),
        },
      };
    case 'refer':
      return { input: { leaders: m('leaders'), note: t('note') } };
    case 'recall':
      return { input: { leaders: m('leaders'), reason: t('reason') } };
    case 'instruct':
      return { input: inputOfGiving(givingIn(values)) };
    case 'enter-opinion': {
      const { dayOnly, ...when } = writtenAt(textIn(values, 'at'), textIn(values, 'hour'));
      return {
        input: { leader: t('leader'), scan: filesIn(m('scan'))[0]?.hash ?? '', ...dayOnly, ...inputOfGiving(givingIn(values)) },
        ...when,
      };
    }
    case 'put-to-meeting':
      return { input: { meeting: t('meeting') } };
    case 'record-decision':
      return { input: { session: t('session'), date: t('date'), decision: t('decision') } };
    case 'convey':
      return { input: { opinions: m('opinions').map(Number) } };
    case 'assign':
      return { input: { host: t('host'), helpers: m('helpers'), requirement: t('requirement'), ...given('due', t('due')) } };
    case 'collect-returned':
      return { input: {} };
    case 'report':
    case 'report-part':
      return { input: { result: t('result'), attachments: filesIn(m('attachments')) } };
    case 'chase':
      return { input: { posts: m('posts'), note: t('note') } };
    case 'circulate':
      return { input: { readers: m('readers') } };
    case 'read':
      return { input: { note: t('note') } };
    case 'close':
      return { input: { result: t('result') } };
    case 'archive':
      return { input: { retention: t('retention') } };
  }
}
