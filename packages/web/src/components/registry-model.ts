/** What a registry keeps on this computer: which columns are shown, and views that were given a name. No content of a matter is kept. */
export interface SavedView {
  readonly name: string;
  readonly filter: Readonly<Record<string, string>>;
}

export interface Kept {
  readonly hidden: readonly string[];
  readonly views: readonly SavedView[];
}

const place = (table: string) => `lingxing.registry.${table}`;

const isText = (value: unknown): value is string => typeof value === 'string';

function viewOf(value: unknown): SavedView | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, filter } = value as { name?: unknown; filter?: unknown };
  if (!isText(name) || typeof filter !== 'object' || filter === null) return undefined;
  return { name, filter: Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => isText(entry[1]))) };
}

/** Reads what was kept; whatever has another shape counts as nothing kept. */
export function readKept(text: string | null, otherwise: readonly string[]): Kept {
  try {
    const kept = JSON.parse(text ?? 'null') as { hidden?: unknown; views?: unknown } | null;
    const hidden = Array.isArray(kept?.hidden) ? kept.hidden.filter(isText) : otherwise;
    const views = Array.isArray(kept?.views) ? kept.views.map(viewOf).filter((v) => v !== undefined) : [];
    return { hidden, views };
  } catch {
    return { hidden: otherwise, views: [] };
  }
}

export function loadKept(table: string, otherwise: readonly string[]): Kept {
  try {
    return readKept(window.localStorage.getItem(place(table)), otherwise);
  } catch {
    return { hidden: otherwise, views: [] };
  }
}

/** What is kept with this changed in it: columns and views are kept by different hands, and neither undoes the other. */
export function withKept(text: string | null, change: Partial<Kept>): string {
  let before: unknown;
  try {
    before = JSON.parse(text ?? 'null');
  } catch {
    before = null;
  }
  return JSON.stringify({ ...(typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {}), ...change });
}

/** Keeping is a convenience: a browser that forbids it loses nothing else. */
export function storeKept(table: string, change: Partial<Kept>): void {
  try {
    window.localStorage.setItem(place(table), withKept(window.localStorage.getItem(place(table)), change));
  } catch {
    return;
  }
}

/**
 * The sort that a press on a column's head asks for: newest or largest first, then the other way. `rising`: the other way
 * first, as with what is due soonest.
 */
export function nextSort(now: string | undefined, column: string, rising = false): string {
  const [first, then] = rising ? [column, `-${column}`] : [`-${column}`, column];
  return now === first ? then : first;
}
