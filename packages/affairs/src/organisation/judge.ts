/**
 * Judges a plan of changes before it is stored: what cannot be is refused, what is left open or what the text wants besides is
 * told as a warning. Nothing here is a judgement of persons: only whether the organisation hangs together on its days.
 */
import { PARTICIPANTS, type NormOf, type Participant, type PostRole, type RulePack } from '@lingxing/workrules';
import { asParticipant, substitutions } from '../authority/standing-in.ts';
import { covers } from '../conduct/restrictions.ts';
import type { Finding, FindingCode } from '../kernel/finding.ts';
import { broken } from '../office/findings.ts';
import { LEADER_ROLES } from '../office/posts.ts';
import { isHolding, type DatedChange, type OrganisationChange } from './change.ts';
import { overlap, pairKey, registerOf, registerOn, type Register, type RegisteredPost } from './register.ts';

/** Changes that are entered together, for one day. */
export interface ChangePlan {
  /** The first day on which they are so. */
  readonly day: string;
  /** The document they rest on (任免通知、分工通知): its number and date. */
  readonly document: { readonly number: string; readonly date: string };
  /** Why it is entered, or entered so late; wanted for days that are over. */
  readonly reason?: string | undefined;
  readonly changes: readonly OrganisationChange[];
}

/** A finding with the change that it is about, where it is about one. */
export interface PlanFinding extends Finding {
  readonly change?: number | undefined;
}

/**
 * Posts that one person holds at a time: the leaders and whoever answers for a body. A registrar's or a clerk's desk may have
 * several, since no text says otherwise and an office staffs it so.
 */
const SINGLE: ReadonlySet<PostRole> = new Set([
  'head',
  'executive-deputy',
  'deputy',
  'other-leader',
  'secretary-general',
  'office-director',
  'department-head',
]);
/** Kinds of post of which a government has one. */
const ONLY: readonly PostRole[] = ['head', 'executive-deputy'];

const said = (outcome: 'refused' | 'warned', code: FindingCode, message: string, wayOut: string, change?: number): PlanFinding => ({
  code,
  outcome,
  message,
  wayOut,
  ...(change === undefined ? {} : { change }),
});

export interface Judged {
  readonly findings: readonly PlanFinding[];
  /** The register with the plan in it. */
  readonly after: Register;
}

/** Whether anything of it keeps the plan from being stored. */
export const isBarred = (findings: readonly PlanFinding[]): boolean => findings.some((one) => one.outcome === 'refused');

/**
 * Judges a plan against the history there is. Without a pack (before an edition is in force) only what holds of every
 * organisation is looked at.
 */
export function judgePlan(pack: RulePack | undefined, history: readonly DatedChange[], plan: ChangePlan, today: string): Judged {
  const dated = plan.changes.map((change): DatedChange => ({ day: plan.day, change }));
  const after = registerOf([...history, ...dated]);
  const findings: PlanFinding[] = [];
  if (plan.changes.length === 0) findings.push(said('refused', 'organisation.unknown', '没有要变动的内容。', '请列明变动后再预览。'));
  if (plan.day < today && (plan.reason ?? '').trim() === '')
    findings.push(said('refused', 'organisation.dates', '生效日期早于今日，属补录。', '请写明补录的理由；已经办过的事项不因补录改变。'));
  for (const [i, change] of plan.changes.entries()) {
    const standing = registerOn(registerOf([...history, ...dated.slice(0, i)]), plan.day);
    findings.push(...judgeChange(pack, standing, change, plan.day).map((one) => ({ ...one, change: i })));
  }
  // What cannot be entered at all is mended first: the whole is looked at once each part of it holds.
  if (isBarred(findings)) return { findings, after };
  findings.push(...overlaps(after, plan));
  const before = registerOf(history);
  const days = [plan.day, ...new Set(history.map((one) => one.day).filter((day) => day > plan.day))].toSorted();
  for (const day of days) {
    const broke = leftOver(registerOn(before, day), registerOn(after, day), day);
    findings.push(...broke);
    if (broke.some((one) => one.outcome === 'refused')) break;
  }
  const on = registerOn(after, plan.day);
  findings.push(...uncharged(on));
  if (pack !== undefined) findings.push(...missingMembers(pack, on), ...inTwoPairs(on, plan));
  return { findings, after };
}

const nameOf = (on: Register, id: string): string => on.posts.find((one) => one.id === id)?.title ?? id;

function judgeChange(pack: RulePack | undefined, on: Register, change: OrganisationChange, day: string): readonly PlanFinding[] {
  const unknown = (what: string): readonly PlanFinding[] => [
    said('refused', 'organisation.unknown', `${day}的机构中没有${what}。`, '请核对代号，或先设立。'),
  ];
  const twice = (message: string): readonly PlanFinding[] => [said('refused', 'organisation.unknown', message, '请去掉这一项。')];
  const post = (id: string): RegisteredPost | undefined => on.posts.find((one) => one.id === id);
  const department = (id: string) => on.departments.find((one) => one.id === id);
  const titled = (title: string, but: string): readonly PlanFinding[] =>
    on.posts.some((one) => one.title === title && one.id !== but) ? twice(`职务名称“${title}”已有。`) : [];
  const named = (name: string, but: string): readonly PlanFinding[] =>
    on.departments.some((one) => one.name === name && one.id !== but) ? twice(`部门名称“${name}”已有。`) : [];

  switch (change.kind) {
    case 'post-added':
      if (post(change.post) !== undefined) return twice(`职务“${nameOf(on, change.post)}”已经设立。`);
      if (change.department !== undefined && department(change.department) === undefined) return unknown(`部门“${change.department}”`);
      return titled(change.title, change.post);
    case 'post-renamed':
      return post(change.post) === undefined ? unknown(`职务“${change.post}”`) : titled(change.title, change.post);
    case 'post-placed':
      if (post(change.post) === undefined) return unknown(`职务“${change.post}”`);
      return change.department !== undefined && department(change.department) === undefined ? unknown(`部门“${change.department}”`) : [];
    case 'role-given':
    case 'post-abolished':
    case 'party-group-joined':
    case 'party-group-left':
      return post(change.post) === undefined ? unknown(`职务“${change.post}”`) : [];
    case 'department-added': {
      const same = department(change.department);
      return same !== undefined && same.kind === change.body
        ? twice(`部门“${same.name}”已经设立。`)
        : named(change.name, change.department);
    }
    case 'department-renamed':
      return department(change.department) === undefined ? unknown(`部门“${change.department}”`) : named(change.name, change.department);
    case 'department-abolished':
      return department(change.department) === undefined ? unknown(`部门“${change.department}”`) : [];
    case 'department-merged':
      if (change.department === change.into) return twice('部门不能并入自身。');
      if (department(change.department) === undefined) return unknown(`部门“${change.department}”`);
      return department(change.into) === undefined ? unknown(`部门“${change.into}”`) : [];
    case 'portfolio-assigned': {
      if (department(change.department) === undefined) return unknown(`部门“${change.department}”`);
      if (change.leader === undefined) return [];
      const leader = post(change.leader);
      return leader === undefined ? unknown(`职务“${change.leader}”`) : inCharge(leader);
    }
    case 'subjects-assigned': {
      const leader = post(change.leader);
      return leader === undefined ? unknown(`职务“${change.leader}”`) : inCharge(leader);
    }
    case 'pair-set':
      return pairFaults(pack, on, change.a, change.b, unknown);
    case 'pair-ended':
      return on.pairs.some((one) => pairKey(one.a, one.b) === pairKey(change.a, change.b))
        ? []
        : unknown(`AB角“${nameOf(on, change.a)}、${nameOf(on, change.b)}”`);
    case 'holder-appointed':
      if (post(change.post) === undefined) return unknown(`职务“${change.post}”`);
      return change.to !== undefined && change.to < day
        ? [said('refused', 'organisation.dates', `任职止日${change.to}早于起日${day}。`, '请改正起止日期。')]
        : [];
    case 'holder-relieved': {
      const held = on.holdings.find((one) => one.account === change.account && one.post === change.post);
      if (held === undefined)
        return [
          said(
            'refused',
            'organisation.unknown',
            `${day}没有${change.account}任“${nameOf(on, change.post)}”的记录。`,
            '请从该职务的现任中选择；没有任职的无须免去。',
          ),
        ];
      return held.from === day ? [said('refused', 'organisation.dates', '任职当日不能免去。', '请自次日起免去。')] : [];
    }
  }
}

/** Only leaders are in charge of anything; who else the text lets (办公室主任, 秘书长) takes part by its own articles. */
const inCharge = (leader: RegisteredPost): readonly PlanFinding[] =>
  LEADER_ROLES.has(leader.role)
    ? []
    : [said('refused', 'organisation.unknown', `“${leader.title}”不是政府领导，不列分管。`, '请改为政府领导的职务。')];

/** AB roles are set between two whom the text pairs; where it has no such institution there is nothing to set. */
function pairFaults(
  pack: RulePack | undefined,
  on: Register,
  a: string,
  b: string,
  unknown: (what: string) => readonly PlanFinding[],
): readonly PlanFinding[] {
  const refuse = (message: string, wayOut: string): readonly PlanFinding[] => [said('refused', 'organisation.pair', message, wayOut)];
  if (a === b) return refuse(`AB角须是两个职务，“${nameOf(on, a)}”不能与自己互补。`, '请另选一个职务。');
  const strange = [a, b].find((id) => !on.posts.some((one) => one.id === id));
  if (strange !== undefined) return unknown(`职务“${strange}”`);
  if (on.pairs.some((one) => pairKey(one.a, one.b) === pairKey(a, b)))
    return refuse(`“${nameOf(on, a)}”“${nameOf(on, b)}”已互为AB角。`, '请去掉这一项。');
  if (pack === undefined) return [];
  const [institution] = substitutions(pack, 'institution');
  if (institution === undefined) return refuse('本府工作规则没有AB角。', '请不设AB角；领导外出期间的工作按规则另行安排。');
  return [a, b].flatMap((id): readonly PlanFinding[] => {
    const role = on.posts.find((one) => one.id === id)?.role;
    const who = asParticipant(role);
    if (who === 'head' && covers(institution.who, who)) return headInPair(pack, institution, nameOf(on, id));
    if (who !== undefined && covers(institution.who, who)) return [];
    const among = institution.who.map((one) => PARTICIPANTS[one]).join('、');
    return [broken(institution, 'organisation.pair', `AB角设在${among}之间，“${nameOf(on, id)}”不在其内。`, '请另选职务。')];
  });
}

/**
 * A pair with the head, where the text has AB roles among leaders at large: refused where it goes on to say whose work the
 * other then does and the head's is not it; told where it says no more, for his work passes by entrusting alone.
 */
function headInPair(pack: RulePack, institution: NormOf<'substitution'>, title: string): readonly PlanFinding[] {
  const [standIn] = substitutions(pack, 'stand-in');
  if (standIn !== undefined && !covers(standIn.who, 'head')) {
    const among = standIn.who.map((one) => PARTICIPANTS[one]).join('、');
    return [
      broken(standIn, 'organisation.pair', `补位的只有${among}的工作，“${title}”不在其内。`, `请另选职务；${title}外出的，由其本人委托。`),
    ];
  }
  const message = `AB角是否包括“${title}”，规则没有写明；即使列入，${title}的职务也只能由其本人委托他人代行。`;
  return [broken(institution, 'organisation.pair', message, '请核对后再定。', 'should')];
}

/** Two at once in a post that one person holds, or one person in it twice. */
function overlaps(after: Register, { changes }: ChangePlan): readonly PlanFinding[] {
  return changes.flatMap((change, i): readonly PlanFinding[] => {
    if (change.kind !== 'holder-appointed') return [];
    const of = after.holdings.filter((one) => one.post === change.post);
    const mine = of.find((one) => one.account === change.account && one.to === change.to);
    const other = mine && of.find((one) => one !== mine && overlap(one, mine));
    if (mine === undefined || other === undefined) return [];
    const role = after.posts.findLast((one) => one.id === change.post)?.role;
    if (other.account !== mine.account && (role === undefined || !SINGLE.has(role))) return [];
    const until = other.to === undefined ? '起，尚未免去' : `至${other.to}`;
    const message = `“${nameOf(after, change.post)}”由${other.account}担任（${other.from}${until}），与此次任职重叠。`;
    return [said('refused', 'organisation.overlap', message, '请先免去前任，或者改任职起日。', i)];
  });
}

/** What a change leaves behind on a day: posts and portfolios of what is gone, two of what there is one of, holders of nothing. */
function leftOver(before: Register, after: Register, day: string): readonly PlanFinding[] {
  const found: PlanFinding[] = [];
  const posts = new Map(after.posts.map((one) => [one.id, one]));
  const departments = new Map(after.departments.map((one) => [one.id, one]));
  for (const role of ONLY) {
    const of = after.posts.filter((one) => one.role === role);
    if (of.length > 1 && of.length > before.posts.filter((one) => one.role === role).length) {
      const titles = of.map((one) => one.title).join('、');
      const word = PARTICIPANTS[asParticipant(role) ?? 'leader'];
      found.push(said('refused', 'organisation.overlap', `${day}起${word}有${of.length}个：${titles}。`, '请同时改定另一个的职务类别。'));
    }
  }
  for (const gone of before.departments.filter((one) => !departments.has(one.id))) {
    const orphans = after.posts.filter((one) => one.department === gone.id).map((one) => one.title);
    if (orphans.length > 0)
      found.push(
        said(
          'refused',
          'organisation.left-over',
          `“${gone.name}”撤销后，其职务还在：${orphans.join('、')}。`,
          '请同时撤销或者调整这些职务。',
        ),
      );
  }
  for (const gone of before.posts.filter((one) => !posts.has(one.id))) {
    const still = after.portfolios
      .filter((one) => one.leader === gone.id)
      .map((one) => departments.get(one.department)?.name ?? one.department);
    if (still.length > 0)
      found.push(
        said('refused', 'organisation.left-over', `“${gone.title}”撤销后仍分管：${still.join('、')}。`, '请同时改定这些部门的分工。'),
      );
    const holders = after.holdings.filter((one) => one.post === gone.id).map((one) => one.account);
    if (holders.length > 0)
      found.push(
        said('warned', 'organisation.left-over', `“${gone.title}”撤销后仍有任职：${holders.join('、')}。`, '请由安全管理员自同日免去。'),
      );
  }
  for (const one of after.portfolios) {
    const leader = posts.get(one.leader);
    const was = before.posts.find((post) => post.id === one.leader);
    if (leader === undefined || LEADER_ROLES.has(leader.role) || (was !== undefined && !LEADER_ROLES.has(was.role))) continue;
    const name = departments.get(one.department)?.name ?? one.department;
    found.push(said('refused', 'organisation.left-over', `“${leader.title}”不再是政府领导，仍分管${name}。`, '请同时改定分工。'));
  }
  return found;
}

function uncharged({ departments, portfolios }: Register): readonly PlanFinding[] {
  const without = departments.filter((one) => !portfolios.some((portfolio) => portfolio.department === one.id)).map((one) => one.name);
  return without.length === 0
    ? []
    : [said('warned', 'organisation.incomplete', `没有分管领导的部门：${without.join('、')}。`, '请按分工通知列明分管领导。')];
}

/** Of a post in two pairs no text speaks; with an odd number of deputies there has to be one. It is told, not refused. */
function inTwoPairs({ posts, pairs }: Register, { changes }: ChangePlan): readonly PlanFinding[] {
  const set = new Set(changes.flatMap((one) => (one.kind === 'pair-set' ? [one.a, one.b] : [])));
  return posts
    .filter((one) => set.has(one.id) && pairs.filter((pair) => pair.a === one.id || pair.b === one.id).length > 1)
    .map((one) =>
      said('warned', 'organisation.pair', `“${one.title}”在两组AB角之中。`, '规则没有写可否如此，请核对；各组都由先办的一方办结。'),
    );
}

/** Which posts make up a member that a text names; undefined for members that no post stands for. */
function membersOf(on: Register, who: Participant): readonly (RegisteredPost | { readonly missing: string })[] | undefined {
  const inRole = (...roles: readonly PostRole[]): readonly RegisteredPost[] => on.posts.filter((one) => roles.includes(one.role));
  const some = (list: readonly RegisteredPost[]) => (list.length > 0 ? list : [{ missing: PARTICIPANTS[who] }]);
  switch (who) {
    case 'head':
      return some(inRole('head'));
    case 'deputy':
      return some(inRole('executive-deputy', 'deputy'));
    case 'executive-deputy':
    case 'other-leader':
    case 'secretary-general':
    case 'office-director':
      return some(inRole(who));
    case 'party-group-member':
      return some(on.posts.filter((one) => one.partyGroup));
    case 'department-head':
    case 'constituent-department-head':
      // Which departments are constituent ones no text lists: each is asked for its head.
      return on.departments
        .filter((one) => one.kind === 'department' || one.kind === 'legal-review')
        .flatMap((one): readonly (RegisteredPost | { readonly missing: string })[] => {
          const heads = inRole('department-head').filter((post) => post.department === one.id);
          return heads.length > 0 ? heads : [{ missing: `${one.name}主要负责人` }];
        });
    default:
      return undefined;
  }
}

/** The norms on who makes up the government itself (政府组成人员), and not one of its meetings. */
const memberNorms = (pack: RulePack): readonly NormOf<'composition'>[] =>
  pack.of('composition').filter((one) => one.as === 'member' && one.meetings === undefined);

/** The posts that the text counts among those who make up the government, on a day. */
export const membersOn = (pack: RulePack, on: Register): ReadonlySet<string> =>
  new Set(
    memberNorms(pack).flatMap(({ who }) =>
      who.flatMap((one) => (membersOf(on, one) ?? []).flatMap((post) => ('missing' in post ? [] : [post.id]))),
    ),
  );

/** Members whom the text names as making up the government and whom nobody is: no such post, or a post without a holder. */
function missingMembers(pack: RulePack, on: Register): readonly PlanFinding[] {
  const held = new Set(on.holdings.map((one) => one.post));
  return memberNorms(pack).flatMap((norm) => {
    const missing = norm.who.flatMap((who) =>
      (membersOf(on, who) ?? []).flatMap((one) => ('missing' in one ? [one.missing] : held.has(one.id) ? [] : [`${one.title}（缺任职）`])),
    );
    if (missing.length === 0) return [];
    const message = `政府组成人员中缺：${missing.join('、')}。`;
    return [broken(norm, 'organisation.incomplete', message, '请设立职务或者由安全管理员授予；确属空缺的，照此办理即可。', 'should')];
  });
}

/** What of a plan only the other administrator may enter: nobody both sets up a post and fills it. */
export const foreignTo = (changes: readonly OrganisationChange[], holdings: boolean): readonly number[] =>
  changes.flatMap((one, i) => (isHolding(one) === holdings ? [] : [i]));
