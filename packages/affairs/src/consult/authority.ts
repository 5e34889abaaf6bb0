/** Questions about who acts while somebody is away, how a leave is asked for, and what is restricted. */
import {
  ABSENCES,
  ALLOWANCES,
  CONDUCTS,
  type Absence,
  type Allowance,
  type Conduct,
  type NormOf,
  type Participant,
} from '@lingxing/workrules';
import { awayTogether, entrustable, lineFor, substitutions, takeOverNorm } from '../authority/standing-in.ts';
import { restrained, restrictionsOn } from '../conduct/restrictions.ts';
import { askedBy, inTime, leaveHangsOnArea, leaveNorms } from '../leave/rules.ts';
import { limitWords } from '../kernel/words.ts';
import {
  dateAnswer,
  found,
  judged,
  named,
  namedAll,
  silencesOf,
  silent,
  states,
  told,
  caseOf,
  casesAlike,
  depending,
  type Answer,
  type Asked,
} from './answer.ts';

/**
 * 谁代行、用什么名义：who stands in for the head while these are away. Asked of nobody in particular it tells what the text
 * has; asked of people who are away, it hangs on why they are.
 */
export function standsIn(
  asked: Asked,
  absence: Absence | undefined,
  away: readonly Participant[],
  entrusted: boolean | undefined,
  beyond?: boolean,
): Answer {
  const { pack } = asked;
  if (absence === undefined) {
    const norms = pack.of('standing-in');
    const posts = [...new Set(norms.flatMap((one) => namedAll(pack, one.by)))];
    const asksAfter = away.length > 0 || entrusted !== undefined || beyond !== undefined;
    if (norms.length === 0 || !asksAfter) return told(asked, norms, '行政首长不在时由谁主持', { posts });
    return depending(
      '要看因何不在。',
      [{ name: 'absence', label: '因何不在' }],
      casesAlike('absence', Object.keys(ABSENCES) as Absence[], (one) => standsIn(asked, one, away, entrusted, beyond)),
      norms.map(states),
    );
  }
  if (lineFor(pack, absence).length === 0) return outsideTheTrigger(asked, absence, away, entrusted, beyond);
  const able = entrustable(pack, absence, new Set(away));
  if (able === undefined)
    return {
      ...silent(asked, '所列的人都不在时由谁代行', silencesOf(asked, ['standing-in'], { on: 'absent' })),
      findings: lineFor(pack, absence).map(states),
    };
  const posts = namedAll(pack, able.who);
  const yes: Answer = {
    outcome: 'answer',
    answer: { posts, text: `由${posts.join('或者')}${able.norm.title}，须受${named(pack, 'head')}委托。` },
    findings: [states(able.norm)],
  };
  const no: Answer = {
    outcome: 'refused',
    answer: { text: `没有委托，谁也不自动代行；${named(pack, 'head')}本人仍可办理。` },
    findings: [{ ...states(able.norm), outcome: 'refused' }],
  };
  if (entrusted === undefined)
    return {
      outcome: 'answer',
      answer: { posts, text: `由${posts.join('或者')}${able.norm.title}；要有${named(pack, 'head')}的委托，没有委托的谁也不自动代行。` },
      findings: [states(able.norm)],
    };
  return entrusted ? yes : no;
}

/**
 * The text speaks of another absence than the one asked about. Whoever is on a business trip or on holiday may or may not
 * have left the area, or be out (`beyond`): that decides; what the text speaks of none of is silence.
 */
function outsideTheTrigger(
  asked: Asked,
  absence: Absence,
  away: readonly Participant[],
  entrusted: boolean | undefined,
  beyond: boolean | undefined,
): Answer {
  const about = silent(asked, `这种情形下由谁代行${named(asked.pack, 'head')}职务`, silencesOf(asked, ['standing-in'], { absence }));
  const other = asked.pack.of('standing-in')[0]?.trigger;
  if (other === undefined || (other !== 'away-from-area' && other !== 'away') || beyond === false) return about;
  const within = standsIn(asked, other, away, entrusted);
  if (beyond === true) return within;
  return depending(
    `要看是否${ABSENCES[other]}。`,
    [{ name: 'beyond', label: ABSENCES[other] }],
    [caseOf({ beyond: true }, within), caseOf({ beyond: false }, about)],
    within.findings,
  );
}

/** AB角：who takes over for a deputy; on this absence, where one is given, by the function that gives the title. */
export function takesOver(asked: Asked, special: boolean | undefined, absence: Absence | undefined, beyond: boolean | undefined): Answer {
  const { pack } = asked;
  // That the head may entrust somebody with other work is no institution of deputies who stand in for each other.
  if (substitutions(pack, 'institution').length + substitutions(pack, 'stand-in').length === 0)
    return silent(asked, '副职不在时由谁补位', silencesOf(asked, ['substitution'], { words: ['补位'] }));
  if (absence !== undefined && special !== true) return takesOverOn(asked, absence, beyond);
  const all = [...substitutions(pack, 'institution'), ...substitutions(pack, 'stand-in'), ...substitutions(pack, 'special-arrangement')];
  const norms =
    special === false
      ? all.filter((one) => one.aspect !== 'special-arrangement')
      : special === true && all.some((one) => one.aspect === 'special-arrangement')
        ? all.filter((one) => one.aspect !== 'stand-in')
        : all;
  // Whom the head may arrange is who then does the work, in the other's stead: neither the head himself nor the pair.
  const doing = special === true ? norms.filter((one) => one.aspect === 'special-arrangement') : norms;
  const who = (doing.length > 0 ? doing : norms).flatMap((one) =>
    namedAll(pack, one.aspect === 'special-arrangement' ? one.who : (one.by ?? one.who)),
  );
  return told(asked, norms, '副职之间互相补位', { posts: [...new Set(who)] });
}

/** The other of the pair, where the text speaks of this absence; it may speak of leaving the area, which a trip may or may not do. */
function takesOverOn(asked: Asked, absence: Absence, beyond: boolean | undefined): Answer {
  const { pack } = asked;
  const by = (norm: NormOf<'substitution'>): Answer => told(asked, [norm], '', { posts: namedAll(pack, norm.by ?? norm.who) });
  const norm = takeOverNorm(pack, 'deputy', absence);
  if (norm !== undefined) return by(norm);
  const about = silent(asked, `副职${ABSENCES[absence]}时由谁补位`, silencesOf(asked, ['substitution'], { words: [ABSENCES[absence]] }));
  const outside = takeOverNorm(pack, 'deputy', 'away-from-area');
  if (outside === undefined || beyond === false) return about;
  if (beyond === true) return by(outside);
  return depending(
    `要看是否${ABSENCES['away-from-area']}。`,
    [{ name: 'beyond', label: ABSENCES['away-from-area'] }],
    [caseOf({ beyond: true }, by(outside)), caseOf({ beyond: false }, about)],
    [states(outside)],
  );
}

/** 互为AB角的可否同时外出。 */
export function bothAway(asked: Asked): Answer {
  const findings = awayTogether(asked.pack).flatMap((one) =>
    one.citation === undefined ? [] : [found({ ...one, citation: one.citation })],
  );
  if (findings.length === 0)
    return silent(
      asked,
      '互相补位的两位可否同时外出',
      ['可否同时', '互为补位'].flatMap((word) => silencesOf(asked, ['substitution'], { words: [word] })),
    );
  return judged(findings, findings.map((one) => `${one.message}${one.wayOut ?? ''}`).join(''));
}

/**
 * 请假：向谁、谁先同意、提前几天、告诉谁。 Most texts speak of leaving the area: of an absence that may or may not, that
 * decides.
 */
export function leave(
  asked: Asked,
  who: Participant,
  absence: Absence | undefined,
  from: string | undefined,
  askedOn: string | undefined,
  beyond?: boolean,
): Answer {
  const { pack, calendar } = asked;
  if (absence !== undefined && beyond === undefined && leaveHangsOnArea(pack, who, absence)) {
    const outside = leave(asked, who, absence, from, askedOn, true);
    return depending(
      '要看是否离开辖区。',
      [{ name: 'beyond', label: '离开辖区' }],
      [caseOf({ beyond: true }, outside), caseOf({ beyond: false }, leave(asked, who, absence, from, askedOn, false))],
      leaveNorms(pack, who, absence, true).map(states),
    );
  }
  const norms = leaveNorms(pack, who, absence, beyond);
  if (norms.length === 0) {
    const words = absence === undefined ? [] : [named(pack, who), ABSENCES[absence]];
    return silent(
      asked,
      `${named(pack, who)}${absence === undefined ? '怎样请假' : absence === 'leave' ? '因出差、休假、外出以外的原因怎样请假' : `${ABSENCES[absence]}怎样请假`}`,
      silencesOf(asked, ['leave'], { who, words }),
    );
  }
  // What else the text asks of the same people: that they put it on record, that they do not leave without approval.
  const besides = [
    ...pack.of('duty').filter((one) => one.procedure === 'leave' && one.if !== undefined && one.who.includes(who)),
    ...restrictionsOn(pack, 'leave-unapproved', who).map((one) => one.norm),
  ];
  const say = norms.map((norm) => {
    const lines = [
      norm.consentFirst === undefined ? '' : `先经${namedAll(pack, norm.consentFirst).join('、')}同意`,
      norm.through === undefined ? '' : `由${namedAll(pack, norm.through).join('、')}转报`,
      norm.applyTo === undefined
        ? '向谁请假，规则没有写明，由本府设定'
        : norm.by === 'report'
          ? `报告${namedAll(pack, norm.applyTo).join('、')}`
          : `向${namedAll(pack, norm.applyTo).join('、')}请假`,
      norm.value === undefined || norm.unit === undefined
        ? '须在事先'
        : `${norm.modality === 'should' ? '一般' : ''}提前${limitWords(norm.value, norm.unit)}`,
      norm.record === undefined ? '' : `批准后向${namedAll(pack, norm.record).join('、')}报备`,
      norm.inform === undefined ? '' : `告知${namedAll(pack, norm.inform).join('、')}`,
    ];
    return `${lines.filter((line) => line !== '').join('，')}。`;
  });
  say.push(...besides.map((one) => `${one.says}。`));
  const first = norms[0];
  const dates =
    from === undefined
      ? []
      : norms.flatMap((norm) => {
          const due = askedBy(norm, calendar, from);
          return due === undefined ? [] : [dateAnswer('最迟请假', due)];
        });
  const more = {
    posts: [...new Set(norms.flatMap((norm) => namedAll(pack, [...(norm.consentFirst ?? []), ...(norm.applyTo ?? [])])))],
    ...(dates.length > 0 ? { dates } : {}),
    ...(first?.value === undefined ? {} : { value: first.value, unit: first.unit }),
  };
  if (from === undefined || askedOn === undefined) return told(asked, [...norms, ...besides], '', more, say.join(''));
  const findings = [
    ...norms
      .map((norm) => inTime(norm, calendar, from, askedOn))
      .flatMap((one) => (one.citation === undefined ? [] : [found({ ...one, citation: one.citation })])),
    ...besides.map(states),
  ];
  return judged(
    findings,
    `${say.join('')}${findings
      .filter((one) => one.outcome !== 'passed')
      .map((one) => one.message)
      .join('')}`,
    more,
  );
}

/**
 * What an allowance is put together from, where a question asks after its parts: 特殊情况按规定报批 is a special case and an
 * approval. A question offers the parts, so that nobody is asked for one thing by two names.
 */
const PARTS: Readonly<Partial<Record<Allowance, readonly Allowance[]>>> = { 'special-approved': ['special-circumstances', 'approved'] };
const partsOf = (one: Allowance): readonly Allowance[] => PARTS[one] ?? [one];

/** The allowances that a question offers. */
export const OBTAINABLE = Object.fromEntries(
  Object.entries(ALLOWANCES).filter(([name]) => PARTS[name as Allowance] === undefined),
) as Readonly<Record<Exclude<Allowance, 'special-approved'>, string>>;

/** A question that still names an allowance by itself is taken to name its parts. */
export function inParts(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || !('obtained' in given) || !Array.isArray(given.obtained)) return given;
  const obtained = given.obtained as readonly unknown[];
  return {
    ...given,
    obtained: obtained.flatMap((one): readonly unknown[] => (typeof one === 'string' ? (PARTS[one as Allowance] ?? [one]) : [one])),
  };
}

/** With each allowance of which all parts are there. */
function completed(obtained: readonly Allowance[]): ReadonlySet<Allowance> {
  const all = new Set(obtained);
  for (const [whole, parts] of Object.entries(PARTS) as [Allowance, readonly Allowance[]][])
    if (parts.every((one) => all.has(one))) all.add(whole);
  return all;
}

/** 可否这样做：conduct of a person or a body, with what has been obtained; what is not said is answered both ways. */
export function conduct(
  asked: Asked,
  what: Conduct,
  who: Participant,
  obtained: readonly Allowance[] | undefined,
  count: number | undefined,
): Answer {
  const { pack } = asked;
  const norms = restrictionsOn(pack, what, who);
  if (norms.length === 0) return silent(asked, `${named(pack, who)}${CONDUCTS[what]}`);
  const judge = (allowances: readonly Allowance[], number: number | undefined): Answer => {
    const findings = restrained(pack, what, who, completed(allowances), number).flatMap((one) =>
      one.citation === undefined ? [] : [found({ ...one, citation: one.citation })],
    );
    const amiss = findings.filter((one) => one.outcome !== 'passed');
    return judged(findings, amiss.length === 0 ? '可以。' : amiss.map((one) => `${one.message}${one.wayOut ?? ''}`).join(''));
  };
  const ways = [...new Set(norms.flatMap((one) => one.allowedIf ?? []))];
  const bound = norms.find((one) => one.value !== undefined);
  if ((obtained !== undefined || ways.length === 0) && (count !== undefined || bound?.value === undefined))
    return judge(obtained ?? [], count);
  const asksWays = obtained === undefined && ways.length > 0;
  const cases = asksWays
    ? [...ways.map(partsOf), []].map((one) => caseOf({ obtained: one }, conduct(asked, what, who, one, count)))
    : [bound?.value ?? 0, (bound?.value ?? 0) + 1].map((one) => caseOf({ count: one }, conduct(asked, what, who, obtained, one)));
  return depending(
    asksWays
      ? `要看是否${ways
          .map((one) =>
            partsOf(one)
              .map((part) => ALLOWANCES[part])
              .join('并'),
          )
          .join('、')}。`
      : `以${String(bound?.value)}为限。`,
    [asksWays ? { name: 'obtained', label: '已取得' } : { name: 'count', label: '数量' }],
    cases,
    norms.map((one) => states(one.norm)),
  );
}
