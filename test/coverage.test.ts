import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/sources.ts';
import { indexText, TEST_INDEX } from './support/test-index-file.ts';
import { placesInTitles, readTests } from './support/test-index.ts';

describe('the index of tests by article', () => {
  it('is up to date', () => {
    expect(readFileSync(join(root, TEST_INDEX), 'utf8') === indexText(readTests()), 'run `npm run coverage`').toBe(true);
  });

  it.each([
    [
      ['泽州第三十三条：签发', '第二款：县长签发'],
      ['33', '33.2'],
    ],
    [['第二十条第一款第三项'], ['20.1.3']],
    [['第二十九条第五项'], ['29.1.5']],
    [
      ['第五十七、五十八条', '第二款：说的是哪一条不清楚'],
      ['57', '58'],
    ],
    [['没有条号', '第二款'], []],
    [
      ['第十条', '第二十条第三款'],
      ['10', '20.3'],
    ],
    [['第一百条'], []],
  ] as const)('finds the places in %j', (titles, places) => {
    expect(placesInTitles(titles)).toEqual(places);
  });

  it('counts a place only for the government that the case runs for', () => {
    const { tests } = readTests();
    expect(tests.filter(({ governments }) => governments.length !== 1)).toEqual([]);
    const proved = (title: string, government: string) =>
      tests.filter((one) => one.test.includes(title) && one.governments.includes(government)).flatMap(({ places }) => places);
    expect(proved('bulletins.test.ts 未经授权的指令性要求', 'xishi')).not.toContain('36');
    expect(proved('部门的规范性文件印发后待报备案', 'weidong')).toContain('23');
    expect(proved('部门的规范性文件印发后待报备案', 'weidong')).not.toContain('34.3');
  });
});
