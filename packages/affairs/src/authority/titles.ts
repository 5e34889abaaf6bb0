/**
 * By what title one post may be used by another today (以何名义): AB roles of those who are away, and what the head has
 * entrusted. Nothing here follows by itself for the head: without an entrustment nobody stands in for him, and an AB role
 * never reaches his signature. One function gives the titles, lights the buttons and judges the act.
 */
import type { NormOf, Participant, RulePack } from '@lingxing/workrules';
import { triggers } from '@lingxing/workrules';
import { covers } from '../conduct/restrictions.ts';
import type { AbsenceOnRecord, Entrustment, StandInCapacity } from '../kernel/authority.ts';
import type { Finding } from '../kernel/finding.ts';
import type { Organisation, PostId } from '../kernel/organisation.ts';
import type { Actor, Context } from '../kernel/procedure.ts';
import { actedAs } from '../kernel/stood-in.ts';
import { dayWords } from '../kernel/words.ts';
import { barred, kept } from '../office/findings.ts';
import { lineFor, substitutions } from './standing-in.ts';

/** One post that another may use today. */
export interface Title {
  readonly post: PostId;
  /** Who may use it, by which own post. */
  readonly by: PostId;
  readonly capacity: StandInCapacity;
  /** As history and print show it: 代行县长职务、主持区政府工作、AB角补位. */
  readonly title: string;
  /** The matter that records the absence. */
  readonly under: string;
  /** The norm that gives the title. */
  readonly norm: NormOf<'standing-in'> | NormOf<'substitution'>;
  /** The procedures that it covers; absent where it covers all. */
  readonly scope?: readonly string[] | undefined;
}

/** Roles of posts in the words that norms speak of persons in. */
const asParticipant = (organisation: Organisation, post: PostId): Participant | undefined => {
  const role = organisation.posts.get(post)?.role;
  return role === 'head' || role === 'executive-deputy' || role === 'deputy' || role === 'other-leader' ? role : undefined;
};

/** Every title that is in force today, in the order of the absences. */
export function titlesInForce({ pack, organisation, today }: Pick<Context, 'pack' | 'organisation' | 'today'>): readonly Title[] {
  const { absences } = organisation.authority;
  if (absences.length === 0) return [];
  return absences.flatMap((absence) =>
    organisation.posts.get(absence.post)?.role === 'head'
      ? forHead(pack, organisation, absence, today)
      : forOthers(pack, organisation, absence, today),
  );
}

/** Entrustments of somebody's work that are in force on a day, in the order in which they were given. */
const entrusted = (organisation: Organisation, kind: Entrustment['kind'], of: PostId, today: string): readonly Entrustment[] =>
  organisation.authority.entrustments.filter(
    (one) => one.kind === kind && one.of === of && one.from <= today && today <= one.until && organisation.posts.has(one.to),
  );

/**
 * Who stands in for the head: whom he has entrusted, while an absence that the text speaks of is on record. Of several
 * the first, so that at no moment two besides him use his authority.
 */
function forHead(pack: RulePack, organisation: Organisation, absence: AbsenceOnRecord, today: string): readonly Title[] {
  const norm = lineFor(pack, absence.kind)[0];
  const [one] = entrusted(organisation, 'standing-in', absence.post, today);
  if (norm === undefined || one === undefined) return [];
  return [
    {
      post: absence.post,
      by: one.to,
      capacity: 'acting',
      title: norm.title,
      under: one.matter,
      norm,
      ...(one.scope === undefined ? {} : { scope: one.scope }),
    },
  ];
}

/** Who does the work of another leader: whom the head has arranged for it, where the text lets him, else the other of his pair. */
function forOthers(pack: RulePack, organisation: Organisation, absence: AbsenceOnRecord, today: string): readonly Title[] {
  const who = asParticipant(organisation, absence.post);
  if (who === undefined) return [];
  const [special] = substitutions(pack, 'special-arrangement');
  const [arranged] = special === undefined ? [] : entrusted(organisation, 'arrangement', absence.post, today);
  if (special !== undefined && arranged !== undefined)
    return [
      {
        post: absence.post,
        by: arranged.to,
        capacity: 'entrusted',
        title: '受委托代为办理',
        under: arranged.matter,
        norm: special,
        ...(arranged.scope === undefined ? {} : { scope: arranged.scope }),
      },
    ];
  const norm = substitutionFor(pack, who, absence);
  if (norm === undefined) return [];
  return organisation.authority.pairs.flatMap(([a, b]): Title[] => {
    const by = a === absence.post ? b : b === absence.post ? a : undefined;
    return by === undefined || !organisation.posts.has(by)
      ? []
      : [{ post: absence.post, by, capacity: 'substitute', title: 'AB角补位', under: absence.matter, norm }];
  });
}

/**
 * The norm under which the other of a pair takes over on this absence. Where a text only sets up the institution and says
 * nothing of when, every absence on record counts; where it says when, only that.
 */
function substitutionFor(pack: RulePack, who: Participant, absence: AbsenceOnRecord): NormOf<'substitution'> | undefined {
  const when = substitutions(pack, 'stand-in').filter((one) => covers(one.who, who));
  if (when.length > 0) return when.find((one) => one.triggers === undefined || triggers(one.triggers, absence.kind));
  return substitutions(pack, 'institution').find((one) => covers(one.who, who));
}

/** The posts of others that these posts may use today. */
export const titlesOf = (ctx: Pick<Context, 'pack' | 'organisation' | 'today'>, own: readonly PostId[]): readonly Title[] =>
  titlesInForce(ctx).filter((one) => own.includes(one.by) && !own.includes(one.post));

/** Whoever uses a title, as an actor. */
export const actorBy = (account: string, { post, by, capacity, title, under }: Title): Actor => ({
  account,
  post,
  capacity,
  by,
  title,
  under,
});

/**
 * Holds an actor's title against what is in force: undefined where he holds the post himself, else by which article he
 * acts for it, or that he may not.
 */
export function judgeTitle(ctx: Context, procedure: string, actor: Actor): Finding | undefined {
  if (actor.capacity === 'holder' || actor.capacity === 'system') return undefined;
  const title = titlesInForce(ctx).find((one) => one.post === actor.post && one.by === actor.by && one.capacity === actor.capacity);
  const whose = ctx.organisation.posts.get(actor.post)?.title ?? actor.post;
  if (title === undefined)
    return barred(
      'authority.no-title',
      `你现在不能代${whose}办理：没有在册的外出，或者没有有效的委托、补位。`,
      `请由${whose}本人办理，或者先办委托。`,
    );
  if (title.scope !== undefined && !title.scope.includes(procedure))
    return barred('authority.no-title', `委托的范围不含此类事项。`, `请由${whose}本人办理。`, title.norm.citation);
  const absence = ctx.organisation.authority.absences.find((one) => one.post === actor.post);
  const until = absence === undefined ? '' : `（${whose}${dayWords(absence.from)}起外出）`;
  return kept(
    title.norm,
    'authority.stands-in',
    `${actedAs(ctx.organisation, actor.post, { by: title.by, title: title.title })}办理${until}。`,
  );
}
