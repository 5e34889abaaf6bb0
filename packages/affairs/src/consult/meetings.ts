/** Questions about meetings. */
import {
  dayNumber,
  EFFECTS,
  MATTERS,
  MEETINGS,
  OCCASIONS,
  PREPARATIONS,
  TASKS,
  type Allowance,
  type MatterName,
  type MeetingName,
  type NormOf,
  type Occasion,
  type Participant,
  type Preparation,
  type Task,
} from '@lingxing/workrules';
import { restrained } from '../conduct/restrictions.ts';
import { dayWords } from '../kernel/words.ts';
import {
  advance,
  agendaFor,
  askBy,
  behindSince,
  composition,
  frequencyOf,
  mayDo,
  periodEnd,
  preparation,
  preparationsFor,
  responsibilities,
} from '../meeting/rules.ts';
import {
  caseOf,
  dateAnswer,
  depending,
  found,
  judged,
  named,
  namedAll,
  silencesOf,
  silent,
  states,
  told,
  type Answer,
  type Asked,
  type Case,
  type ConsultFinding,
} from './answer.ts';

type Occasions = Readonly<Partial<Record<Occasion, boolean>>>;

/** 谁召集、主持、定议题、签纪要 …, or whether this one may. */
export function assignment(
  asked: Asked,
  tasks: readonly Task[],
  meeting: MeetingName | undefined,
  about: { readonly by?: Participant | undefined; readonly occasions?: Occasions | undefined } = {},
): Answer {
  const { pack } = asked;
  const norms = tasks.flatMap((task) => responsibilities(pack, task, meeting));
  const subject = `${meeting === undefined ? '' : MEETINGS[meeting]}由谁${tasks.map((task) => TASKS[task]).join('、')}`;
  if (norms.length === 0) return silent(asked, subject, declaredFor(asked, meeting));
  const { by } = about;
  if (by === undefined) {
    const occasions = about.occasions ?? {};
    const live = norms.filter((one) => one.on === undefined || occasions[one.on] !== false);
    return told(asked, live, subject, { posts: [...new Set(live.flatMap((one) => namedAll(pack, one.by)))] }, sentences(asked, live));
  }
  const may = mayDo(norms, by, about.occasions ?? {});
  const who = named(pack, by);
  const what = tasks.map((task) => TASKS[task]).join('、');
  if (may.may)
    return {
      outcome: 'permitted',
      answer: { posts: [who], text: `可以由${who}${what}：${may.norm.says}。` },
      findings: [states(may.norm)],
    };
  const rule = norms.map(states);
  if (may.open.length === 0)
    return {
      outcome: 'refused',
      answer: { text: `不由${who}${what}：${norms.map((one) => one.says).join('；')}。` },
      findings: rule.map((one) => ({ ...one, code: 'authority.not-yours', outcome: 'refused' })),
    };
  const open = [...new Set(may.open.flatMap((one) => (one.on === undefined ? [] : [one.on])))];
  const given = (facts: Occasions): Case =>
    caseOf({ occasions: facts }, assignment(asked, tasks, meeting, { by, occasions: { ...about.occasions, ...facts } }));
  return depending(
    `要看是否${open.map((one) => OCCASIONS[one]).join('、')}。`,
    open.map((one) => ({ name: `occasions.${one}`, label: OCCASIONS[one] })),
    [...open.map((one) => given({ [one]: true })), given(Object.fromEntries(open.map((one) => [one, false])))],
    rule,
  );
}

const sentences = ({ pack }: Asked, norms: readonly NormOf<'responsibility'>[]): string =>
  `${norms
    .map(
      (one) =>
        `${one.on === undefined ? '' : `${OCCASIONS[one.on]}，`}${one.modality === 'should' ? '一般' : one.modality === 'may' ? '可以' : ''}由${namedAll(pack, one.by).join('、')}${TASKS[one.task]}`,
    )
    .join('；')}。`;

/** Silences that a pack declares on the tasks of a meeting, those on who signs its minutes among them. */
const declaredFor = (asked: Asked, meeting: MeetingName | undefined) => [
  ...(meeting === undefined
    ? []
    : asked.pack.source.silences.filter((one) =>
        [one.when ?? []].flat().some((when) => when.kind === 'minutes' && [when.decidedBy].flat().some((decided) => decided === meeting)),
      )),
  ...silencesOf(asked, ['responsibility'], meeting === undefined ? undefined : MEETINGS[meeting]),
];

/** 组成、列席、邀请。 */
export function takesPart(asked: Asked, meeting: MeetingName, as: readonly NormOf<'composition'>['as'][]): Answer {
  const { pack } = asked;
  const norms = as.flatMap((one) => composition(pack, meeting, one));
  return told(asked, norms, `${MEETINGS[meeting]}由哪些人参加`, { posts: [...new Set(norms.flatMap((one) => namedAll(pack, one.who)))] });
}

/** 多久开一次，从何时起欠开。 */
export function frequency(asked: Asked, meeting: MeetingName, last: string | undefined): Answer {
  const norm = frequencyOf(asked.pack, meeting);
  if (norm === undefined) return silent(asked, `${MEETINGS[meeting]}多久召开一次`, silencesOf(asked, ['frequency'], MEETINGS[meeting]));
  const more = { value: norm.value, unit: norm.unit };
  if (last === undefined) return told(asked, [norm], '', more);
  const behind = behindSince(norm, last, asked.date);
  const next = periodEnd(last, norm.value, norm.unit);
  const due = {
    label: '最迟下次召开',
    date: next,
    from: last,
    value: dayNumber(next) - dayNumber(last),
    unit: 'day' as const,
    provisional: [],
  };
  if (behind === undefined)
    return {
      outcome: 'answer',
      answer: { ...more, dates: [due], text: `${norm.says}。上次${dayWords(last)}，到${dayWords(next)}前再开不算欠开。` },
      findings: [states(norm)],
    };
  const finding: ConsultFinding = { ...states(norm), outcome: norm.modality === 'should' ? 'warned' : 'refused' };
  return {
    outcome: finding.outcome === 'warned' ? 'warned' : 'refused',
    answer: {
      ...more,
      dates: [{ ...due, label: '欠开起始', date: behind }],
      text: `${norm.says}。上次${dayWords(last)}，自${dayWords(behind)}起欠开。`,
    },
    findings: [finding],
  };
}

/** 什么事要上什么会。 */
export function whichMeeting(asked: Asked, matter: MatterName): Answer {
  const { pack } = asked;
  const norms = agendaFor(pack, matter);
  if (norms.length === 0) return silent(asked, `${MATTERS[matter]}由哪个会议决定`);
  const meetings = [...new Set(norms.flatMap((one) => one.meetings.map((meeting) => MEETINGS[meeting])))];
  return told(
    asked,
    norms,
    '',
    { posts: meetings },
    `${norms.map((one) => `${one.meetings.map((meeting) => MEETINGS[meeting]).join('或者')}${EFFECTS[one.effect]}：${one.says}`).join('；')}。`,
  );
}

/** 上会、决策、起草之前要做什么；说明已做什么的，逐条判断。 */
export function beforehand(
  asked: Asked,
  subject: NormOf<'preparation'>['for'],
  cases: readonly string[],
  done: readonly Preparation[] | undefined,
): Answer {
  const { pack } = asked;
  const set = new Set(cases);
  const norms = preparationsFor(pack, subject, set);
  if (norms.length === 0) return silent(asked, '事先要做哪些工作');
  const needs = [...new Set(norms.flatMap((one) => one.needs.map((need) => PREPARATIONS[need])))];
  if (done === undefined) return told(asked, norms, '', {}, `事先要有：${needs.join('、')}。`);
  const findings = preparation(pack, subject, set, new Set(done), PREPARATIONS).flatMap((one) =>
    one.citation === undefined ? [] : [found({ ...one, citation: one.citation })],
  );
  const missing = findings.filter((one) => one.outcome !== 'passed');
  return judged(findings, missing.length === 0 ? '规则要求的前期工作都已做。' : missing.map((one) => one.message).join(''));
}

/** What a question says of a meeting that a department wants to hold. */
export interface Wanted {
  readonly meeting: 'area-wide' | 'event';
  readonly invites?: readonly ('lower-government-head' | 'departments-concerned' | 'leader')[] | undefined;
  readonly approved?: boolean | undefined;
  readonly day?: string | undefined;
  readonly askedOn?: string | undefined;
  readonly inGovernmentName?: boolean | undefined;
  readonly skipsLevel?: boolean | undefined;
}

/** 部门可否开这个会、请这些人，最迟何时报请示。 */
export function departmentMeeting(asked: Asked, about: Wanted): Answer {
  const { pack, calendar } = asked;
  const conducts = [
    'hold-area-wide-meeting' as const,
    ...(about.invites?.includes('lower-government-head') === true ? (['invite-lower-heads'] as const) : []),
    ...(about.invites?.includes('departments-concerned') === true ? (['invite-departments'] as const) : []),
    ...(about.invites?.includes('leader') === true ? (['invite-leaders'] as const) : []),
    ...(about.inGovernmentName === true ? (['use-government-name'] as const) : []),
    ...(about.skipsLevel === true ? (['skip-level-meeting'] as const) : []),
  ];
  const judge = (approved: boolean): readonly ConsultFinding[] => {
    const obtained = new Set<Allowance>(approved ? ['approved'] : []);
    return [
      ...conducts.flatMap((conduct) => restrained(pack, conduct, 'department', obtained)),
      ...(about.invites?.includes('leader') === true ? restrained(pack, 'attend-department-meeting', 'leader', obtained) : []),
      ...(about.day === undefined ? [] : advance(pack, calendar, about.meeting, about.day, about.askedOn ?? asked.date)),
    ].flatMap((one) => (one.citation === undefined ? [] : [found({ ...one, citation: one.citation })]));
  };
  const by = about.day === undefined ? undefined : askBy(pack, calendar, about.meeting, about.day);
  const norms = [...responsibilities(pack, 'review-event', about.meeting), ...responsibilities(pack, 'approve-event', about.meeting)];
  const more = {
    ...(norms.length > 0 ? { posts: [...new Set(norms.flatMap((one) => namedAll(pack, one.by)))] } : {}),
    ...(by === undefined ? {} : { dates: [dateAnswer('最迟报请示', by.due)], value: by.norm.value, unit: by.norm.unit }),
  };
  const words = (list: readonly ConsultFinding[]): string => {
    const barred = list.filter((one) => one.outcome !== 'passed');
    return `${barred.length === 0 ? '照此可以召开。' : barred.map((one) => `${one.message}${one.wayOut ?? ''}`).join('')}${norms.map((one) => `${one.says}。`).join('')}`;
  };
  const answer = (approved: boolean): Answer => {
    const findings = judge(approved);
    return findings.length === 0 && norms.length === 0
      ? silent(asked, '部门召开这样的会议')
      : judged([...findings, ...norms.map(states)], words(findings), more);
  };
  if (about.approved !== undefined) return answer(about.approved);
  const [yes, no] = [answer(true), answer(false)];
  if (yes.outcome === no.outcome) return yes;
  return depending(
    '要看是否已按规定报经批准。',
    [{ name: 'approved', label: '已报经批准' }],
    [caseOf({ approved: true }, yes), caseOf({ approved: false }, no)],
    no.findings,
    more,
  );
}
