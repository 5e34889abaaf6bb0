/** What a change of the text undoes: what must be done again is asked again, and nothing else. */
import { canonicalJson, type Step } from '@lingxing/workrules';
import { diffChars } from 'diff';
import { countCharacters, type Body } from './body.ts';
import { comparedText } from './compare.ts';
import type { Draft } from './draft.ts';
import type { DocumentState } from './state.ts';

/**
 * When a step lapses. A change of substance undoes every judgement of the text; an editorial one only the office's
 * vetting, which is there to look at the wording. A meeting's decision stands until a meeting decides anew.
 */
const LAPSES: Record<Step, 'any' | 'substantive' | 'never'> = {
  'department-approval': 'substantive',
  consultation: 'substantive',
  'department-countersign': 'substantive',
  vetting: 'any',
  'legality-review': 'substantive',
  'adviser-review': 'substantive',
  coordination: 'substantive',
  'leader-review': 'substantive',
  'leader-countersign': 'substantive',
  'collective-decision': 'never',
  'head-consent': 'substantive',
  authorisation: 'substantive',
  signature: 'substantive',
};

/** What a change of substance after the signature undoes: the signature, what let this signer sign, and whether the text is lawful. */
const AFTER_SIGNATURE: readonly Step[] = [
  'signature',
  // Who issues it jointly has signed it as well (条例第二十二条).
  'department-countersign',
  'authorisation',
  'head-consent',
  'legality-review',
  'adviser-review',
];

/** Elements by which the texts decide: whoever changes one changes the substance, whatever he calls it. */
const MATERIAL = [
  'kind',
  'issuer',
  'to',
  'secrecy',
  'facts',
  'decision',
  'departmentsConcerned',
  'leadersConcerned',
  'coIssuers',
] as const satisfies readonly (keyof Draft)[];

/** Labels of the elements changed between two drafts by which the texts decide. */
export function materialChanges(before: Draft, after: Draft): readonly string[] {
  const words: Record<(typeof MATERIAL)[number], string> = {
    kind: '文种',
    issuer: '发文名义',
    to: '主送对象',
    secrecy: '密级',
    facts: '性质和范围的判断',
    decision: '议定会议',
    departmentsConcerned: '涉及的部门',
    leadersConcerned: '涉及的领导',
    coIssuers: '联合发文的部门',
  };
  return MATERIAL.filter((key) => differs(before, after, key)).map((key) => words[key]);
}

const differs = (before: Draft, after: Draft, key: keyof Draft): boolean =>
  canonicalJson(valueOf(before, key)) !== canonicalJson(valueOf(after, key));

/** An element left out and an empty list say the same. */
const valueOf = (draft: Draft, key: keyof Draft): unknown => {
  const value = draft[key];
  return value === undefined || (Array.isArray(value) && value.length === 0) ? null : value;
};

/** Elements that carry what was approved: once somebody has approved the text, whoever changes one changes the substance. */
const CONTENT = {
  title: '标题',
  recipients: '主送机关',
  copies: '抄送机关',
  attachments: '附件',
  evidence: '论证材料',
  publication: '公开属性',
  publicationGround: '不予公开的理由',
  inReplyTo: '所答复的来文',
  answers: '所答复的来文',
} as const satisfies Partial<Record<keyof Draft, string>>;

/** How much of a body may change in wording while what was approved on it stands: a share of its characters, and never more than so many. */
const WORDING = { share: 0.05, most: 200 } as const;

/**
 * Why a change is one of substance, whatever its author calls it: undefined while nobody has approved the text, or where
 * only the wording changes. What changed by several editorial revisions since the approval counts together.
 */
export function substanceOf(state: DocumentState, after: Draft): string | undefined {
  const since = approvedVersion(state);
  if (since === undefined) return undefined;
  const before = state.draft;
  const content = (Object.keys(CONTENT) as (keyof typeof CONTENT)[]).filter((key) => differs(before, after, key));
  const named = [
    ...new Set(content.map((key) => CONTENT[key])),
    ...(sameList(before.body, after.body, numbersOf) ? [] : ['正文中的数字']),
    ...(sameList(before.body, after.body, picturesOf) ? [] : ['正文中的图片']),
  ];
  if (named.length > 0) return `改动了${named.join('、')}`;
  const earlier = state.versions.reduce((sum, v) => sum + (v.version > since ? (v.changed ?? 0) : 0), 0);
  const allowed = Math.min(WORDING.most, Math.floor(WORDING.share * countCharacters(before.body)));
  const changed = changedCharacters(before.body, after.body);
  if (changed !== undefined && (changed === 0 || earlier + changed <= allowed)) return undefined;
  const much = changed === undefined ? `改动${WORDING.most}字以上` : `${earlier > 0 ? '累计' : ''}改动${earlier + changed}字`;
  return `正文自有关负责人办理以来${much}，文字性修改限${allowed}字（正文的5%，至多${WORDING.most}字）`;
}

/** The earliest version on which an approval was given that still stands; the office's vetting is asked again in any case. */
function approvedVersion(state: DocumentState): number | undefined {
  const versions = [
    ...state.steps.filter((s) => s.stands && s.step !== 'vetting').map((s) => s.version),
    ...state.consultations
      .filter((c) => c.stands && c.mode === 'countersign' && c.asks.some((a) => a.replies.length > 0))
      .map((c) => c.version),
  ];
  return versions.length === 0 ? undefined : Math.min(...versions);
}

/** Characters changed from one body to another, an exchanged one counted once; undefined where there are too many to be wording. */
export function changedCharacters(before: Body, after: Body): number | undefined {
  const text = (body: Body): string => body.map(comparedText).join('\n');
  const parts = diffChars(text(before), text(after), { maxEditLength: 2 * WORDING.most });
  if (parts === undefined) return undefined;
  let changed = 0;
  let place = { added: 0, removed: 0 };
  for (const part of [...parts, { added: false, removed: false, value: '' }]) {
    if (part.added) place.added += Array.from(part.value).length;
    else if (part.removed) place.removed += Array.from(part.value).length;
    else {
      changed += Math.max(place.added, place.removed);
      place = { added: 0, removed: 0 };
    }
  }
  return changed;
}

/** Amounts, days, shares: the shortest change of a text and the one that weighs most. */
const numbersOf = (body: Body): readonly string[] => body.flatMap((block) => comparedText(block).match(/\p{Nd}+/gu) ?? []);

const picturesOf = (body: Body): readonly string[] => body.flatMap((block) => (block.type === 'image' ? [block.attachment] : []));

const sameList = (before: Body, after: Body, list: (body: Body) => readonly string[]): boolean =>
  canonicalJson(list(before)) === canonicalJson(list(after));

/** The steps that a change of this nature would undo in this state. */
export function lapsesOn(state: DocumentState, nature: 'editorial' | 'substantive'): readonly Step[] {
  // After the signature a change of substance goes back to the signer (条例第二十五条).
  if (state.stage === 'signed') return nature === 'substantive' ? AFTER_SIGNATURE : [];
  const standing = new Set<Step>(state.steps.filter((s) => s.stands).map((s) => s.step));
  if (state.consultations.some((c) => c.stands && c.asks.some((a) => a.replies.length > 0))) standing.add('consultation');
  if (state.alternative !== undefined) standing.add('head-consent');
  return [...standing].filter((step) => LAPSES[step] === 'any' || (LAPSES[step] === 'substantive' && nature === 'substantive'));
}
