/**
 * The organs of a line (主送、抄送) in one line, as the sheet prints them: 、 within a kind; an entry that brings its own mark at
 * the end keeps it; where an entry is itself a list, a comma divides the entries. The typesetter, which stands on no other
 * package, prints by the same (`joinOrgans`), and a test holds the two together.
 */
export function organLine(organs: readonly string[]): string {
  const between = organs.some((organ) => organ.includes('、')) ? '，' : '、';
  return organs
    .map((organ, i) => {
      if (i === organs.length - 1) return organ.replace(/[、，；：。]+$/u, '');
      return /[、，；]$/u.test(organ) ? organ : organ + between;
    })
    .join('');
}
