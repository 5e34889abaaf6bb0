/** Days as they are typed into a holiday notice: one a line, or several with commas, in any usual form. */
export interface ReadDays {
  readonly days: readonly string[];
  readonly unread: readonly string[];
}

const DAY = /^(?:(?<year>\d{4})[-年./])?(?<month>\d{1,2})[-月./](?<day>\d{1,2})日?$/;

function dayOf(year: number, text: string): string | undefined {
  const found = DAY.exec(text)?.groups;
  if (!found || (found['year'] !== undefined && Number(found['year']) !== year)) return undefined;
  const [month, day] = [Number(found['month']), Number(found['day'])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** The days of one year, in order and each once; a stretch is written 10月1日至7日 or 10-01~10-07. What cannot be read is said. */
export function readDays(year: number, text: string): ReadDays {
  const days = new Set<string>();
  const unread: string[] = [];
  for (const part of text.split(/[\s,，、;；]+/).filter((p) => p !== '')) {
    const [first = '', last] = part.split(/至|~|～|—/);
    const from = dayOf(year, first);
    const month = /^(?:\d{4}[-年./])?(\d{1,2})[-月./]/.exec(first)?.[1] ?? '';
    const to = last === undefined ? from : (dayOf(year, last) ?? dayOf(year, `${month}-${last.replace(/日$/, '')}`));
    if (from === undefined || to === undefined || to < from) {
      unread.push(part);
      continue;
    }
    for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000) days.add(new Date(ms).toISOString().slice(0, 10));
  }
  return { days: [...days].sort(), unread };
}
