/** A clerk who is quicker than his files, in the browser: what he chose is not left out of what he stores. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, fitsWidth, PHONE, shot, withPage } from './support/browser.ts';
import { Deployment, said } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

describe('起草公文：附件还在上传', () => {
  it.each([
    ['桌面', DESK],
    ['手机', PHONE],
  ])('%s：没有传完的不存，说明原因；传完再存，附件都在', async (_where, viewport) => {
    await withPage(viewport, async (page) => {
      await town.enter(page, 'weidong.jiaoyu.wenshu', '/documents/new');
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/attachments', async (route) => {
        await held;
        await route.continue();
      });
      await page.getByRole('textbox', { name: '标题' }).fill('关于做好冬季校园安全工作的请示');
      await page.getByLabel('上传附件', { exact: true }).setInputFiles([
        { name: '任务分工.txt', mimeType: 'text/plain', buffer: Buffer.from('各校各负其责。') },
        { name: '检查清单.txt', mimeType: 'text/plain', buffer: Buffer.from('门卫、消防、校车。') },
      ]);
      await page.getByText(/^任务分工\.txt 已传/).waitFor();
      await page.getByRole('button', { name: '存为文稿' }).click();
      await page.getByRole('alert').filter({ hasText: '文件还在上传，传完再办理' }).waitFor();
      expect(await fitsWidth(page)).toBe(true);
      await shot(page, `drafting-uploads-${String(viewport.width)}`);
      release();
      await page.getByRole('link', { name: '任务分工.txt' }).waitFor();
      await page.getByRole('link', { name: '检查清单.txt' }).waitFor();
      await page.getByRole('button', { name: '存为文稿' }).click();
      await said(page, '文稿');
      await page.reload();
      await page.getByRole('link', { name: '任务分工.txt' }).waitFor();
      await page.getByRole('link', { name: '检查清单.txt' }).waitFor();
    });
  });
});
