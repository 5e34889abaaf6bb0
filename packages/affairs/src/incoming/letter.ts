/** What came in (来文): as its sender wrote it, and the facts about it by which the texts decide. */
import { DOCUMENT_KINDS, EVIDENCE_KINDS, type DocumentFacts } from '@lingxing/workrules';
import * as z from 'zod';
import type { Organisation } from '../kernel/organisation.ts';
import { bodiesIn } from '../office/names.ts';
import { SECRECY, URGENCIES, attachmentRefSchema, bulletinSchema, statedFactsSchema } from '../office/paper.ts';

/** How a paper reached the registry. `electronic`: sent by a body of this government through the document procedure. */
export const CHANNELS = ['electronic', 'paper', 'file', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What the sender is to the government; the rules on submissions bind the first two only. */
export const SENDER_CLASSES = [
  'department',
  'lower-government',
  'superior',
  'party-committee',
  'congress',
  'political-consultative-conference',
  'peer',
  'public',
] as const;
export type SenderClass = (typeof SENDER_CLASSES)[number];

/** Kinds of official document, and what has none: a letter from the public, an e-mail. */
export const LETTER_KINDS = [...DOCUMENT_KINDS, 'other'] as const;

/** What another body said when it was consulted or asked to countersign (会签), as the paper shows it. */
export const countersignatureSchema = z.object({
  /** The department of the organisation. */
  body: z.string().max(60),
  /** `head`: signed by its main responsible person; `responsible`: by a responsible person; `silent`: no answer in time. */
  by: z.enum(['head', 'responsible', 'silent']),
  position: z.enum(['agree', 'differ']),
  grounds: z.string().max(4_000).default(''),
});

/** A body that submits the paper together with the sender (联合报批): it is the paper's own, and so countersigned by it. */
export const jointSchema = z.object({
  /** The department of the organisation. */
  body: z.string().max(60),
  /** Who signed for it: its main responsible person, or another responsible person. */
  by: z.enum(['head', 'responsible']),
});

export const onBehalfSchema = z.object({
  issuer: z.enum(['government', 'party']),
  to: z.enum(['superior-government', 'superior-department', 'superior-party-committee']),
  deadline: z.iso.date().optional(),
});

export const letterSchema = z.object({
  sender: z.object({
    class: z.enum(SENDER_CLASSES),
    /** The body of the organisation, where the sender is one. */
    body: z.string().max(60).optional(),
    /** As an office writes it. */
    name: z.string().trim().min(1, '请写明来文单位').max(200),
  }),
  title: z.string().trim().min(1, '请写明标题').max(200),
  kind: z.enum(LETTER_KINDS),
  /** 来文字号 and the date on the paper (来文日期). */
  number: z.string().trim().max(80).default(''),
  dated: z.iso.date().optional(),
  copies: z.number().int().min(1).max(999).default(1),
  pages: z.number().int().min(0).max(9_999).default(0),
  urgency: z.enum(URGENCIES).default('none'),
  secrecy: z.enum(SECRECY).default('none'),
  /** The sheet that a body of this government typeset, by the hash of its PDF. */
  sheet: z.string().max(80).optional(),
  /** Its text, where it can be read: what search finds it by. */
  text: z.string().max(200_000).default(''),
  /** Characters of the body, as the length norms count; 0 where it is not known. */
  characters: z.number().int().min(0).default(0),
  /** Who signed it (签发人). */
  signedByHead: z.boolean().default(true),
  recipients: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
  attachments: z.array(attachmentRefSchema).max(60).default([]),
  facts: statedFactsSchema.prefault({}),
  departmentsConcerned: z.array(z.string().max(60)).max(80).default([]),
  countersignatures: z.array(countersignatureSchema).max(80).default([]),
  /** The bodies that submit it together with the sender; absent where it submits alone. */
  jointly: z.array(jointSchema).max(20).optional(),
  /** Whether differing positions are listed with their grounds and a proposal. */
  positionsListed: z.boolean().default(false),
  /** What came with it to argue for a matter on which the government is to decide. */
  evidence: z.array(z.enum(EVIDENCE_KINDS)).max(30).default([]),
  /** Left out where it is no bulletin (简报). */
  bulletin: bulletinSchema.optional(),
  /** A draft that goes on upward in the government's or the Party committee's name (代拟稿), and when it has to be there. */
  onBehalf: onBehalfSchema.optional(),
});
export type Letter = z.infer<typeof letterSchema>;
export type LetterInput = z.input<typeof letterSchema>;

/** Whether the rules on submissions to the government bind the sender. */
export const isSubmission = (letter: Letter): boolean => letter.sender.class === 'department' || letter.sender.class === 'lower-government';

/** Whether the paper asks for something to be decided (请示性公文); a mere report does not. */
export const seeksDecision = (letter: Letter): boolean => letter.kind === 'request' || letter.facts.seeksApproval;

/** The departments whose powers it touches besides the sender's own; whoever submits it with the sender is one of them. */
export const othersConcerned = (letter: Letter): readonly string[] => [
  ...new Set(
    [...letter.departmentsConcerned, ...(letter.jointly ?? []).map((one) => one.body)].filter((body) => body !== letter.sender.body),
  ),
];

/** The facts of a submission as conditions see them: a paper that a body issues itself, to its own government. */
export function factsOfLetter(letter: Letter, { departments }: Pick<Organisation, 'departments'>): DocumentFacts {
  const { substance: _, ...facts } = letter.facts;
  // A town is no department, and it is below the government: whoever names one says that it is touched.
  const isTown = (id: string): boolean => departments.get(id)?.kind === 'lower-government';
  const others = othersConcerned(letter);
  return {
    ...facts,
    issuer: 'department',
    to: 'government',
    // What has no kind of its own is held to the rules of a letter.
    kind: letter.kind === 'other' ? 'letter' : letter.kind,
    decidedBy: 'none',
    seeksApproval: seeksDecision(letter),
    crossDepartment: others.some((id) => !isTown(id)),
    touchesLowerGovernments: facts.touchesLowerGovernments || others.some(isTown),
    crossPortfolio: false,
    joint: 'none',
    multipleRecipients: new Set(bodiesIn(letter.recipients)).size > 1,
    copiesToSubordinates: false,
    secrecy: letter.secrecy,
    fromLowerGovernment: letter.sender.class === 'lower-government',
    // Elements of the page are the sender's own office's to check; a paper at hand has what it has.
    lacksContact: false,
    lacksAnsweredRequest: false,
    lacksRecipients: false,
    lacksPublicationGround: false,
  };
}

/** The facts of a draft on another's behalf (代拟稿): what it will be when it goes on, by which its lead time is judged. */
export function factsOnBehalf(letter: Letter, organisation: Pick<Organisation, 'departments'>): DocumentFacts | undefined {
  const { onBehalf } = letter;
  return onBehalf === undefined ? undefined : { ...factsOfLetter(letter, organisation), issuer: onBehalf.issuer, to: onBehalf.to };
}
