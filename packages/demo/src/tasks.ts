/**
 * The supervised tasks (督办事项) of the demonstration: one that is still to be signed for, one whose plan is awaited, one under way with a
 * report, one that was assigned on paper before and is late, one whose limit is today, one that was sent back, done again and closed, one that was taken
 * back. Each is assigned as the text wants it: with a limit of its own where there is no system of stages.
 */
import type { TaskInput } from '@lingxing/affairs/task';
import type { ActDone, TaskLine, TaskTerms, TaskView } from '@lingxing/server/contracts';
import { daysAfter } from './matters.ts';
import { ApiProblem, type Desk, type Office } from './api.ts';

interface Step {
  /** Of the lead department, or the registry. */
  readonly by: 'clerk' | 'registrar';
  readonly act: string;
  readonly input: unknown;
  /** A text that goes with it as evidence. */
  readonly evidence?: { readonly name: string; readonly text: string };
  /** With the best grade, where there is a system that has grades. */
  readonly graded?: true;
}

interface DemoTask {
  readonly title: string;
  readonly what: string;
  readonly lead: string;
  readonly proof: string;
  readonly source: TaskInput['source'];
  /** The limit where the government has no system of stages, counted from the day of the assignment. */
  readonly days: number;
  /** The limit is the source's own, whatever system there is. */
  readonly own?: true;
  /** It was assigned so many days ago, on paper, and came on record afterwards. */
  readonly since?: number;
  readonly steps: readonly Step[];
}

const sign: Step = { by: 'clerk', act: 'sign', input: {} };

export const TASKS: readonly DemoTask[] = [
  {
    title: '核查重点项目审计发现问题整改情况',
    what: '逐项核对整改清单，提出销号建议。',
    lead: 'audit',
    proof: '整改清单和佐证材料',
    source: { kind: 'from-work-report', reference: '政府工作报告任务分解' },
    days: 20,
    steps: [],
  },
  {
    title: '建立工程变更联合审核办法',
    what: '提出联合审核的范围、程序和时限。',
    lead: 'audit',
    proof: '办法文本',
    source: { kind: 'by-hand', reference: '工作例会提出' },
    days: 30,
    steps: [sign],
  },
  {
    title: '完成特困人员供养机构冬季取暖改造',
    what: '供暖前完成管线改造和安全检查。',
    lead: 'civil-affairs',
    proof: '验收单',
    source: { kind: 'from-instruction', reference: '关于安全过冬的批示', decidedBy: 'head' },
    days: 15,
    steps: [
      sign,
      { by: 'clerk', act: 'plan', input: { words: '先查管线，再改锅炉，最后验收。' } },
      { by: 'clerk', act: 'report', input: { words: '管线已查完，两处正在更换。' } },
    ],
  },
  {
    title: '报送年度审计项目计划执行情况',
    what: '列出未完成的项目、原因和补救办法。',
    lead: 'audit',
    proof: '情况报告',
    source: { kind: 'by-hand', reference: '审计工作会议提出' },
    days: 0,
    own: true,
    steps: [sign, { by: 'clerk', act: 'plan', input: { words: '当日汇总，当日报送。' } }],
  },
  {
    title: '整改农村敬老院消防通道堵塞问题',
    what: '逐院清理，落实专人，整改前后各附照片。',
    lead: 'civil-affairs',
    proof: '整改前后的照片和验收记录',
    source: { kind: 'from-instruction', reference: '关于养老机构消防安全的批示', decidedBy: 'head' },
    days: -4,
    own: true,
    since: 18,
    steps: [sign, { by: 'clerk', act: 'plan', input: { words: '先清理，再立标牌，逐院验收。' } }],
  },
  {
    title: '公布临时救助办事指南',
    what: '在政务服务大厅和网站公布条件、材料和时限。',
    lead: 'civil-affairs',
    proof: '公布的页面和照片',
    source: { kind: 'from-instruction', reference: '关于便民服务的批示', decidedBy: 'head' },
    days: 12,
    steps: [
      sign,
      { by: 'clerk', act: 'plan', input: { words: '先定稿，再公布。' } },
      { by: 'clerk', act: 'complete', input: { words: '已在大厅公布。' }, evidence: { name: '公布情况.txt', text: '指南已在大厅张贴。' } },
      { by: 'registrar', act: 'send-back', input: { reason: '网站还没有公布。' } },
      {
        by: 'clerk',
        act: 'complete',
        input: { words: '大厅、网站均已公布。' },
        evidence: { name: '公布情况（补充）.txt', text: '指南已在大厅张贴，并在网站公布。' },
      },
      { by: 'registrar', act: 'accept', input: { opinion: '材料齐全' }, graded: true },
      { by: 'registrar', act: 'close', input: { to: '行政首长' } },
    ],
  },
  {
    title: '统计临时救助资金结余',
    what: '按季度列出结余和原因。',
    lead: 'civil-affairs',
    proof: '统计表',
    source: { kind: 'by-hand', reference: '' },
    days: 10,
    steps: [{ by: 'registrar', act: 'withdraw', input: { reason: '已由年度决算一并统计。' } }],
  },
];

/** Assigns what is missing and takes each as far as it stands; one that is on record already is left alone. */
export async function tellTasks(office: Office): Promise<void> {
  const registry = await office.of('registrar');
  const { items } = await registry.get<{ items: readonly TaskLine[] }>('/tasks?limit=200');
  const there = new Set(items.map((one) => one.title));
  const terms = await registry.get<TaskTerms>('/tasks/terms');
  for (const { days, own, since, steps, ...task } of TASKS) {
    if (there.has(task.title)) continue;
    const form: TaskInput = {
      ...task,
      ...(since === undefined ? {} : { assignedOn: daysAfter(registry.me.today.date, -since) }),
      ...(terms.namesResponsible ? { responsible: `${task.lead}.head` } : {}),
      ...(terms.system === undefined || own === true ? { due: daysAfter(registry.me.today.date, days), basis: '交办时议定' } : {}),
    };
    const { id } = await registry.post<ActDone>('/tasks', { act: 'assign', input: { form } });
    for (const step of steps) {
      const desk = step.by === 'registrar' ? registry : await office.of(`${task.lead}.clerk`);
      await take(desk, id, step);
    }
  }
}

/** How often a step is taken anew: the system reminds of one limit three times at most. */
const TAKEN_ANEW = 5;

/** The system may remind of a late task between the look and the act, as it may of anybody's: whoever acts looks again. */
async function take(desk: Desk, id: string, step: Step, left = TAKEN_ANEW): Promise<void> {
  const { act, input, evidence, graded } = step;
  const { version, grades } = await desk.get<TaskView>(`/tasks/${id}`);
  const given = {
    ...(input as object),
    ...(evidence === undefined ? {} : { files: [await desk.upload(evidence.name, evidence.text)] }),
    ...(graded === true && grades[0] !== undefined ? { grade: grades[0] } : {}),
    ...(act === 'close' ? { on: desk.me.today.date } : {}),
  };
  try {
    await desk.post(`/tasks/${id}/acts`, { act, input: given, seen: version });
  } catch (error) {
    if (left === 0 || !(error instanceof ApiProblem) || error.problem.code !== 'conflict.stale') throw error;
    await take(desk, id, step, left - 1);
  }
}
