/** Where the index of tests stands, and how it is written: one test a line, so that a change reads as one. */
import type { TestIndex } from '../../packages/workrules/src/coverage.ts';

export const TEST_INDEX = 'packages/workrules/coverage.json';

export const indexText = ({ tests }: TestIndex): string => `{"tests":[\n${tests.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;
