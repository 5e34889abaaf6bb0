/** Which word of a closed vocabulary somebody meant who misspelt it. */

/** The word that is meant by one that was misspelt: a letter or two away, and no other as near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const plain = word.toLowerCase().replaceAll(/[_\s]/g, '-');
  const most = plain.length <= 4 ? 1 : 2;
  const [first, second] = known
    .map((one) => ({ one, away: distance(plain, one.toLowerCase()) }))
    .filter(({ away }) => away <= most)
    .toSorted((a, b) => a.away - b.away);
  return first === undefined || first.away === second?.away ? undefined : first.one;
}

/** How many letters are to be changed, put in, left out or put the other way round with their neighbour to make one word of the other. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]![j]!;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      rows[i]!.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, turned));
    }
  }
  return at(a.length, b.length);
}
