/**
 * By what title one post may be used by another today (以何名义): AB roles of those who are away, and what the head has
 * entrusted. Nothing here follows by itself for the head: without an entrustment nobody stands in for him, and an AB role
 * never reaches his signature. One function gives the titles, lights the buttons and judges the act.
 */
import type { NormOf, Participant } from '@lingxing/workrules';
import type { AbsenceOnRecord, Entrustment, StandInCapacity } from '../kernel/authority.ts';
import type { Finding } from '../kernel/finding.ts';
import type { Organisation, PostId } from '../kernel/organisation.ts';
import type { Actor, Context } from '../kernel/procedure.ts';
import { actedAs } from '../kernel/stood-in.ts';
import { dayWords } from '../kernel/words.ts';
import { barred, kept } from '../office/findings.ts';
import { arrangementNorm, asParticipant, entrustable, lineFor, names, takeOverNorm } from './standing-in.ts';

type Asked = Pick<Context, 'pack' | 'organisation' | 'today'>;

/** One post that another may use today. */
export interface Title {
  readonly post: PostId;
  /** Who may use it, by which own post. */
  readonly by: PostId;
  readonly capacity: StandInCapacity;
  /** As history and print show it: 代行县长职务、主持区政府工作、AB角补位. */
  readonly title: string;
  /** The matter that gives it: the entrustment, or the absence on record. */
  readonly under: string;
  /** The norm that gives the title. */
  readonly norm: NormOf<'standing-in'> | NormOf<'substitution'>;
  /** The last day for which it was given; an absence may last beyond the day planned. */
  readonly until: string;
  /** The procedures that it covers; absent where it covers all. */
  readonly scope?: readonly string[] | undefined;
}

/** Where the text lets the head arrange it and gives no name to it. */
const ARRANGED = '受委托代为办理';

/** What was worked out last for an organisation: it is the value of one day, under one pack. */
const known = new WeakMap<Organisation, Pick<Asked, 'pack' | 'today'> & { readonly titles: readonly Title[] }>();
const NONE: readonly Title[] = [];

/** Every title that is in force on a day, in the order of the absences. */
export function titlesInForce(asked: Asked): readonly Title[] {
  const { organisation, pack, today } = asked;
  if (organisation.authority.absences.length === 0) return NONE;
  const last = known.get(organisation);
  if (last?.pack === pack && last.today === today) return last.titles;
  const titles = workedOut(asked);
  known.set(organisation, { pack, today, titles });
  return titles;
}

function workedOut(asked: Asked): readonly Title[] {
  const absences = asked.organisation.authority.absences.filter((one) => one.from <= asked.today);
  return [...new Set(absences.map((one) => one.post))].flatMap((post) => {
    const of = absences.filter((one) => one.post === post);
    return asked.organisation.posts.get(post)?.role === 'head' ? forHead(asked, of) : forOthers(asked, of);
  });
}

/** What somebody has been entrusted with of this post's work, as of today, in the order in which it was given. */
const entrusted = ({ organisation, today }: Asked, kind: Entrustment['kind'], of: PostId): readonly Entrustment[] =>
  organisation.authority.entrustments.filter(
    (one) => one.kind === kind && one.of === of && one.to !== of && one.from <= today && today <= one.until,
  );

const leaderAt = (organisation: Organisation, post: PostId) => asParticipant(organisation.posts.get(post)?.role);

const isAway = ({ organisation, today }: Asked, post: PostId, speaksOf: (absence: AbsenceOnRecord) => boolean): boolean =>
  organisation.authority.absences.some((one) => one.post === post && one.from <= today && speaksOf(one));

const scopeOf = ({ scope }: Entrustment): Pick<Title, 'scope'> => (scope === undefined ? {} : { scope });

/** Why an entrustment of the head's work gives no title on a day: its work rests, and the head may entrust it anew. */
export type Rests = 'away' | 'first-is-back' | 'not-in-line';

/**
 * Whether whoever is entrusted with the head's work stands in on a day by this absence of his, by which norm, and if not why:
 * he is away himself in the same way, the first in line is back, or no norm names him. Undefined where the text has nobody
 * stand in on such an absence.
 */
export function standsBy(
  asked: Asked,
  absence: Pick<AbsenceOnRecord, 'kind'>,
  to: PostId,
): { readonly norm: NormOf<'standing-in'>; readonly rests?: Rests } | undefined {
  const { pack, organisation } = asked;
  const line = lineFor(pack, absence.kind);
  const [foremost] = line;
  if (foremost === undefined) return undefined;
  const isOut = (post: PostId): boolean => isAway(asked, post, (own) => lineFor(pack, own.kind).length > 0);
  const first = organisation.byRole.get('executive-deputy') ?? [];
  const away = new Set<Participant>(first.length > 0 && first.every((one) => isOut(one.id)) ? ['executive-deputy'] : []);
  const able = entrustable(pack, absence.kind, away);
  const norm = able?.norm ?? foremost;
  const who = leaderAt(organisation, to);
  if (who === undefined) return { norm, rests: 'not-in-line' };
  if (isOut(to)) return { norm: line.find((one) => names(one.by, who)) ?? norm, rests: 'away' };
  if (able !== undefined && names(able.who, who)) return { norm };
  const fallback = line.find((one) => one.order === 'fallback' && names(one.by, who));
  return fallback === undefined ? { norm, rests: 'not-in-line' } : { norm: fallback, rests: 'first-is-back' };
}

/**
 * Who stands in for the head: whom he has entrusted of those whose turn it is by the text, while an absence that it speaks
 * of is on record. Whoever is away himself in the same way does not; the text wants another entrusted then, and no longer
 * once the first in line is back. Of several the first, so that at no moment two besides him use his authority.
 */
function forHead(asked: Asked, absences: readonly AbsenceOnRecord[]): readonly Title[] {
  for (const absence of absences)
    for (const one of entrusted(asked, 'standing-in', absence.post)) {
      const stands = standsBy(asked, absence, one.to);
      if (stands === undefined || stands.rests !== undefined) continue;
      const { norm } = stands;
      const { matter: under, to: by, until } = one;
      return [{ post: absence.post, by, capacity: 'acting', title: norm.title, under, norm, until, ...scopeOf(one) }];
    }
  return [];
}

/** Who does the work of another leader: whom the head has arranged for it, where the text lets him and while that one is there, else the other of his pair. */
function forOthers(asked: Asked, absences: readonly AbsenceOnRecord[]): readonly Title[] {
  const { pack, organisation } = asked;
  const [first] = absences;
  const who = first === undefined ? undefined : leaderAt(organisation, first.post);
  if (first === undefined || who === undefined) return [];
  const { post } = first;
  for (const one of entrusted(asked, 'arrangement', post)) {
    // Whoever has left himself since does nobody else's work; nobody away is chosen to begin with, and the pair counts again.
    if (isAway(asked, one.to, () => true)) continue;
    const by = leaderAt(organisation, one.to);
    const norm = by === undefined ? undefined : arrangementNorm(pack, by);
    if (norm === undefined) continue;
    const { matter: under, until } = one;
    return [{ post, by: one.to, capacity: 'entrusted', title: norm.title ?? ARRANGED, under, norm, until, ...scopeOf(one) }];
  }
  for (const absence of absences) {
    const norm = takeOverNorm(pack, who, absence.kind);
    if (norm === undefined) continue;
    return organisation.authority.pairs.flatMap(([a, b]): Title[] => {
      const by = a === post ? b : b === post ? a : undefined;
      const other = by === undefined ? undefined : leaderAt(organisation, by);
      if (by === undefined || other === undefined) return [];
      // Of two who are both away neither takes over; each may still act himself.
      if (isAway(asked, by, (own) => takeOverNorm(pack, other, own.kind) !== undefined)) return [];
      return [{ post, by, capacity: 'substitute', title: 'AB角补位', under: absence.matter, norm, until: absence.to }];
    });
  }
  return [];
}

/** The posts of others that these posts may use today. */
export const titlesOf = (asked: Asked, own: readonly PostId[]): readonly Title[] =>
  titlesInForce(asked).filter((one) => own.includes(one.by) && !own.includes(one.post));

/** Whether a title covers the matters of a procedure. */
export const isCovered = ({ scope }: Pick<Title, 'scope'>, procedure: string): boolean => scope === undefined || scope.includes(procedure);

/** Whoever uses a title, as an actor. */
export const actorBy = (account: string, { post, by, capacity, title, under }: Title): Actor => ({
  account,
  post,
  capacity,
  by,
  title,
  under,
});

/** Whether this is the title under which somebody acts, word for word: what is stored with the act is what is in force. */
const isTitleOf = (title: Title, actor: Actor): boolean =>
  title.post === actor.post &&
  title.by === actor.by &&
  title.capacity === actor.capacity &&
  title.title === actor.title &&
  title.under === actor.under;

/**
 * Holds an actor's title against what is in force: undefined where he holds the post himself, else by which article he
 * acts for it, or that he may not.
 */
export function judgeTitle(ctx: Context, procedure: string, actor: Actor): Finding | undefined {
  if (actor.capacity === 'holder' || actor.capacity === 'system') return undefined;
  const title = titlesInForce(ctx).find((one) => isTitleOf(one, actor));
  if (title !== undefined && isCovered(title, procedure)) return standing(ctx, title);
  const whose = ctx.organisation.posts.get(actor.post)?.title ?? actor.post;
  if (title === undefined)
    return barred(
      'authority.no-title',
      `你现在不能代${whose}办理：没有在册的外出，或者没有有效的委托、补位。`,
      `请由${whose}本人办理，或者先办委托。`,
    );
  return barred('authority.no-title', '委托的范围不含此类事项。', `请由${whose}本人办理。`, title.norm.citation);
}

/** What every act by a title says of it, worked out once for each. */
const said = new WeakMap<Title, Finding>();

function standing({ organisation }: Context, title: Title): Finding {
  const before = said.get(title);
  if (before !== undefined) return before;
  const absence = organisation.authority.absences.find((one) => one.post === title.post);
  const whose = organisation.posts.get(title.post)?.title ?? title.post;
  const since = absence === undefined ? '' : `（${whose}${dayWords(absence.from)}起外出）`;
  const finding = kept(title.norm, 'authority.stands-in', `${actedAs(organisation, title.post, title)}办理${since}。`);
  said.set(title, finding);
  return finding;
}
