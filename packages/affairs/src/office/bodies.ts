/** Which bodies of this government a line of a document names: 主送、抄送、印发范围 write them as an office does, whole or short. */
import type { RulePack } from '@lingxing/workrules';
import type { Department } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { isLeader } from './posts.ts';

type Where = Pick<Context, 'organisation' | 'pack'>;

/** The units of a list, however many stand in one entry; a list inside brackets belongs to its entry (各县（市、区）). */
const unitsIn = (lines: readonly string[]): readonly string[] =>
  lines
    .map((line) => line.replace(/（[^）]*）/gu, (aside) => aside.replace(/[、，,]/gu, '')))
    .flatMap((line) => line.split(/[，、；,;：:。\s]+/u))
    .filter((unit) => unit !== '');

/** What may stand before a name and only says whose body it is: the place in full, without its superior's, and its level. */
function placesOf({ source: { government } }: RulePack): readonly string[] {
  const place = bare(government.name);
  const above = bare(government.superiorGovernment);
  return [place, place.startsWith(above) ? place.slice(above.length) : place, place.slice(-1)].filter((one) => one !== '');
}

const bare = (name: string): string => name.replace(/(?:人民政府|办事处)$/u, '');

/** A name in the ways in which an office writes it. Another government's body of the same name keeps its own place before it. */
function writings(places: readonly string[], name: string): readonly string[] {
  const whole = [name, ...places.filter((place) => name.startsWith(place)).map((place) => name.slice(place.length))];
  return [...whole, ...whole.map(bare)].filter((one) => one !== '');
}

const LOWER = ['乡', '镇', '街道', '县', '市', '区', '旗'];

/** Whether a collective (各乡镇人民政府、县直各部门) takes in a body; 有关 leaves open which, and takes in none. */
function takesIn(places: readonly string[], unit: string, body: Department): boolean {
  const at = unit.indexOf('各');
  if (at < 0 || /[有相]关/u.test(unit)) return false;
  const whose = unit.slice(0, at).replace(/(?:直属|直|级|人民政府|政府)$/u, '');
  if (whose !== '' && !places.includes(whose)) return false;
  const which = unit.slice(at + 1);
  if (/部门|单位|[委局]/u.test(which)) return body.kind !== 'lower-government';
  if (body.kind !== 'lower-government') return false;
  const name = bare(body.name);
  return LOWER.some((level) => which.includes(level) && name.endsWith(level));
}

/** The bodies of the organisation that a list names, each by its name or in a collective that leaves nobody in doubt. */
export function bodiesNamed({ organisation, pack }: Where, lines: readonly string[]): readonly Department[] {
  const units = unitsIn(lines);
  if (units.length === 0) return [];
  const places = placesOf(pack);
  const named = new Set(units.flatMap((unit) => writings(places, unit)));
  return [...organisation.departments.values()].filter(
    (body) => writings(places, body.name).some((name) => named.has(name)) || units.some((unit) => takesIn(places, unit, body)),
  );
}

/** Who sent a paper: its name, and the body where it is one of this organisation. */
export interface Asker {
  readonly name: string;
  readonly body?: string | undefined;
}

/** Whether a list names whoever sent a paper. A body of this organisation may stand there in a collective; anybody else by name. */
export function namesAsker(where: Where, lines: readonly string[], asker: Asker): boolean {
  if (unitsIn(lines).includes(asker.name) || lines.some((line) => line.trim() === asker.name)) return true;
  return asker.body !== undefined && bodiesNamed(where, lines).some((body) => body.id === asker.body);
}

/** What the leaders of a government are called, by the level that its name ends in; a deputy's title ends in the same words. */
const TITLES: Readonly<Record<string, string>> = { 省: '省长', 市: '市长', 区: '区长', 县: '县长', 州: '州长', 旗: '旗长' };

/** Whether a line names a leader of this government in person (报送领导个人), by the title of a post or by that of its level. */
export function namesLeader({ organisation, pack }: Where, lines: readonly string[]): boolean {
  const titles = [...organisation.posts.values()].filter(isLeader).map((post) => post.title);
  const level = TITLES[bare(pack.source.government.name).slice(-1)];
  return lines.some((line) => {
    const whole = line.trim();
    if (titles.includes(whole)) return true;
    return unitsIn([line]).some((unit) => {
      const name = unit.replace(/(?:同志|阁下|收|阅|批示)$/u, '');
      return titles.includes(name) || (level !== undefined && name.replace(/（[^）]*）$/u, '').endsWith(level));
    });
  });
}
