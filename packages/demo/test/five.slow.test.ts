import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Carried } from '../src/five/notice.ts';
import { sampleNotice } from './sample-notice.ts';

const FIVE = fileURLToPath(new URL('../src/five.ts', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lingxing-five-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => spawnSync(process.execPath, [FIVE, ...args], { encoding: 'utf8', timeout: 900_000 });

describe('a notice through the application', () => {
  it('is drafted, decided, signed, numbered as its original and printed on its day', () => {
    writeFileSync(path.join(folder, 'zezhou.txt'), sampleNotice('泽州县人民政府', '泽政发〔2024〕32号', '2024年12月6日', '2024年12月9日'));
    const out = path.join(folder, 'out');
    const { status, stdout, stderr } = run('--texts', folder, '--out', out, '--only', 'zezhou');
    expect(`${stdout}${stderr}`).not.toContain('未办成');
    expect(status).toBe(0);
    const [result] = JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as [Carried & { pdf: string }];
    expect(result).toMatchObject({
      government: 'zezhou',
      number: '泽政发〔2024〕32号',
      signedBy: '县长',
      signedOn: '2024-12-06',
      printedOn: '2024-12-09',
      articles: 2,
      pdf: 'zezhou.pdf',
    });
    expect(result.acts.map((act) => [act.act, act.by, act.at.slice(0, 10)])).toEqual([
      ['draft', '县政府办公室文书', '2024-12-06'],
      ['send', '县政府办公室文书', '2024-12-06'],
      // 文书自己起草的，由办公室主任审核。
      ['vet', '县政府办公室主任', '2024-12-06'],
      ['review', '常务副县长', '2024-12-06'],
      ['record-decision', '县政府办公室文书', '2024-12-06'],
      ['sign', '县长', '2024-12-06'],
      ['recheck', '县政府办公室文书', '2024-12-06'],
      ['number', '县政府办公室文书', '2024-12-06'],
      ['typeset', '县政府办公室文书', '2024-12-09'],
      ['seal', '县政府办公室文书', '2024-12-09'],
      ['distribute', '县政府办公室文书', '2024-12-09'],
      ['archive', '县政府办公室文书', '2024-12-09'],
    ]);
    // 第三十三条第二款: reviewed by the leader in charge, signed by the head.
    expect(result.acts.find((act) => act.act === 'sign')?.basis.map((citation) => citation.label)).toContain('第三十三条第二款');
    expect(readFileSync(path.join(out, 'zezhou.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(stdout).toMatch(/县长 签发.*〔第三十三条第二款〕/u);
  });
});
