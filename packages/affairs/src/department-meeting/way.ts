/**
 * The way of a department's meeting under the rules in force: what is approved and by whom, who reviews it, what it rests on.
 * The door, the judges, expectations, chain and offers all read it from here.
 */
import { MEETINGS, type Citation, type Norm, type NormOf, type Participant, type RulePack } from '@lingxing/workrules';
import { restrictionsOn } from '../conduct/restrictions.ts';
import type { Department, DepartmentId, Organisation, Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { leaderNamed, meant } from '../leave/roles.ts';
import { responsibilities } from '../meeting/rules.ts';
import { clerksOf, headsOf, inDepartment, postsOf } from '../office/posts.ts';
import type { MeetingForm } from './form.ts';
import type { SlotName } from './kinds.ts';
import { consentFirst, decidedBy, economyOf, holdingOf, invitationsOf, namedFor, needsOf, reachOf, type Wanted } from './rules.ts';
import type { DepartmentMeetingState, Named } from './state.ts';

type Where = Pick<Context, 'pack' | 'organisation'>;

/** A request as the rules look at it. */
export const wantedOf = (form: MeetingForm): Wanted => ({
  kind: form.kind,
  lowerHeads: form.lowerHeads.length > 0,
  departments: form.departments.length > 0,
  leaders: form.leaders.length === 0 ? 'none' : form.leaders.every((id) => form.concurrent.includes(id)) ? 'concurrent' : 'some',
  inGovernmentName: form.inGovernmentName,
  skipsLevel: form.skipsLevel,
  below: form.below,
});

/** The bodies whose meetings the texts speak of: departments, and neither the government's office nor a town. */
export const hostOf = (organisation: Organisation, id: DepartmentId): Department | undefined => {
  const body = organisation.departments.get(id);
  return body === undefined || body.kind === 'office' || body.kind === 'lower-government' ? undefined : body;
};

/** Those who act for the department: its clerks, its head and its deputies. */
export function handsOf(organisation: Organisation, host: DepartmentId): readonly Post[] {
  const body = organisation.departments.get(host);
  if (body === undefined) return [];
  return [...clerksOf(organisation, body), ...headsOf(organisation, body), ...inDepartment(organisation, host, 'department-deputy-head')];
}

/** The posts that words of a norm mean for one department. */
const meantFor = ({ organisation }: Where, words: readonly Participant[], host: DepartmentId): readonly Post[] =>
  meant(organisation, words, '').concat(words.includes('leader-in-charge') ? inCharge(organisation, host) : []);

export function inCharge(organisation: Organisation, host: DepartmentId): readonly Post[] {
  const leader = organisation.departments.get(host)?.leader;
  const post = leader === undefined ? undefined : organisation.posts.get(leader);
  return post === undefined ? [] : [post];
}

/** Who consents before the formal request; where nobody is in charge of the department, the head. */
export function consenters({ organisation }: Where, host: DepartmentId): readonly Post[] {
  const leaders = inCharge(organisation, host);
  return leaders.length > 0 ? leaders : (organisation.byRole.get('head') ?? []);
}

/** Who may review the request by the text; undefined where the text wants no review. */
export function reviewers(where: Where, { host, form }: Pick<DepartmentMeetingState, 'host' | 'form'>): readonly Post[] | undefined {
  const norms = namedFor(where.pack, 'review-event', form);
  if (norms.length === 0) return undefined;
  const posts = meantFor(
    where,
    norms.flatMap((one) => one.by),
    host,
  );
  return posts.length > 0 ? posts : (where.organisation.byRole.get('head') ?? []);
}

export interface Decider {
  /** Posts that approve here; empty where a body elsewhere or a meeting does, whose word the office enters. */
  readonly posts: readonly Post[];
  readonly body?: string | undefined;
  /** Named by the text, by the government's own setting, or stated by the office. */
  readonly named: 'text' | 'setting' | 'office';
  readonly words?: string | undefined;
}

export interface Slot {
  readonly name: SlotName;
  /** Absent where no text asks for it and one asks all the same. */
  readonly norm?: Norm | undefined;
  /** Who gives it by the text or a setting. */
  readonly decider?: Decider | undefined;
}

/** Restrictions that an approval lifts, on these conducts. */
const lifted = (pack: RulePack, conducts: readonly Parameters<typeof restrictionsOn>[1][]) =>
  conducts.flatMap((conduct) => restrictionsOn(pack, conduct, 'department')).filter((one) => one.allowedIf?.includes('approved') === true);

type Asked = Pick<DepartmentMeetingState, 'host' | 'form'>;

function bySetting({ pack, organisation }: Where, host: DepartmentId, setting: string | undefined): Decider | undefined {
  const answer = pack.source.settings.find((one) => one.id === setting)?.answer;
  if (answer === undefined) return undefined;
  const post = leaderNamed(pack, organisation, answer, postsOf(organisation, host)[0]?.id ?? '');
  return post === undefined ? undefined : { posts: [post], named: 'setting', words: answer };
}

const byText = (where: Where, norms: readonly NormOf<'responsibility'>[], host: DepartmentId): Decider | undefined => {
  const posts = meantFor(
    where,
    norms.flatMap((one) => one.by),
    host,
  );
  return posts.length === 0 ? undefined : { posts, named: 'text' };
};

/** A meeting of this government in its own words: 区长办公会议, 常务会议. */
const meetingsOf = (pack: RulePack, norm: NormOf<'agenda'>): string =>
  norm.meetings.map((one) => (one === 'head-office' ? `${pack.title('head') ?? ''}${MEETINGS[one]}` : `政府${MEETINGS[one]}`)).join('或者');

function holding(where: Where, { host, form }: Asked): Slot {
  const { pack } = where;
  const decides = decidedBy(pack, form.kind)[0];
  if (decides !== undefined)
    return { name: 'holding', norm: decides, decider: { posts: [], body: meetingsOf(pack, decides), named: 'text' } };
  const conduct = holdingOf(pack, form.kind);
  const restriction = conduct === undefined ? undefined : lifted(pack, [conduct])[0];
  const norms = namedFor(pack, 'approve-event', form);
  const decider = byText(where, norms, host) ?? bySetting(where, host, restriction?.setting);
  return { name: 'holding', norm: norms[0] ?? restriction?.norm, ...(decider === undefined ? {} : { decider }) };
}

/**
 * What else is approved by a word of its own: an invitation where the text speaks of approving that, and either where the
 * government's own setting names who. Elsewhere it is approved with the meeting.
 */
function apart(where: Where, { host, form }: Asked, name: 'invitation' | 'below'): Slot | undefined {
  const { pack } = where;
  const wanted = wantedOf(form);
  const restriction = lifted(pack, name === 'invitation' ? invitationsOf(wanted) : reachOf(wanted))[0];
  if (restriction === undefined) return undefined;
  const norms = name === 'invitation' ? responsibilities(pack, 'approve-invitation', form.kind) : [];
  const decider = byText(where, norms, host) ?? bySetting(where, host, restriction.setting);
  if (norms.length === 0 && decider === undefined) return undefined;
  return { name, norm: norms[0] ?? restriction.norm, ...(decider === undefined ? {} : { decider }) };
}

/** What of a request is approved by words of their own. */
export function slotsOf(where: Where, asked: Asked): readonly Slot[] {
  const more = [apart(where, asked, 'invitation'), apart(where, asked, 'below')];
  return [holding(where, asked), ...more.filter((one) => one !== undefined)];
}

/** Who gives one word; undefined where nobody is named and the office has not stated it. */
export function deciderOf({ organisation }: Where, slot: Slot, named: readonly Named[]): Decider | undefined {
  if (slot.decider !== undefined) return slot.decider;
  const stated = named.find((one) => one.slot === slot.name);
  if (stated?.body !== undefined) return { posts: [], body: stated.body, named: 'office', words: stated.words };
  const known = stated?.post === undefined ? undefined : organisation.posts.get(stated.post);
  return stated === undefined || known === undefined ? undefined : { posts: [known], named: 'office', words: stated.words };
}

export interface Ahead {
  readonly slot: Slot;
  readonly decider: Decider | undefined;
}

/** Words that are still to be given; they come in any order. */
export function wordsAhead(where: Where, state: DepartmentMeetingState): readonly Ahead[] {
  if (state.stage !== 'deciding') return [];
  const given = new Set(state.decisions.map((one) => one.slot));
  return slotsOf(where, state)
    .filter((one) => !given.has(one.name))
    .map((slot) => ({ slot, decider: deciderOf(where, slot, state.named) }));
}

/** The norms that bear on a request, in the order in which its page shows them. */
export function normsOn({ pack }: Where, form: MeetingForm): readonly Norm[] {
  const wanted = wantedOf(form);
  const holds = holdingOf(pack, form.kind);
  const conducts = [...(holds === undefined ? [] : [holds]), ...invitationsOf(wanted), ...reachOf(wanted)];
  const consent = consentFirst(pack, form.kind);
  return [
    ...new Set<Norm>([
      ...(consent === undefined ? [] : [consent.norm]),
      ...pack.of('advance-request').filter((one) => one.meetings.includes(form.kind)),
      ...(['submit-event', 'review-event', 'approve-event'] as const).flatMap((task) => namedFor(pack, task, form)),
      ...decidedBy(pack, form.kind),
      ...conducts.flatMap((one) => restrictionsOn(pack, one, 'department')).map((one) => one.norm),
      ...(wanted.leaders === 'none' ? [] : restrictionsOn(pack, 'attend-department-meeting', 'leader').map((one) => one.norm)),
      ...economyOf(pack),
      ...needsOf(pack, form.kind).map((one) => one.norm),
    ]),
  ];
}

/** What an act on it rests on; empty where the text has nothing on departments' meetings at all. */
export const basisOf = (where: Where, form: MeetingForm): readonly Citation[] =>
  normsOn(where, form)
    .slice(0, 4)
    .map((one) => one.citation);
