/** A draft as the form holds it: complete from the first moment, with what is still missing told apart from what is wrong. */
import type { AttachmentRef, Draft } from '@lingxing/affairs/document';

export type StatedFacts = Draft['facts'];
export type AttachmentEntry = Draft['attachments'][number];
export type EvidenceEntry = Draft['evidence'][number];
export type { AttachmentRef, Draft };

const NO_FACTS: StatedFacts = {
  normative: false,
  important: false,
  major: false,
  overall: false,
  legal: false,
  personnel: false,
  routine: false,
  foreignTravel: false,
  seeksApproval: false,
  scope: 'special',
  touchesLowerGovernments: false,
  publicInterest: false,
  commandsLowerGovernments: false,
  withinDepartmentPowers: false,
  alreadyCovered: false,
  demandsSupportingDocuments: false,
  splitsWork: false,
  multipleMatters: false,
  carriesRequest: false,
  skipsLevel: false,
  toLeaderInPerson: false,
  assignedByLeader: false,
  emergency: false,
  foreignRelated: false,
};

/** An empty draft: a notice of the government, the kind most often written. */
export function emptyDraft(): Draft {
  return {
    title: '',
    kind: 'notice',
    issuer: 'government',
    to: 'subordinate',
    recipients: [],
    copies: [],
    body: [],
    attachments: [],
    urgency: 'none',
    secrecy: 'none',
    publication: 'active',
    publicationGround: '',
    note: '',
    inReplyTo: '',
    facts: NO_FACTS,
    decision: { meeting: 'none' },
    evidence: [],
    departmentsConcerned: [],
    leadersConcerned: [],
  };
}

/** To whom a kind of document goes as a rule; the clerk may choose otherwise. */
export function usualAddressee(kind: Draft['kind']): Draft['to'] {
  switch (kind) {
    case 'report':
    case 'request':
      return 'superior-government';
    case 'letter':
      return 'peer';
    case 'bill':
      return 'congress';
    case 'order':
    case 'communique':
    case 'announcement':
    case 'proclamation':
      return 'public';
    case 'resolution':
    case 'decision':
    case 'opinion':
    case 'notice':
    case 'circular':
    case 'reply':
    case 'minutes':
    case 'rules':
      return 'subordinate';
  }
}

/** Stands in the title's place on the sheet until there is one. */
export const UNTITLED = '（标题）';

/**
 * The draft as the server takes it while it is still being written: entries without their words are left out, and a
 * missing title is a mark. Only for verdicts, sheets and working copies; a stored draft has its own title.
 */
export function sendable(draft: Draft): Draft {
  const { session, ...decision } = draft.decision;
  return {
    ...draft,
    title: draft.title.trim() === '' ? UNTITLED : draft.title.trim(),
    attachments: draft.attachments.map((a) => ({ ...a, title: a.title.trim() === '' ? (a.file?.name ?? '附件') : a.title.trim() })),
    evidence: draft.evidence.filter((e) => e.note.trim() !== '').map((e) => ({ ...e, note: e.note.trim() })),
    decision: session === undefined || session.trim() === '' ? decision : { ...decision, session: session.trim() },
  };
}

export interface Gap {
  /** The id of the field that the cursor goes to. */
  readonly field: string;
  readonly says: string;
}

/** What keeps a draft from being stored at all. What keeps it from being sent is the verdict's to say. */
export function gapsOf(draft: Draft): readonly Gap[] {
  const gaps: Gap[] = [];
  if (draft.title.trim() === '') gaps.push({ field: 'title', says: '还没有标题，拟好标题才能存稿。' });
  return gaps;
}

/** Entries begun and not finished, which a stored draft would not hold. */
export function unfinishedOf(draft: Draft): readonly Gap[] {
  return draft.evidence.flatMap((e, i) =>
    e.note.trim() === '' ? [{ field: `evidence-${String(i)}`, says: `第${String(i + 1)}项论证材料没有说明，未计入文稿。` }] : [],
  );
}

export function isClassified(draft: Draft): boolean {
  return draft.secrecy !== 'none';
}

/** Whether two drafts say the same, whatever the order of their keys. What was not touched is the same value and costs nothing. */
export function sameDraft(a: Draft, b: Draft): boolean {
  if (a === b) return true;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof Draft)[]);
  return [...keys].every((key) => a[key] === b[key] || JSON.stringify(ordered(a[key])) === JSON.stringify(ordered(b[key])));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([k, v]) => [k, ordered(v)]),
  );
}

/** Whether something kept in a browser still has the shape of a draft; the server judges it in full. */
export function looksLikeDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const model: Record<string, unknown> = { ...emptyDraft() };
  const kept = value as Record<string, unknown>;
  return Object.entries(model).every(
    ([key, sample]) => typeof kept[key] === typeof sample && Array.isArray(kept[key]) === Array.isArray(sample),
  );
}
