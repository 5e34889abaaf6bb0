/** What a registrar fills in when a paper comes in, and the letter that it makes. Pure; the server judges the letter again. */
import type { LetterInput } from '@lingxing/affairs/incoming';
import { BARE_TITLE } from '@lingxing/affairs/incoming-labels';
import { nearDay, normalDay, normalNumber } from './typed.ts';

export type Channel = 'paper' | 'file' | 'email';
export type SenderClass = LetterInput['sender']['class'];
export type Attachment = NonNullable<LetterInput['attachments']>[number];
export type Countersignature = NonNullable<LetterInput['countersignatures']>[number];
export type Joint = NonNullable<LetterInput['jointly']>[number];
export type OnBehalf = NonNullable<LetterInput['onBehalf']>;
export type Evidence = NonNullable<LetterInput['evidence']>[number];
export type Secrecy = NonNullable<LetterInput['secrecy']>;

/** The facts about a submission that the registrar answers, each a plain question. */
export const FACTS = [
  'multipleMatters',
  'carriesRequest',
  'seeksApproval',
  'skipsLevel',
  'toLeaderInPerson',
  'assignedByLeader',
  'emergency',
  'foreignRelated',
  'personnel',
  'major',
  'important',
  'overall',
  'normative',
  'publicInterest',
  'touchesLowerGovernments',
] as const;
export type Fact = (typeof FACTS)[number];

export interface LetterForm {
  readonly sender: { readonly class: SenderClass; readonly body?: string | undefined; readonly name: string };
  readonly kind: LetterInput['kind'];
  readonly number: string;
  readonly title: string;
  /** 来文日期, as typed. */
  readonly dated: string;
  /** The day it was received, and the time where it was not just now. */
  readonly receivedOn: string;
  readonly receivedAt: string;
  readonly urgency: NonNullable<LetterInput['urgency']>;
  readonly secrecy: Secrecy;
  readonly copies: string;
  readonly pages: string;
  readonly channel: Channel;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** 主送机关, separated as they stand on the paper. */
  readonly recipients: string;
  readonly signedByHead: boolean;
  readonly facts: Readonly<Partial<Record<Fact, boolean>>>;
  readonly departmentsConcerned: readonly string[];
  readonly countersignatures: readonly Countersignature[];
  readonly positionsListed: boolean;
  /** The bodies that submit it together with the sender (联合报批). */
  readonly jointly: readonly Joint[];
  /** It deploys work of a general kind (综合性工作), by which some texts allow a longer one. */
  readonly general: boolean;
  readonly evidence: readonly Evidence[];
  /** The bulletin's name (简报); empty where it is none. */
  readonly bulletin: string;
  /** It says nothing that had to be said. */
  readonly dispensable: boolean;
  /** Whose draft it is where it goes on upward in another's name, and its deadline as typed. */
  readonly onBehalf: { readonly issuer: OnBehalf['issuer']; readonly to: OnBehalf['to']; readonly deadline: string } | undefined;
}

export function emptyForm(today: string): LetterForm {
  return {
    sender: { class: 'department', name: '' },
    kind: 'request',
    number: '',
    title: '',
    dated: '',
    receivedOn: today,
    receivedAt: '',
    urgency: 'none',
    secrecy: 'none',
    copies: '1',
    pages: '',
    channel: 'paper',
    text: '',
    attachments: [],
    recipients: '',
    signedByHead: true,
    facts: {},
    departmentsConcerned: [],
    countersignatures: [],
    positionsListed: false,
    jointly: [],
    general: false,
    evidence: [],
    bulletin: '',
    dispensable: false,
    onBehalf: undefined,
  };
}

/** The next paper of a pile: the sender, the day and the way it came stay, all else is new. */
export function nextForm({ sender, kind, dated, receivedOn, receivedAt, channel }: LetterForm): LetterForm {
  return { ...emptyForm(receivedOn), sender, kind, dated, receivedAt, channel: channel === 'email' ? 'paper' : channel };
}

/** The rules on submissions bind a body of this government and a lower government; nobody else's paper is asked about them. */
export const isSubmission = (form: Pick<LetterForm, 'sender'>): boolean =>
  form.sender.class === 'department' || form.sender.class === 'lower-government';

/** The kind a paper of such a sender usually is; only where a sender is chosen first. */
export function usualKind(sender: SenderClass): LetterForm['kind'] {
  if (sender === 'department' || sender === 'lower-government') return 'request';
  if (sender === 'superior' || sender === 'party-committee') return 'notice';
  return sender === 'public' ? 'other' : 'letter';
}

/** Faults that a glance shows, by field, in the order of the form. */
export function faultsOf(form: LetterForm, today: string): Readonly<Partial<Record<keyof LetterForm, string>>> {
  const whole = (text: string, least: number, most: number): boolean => {
    const n = Number(text === '' ? least : text);
    return Number.isInteger(n) && n >= least && n <= most;
  };
  const dated = normalDay(form.dated, today);
  const received = normalDay(form.receivedOn, today);
  return {
    ...(form.sender.name.trim() === '' ? { sender: '请写来文单位' } : {}),
    ...(form.secrecy === 'none' && form.title.trim() === '' ? { title: '请写标题' } : {}),
    ...(dated === undefined ? { dated: '日期如 11月20日、2026-11-20' } : {}),
    ...(received === undefined || received === ''
      ? { receivedOn: '请写收到日期' }
      : received > today
        ? { receivedOn: '这一天还没有到' }
        : {}),
    ...(form.receivedAt !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(form.receivedAt) ? { receivedAt: '时间如 09:30' } : {}),
    ...(form.onBehalf !== undefined && nearDay(form.onBehalf.deadline, today) === undefined
      ? { onBehalf: '报送时限如 12月20日、2026-12-20' }
      : {}),
    ...(whole(form.copies, 1, 999) ? {} : { copies: '1至999' }),
    ...(whole(form.pages, 0, 9_999) ? {} : { pages: '0至9999' }),
  };
}

const words = (text: string): string[] =>
  text
    .split(/[、，,；;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Characters of the text as norms on length count them: without spaces. 0 where no text is known. */
export const charactersOf = (text: string): number => Array.from(text.replaceAll(/\s/gu, '')).length;

/** The letter as the server takes it. Of a classified paper only the bare fact goes out, whatever was typed before. */
export function letterOf(form: LetterForm, today: string): LetterInput {
  const { body, name } = form.sender;
  const dated = normalDay(form.dated, today) ?? '';
  const sender = { class: form.sender.class, name: name.trim(), ...(body === undefined ? {} : { body }) };
  const bare = form.secrecy !== 'none';
  const common = {
    sender,
    kind: form.kind,
    number: normalNumber(form.number),
    ...(dated === '' ? {} : { dated }),
    copies: Number(form.copies === '' ? 1 : form.copies),
    pages: Number(form.pages === '' ? 0 : form.pages),
    urgency: form.urgency,
    secrecy: form.secrecy,
  };
  if (bare) return { ...common, title: BARE_TITLE };
  const submission = isSubmission(form);
  return {
    ...common,
    title: form.title.trim(),
    text: form.text,
    characters: charactersOf(form.text),
    recipients: words(form.recipients).slice(0, 20),
    attachments: [...form.attachments],
    ...(submission
      ? {
          signedByHead: form.signedByHead,
          facts: {
            ...Object.fromEntries(FACTS.filter((fact) => form.facts[fact] === true).map((fact) => [fact, true])),
            ...(form.general ? { scope: 'general' as const } : {}),
            ...(form.dispensable ? { substance: 'dispensable' as const } : {}),
          },
          departmentsConcerned: [...form.departmentsConcerned],
          countersignatures: form.countersignatures.filter((one) => form.departmentsConcerned.includes(one.body)),
          positionsListed: form.positionsListed,
          evidence: [...form.evidence],
          ...(form.bulletin.trim() === '' ? {} : { bulletin: { name: form.bulletin.trim() } }),
          ...(form.jointly.length === 0 ? {} : { jointly: [...form.jointly] }),
          ...(form.onBehalf === undefined ? {} : { onBehalf: onBehalfOf(form.onBehalf, today) }),
        }
      : { facts: form.facts.personnel === true ? { personnel: true } : {} }),
  };
}

function onBehalfOf({ issuer, to, deadline }: NonNullable<LetterForm['onBehalf']>, today: string): OnBehalf {
  const day = nearDay(deadline, today) ?? '';
  return { issuer, to, ...(day === '' ? {} : { deadline: day }) };
}

/** When it was received, as the server takes it; absent where that is now. Offices of one country share one zone. */
export function receivedOf(form: LetterForm, today: string): string | undefined {
  const day = normalDay(form.receivedOn, today) ?? today;
  if (form.receivedAt !== '') return `${day}T${form.receivedAt}:00+08:00`;
  return day === today ? undefined : `${day}T12:00:00+08:00`;
}

/** A letter that is there already (an e-mail read by the server, a registration to be corrected) as the form shows it. */
export function formOf(letter: LetterInput, received: { readonly on: string; readonly at: string }, channel: Channel): LetterForm {
  const facts = letter.facts ?? {};
  return {
    ...emptyForm(received.on),
    sender: letter.sender,
    kind: letter.kind,
    number: letter.number ?? '',
    title: letter.title,
    dated: letter.dated ?? '',
    receivedAt: received.at,
    urgency: letter.urgency ?? 'none',
    secrecy: letter.secrecy ?? 'none',
    copies: String(letter.copies ?? 1),
    pages: letter.pages === undefined || letter.pages === 0 ? '' : String(letter.pages),
    channel,
    text: letter.text ?? '',
    attachments: letter.attachments ?? [],
    recipients: (letter.recipients ?? []).join('、'),
    signedByHead: letter.signedByHead ?? true,
    facts: Object.fromEntries(FACTS.filter((fact) => facts[fact] === true).map((fact) => [fact, true])),
    departmentsConcerned: letter.departmentsConcerned ?? [],
    countersignatures: letter.countersignatures ?? [],
    positionsListed: letter.positionsListed ?? false,
    jointly: letter.jointly ?? [],
    general: facts.scope === 'general',
    evidence: letter.evidence ?? [],
    bulletin: letter.bulletin?.name ?? '',
    dispensable: facts.substance === 'dispensable',
    onBehalf: letter.onBehalf === undefined ? undefined : { ...letter.onBehalf, deadline: letter.onBehalf.deadline ?? '' },
  };
}
