import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASES, numberParts } from '../src/five/cases.ts';
import type { Carried } from '../src/five/notice.ts';
import { fivePage } from '../src/five/page.ts';
import { GOVERNMENTS } from '../src/organisation.ts';

const FIVE = fileURLToPath(new URL('../src/five.ts', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lingxing-five-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => spawnSync(process.execPath, [FIVE, ...args], { encoding: 'utf8', timeout: 900_000 });

// That one is carried through is in `five.slow.test.ts`.
describe('refusals', () => {
  it.each([[[]], [['--texts', 'x']], [['--texts', 'x', '--out', 'y', '--only', 'nowhere']], [['--nonsense']]])(
    'wrong arguments: %j',
    (args) => {
      const { status, stderr, stdout } = run(...args);
      expect(status).toBe(2);
      expect(stderr).toContain('--texts DIR --out DIR');
      expect(stdout).toBe('');
    },
  );

  it('a text that is not there, and one that is no notice', () => {
    const texts = path.join(folder, 'missing');
    const out = path.join(folder, 'out-missing');
    expect(run('--texts', texts, '--out', out, '--only', 'zezhou')).toMatchObject({ status: 1 });
    writeFileSync(path.join(folder, 'zezhou.txt'), '第一章 总则\n一、照章办事。\n');
    const { status, stdout } = run('--texts', folder, '--out', out, '--only', 'zezhou');
    expect(status).toBe(1);
    expect(stdout).toContain('未办成');
    expect(readFileSync(path.join(out, 'index.html'), 'utf8')).toContain('泽州县人民政府');
    expect(existsSync(path.join(out, 'zezhou.pdf'))).toBe(false);
  });
});

describe('the cases', () => {
  it('are the five governments', () => expect(CASES.map((one) => one.government)).toEqual([...GOVERNMENTS]));
  it('name a meeting for all but 晋城市城区, whose notice names the consent of the government only', () => {
    expect(CASES.map((one) => one.decision?.session)).toEqual([
      undefined,
      '第22次全体会议',
      '第5次常务会议',
      '第55次常务会议',
      '第十七届政府第20次常务会议',
    ]);
  });
  it('take a number apart', () => {
    expect(numberParts('营西政发〔2024〕1号')).toEqual({ mark: '营西政发', year: 2024, n: 1 });
    expect(() => numberParts('营西政发[2024]1号')).toThrow('is no document number');
  });
});

describe('the page', () => {
  const one: Carried = {
    government: 'zezhou',
    name: '泽州县人民政府',
    number: '泽政发〔2024〕32号',
    title: '关于<规则>的通知',
    decided: '会议同意',
    signedBy: '县长',
    signedAs: '签发',
    signedOn: '2024-12-06',
    printedOn: '2024-12-09',
    articles: 46,
    pages: 18,
    substitutions: ['仿宋：以宋体代替'],
    repairs: [{ line: 29, what: '接上被分页断开的段落' }],
    suspects: [],
    edition: '2024年12月版',
    packHash: 'h',
    acts: [
      {
        seq: 1,
        act: 'sign',
        label: '签发',
        by: '县长',
        at: '2024-12-06T01:00:00.000Z',
        said: '县长签发：同意<印发>。',
        reason: '按实际办理',
        outcome: 'warned',
        findings: [{ code: 'issue.late', title: '超过印发时限', outcome: 'warned', message: '已过时限。' }],
        basis: ['第三十三条第二款', '《条例》第九条', '《条例》第十条'].map((label) => ({
          source: 'work-rules' as const,
          text: 't',
          article: 1,
          label,
        })),
        receipt: { edition: 'e', packHash: 'h', engine: '0', calendarHash: 'c', organisationVersion: 1, hash: 'h', previous: 'p' },
      },
    ],
    said: [],
    pdf: new Uint8Array(),
  };
  const page = fivePage([one], [{ name: '某县人民政府', why: ['未予签发 & 退回'] }]);

  it('escapes what it shows', () => {
    expect(page).toContain('关于&lt;规则&gt;的通知');
    expect(page).toContain('同意&lt;印发&gt;。');
    expect(page).toContain('未予签发 &amp; 退回');
    expect(page).not.toContain('<规则>');
  });
  it('shows who, what, on which article, places of one text together, warning and reason', () => {
    expect(page).toContain(
      '<td class="who">县长</td><td class="what">签发</td><td class="basis">〔第三十三条第二款〕<br>〔《条例》第九条、第十条〕</td>',
    );
    expect(page).toContain('提醒：已过时限。');
    expect(page).toContain('理由：按实际办理');
    expect(page).toContain('12/6 09:00');
  });
  it('links the sheet and lists repairs and substitutions', () => {
    expect(page).toContain('<a href="zezhou.pdf">泽政发〔2024〕32号（PDF，18页）</a>');
    expect(page).toContain('来源文本的修复（1处）');
    expect(page).toContain('原文第29行：接上被分页断开的段落');
    expect(page).toContain('字体替代和排版提示（1处）');
    expect(page).not.toContain('照录待核');
  });
});
