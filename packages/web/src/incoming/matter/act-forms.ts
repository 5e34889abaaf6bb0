/** What each act on an incoming document asks of the person who performs it, as data. How it is sent stands in `act-input.ts`. */
import type { ActName } from '@lingxing/affairs/incoming';
import { MEETING_LABELS, NATURE_LABELS, VIEW_LABELS } from '@lingxing/affairs/incoming-labels';
import type { IncomingView, OrganisationView } from '@lingxing/server/contracts';
import { archivingForm } from '../../acts/archiving.ts';
import { textIn, type ActForm, type Field, type Value } from '../../acts/form.ts';
import type { Choice, Group } from '../../components/pickers.tsx';
import { RETURN_GROUND_LABELS } from '../../labels.ts';
import { shortDay } from '../../lib/dates.ts';
import { LEADER_ROLES, sansPlace, withoutPlace } from '../../lib/names.ts';
import { naming, renamed } from './named-leaders.ts';

/** What a form is made from. */
export interface FormContext {
  readonly view: IncomingView;
  readonly today: string;
  readonly government: string;
  readonly organisation?: OrganisationView | undefined;
  /** Whoever fills it in leads the government; the office enters for a leader what he gave on paper. */
  readonly leads: boolean;
}

/** Acts that a person performs in a form of fields. 登记, 更正 and 收到重报件 have pages, 批示 a panel of its own; the rest is the system's. */
export type FormAct = Exclude<ActName, 'arrive' | 'register' | 'resubmit' | 'correct' | 'record-reply'>;

const FACTS: readonly (readonly [string, string])[] = [
  ['important', '重要公文'],
  ['major', '重大事项'],
];
const entriesOf = <K extends string>(labels: Readonly<Record<K, string>>): readonly (readonly [string, string])[] =>
  Object.entries<string>(labels);
const reason = (label: string, phrases: readonly string[] = []): Field => ({
  kind: 'words',
  name: 'reason',
  label,
  required: true,
  ...(phrases.length === 0 ? {} : { phrases }),
});

/** Leaders with the reason for which each would have it; those suggested stand first. */
export function leaderChoices({ view, organisation, government }: FormContext): readonly Choice[] {
  const suggested = view.suggestedLeaders.map(({ id, title, why, had }) => {
    const note = sansPlace(why, government);
    return { id, name: title, note: had ? `${note}，已呈` : note };
  });
  const others = (organisation?.posts ?? [])
    .filter((post) => LEADER_ROLES.has(post.role) && !suggested.some((one) => one.id === post.id))
    .map((post) => ({ id: post.id, name: post.title }));
  return [...suggested, ...others];
}

/** Everyone who may be given something to read, by kinds of people. */
export function readerChoices({ organisation, view }: FormContext): {
  readonly choices: readonly Choice[];
  readonly groups: readonly Group[];
} {
  const posts = organisation?.posts ?? [];
  const has = new Set(view.circulation.readers.map((one) => one.post));
  const kindOf = new Map((organisation?.departments ?? []).map((one) => [one.id, one.kind]));
  const of = (name: string, test: (post: (typeof posts)[number]) => boolean): Group => ({
    name,
    ids: posts.filter((post) => !has.has(post.id) && test(post)).map((post) => post.id),
  });
  return {
    choices: posts.map(({ id, title }) => ({ id, name: title, ...(has.has(id) ? { note: '已传' } : {}) })),
    groups: [
      of('政府领导', (post) => LEADER_ROLES.has(post.role)),
      of('部门主要负责人', (post) => post.role === 'department-head' && kindOf.get(post.department ?? '') !== 'lower-government'),
      of('下级政府、街道负责人', (post) => post.role === 'department-head' && kindOf.get(post.department ?? '') === 'lower-government'),
      of('各单位文书', (post) => post.role === 'department-clerk'),
    ].filter((group) => group.ids.length > 0),
  };
}

const departmentChoices = ({ organisation, government }: FormContext): readonly Choice[] =>
  (organisation?.departments ?? []).map(({ id, name }) => ({ id, name: withoutPlace(name, government) }));

/** A first suggestion of the host: the first body whose powers it touches, else nobody. */
const likelyHost = ({ view }: FormContext): string => view.assignment?.host.id ?? view.letter.departmentsConcerned[0] ?? '';

const MEETING_FIELD: Field = {
  kind: 'choice',
  name: 'meeting',
  label: '提交会议',
  options: [['', '不提交'], ...entriesOf(MEETING_LABELS)],
  look: 'select',
};

const refusedOf = ({ breaches }: IncomingView): IncomingView['breaches'] => breaches.filter((one) => one.outcome === 'refused');

const groundsOf = (view: IncomingView): readonly string[] => [
  ...new Set(refusedOf(view).map((one) => (one.code.startsWith('consultation') ? 'consultation' : 'format'))),
];

const sentence = (text: string): string => (text === '' || /[。；！]$/u.test(text) ? text : `${text}。`);

/** Each finding with its source and the way out, a line each. */
const reasonOf = (view: IncomingView): string =>
  refusedOf(view)
    .map(
      (one) =>
        `${sentence(one.message).replace(/。$/u, '')}${one.citation === undefined ? '' : `（${one.citation.label}）`}。${sentence(one.wayOut ?? '')}`,
    )
    .join('\n');

const FORMS: Readonly<Record<FormAct, (context: FormContext) => ActForm>> = {
  accept: ({ view }) => ({
    fields: [{ kind: 'choices', name: 'facts', label: '核定', options: FACTS, hint: '关系到呈送哪些领导' }],
    begin: { facts: FACTS.map(([id]) => id).filter((id) => (id === 'major' ? view.letter.facts.major : view.letter.facts.important)) },
    says: '清点、核对无误后签收，同时取收文编号。',
  }),
  return: ({ view }) => ({
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        label: '如何退',
        options: [
          ['return', '退回'],
          ['complete', '退补材料'],
        ],
        required: true,
      },
      { kind: 'choices', name: 'grounds', label: '原因', options: entriesOf(RETURN_GROUND_LABELS), required: true },
      {
        kind: 'words',
        name: 'reason',
        label: '具体说明',
        required: true,
        rows: 6,
        templates: view.templates.returns.map((one) => ({ name: one.name, text: one.filled })),
      },
    ],
    // What was found against the paper is the reason, in the words of the finding; the registrar may change them.
    begin: { kind: 'return', grounds: groundsOf(view), reason: reasonOf(view) },
  }),
  withdraw: () => ({ fields: [reason('理由')], begin: { reason: '' }, confirm: '撤回后此件办结，要再报的重新报送。' }),
  recommend: (context) => {
    const { view } = context;
    const { recommend } = view.templates;
    const choices = leaderChoices(context);
    const titlesOf = (leaders: Value | undefined): string =>
      choices
        .filter((one) => leaders?.includes(one.id) === true)
        .map((one) => one.name)
        .join('、');
    return {
      fields: [
        {
          kind: 'words',
          name: 'opinion',
          label: '拟办意见',
          required: true,
          rows: 4,
          templates: recommend.map((one) => ({ name: one.name, text: one.filled })),
        },
        { kind: 'choice', name: 'nature', label: '性质', options: entriesOf(NATURE_LABELS), required: true },
        {
          kind: 'many',
          name: 'leaders',
          label: '呈哪些领导批示',
          of: 'given',
          choices,
          hint: '不呈领导的不选：办件转为待分办，阅件转为待办结',
        },
        {
          kind: 'choice',
          name: 'order',
          label: '呈批次序',
          options: [
            ['together', '同时呈'],
            ['in-order', '按所选次序呈'],
          ],
        },
        MEETING_FIELD,
        { kind: 'choices', name: 'facts', label: '核定', options: FACTS },
      ],
      begin: {
        opinion: '',
        nature: 'handle',
        order: 'together',
        meeting: '',
        leaders: view.suggestedLeaders.filter((one) => one.required && !one.had).map((one) => one.id),
        facts: FACTS.map(([id]) => id).filter((id) => (id === 'major' ? view.letter.facts.major : view.letter.facts.important)),
      },
      // The opinion names whom it is sent to: who is chosen or dropped afterwards is so in its words, too.
      follows: (name, value, before) => {
        if (name === 'leaders') {
          const texts = recommend.map((one) => one.filled);
          return { opinion: renamed(textIn(before, 'opinion'), texts, titlesOf(before['leaders']), titlesOf(value)) };
        }
        const chosen = name === 'opinion' ? recommend.find((one) => naming(one.filled, titlesOf(before['leaders'])) === value) : undefined;
        return chosen?.nature === undefined ? {} : { nature: chosen.nature };
      },
      live: (field, values) =>
        field.kind === 'words' && field.templates !== undefined
          ? { ...field, templates: field.templates.map((one) => ({ ...one, text: naming(one.text, titlesOf(values['leaders'])) })) }
          : field,
    };
  },
  refer: (context) => ({
    fields: [
      { kind: 'many', name: 'leaders', label: '呈哪些领导批示', of: 'given', choices: leaderChoices(context), required: true },
      { kind: 'words', name: 'note', label: '说明', phrases: ['请阅示。', '请阅处。'] },
    ],
    begin: { leaders: [], note: '' },
  }),
  recall: ({ view }) => {
    const pending = view.referrals.filter((one) => one.pending).map((one) => [one.leader.id, one.leader.title] as const);
    return {
      fields: [
        { kind: 'choices', name: 'leaders', label: '从哪些领导处收回', options: pending, required: true },
        reason('理由', ['领导外出，改呈其他领导。', '呈送有误。']),
      ],
      begin: { leaders: pending.length === 1 ? pending.map(([id]) => id) : [], reason: '' },
    };
  },
  // The panel of 批示 sends these; it draws them in its own way.
  instruct: () => ({ fields: [], begin: { form: 'text', text: '', view: '', pad: '' } }),
  'enter-opinion': ({ view, organisation }) => {
    // What a leader wrote on the paper is a fact, whether it was sent up to him or not: those who owe it first, then all others.
    const pending = [...new Map(view.referrals.filter((one) => one.pending).map((one) => [one.leader.id, one.leader])).values()].map(
      ({ id, title }) => [id, `${title}，尚未批示`] as const,
    );
    const had = new Set(view.referrals.map((one) => one.leader.id));
    const others = (organisation?.posts ?? [])
      .filter((post) => LEADER_ROLES.has(post.role) && !pending.some(([id]) => id === post.id))
      .toSorted((a, b) => Number(had.has(b.id)) - Number(had.has(a.id)))
      .map((post) => [post.id, had.has(post.id) ? `${post.title}，已呈` : post.title] as const);
    return {
      fields: [
        { kind: 'choice', name: 'leader', label: '哪位领导', options: [...pending, ...others], required: true, look: 'select' },
        { kind: 'date', name: 'at', label: '批示日期', hint: '按原件所署，不是录入日期', required: true, half: true },
        { kind: 'time', name: 'hour', label: '时刻', hint: '原件没有写的不填', half: true },
        {
          kind: 'choice',
          name: 'form',
          label: '原件上',
          options: [
            ['text', '写有意见'],
            ['circle', '只有圈阅'],
          ],
          required: true,
        },
        { kind: 'words', name: 'text', label: '批示原文', required: true, only: { field: 'form', is: 'text' } },
        {
          kind: 'choice',
          name: 'view',
          label: '表示',
          options: entriesOf(VIEW_LABELS),
          required: view.opinionForm?.circleMeansRead !== true,
        },
        { kind: 'files', name: 'scan', label: '批示原件扫描件', most: 1, required: true },
      ],
      begin: { leader: pending[0]?.[0] ?? '', at: '', hour: '', form: 'text', text: '', view: '', scan: [] },
      says: '照原件录入。领导和录入人都记入台账。',
    };
  },
  'put-to-meeting': () => ({
    fields: [{ kind: 'choice', name: 'meeting', label: '提交哪个会议', options: entriesOf(MEETING_LABELS), required: true }],
    begin: { meeting: 'executive' },
    says: '提交后待会议讨论；会后记录决定，再转达、分办。',
  }),
  'record-decision': ({ today }) => ({
    fields: [
      { kind: 'line', name: 'session', label: '会议', hint: '如 第12次常务会议', required: true },
      { kind: 'date', name: 'date', label: '会议日期', required: true },
      { kind: 'words', name: 'decision', label: '会议决定', required: true, rows: 4 },
    ],
    begin: { session: '', date: today, decision: '' },
  }),
  order: ({ leads }) => ({
    fields: [
      reason(leads ? '责令办理的理由' : '责令原文'),
      ...(leads
        ? []
        : ([
            { kind: 'date', name: 'at', label: '责令日期', hint: '按原件所署', required: true, half: true },
            { kind: 'time', name: 'hour', label: '时刻', hint: '原件没有写的不填', half: true },
            { kind: 'files', name: 'scan', label: '书面责令扫描件', most: 1, required: true },
          ] as const)),
    ],
    begin: leads ? { reason: '' } : { reason: '', at: '', hour: '', scan: [] },
    ...(leads ? {} : { says: '行政首长在系统中责令的，先把此件传阅给他，由他在此件上办理；在纸上责令的，照原件代录。' }),
    confirm: `${leads ? '' : '照原件代录，责令人和录入人都记入台账。'}责令后此件可以往上呈；查出的不合规定之处仍随件记录。`,
  }),
  convey: ({ view }) => {
    const decision = view.meeting?.decision;
    const open = [
      ...view.opinions
        .filter((one) => !one.conveyed)
        .map(
          (one) =>
            [String(one.seq), `${one.leader.title}：${one.text === '' ? `（${one.formLabel}）${one.viewLabel}` : one.text}`] as const,
        ),
      ...(decision?.conveyed === false ? [[String(decision.seq), `${decision.session}：${decision.text}`] as const] : []),
    ];
    return {
      fields: [{ kind: 'choices', name: 'opinions', label: '转达哪些', options: open, required: true, stacked: true }],
      begin: { opinions: open.map(([seq]) => seq) },
      says: '转达后，来文单位即可看到所选的批示、会议决定。',
    };
  },
  assign: (context) => {
    const choices = departmentChoices(context);
    return {
      fields: [
        { kind: 'one', name: 'host', label: '主办单位', choices, required: true, hint: '首字母或者名称' },
        { kind: 'many', name: 'helpers', label: '协办单位', of: 'given', choices },
        {
          kind: 'words',
          name: 'requirement',
          label: '办理要求',
          phrases: ['请按领导批示办理，并反馈结果。', '请研究提出意见。'],
        },
        { kind: 'date', name: 'due', label: '办结期限', hint: '不填即不定期限' },
      ],
      begin: {
        host: likelyHost(context),
        helpers: context.view.assignment?.helpers.map((one) => one.id) ?? [],
        requirement: '',
        due: '',
      },
    };
  },
  report: () => ({
    fields: [
      { kind: 'words', name: 'result', label: '办理结果', required: true, rows: 5 },
      { kind: 'files', name: 'attachments', label: '附件', most: 20 },
    ],
    begin: { result: '', attachments: [] },
  }),
  'report-part': () => ({
    fields: [
      { kind: 'words', name: 'result', label: '协办意见、办理情况', required: true, rows: 5 },
      { kind: 'files', name: 'attachments', label: '附件', most: 20 },
    ],
    begin: { result: '', attachments: [] },
    says: '反馈主办单位和政府办公室；此件由主办单位继续办理。',
  }),
  'collect-returned': ({ view }) => ({
    fields: [],
    begin: {},
    confirm: `${view.returns.at(-1)?.reason ?? ''}\n签收即已知道退回的原因。修改后把纸质件再送政府办公室。`,
  }),
  chase: ({ view, today }) => {
    const open = view.chaseable.filter((one) => one.again === undefined || one.again <= today);
    const waiting = view.chaseable.filter((one) => !open.includes(one));
    return {
      fields: [
        {
          kind: 'choices',
          name: 'posts',
          label: '催哪些人',
          options: open.map((one) => [one.post, one.title] as const),
          required: true,
          ...(waiting.length === 0
            ? {}
            : { hint: `刚催过：${waiting.map((one) => `${one.title}（${shortDay(one.again ?? '')}起可再催）`).join('、')}` }),
        },
        { kind: 'words', name: 'note', label: '催办说明', phrases: ['请抓紧办理。', '请于今日办结。'] },
      ],
      begin: { posts: open.map((one) => one.post), note: '' },
    };
  },
  circulate: (context) => {
    const { choices, groups } = readerChoices(context);
    return {
      fields: [{ kind: 'many', name: 'readers', label: '传阅给', of: 'given', choices, groups, required: true }],
      begin: { readers: [] },
    };
  },
  read: () => ({ fields: [{ kind: 'words', name: 'note', label: '阅后意见', phrases: ['阅。'], rows: 2 }], begin: { note: '' } }),
  close: ({ view }) => ({
    fields: [
      {
        kind: 'words',
        name: 'result',
        label: '办结情况',
        required: true,
        phrases: view.recommendation?.nature === 'read' ? ['已传阅，存查。'] : ['已按领导批示办理，已答复来文单位。', '已办结，存查。'],
      },
    ],
    begin: { result: view.result === undefined ? '' : view.result.text },
  }),
  archive: () => archivingForm('10年'),
};

export const isFormAct = (act: string): act is FormAct => Object.hasOwn(FORMS, act);

/** The form of an act for this person on this paper. */
export const formOf = (act: FormAct, context: FormContext): ActForm => FORMS[act](context);
