/**
 * Leaders and their opinions: five in a row with the thumb, opinions that are none, a circle that says what the text says of
 * it, and what was written on paper. Real Chromium against the server as it ships.
 */
import type { IncomingView } from '@lingxing/server/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, DESK, fitsWidth, PHONE, shot, withBrowser } from './support/browser.ts';
import { sentUp } from './support/registry.ts';
import { actForm, Deployment, leave, said, section, textOf } from './support/stories.ts';

let town: Deployment;
beforeAll(async () => {
  town = await Deployment.start();
});
afterAll(async () => {
  // Absent where the start itself failed, which the run has said.
  await (town as Deployment | undefined)?.stop();
});

describe('领导在手机上', () => {
  const titles = [1, 2, 3, 4, 5].map((n) => `关于第${String(n)}所公办幼儿园建设的请示`);

  it('连批五件：每件看得到拟办意见，批完接着是下一件；常用语、手写、请人阅处', async () => {
    for (const title of titles) await sentUp(town, { title }, ['deputy-education']);
    await withBrowser(async (browser) => {
      const page = await browser.page(PHONE);
      await town.enter(page, 'weidong.fu.jiaoyu');
      const cards = page.getByRole('main').getByRole('link').filter({ hasText: '公办幼儿园建设的请示' });
      await cards.first().waitFor();
      await expect.poll(() => cards.count()).toBe(5);
      await expect.poll(() => cards.first().innerText()).toContain('拟办：拟同意，请阅示。');
      await shot(page, 'registry-4-waiting', { fullPage: false });
      await cards.first().tap();
      const signed: string[] = [];
      for (let n = 1; n <= 5; n += 1) {
        const heading = page.getByRole('heading', { level: 1 }).filter({ hasText: '公办幼儿园' });
        await page.getByText('拟办意见：').first().waitFor();
        signed.push(await heading.innerText());
        await page.getByRole('button', { name: '批示', exact: true }).tap();
        const form = page.getByRole('dialog', { name: '办理' }).getByRole('form', { name: '批示', exact: true });
        await form.waitFor();
        if (n === 1) {
          // Nothing goes out unsaid.
          await form.getByRole('button', { name: '批示', exact: true }).tap();
          await form.getByRole('alert').filter({ hasText: '请写明意见' }).waitFor();
          expect(await axe(page)).toEqual([]);
        }
        if (n === 2) {
          await form.getByRole('radio', { name: '手写' }).tap();
          const pad = form.getByRole('img', { name: '手写板，空白' });
          const box = await pad.boundingBox();
          if (box === null) throw new Error('no pad');
          for (const [x, y] of [
            [0.2, 0.3],
            [0.5, 0.6],
          ] as const) {
            await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
            await page.mouse.down();
            await page.mouse.move(box.x + box.width * (x + 0.2), box.y + box.height * y, { steps: 8 });
            await page.mouse.up();
          }
          await form.getByRole('img', { name: '手写板，已写2笔' }).waitFor();
          await form.getByRole('button', { name: '撤一笔' }).tap();
          await form.getByRole('img', { name: '手写板，已写1笔' }).waitFor();
          await form.getByRole('radio', { name: '同意', exact: true }).tap();
          await shot(page, 'registry-5-handwriting', { fullPage: false });
        } else if (n === 3) {
          await form.getByRole('button', { name: '请××阅处' }).tap();
          await form.getByLabel('请谁').selectOption({ label: '财政局' });
          await expect.poll(() => form.getByRole('textbox', { name: '批示' }).inputValue()).toBe('请财政局阅处。');
          await expect.poll(() => form.getByRole('radio', { name: '交办' }).isChecked()).toBe(true);
          await shot(page, 'registry-6-hand-on', { fullPage: false });
        } else {
          await form.getByRole('button', { name: '同意', exact: true }).tap();
          await expect.poll(() => form.getByRole('radio', { name: '同意', exact: true }).isChecked()).toBe(true);
        }
        await form.getByRole('button', { name: '批示', exact: true }).tap();
        // The next one follows by itself; only the last one stays.
        if (n === 5) await said(page, '已批示');
        else await heading.filter({ hasNotText: signed.at(-1) ?? '' }).waitFor();
        expect(await fitsWidth(page)).toBe(true);
      }
      expect(signed.toSorted()).toEqual(titles.toSorted());
      await shot(page, 'registry-7-signed', { fullPage: false });
      await leave(page);

      // The registrar has the five opinions, the one written by hand as it was written, and the sheet prints.
      const registrar = await browser.page(DESK);
      await town.enter(registrar, 'weidong.ban.wenshu', '/incoming?stage=assigning');
      await registrar
        .getByRole('table', { name: '收文' })
        .getByRole('link', { name: signed[1] ?? '' })
        .click();
      const opinions = await section(registrar, '意见');
      await opinions.getByRole('img', { name: '副区长（分管教育、民政、卫健）手写的批示' }).waitFor();
      await shot(registrar, 'registry-8-opinions', { fullPage: false });
      const href = await registrar.getByRole('link', { name: '收文办理单' }).getAttribute('href');
      const form = await registrar.request.get(`${town.url}${href ?? ''}`);
      expect(form.status()).toBe(200);
      const text = await textOf(await form.body());
      expect(text).toContain(signed[1]);
      expect(text).toContain('拟同意，请阅示。');
    });
  });

  it('对请示圈阅、只写“阅”，都不算批示；写明同意才算', async () => {
    const title = '关于提高养老服务补贴标准的请示';
    const id = await sentUp(town, { title, body: 'civil-affairs', name: '平顶山市卫东区民政局' }, ['deputy-education']);
    await withBrowser(async (browser) => {
      const page = await browser.page(PHONE);
      await town.enter(page, 'weidong.fu.jiaoyu', `/incoming/${id}`);
      await page.getByRole('button', { name: '批示', exact: true }).tap();
      const form = page.getByRole('dialog', { name: '办理' }).getByRole('form', { name: '批示', exact: true });
      await form.getByRole('radio', { name: '圈阅' }).tap();
      await form.getByText('此件有具体请示事项，圈阅不算批示。').waitFor();
      await expect.poll(() => form.getByText('圈阅不算批示').locator('..').getByRole('button', { name: '〔第五十六条〕' }).count()).toBe(1);
      await shot(page, 'registry-9-circle-refused', { fullPage: false });
      await form.getByRole('button', { name: '批示', exact: true }).tap();
      await form.getByRole('alert').filter({ hasText: /\S/ }).waitFor();

      await form.getByRole('radio', { name: '文字' }).tap();
      await form.getByRole('textbox', { name: '批示' }).fill('阅。');
      const refused = form.getByRole('listitem').filter({ hasText: '只写“阅”不算批示' });
      await refused.waitFor();
      await expect.poll(() => refused.innerText()).toContain('办法：请写明同意、不同意或者如何办理。');
      await form.getByRole('button', { name: '批示', exact: true }).tap();
      await form.getByRole('alert').filter({ hasText: /\S/ }).waitFor();

      await form.getByRole('textbox', { name: '批示' }).fill('同意，从下季度起执行。');
      await form.getByRole('button', { name: '批示', exact: true }).tap();
      await page.getByRole('status').filter({ hasText: '已批示' }).first().waitFor();

      const registrar = await town.office('weidong').of('registrar');
      const { opinions } = await registrar.get<IncomingView>(`/incoming/${id}`);
      expect(opinions.map((one) => [one.form, one.view, one.text])).toEqual([['text', 'agree', '同意，从下季度起执行。']]);
    });
  });

  it('一般报告圈阅表示已阅', async () => {
    const id = await sentUp(town, { title: '关于秋季开学情况的报告', kind: 'report' }, ['deputy-education']);
    await withBrowser(async (browser) => {
      const page = await browser.page(PHONE);
      await town.enter(page, 'weidong.fu.jiaoyu', `/incoming/${id}`);
      await page.getByRole('button', { name: '批示', exact: true }).tap();
      const form = page.getByRole('dialog', { name: '办理' }).getByRole('form', { name: '批示', exact: true });
      await form.getByRole('radio', { name: '圈阅' }).tap();
      await form.getByText('圈阅表示已阅，不表示同意。').waitFor();
      await form.getByRole('button', { name: '批示', exact: true }).tap();
      await page.getByRole('status').filter({ hasText: '已批示' }).first().waitFor();
      const registrar = await town.office('weidong').of('registrar');
      const { opinions } = await registrar.get<IncomingView>(`/incoming/${id}`);
      expect(opinions.map((one) => [one.form, one.view])).toEqual([['circle', 'read']]);
    });
  });
});

describe('领导在纸上批的', () => {
  /** A picture of one pixel: what cannot be looked through is let in by the registrar's declaration. */
  const scan = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

  it('收文员代录，附扫描件；没有扫描件的不能录，领导和录入人都在记录里', async () => {
    const id = await sentUp(town, { title: '关于校车运行情况的请示' }, ['deputy-education']);
    await withBrowser(async (browser) => {
      const page = await browser.page(DESK);
      await town.enter(page, 'weidong.ban.wenshu', `/incoming/${id}`);
      const entering = await actForm(page, '代录批示');
      const verb = entering.getByRole('button', { name: '代录批示', exact: true });
      await entering.getByRole('textbox', { name: '批示原文' }).fill('同意。');
      await entering.getByRole('radio', { name: '同意', exact: true }).check();
      const minute = new Date(Date.now() + 8 * 3_600_000 - 60_000).toISOString().slice(0, 16);
      await entering.getByLabel('批示日期').fill(minute.slice(0, 10));
      await entering.getByLabel('时刻').fill(minute.slice(11, 16));
      await verb.click();
      await entering.getByText('请上传批示原件扫描件').waitFor();
      await entering.getByLabel('批示原件扫描件').setInputFiles({ name: '批示.png', mimeType: 'image/png', buffer: scan });
      await entering.getByRole('button', { name: '申明并收取' }).click();
      await entering.getByRole('link', { name: '批示.png' }).waitFor();
      await shot(page, 'registry-9-entering', { fullPage: false });
      await verb.click();
      await said(page, '已代录批示');
      const opinions = await section(page, '意见');
      const line = opinions.getByRole('list', { name: '领导批示' }).getByRole('listitem').first();
      await expect.poll(() => line.innerText()).toContain('副区长（分管教育、民政、卫健）');
      await expect.poll(() => line.innerText()).toContain('区政府办公室文书代录');
      const original = await line.getByRole('link', { name: '批示原件' }).getAttribute('href');
      expect((await page.request.get(`${town.url}${original ?? ''}`)).headers()['content-type']).toBe('image/png');
    });
  });
});
