/** The form of a task that is assigned, and what is sent of it. Pure. */
import type { TaskInput } from '@lingxing/affairs/task';
import { kindOf, unnamed } from '@lingxing/affairs/oversight-labels';
import { SOURCES, type SourceName, type Weight } from '@lingxing/affairs/task-labels';
import type { DocumentView, IncomingView, MeetingView, OrganisationView, OversightView, TaskTerms } from '@lingxing/server/contracts';
import { type Field, given, listIn, textIn, type Values } from '../acts/form.ts';
import { LEADER_ROLES } from '../lib/names.ts';

/** A decision of a sitting that a task follows up; where it comes from, the server writes. */
export interface Decided {
  readonly sitting: string;
  readonly topic: string;
}
/** A matter that a task comes from: a decision, a leader's word on a paper, an issued document, what was raised. The server writes the source. */
export type Origin =
  | Decided
  | { readonly paper: string; readonly opinion: number }
  | { readonly document: string }
  | { readonly raised: string };

/** The source as far as the form sends it. */
function sourceFrom(origin: Origin): Pick<TaskInput['source'], 'kind' | 'matter' | 'procedure' | 'topic' | 'opinion'> {
  if ('sitting' in origin) return { kind: 'from-meeting', matter: origin.sitting, procedure: 'meeting', topic: origin.topic };
  if ('paper' in origin) return { kind: 'from-instruction', matter: origin.paper, procedure: 'incoming', opinion: origin.opinion };
  // Which of its kinds it is, the server writes too.
  if ('raised' in origin) return { kind: 'from-oversight', matter: origin.raised, procedure: 'oversight' };
  return { kind: 'from-document', matter: origin.document, procedure: 'document' };
}

const PROOF = '办理情况报告和有关材料';

/** What the sitting says of it, to begin with: its words, the body that it was given to and those that help. */
export function beginOf({ topics }: Pick<MeetingView, 'topics'>, { topic }: Decided): Values {
  const one = topics.find((two) => two.id === topic);
  const lead = one?.fate?.department?.id ?? '';
  const words = [one?.outcome?.words, one?.fate?.note].filter((two) => two !== undefined && two !== '').join('\n');
  const helpers = (one?.with ?? []).map((two) => two.id).filter((two) => two !== lead);
  return { ...BEGIN, source: 'from-meeting', title: one?.title ?? '', what: words, lead, helpers, proof: PROOF };
}

/** What a leader wrote on a paper, to begin with, and the body that it was given to. */
export function beginOfOpinion({ letter, opinions, assignment }: IncomingView, seq: number): Values {
  const one = opinions.find((two) => two.seq === seq);
  const lead = assignment?.host.id ?? '';
  const helpers = (assignment?.helpers ?? []).map((two) => two.id);
  return { ...BEGIN, source: 'from-instruction', title: letter.title, what: one?.text ?? '', lead, helpers, proof: PROOF };
}

export const beginOfDocument = ({ draft }: Pick<DocumentView, 'draft'>): Values => ({
  ...BEGIN,
  source: 'from-document',
  title: draft.title,
  proof: PROOF,
});

/** What was raised, to begin with: never with the words of a letter, which the task's readers do not read. */
export const beginOfRaised = ({ form, kind, lead, helping }: OversightView): Values => ({
  ...BEGIN,
  source: 'from-oversight',
  title: unnamed(kind, form.subject, form.from),
  what: kindOf(kind).personal === true ? '' : form.content,
  lead: lead?.id ?? '',
  helpers: helping.map((one) => one.id),
  proof: PROOF,
});

export const BEGIN: Values = { source: '', weight: 'ordinary', inGovernmentName: 'no', unit: 'day' };

/** Which item of a source that has several. */
export const ITEM: Field = { kind: 'line', name: 'item', label: '第几项', half: true };

const SOURCE_OPTIONS = Object.entries(SOURCES).filter(([id]) => id !== 'from-task');

/** Fields of every task, whether assigned or split off from another. */
export function workFields(terms: TaskTerms | undefined, organisation: OrganisationView | undefined): readonly Field[] {
  const bodies = (organisation?.departments ?? []).map(({ id, name }) => ({ id, name }));
  return [
    { kind: 'line', name: 'title', label: '事项名称', required: true },
    { kind: 'words', name: 'what', label: '交办要求', rows: 3, required: true },
    { kind: 'one', name: 'lead', label: '牵头单位', choices: bodies, required: true, hint: '首字母或者名称' },
    { kind: 'many', of: 'given', name: 'helpers', label: '协办单位', choices: bodies },
    ...(terms?.namesResponsible === true
      ? ([
          {
            kind: 'one',
            name: 'responsible',
            label: '第一责任人',
            choices: (organisation?.posts ?? []).map(({ id, title }) => ({ id, name: title })),
            required: true,
            hint: '规则没有写是谁，交办时写明',
          },
        ] as const)
      : []),
    ...((terms?.weights.length ?? 0) > 0
      ? ([
          { kind: 'choice', name: 'weight', label: '轻重', options: (terms?.weights ?? []).map((one) => [one.id, one.label] as const) },
        ] as const)
      : []),
    {
      kind: 'date',
      name: 'due',
      label: '办结时限',
      half: true,
      required: terms !== undefined && terms.system === undefined,
      ...(terms?.system === undefined ? {} : { hint: `来源没有写明的不填，按${terms.system}计` }),
    },
    { kind: 'line', name: 'basis', label: '时限的依据', half: true, hint: '填了时限的写明' },
    { kind: 'line', name: 'proof', label: '以何证明办结', required: true },
  ];
}

/** `office`: whether the office assigns, which alone enters what was assigned before. */
export function sourceFields(organisation: OrganisationView | undefined, office: boolean): readonly Field[] {
  const leaders = (organisation?.posts ?? []).filter((one) => LEADER_ROLES.has(one.role));
  return [
    { kind: 'choice', name: 'source', label: '来源', look: 'select', options: SOURCE_OPTIONS, required: true },
    { kind: 'line', name: 'reference', label: '来源的名称、文号', half: true, hint: '第8次常务会议、某号文件、某日批示' },
    ITEM,
    {
      kind: 'choice',
      name: 'decidedBy',
      label: '由哪位领导决定、批示',
      look: 'select',
      options: [['', '没有'], ...leaders.map((one) => [one.id, one.title] as const)],
    },
    ...(office
      ? ([
          { kind: 'date', name: 'assignedOn', label: '原交办日期', half: true, hint: '早先已经交办、现在补录的填，时限从这一日算' },
        ] as const)
      : []),
  ];
}

export function nameFields(terms: TaskTerms | undefined, organisation: OrganisationView | undefined): readonly Field[] {
  const leaders = (organisation?.posts ?? []).filter((one) => LEADER_ROLES.has(one.role));
  return [
    ...(terms?.asksRemit === true
      ? ([
          {
            kind: 'choice',
            name: 'withinRemit',
            label: '是否在本部门职权范围内',
            required: true,
            options: [
              ['yes', '是'],
              ['no', '否'],
            ],
          },
        ] as const)
      : []),
    {
      kind: 'choice',
      name: 'inGovernmentName',
      label: '是否以政府名义督查',
      options: [
        ['no', '否'],
        ['yes', '是'],
      ],
    },
    ...(terms?.approval !== undefined && terms.approval.by === undefined
      ? ([
          {
            kind: 'choice',
            name: 'approver',
            label: '报谁批准',
            look: 'select',
            only: { field: 'inGovernmentName', is: 'yes' },
            options: leaders.map((one) => [one.id, one.title] as const),
          },
        ] as const)
      : []),
  ];
}

/** The form as it is sent; the server has the last word on each value. */
export function formOfValues(values: Values, origin?: Origin): TaskInput {
  const t = (name: string) => textIn(values, name);
  return {
    title: t('title'),
    what: t('what'),
    source: {
      kind: (t('source') === '' ? 'by-hand' : t('source')) as SourceName,
      reference: t('reference'),
      item: t('item'),
      ...given('decidedBy', t('decidedBy')),
      ...(origin === undefined ? {} : sourceFrom(origin)),
    },
    lead: t('lead'),
    helpers: [...listIn(values, 'helpers')],
    ...given('responsible', t('responsible')),
    weight: (t('weight') === '' ? 'ordinary' : t('weight')) as Weight,
    ...given('due', t('due')),
    ...given('assignedOn', t('assignedOn')),
    basis: t('basis'),
    proof: t('proof'),
    ...(t('withinRemit') === '' ? {} : { withinRemit: t('withinRemit') === 'yes' }),
    inGovernmentName: t('inGovernmentName') === 'yes',
    ...given('approver', t('inGovernmentName') === 'yes' ? t('approver') : ''),
  };
}

/** What is left to fill in, by field. */
export function faultsIn(fields: readonly Field[], values: Values): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const one of fields) if (one.required === true && textIn(values, one.name) === '') faults[one.name] = `请写明${one.label}`;
  if (textIn(values, 'due') !== '' && textIn(values, 'basis') === '') faults['basis'] = '请写明时限的依据';
  return faults;
}
