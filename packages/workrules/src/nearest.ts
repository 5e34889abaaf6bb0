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

/** How many letters are to be changed, put in or left out to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
