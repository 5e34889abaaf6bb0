/** Organs as a clerk writes them: one entry each, and the mark that parts one kind from the next kept with the entry before it. */

/** How a mark typed with the keyboard in Latin stands on the page. */
const ON_PAGE: Readonly<Record<string, string>> = { '，': '，', ',': '，', '；': '；', ';': '；' };

/** An entry without the mark at its end: the name of the organ. */
export const nameOnly = (entry: string): string => entry.replace(/[，；]$/u, '');

/** 「甲、乙，丙」 as entries 甲、乙，、丙: within a kind 、 is the sheet's to print, between kinds the comma stands as typed. */
export function organsIn(text: string): string[] {
  return [...text.matchAll(/([^、，,；;\n]+)([、，,；;\n]?)/gu)].flatMap(([, name = '', mark = '']) => {
    const trimmed = name.trim().slice(0, 199);
    return trimmed === '' ? [] : [trimmed + (ON_PAGE[mark] ?? '')];
  });
}

/** The list with what was typed or pasted at its end; an organ that stands there already is not listed again. */
export function withOrgans(values: readonly string[], text: string): string[] {
  const listed = new Set(values.map(nameOnly));
  const fresh = organsIn(text).filter((entry) => {
    const name = nameOnly(entry);
    if (listed.has(name)) return false;
    listed.add(name);
    return true;
  });
  return [...values, ...fresh];
}
