/** Names of bodies as they stand on a paper. */

/** The bodies that a line of recipients or copies names, however many stand in one entry. */
export const bodiesIn = (lines: readonly string[]): readonly string[] =>
  lines
    .flatMap((line) => line.split(/[、，；,;]/u))
    .map((name) => name.trim())
    .filter((name) => name !== '');
