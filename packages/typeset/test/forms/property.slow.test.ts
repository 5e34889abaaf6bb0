import { test } from 'vitest';
import { npmTypesetter } from '../samples.ts';
import { randomDispatchForms, randomIncomingForms } from './random-forms.ts';

test('sixty 收文办理单 of any text', async () => {
  await randomIncomingForms(await npmTypesetter(), 60);
}, 240_000);

test('sixty 发文稿纸 of any text', async () => {
  await randomDispatchForms(await npmTypesetter(), 60);
}, 240_000);
