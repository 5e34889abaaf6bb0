import { test } from 'vitest';
import { randomSheets } from './random-sheets.ts';
import { npmTypesetter } from './samples.ts';

// A hundred and twenty of them in `property.slow.test.ts`.
test('random documents of every layout', async () => {
  await randomSheets(await npmTypesetter(), 12);
}, 120_000);
