/** Questions about meetings. */
import {
  CASES,
  dayNumber,
  EFFECTS,
  MATTERS,
  MEETINGS,
  OCCASIONS,
  PREPARATIONS,
  TASKS,
  type MatterName,
  type MeetingName,
  type NormOf,
  type Occasion,
  type Participant,
  type Preparation,
  type Task,
} from '@lingxing/workrules';
import { askedInTime, consentFirst, heldAgainst, type Wanted as HeldMeeting } from '../department-meeting/rules.ts';
import { dayWords } from '../kernel/words.ts';
import { judgeNeeds, needsFor, type CaseName, type Need, type Subject } from '../meeting/preparation.ts';
import { agendaFor, askBy, composition, dueAgain, frequencyOf, mayNorms, responsibilities, standingOf } from '../meeting/rules.ts';
import {
  caseOf,
  dateAnswer,
  depending,
  found,
  judged,
  meetingNamed,
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

/** Whom a text names by what he did at the meeting and not by his post. */
const WHOEVER_CHAIRS = ['chair', 'convenor'] as const satisfies readonly Participant[];
const isWhoeverChairs = (one: Participant): boolean => WHOEVER_CHAIRS.some((name) => name === one);
/** 本人主持（召集）了这次会议: the label of the fact. */
export const CHAIRED = '本人主持（召集）了这次会议';

/** Whether the text lets this one chair or convene such a meeting, always or on some occasion. */
const mayChair = ({ pack }: Asked, meeting: MeetingName, who: Participant): boolean => {
  const standing = standingOf(
    (['chair', 'convene'] as const).flatMap((task) => mayNorms(pack, task, meeting)),
    who,
    {},
  );
  return standing.as === 'may' || standing.as === 'open';
};

/** What somebody prepares for before it may go on. */
export const PREPARED_FOR = {
  topic: '议题上会',
  'major-decision': '重大决策',
  'major-matter': '重大事项',
  'normative-document': '规范性文件',
  legislation: '法规规章草案',
  'department-document': '部门制定的规范性文件',
  'area-wide': '全域性会议',
  meeting: '会议',
} as const;

type Occasions = Readonly<Partial<Record<Occasion, boolean>>>;

/** Of the norms on a task those that say whose it is: that a meeting may be held whenever needed shuts nobody out of it. */
function whoDoesIt(norms: readonly NormOf<'responsibility'>[]): readonly NormOf<'responsibility'>[] {
  const saying = norms.filter((one) => one.on !== 'necessary');
  return saying.length === 0 ? norms : saying;
}

/** Norms as statements; one sentence of the text that gives the same people two tasks (召集和主持) is one statement. */
function statements(norms: readonly NormOf<'responsibility'>[]): readonly ConsultFinding[] {
  const bySentence = new Map<string, ConsultFinding>();
  for (const norm of norms) {
    const { article, paragraph, item } = norm.citation;
    const key = JSON.stringify([norm.citation.text, article, paragraph, item, norm.modality, norm.on, norm.by, norm.with, norm.to]);
    const said = states(norm);
    const before = bySentence.get(key);
    bySentence.set(key, before === undefined ? said : { ...before, message: `${before.message}；${said.message}` });
  }
  return [...bySentence.values()];
}

/** 谁召集、主持、定议题、签纪要 …, or whether this one may. */
export function assignment(
  asked: Asked,
  tasks: readonly Task[],
  meeting: MeetingName,
  about: {
    readonly by?: Participant | undefined;
    readonly occasions?: Occasions | undefined;
    /** Whether the one asked about chaired or convened it, which some texts go by. */
    readonly chaired?: boolean | undefined;
  } = {},
): Answer {
  const { pack } = asked;
  const norms = tasks.flatMap((task) => responsibilities(pack, task, meeting));
  const subject = `${meetingNamed(pack, meeting)}由谁${tasks.map((task) => TASKS[task]).join('、')}`;
  if (norms.length === 0) return silent(asked, subject, declaredFor(asked, tasks, meeting));
  const { by } = about;
  if (by === undefined) {
    const occasions = about.occasions ?? {};
    const live = norms.filter((one) => one.on === undefined || occasions[one.on] !== false);
    return {
      ...told(asked, live, subject, { posts: [...new Set(live.flatMap((one) => namedAll(pack, one.by)))] }, sentences(asked, live)),
      ...(live.length === 0 ? {} : { findings: statements(live) }),
    };
  }
  const may = tasks.flatMap((task) => mayNorms(pack, task, meeting));
  const occasions = about.occasions ?? {};
  const own = standingOf(may, by, occasions);
  const goesByChair = own.as !== 'may' && may.some((one) => one.by.some(isWhoeverChairs)) && mayChair(asked, meeting, by);
  if (goesByChair && about.chaired === undefined)
    return depending(
      `要看${named(pack, by)}是否主持（召集）了这次会议。`,
      [{ name: 'chaired', label: CHAIRED }],
      [true, false].map((chaired) => caseOf({ chaired }, assignment(asked, tasks, meeting, { ...about, chaired }))),
      statements(norms),
    );
  const asChair = WHOEVER_CHAIRS.map((one) => standingOf(may, one, occasions)).find((one) => one.as === 'may');
  const standing = goesByChair && about.chaired === true && asChair !== undefined ? asChair : own;
  const who = named(pack, by);
  const what = tasks.map((task) => TASKS[task]).join('、');
  if (standing.as === 'may')
    return {
      outcome: 'permitted',
      answer: { posts: [who], text: `可以由${who}${TASKS[standing.norm.task]}：${standing.norm.says}。` },
      findings: [states(standing.norm)],
    };
  const rule = statements(norms);
  if (standing.as === 'silent')
    return {
      outcome: 'silent',
      answer: { text: `${norms.map((one) => one.says).join('；')}。没有写${who}本人可否${what}。` },
      findings: rule,
    };
  if (standing.as === 'not') {
    const against = whoDoesIt(norms);
    return {
      outcome: 'refused',
      answer: { text: `不由${who}${what}：${against.map((one) => one.says).join('；')}。` },
      findings: statements(against).map((one) => ({ ...one, code: 'authority.not-yours', outcome: 'refused' })),
    };
  }
  const open = [...new Set(standing.norms.flatMap((one) => (one.on === undefined ? [] : [one.on])))];
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
  `${[
    ...new Set(
      norms.map((one) =>
        // That it may be done whenever needed is no answer to by whom: it is said as the norm has it.
        one.on === 'necessary'
          ? one.says
          : `${one.on === undefined ? '' : `${OCCASIONS[one.on]}，`}${one.modality === 'should' ? '一般' : one.modality === 'may' ? '可以' : ''}由${namedAll(pack, one.by).join('、')}${one.with === undefined ? '' : `商${namedAll(pack, one.with).join('、')}`}${TASKS[one.task]}`,
      ),
    ),
  ].join('；')}。`;

/** Words of a declared silence on a task where it names no case: what is done, and to what. */
const TASK_WORDS: Readonly<Partial<Record<Task, readonly string[]>>> = {
  'propose-topic': ['议题由谁提出'],
  'fix-topic': ['议题由谁确定'],
  'draft-minutes': ['纪要', '起草'],
  'vet-minutes': ['纪要', '审核'],
  'sign-minutes': ['纪要', '签发'],
  'approve-papers': ['批印'],
};

/** Silences that a pack declares on the tasks of a meeting; on who signs its minutes, those on the paper that they are. */
const declaredFor = (asked: Asked, tasks: readonly Task[], meeting: MeetingName) => [
  ...new Set(
    tasks.flatMap((task) => {
      const papers = asked.pack.source.silences.filter((one) =>
        [one.when ?? []].flat().some((when) => when.kind === 'minutes' && [when.decidedBy].flat().some((decided) => decided === meeting)),
      );
      if (task === 'sign-minutes' && papers.length > 0) return papers;
      const words = TASK_WORDS[task] ?? [MEETINGS[meeting], TASKS[task]];
      return silencesOf(asked, ['responsibility'], { task, meeting, words });
    }),
  ),
];

/** 组成、列席、邀请；由谁确定的也一并答。 */
export function takesPart(asked: Asked, meeting: MeetingName, as: readonly NormOf<'composition'>['as'][]): Answer {
  const { pack } = asked;
  const norms = as.flatMap((one) => composition(pack, meeting, one));
  const fixed = as.includes('member') ? responsibilities(pack, 'fix-attendance', meeting) : [];
  const posts = [...new Set(norms.flatMap((one) => namedAll(pack, one.who)))];
  return told(
    asked,
    [...norms, ...fixed],
    `${meetingNamed(pack, meeting)}${as.includes('member') ? '由哪些人参加' : '由谁列席、受邀'}`,
    posts.length === 0 ? {} : { posts },
  );
}

/** 多久开一次，从何时起欠开。`held`: how many times in the month of the last sitting, where the text wants several. */
export function frequency(asked: Asked, meeting: MeetingName, last: string | undefined, held: number | undefined): Answer {
  const norm = frequencyOf(asked.pack, meeting);
  const name = meetingNamed(asked.pack, meeting);
  if (norm === undefined)
    return silent(asked, `${name}多久召开一次`, silencesOf(asked, ['frequency'], { meeting, words: [MEETINGS[meeting]] }));
  const { timesMin, timesMax } = norm;
  const more = { value: norm.value, unit: norm.unit, timesMin, ...(timesMax === undefined ? {} : { timesMax }) };
  if (last === undefined) return told(asked, [norm], '', more);
  if (timesMin > 1 && held === undefined)
    return depending(
      `要看上次召开的那一期已开几次，规定至少${timesMin}次。`,
      [{ name: 'held', label: '那一期已开次数' }],
      [timesMin - 1, timesMin].map((one) => caseOf({ held: one }, frequency(asked, meeting, last, one))),
      [states(norm)],
      more,
    );
  const due = dueAgain(norm, last, held ?? 1, asked.date);
  if (due === undefined) return told(asked, [norm], '', more);
  const { by, behind } = due;
  const short = timesMin > 1 ? Math.max(0, timesMin - (held ?? 1)) : 0;
  const counted = timesMin > 1 ? `那一期已开${held}次${short > 0 ? `，还差${short}次` : ''}，` : '';
  const date = {
    label: '最迟下次召开',
    date: by,
    from: last,
    value: dayNumber(by) - dayNumber(last),
    unit: 'day' as const,
    provisional: [],
  };
  if (behind === undefined)
    return {
      outcome: 'answer',
      answer: { ...more, dates: [date], text: `${norm.says}。上次${dayWords(last)}，${counted}到${dayWords(by)}前再开不算欠开。` },
      findings: [states(norm)],
    };
  const finding: ConsultFinding = { ...states(norm), outcome: norm.modality === 'should' ? 'warned' : 'refused' };
  return {
    outcome: finding.outcome === 'warned' ? 'warned' : 'refused',
    answer: {
      ...more,
      dates: [{ ...date, label: '欠开起始', date: behind }],
      text: `${norm.says}。上次${dayWords(last)}，${counted}自${dayWords(behind)}起欠开。`,
    },
    findings: [finding],
  };
}

/** 什么事要上什么会。 */
export function whichMeeting(asked: Asked, matter: MatterName): Answer {
  const { pack } = asked;
  const norms = agendaFor(pack, matter);
  if (norms.length === 0) return silent(asked, `${MATTERS[matter]}由哪个会议决定`);
  const meetings = [...new Set(norms.flatMap((one) => one.meetings.map((meeting) => meetingNamed(pack, meeting))))];
  return told(
    asked,
    norms,
    '',
    { posts: meetings },
    `${norms.map((one) => `${one.meetings.map((meeting) => meetingNamed(pack, meeting)).join('或者')}${EFFECTS[one.effect]}：${one.says}`).join('；')}。`,
  );
}

/** 上会、决策、起草之前要做什么；说明已做什么的，逐条判断。What is asked for only in some cases is said with its case. */
export function beforehand(
  asked: Asked,
  subject: Subject,
  cases: readonly CaseName[] | undefined,
  done: readonly Preparation[] | undefined,
): Answer {
  const { pack } = asked;
  const all = needsFor(pack, subject);
  const live = (so: readonly CaseName[]): readonly Need[] => all.filter((one) => one.in === undefined || so.includes(one.in));
  const needs = cases === undefined ? all : live(cases);
  if (needs.length === 0) return silent(asked, `${PREPARED_FOR[subject]}之前要做哪些工作`);
  if (done === undefined) return told(asked, normsOf(needs), '', {}, needWords(needs));
  const judge = (of: readonly Need[]): Answer => {
    const findings = judgeNeeds(of, new Set(done)).flatMap((one) =>
      one.citation === undefined ? [] : [found({ ...one, citation: one.citation })],
    );
    const missing = findings.filter((one) => one.outcome !== 'passed');
    return judged(findings, missing.length === 0 ? '规则要求的前期工作都已做。' : [...new Set(missing.map((one) => one.message))].join(''));
  };
  const given = new Set(done);
  const open = [...new Set(all.flatMap((one) => (one.in === undefined || one.needs.every((need) => given.has(need)) ? [] : [one.in])))];
  if (cases !== undefined || open.length === 0) return judge(needs);
  const ways: readonly (readonly CaseName[])[] = [[], ...open.map((one) => [one])];
  return depending(
    `要看是否${open.map((one) => CASES[one]).join('、')}。`,
    [{ name: 'cases', label: '涉及' }],
    ways.map((way) => {
      const of = live(way);
      return caseOf({ cases: way }, of.length === 0 ? silent(asked, `${PREPARED_FOR[subject]}之前要做哪些工作`) : judge(of));
    }),
    normsOf(needs).map(states),
  );
}

const normsOf = (needs: readonly Need[]) => [...new Set(needs.map((one) => one.norm))];

/** What has to be there always, and then what has to be in each case. */
function needWords(needs: readonly Need[]): string {
  const of = (only: CaseName | undefined) => [
    ...new Set(needs.filter((one) => one.in === only).flatMap((one) => one.needs.map((need) => PREPARATIONS[need]))),
  ];
  const always = of(undefined);
  const only = [...new Set(needs.flatMap((one) => (one.in === undefined ? [] : [one.in])))];
  return [
    ...(always.length === 0 ? [] : [`事先要有：${always.join('、')}。`]),
    ...only.map((one) => `${CASES[one]}的，${always.length === 0 ? '事先' : '还'}要有：${of(one).join('、')}。`),
  ].join('');
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
  const held: HeldMeeting = {
    kind: about.meeting,
    lowerHeads: about.invites?.includes('lower-government-head') === true,
    departments: about.invites?.includes('departments-concerned') === true,
    leaders: about.invites?.includes('leader') === true ? 'some' : 'none',
    inGovernmentName: about.inGovernmentName === true,
    skipsLevel: about.skipsLevel === true,
  };
  const judge = (approved: boolean): readonly ConsultFinding[] =>
    [
      ...heldAgainst(pack, held, approved),
      ...(about.day === undefined ? [] : askedInTime(pack, calendar, about.meeting, about.day, about.askedOn ?? asked.date)),
    ].flatMap((one) => (one.citation === undefined ? [] : [found({ ...one, citation: one.citation })]));
  const by = about.day === undefined ? undefined : askBy(pack, calendar, about.meeting, about.day);
  const consent = consentFirst(pack, about.meeting);
  const first = consent === undefined ? [] : [consent.norm];
  const norms = [
    ...responsibilities(pack, 'review-event', about.meeting),
    ...responsibilities(pack, 'approve-event', about.meeting),
    ...(about.invites?.includes('lower-government-head') === true ? responsibilities(pack, 'approve-invitation', about.meeting) : []),
  ];
  const more = {
    ...(norms.length > 0 ? { posts: [...new Set(norms.flatMap((one) => namedAll(pack, one.by)))] } : {}),
    ...(by === undefined ? {} : { dates: [dateAnswer('最迟报请示', by.due)], value: by.norm.value, unit: by.norm.unit }),
  };
  const words = (list: readonly ConsultFinding[]): string => {
    const barred = list.filter((one) => one.outcome !== 'passed');
    return `${barred.length === 0 ? '照此可以召开。' : barred.map((one) => `${one.message}${one.wayOut ?? ''}`).join('')}${[...first, ...norms].map((one) => `${one.says}。`).join('')}`;
  };
  const answer = (approved: boolean): Answer => {
    const findings = judge(approved);
    return findings.length === 0 && norms.length === 0
      ? silent(asked, '部门召开这样的会议')
      : judged([...findings, ...[...first, ...norms].map(states)], words(findings), more);
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
