import { test } from 'vitest';
import { randomSheets } from './random-sheets.ts';
import { npmTypesetter } from './samples.ts';

test('a hundred and twenty random documents of every layout', async () => {
  await randomSheets(await npmTypesetter(), 120);
}, 240_000);
