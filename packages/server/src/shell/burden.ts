/** The load on towns and departments, counted and held against what the text or the government has set (基层减负). */
import { isOffice, KIND_LABELS } from '@lingxing/affairs/document';
import { restrictionsOn } from '@lingxing/affairs/conduct';
import type { BurdenCount, Dispatch, Page } from '@lingxing/ledger';
import type { BurdenFilter, BurdenView, DispatchFilter, DispatchLine } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { bodyName } from '../views/people.ts';
import { citationView } from '../views/rules.ts';
import type { Person } from './person.ts';

/** The setting of the government's own by which a year's documents and bulletins of one department are bounded. */
const OWN_BOUND = 'burden-yearly';

type Ask = Pick<Deps, 'ledger'>;

/** In whose name: the government's and its office's are nobody else's, whichever department drafted them. */
const senderOf = ({ ctx }: Person, { issuer, host }: { readonly issuer: string; readonly host: string }): { id: string; name: string } => {
  const { short, office } = ctx.pack.source.government;
  if (issuer === 'government') return { id: issuer, name: `以${short}名义` };
  if (issuer === 'office') return { id: issuer, name: `以${office.short}名义` };
  return { id: host, name: bodyName(ctx.organisation, host) };
};

const range = (person: Person, { from, to }: Pick<BurdenFilter, 'from' | 'to'>): { readonly from: string; readonly to: string } => {
  const { today } = person.ctx;
  const days = { from: from ?? `${(to ?? today).slice(0, 4)}-01-01`, to: to ?? today };
  if (days.to < days.from) throw new ProblemError('request.invalid', { detail: '截止日期早于起始日期。' });
  return days;
};

/** The first and last day of a period, within the days asked for. */
function daysOf(
  period: string,
  { from, to }: { readonly from: string; readonly to: string },
): { readonly from: string; readonly to: string } {
  const [year = '', month] = period.split('-');
  const first = month === undefined ? `${year}-01-01` : `${period}-01`;
  const last = month === undefined ? `${year}-12-31` : new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return { from: first < from ? from : first, to: last > to ? to : last };
}

const periodLabel = (period: string): string =>
  period.replace(/^(\d+)(?:-0?(\d+))?$/u, (_, y: string, m?: string) => `${y}年${m === undefined ? '' : `${m}月`}`);

/** What the numbers are held against, with the place in the text. */
function boundsOf({ ctx }: Person): BurdenView['bounds'] {
  const { pack } = ctx;
  const setting = pack.source.settings.find((one) => one.id === OWN_BOUND);
  const own = Number.parseInt(setting?.answer ?? '', 10);
  return [
    ...restrictionsOn(pack, 'second-bulletin', 'department').map(({ norm, value = 1 }) => ({
      of: 'bulletin-kinds' as const,
      says: norm.says,
      value,
      citation: citationView(norm.citation, pack),
    })),
    ...restrictionsOn(pack, 'unapproved-bulletin', 'department').map(({ norm }) => ({
      of: 'bulletin-approval' as const,
      says: norm.says,
      citation: citationView(norm.citation, pack),
    })),
    ...pack.of('length').map((norm) => ({
      of: 'length' as const,
      says: norm.says,
      value: norm.value,
      citation: citationView(norm.citation, pack),
    })),
    ...(setting === undefined
      ? []
      : [{ of: 'own-setting' as const, says: setting.question, ...(Number.isInteger(own) && own > 0 ? { value: own } : {}) }]),
  ];
}

/** Counts of one sender in one period put together, however many departments drafted in its name. */
function summed(
  person: Person,
  counts: readonly BurdenCount[],
  days: { readonly from: string; readonly to: string },
  most: number | undefined,
): BurdenView['lines'] {
  const groups = Map.groupBy(counts, (one) => `${one.period} ${senderOf(person, one).id}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sum = (
      of: keyof Pick<
        BurdenCount,
        'documents' | 'bulletins' | 'pages' | 'characters' | 'over' | 'excess' | 'forms' | 'meetings' | 'inspections'
      >,
    ): number => group.reduce((all, one) => all + one[of], 0);
    const sent = sum('documents') + sum('bulletins');
    return [
      {
        sender: senderOf(person, first),
        period: first.period,
        periodLabel: periodLabel(first.period),
        ...daysOf(first.period, days),
        documents: sum('documents'),
        bulletins: sum('bulletins'),
        pages: sum('pages'),
        characters: sum('characters'),
        over: sum('over'),
        excess: sum('excess'),
        forms: sum('forms'),
        meetings: sum('meetings'),
        inspections: sum('inspections'),
        beyond: most !== undefined && first.period.length === 4 && sent > most,
      },
    ];
  });
}

/** The head answers for the whole government, and whoever supervises it looks after all of it: they are told the totals. */
const OVERSEERS: ReadonlySet<string> = new Set(['head', 'supervisor']);

/** Whether this person is told the totals of the government, and not of what he may read himself alone. */
const oversees = ({ ctx, reader }: Person): boolean =>
  reader.registry || reader.posts.some((id) => OVERSEERS.has(ctx.organisation.posts.get(id)?.role ?? ''));

/** The bodies of the level below. */
const lowerBodies = ({ ctx }: Person): readonly string[] =>
  [...ctx.organisation.departments.values()].filter((one) => one.kind === 'lower-government').map((one) => one.id);

/**
 * The page: what was sent to towns and departments, and the bulletins of departments. Who answers for it is told the numbers
 * of the whole government, matters of persons left out; others those of what they may read. The documents behind a number
 * are listed to each as he may read them.
 */
export async function burdenOf(deps: Ask, person: Person, filter: BurdenFilter): Promise<BurdenView> {
  const days = range(person, filter);
  const whole = oversees(person);
  const reader = { ...person.reader, registry: whole };
  const { counts, bulletins } = await deps.ledger.burden(person.government, { ...days, by: filter.by, lower: lowerBodies(person) }, reader);
  const bounds = boundsOf(person);
  const kinds = bounds.find((one) => one.of === 'bulletin-kinds')?.value;
  const own = bounds.find((one) => one.of === 'own-setting')?.value;
  return {
    ...days,
    lines: summed(person, counts, days, own),
    bulletins: bulletinsOf(person, bulletins, kinds),
    whole,
    bounds,
    mayList: mayList(person),
  };
}

/** Every department with a bulletin, listed or come in; who does not oversee them sees his own department's list only. */
function bulletinsOf(
  person: Person,
  came: readonly { readonly body: string; readonly name: string; readonly issues: number }[],
  most: number | undefined,
): BurdenView['bulletins'] {
  const { organisation } = person.ctx;
  const own = new Set(person.reader.posts.flatMap((id) => organisation.posts.get(id)?.department ?? []));
  const ids = new Set([
    ...came.map((one) => one.body),
    ...[...organisation.departments.values()]
      .filter((one) => (one.bulletins?.length ?? 0) > 0 && (oversees(person) || own.has(one.id)))
      .map((one) => one.id),
  ]);
  return [...ids].map((body) => {
    const listed = organisation.departments.get(body)?.bulletins ?? [];
    const mine = came.filter((one) => one.body === body);
    const names = [...new Set([...listed, ...mine.map((one) => one.name)])];
    return {
      body,
      name: bodyName(organisation, body),
      bulletins: names.map((name) => ({
        name,
        listed: listed.includes(name),
        issues: mine.find((one) => one.name === name)?.issues ?? 0,
      })),
      beyond: most !== undefined && names.length > most,
    };
  });
}

export async function dispatchesOf(deps: Ask, person: Person, filter: DispatchFilter): Promise<Page<DispatchLine>> {
  const { sender, over, bulletin, forms, from, to, cursor, limit } = filter;
  const whole = sender === 'government' || sender === 'office';
  const page = await deps.ledger.dispatches(
    person.government,
    {
      ...range(person, { from, to }),
      host: whole ? undefined : sender,
      issuers: sender === undefined ? undefined : whole ? [sender] : ['department', 'department-approved'],
      over: over === undefined ? undefined : over === 'true',
      bulletin: bulletin === undefined ? undefined : bulletin === 'true',
      forms: forms === undefined ? undefined : forms === 'true',
      cursor,
      limit,
    },
    person.reader,
  );
  return { ...page, items: page.items.map((one) => dispatchLine(person, one)) };
}

function dispatchLine(person: Person, one: Dispatch): DispatchLine {
  return {
    id: one.matter,
    title: one.title,
    ...(one.number === null ? {} : { number: one.number }),
    sender: senderOf(person, one),
    kindLabel: (KIND_LABELS as Record<string, string>)[one.kind] ?? one.kind,
    ...(one.bulletin === null ? {} : { bulletin: one.bulletin }),
    on: one.on,
    ...(one.pages === null ? {} : { pages: one.pages }),
    characters: one.characters,
    ...(one.most === null ? {} : { most: one.most }),
    over: one.most !== null && one.characters > one.most,
    forms: [...one.forms],
  };
}

const mayList = ({ ctx, actor }: Person): boolean => isOffice(ctx.organisation.posts.get(actor.post));

/** The office lists or approves (核准) the bulletins of a department; who, when and why stands with the organisation's version. */
export async function listBulletins(
  deps: Ask,
  person: Person,
  department: string,
  given: { readonly bulletins: readonly string[]; readonly reason: string },
): Promise<void> {
  if (!mayList(person)) throw new ProblemError('permission.denied', { detail: '部门简报由政府办公室核准、列入。' });
  const { account } = person.session;
  const version = await deps.ledger.listBulletins(person.government, { department, account, ...given });
  if (version === undefined) throw notFound();
}
