/**
 * What is raised from outside (接受监督), in the demonstration: a suggestion that is handled, an inquiry whose answer waits for a
 * signature, a letter that waits to be given out or read, a lawsuit with its hearing noted. None is published or ended. Where the text
 * has leaders receive visitors, one day on which somebody did and one to come.
 */
import type { OversightInput } from '@lingxing/affairs/oversight';
import type { ActDone, OversightLine, OversightView, ReceptionsView } from '@lingxing/server/contracts';
import type { Office } from './api.ts';
import { daysAfter } from './matters.ts';

interface Step {
  readonly by: 'registrar' | 'clerk';
  readonly act: string;
  readonly input: (today: string) => unknown;
}

interface Raised {
  readonly form: Omit<OversightInput, 'on'>;
  readonly steps: readonly Step[];
}

const LEAD = 'education';
const given = (days: number, basis: string): Step => ({
  by: 'registrar',
  act: 'assign',
  input: (today) => ({ lead: LEAD, limit: { due: daysAfter(today, days), basis }, opinion: '请认真研究办理' }),
});

export const RAISED: readonly Raised[] = [
  {
    form: {
      kind: 'suggestion',
      subject: '增加公办幼儿园学位',
      content: '新建住宅区入园需求大，建议在规划中同步增加公办园学位。',
      from: '代表小组',
      number: '第12号',
    },
    steps: [
      given(90, '建议办理办法'),
      { by: 'clerk', act: 'talk', input: (today) => ({ way: 'meeting', on: today, words: '已同代表小组座谈，约定实地看两处园址。' }) },
    ],
  },
  {
    form: {
      kind: 'inquiry',
      subject: '义务教育阶段课后服务收费情况',
      content: '常委会会议上询问课后服务的收费标准和使用情况。',
      from: '人大常委会会议',
    },
    steps: [
      given(15, '会议要求'),
      { by: 'clerk', act: 'draft', input: () => ({ text: '课后服务收费按核定标准执行，结余转入下一学期，明细已在学校公示。' }) },
    ],
  },
  {
    form: {
      kind: 'letter',
      subject: '校门口早晚高峰拥堵',
      content: '上学放学时间校门口车辆拥堵，请安排疏导。',
      from: '学生家长',
      important: true,
    },
    steps: [],
  },
  {
    form: {
      kind: 'litigation',
      subject: '不服办学许可决定一案',
      content: '原告请求撤销不予许可的决定。',
      from: '某培训机构',
      number: '行初字第3号',
    },
    steps: [
      given(30, '法院通知'),
      { by: 'clerk', act: 'note', input: () => ({ what: 'hearing', words: '分管负责人出庭应诉，庭后提交补充意见。' }) },
    ],
  },
];

/** Days of reception where the text has leaders receive visitors: one held three weeks ago, one to come. */
async function tellReceptions(office: Office): Promise<void> {
  const registry = await office.of('registrar');
  const { norm, days, receivers } = await registry.get<ReceptionsView>('/oversight/receptions');
  const [first, second] = receivers;
  if (norm === undefined || days.length > 0 || first === undefined || second === undefined) return;
  const { date } = registry.me.today;
  const arrange = async (post: string, after: number): Promise<string> => {
    const form = { post, on: daysAfter(date, after), from: '09:00', until: '11:30', place: '群众来访接待大厅' };
    return (await registry.post<ActDone>('/oversight/receptions', { act: 'arrange', input: { form } })).id;
  };
  const held = await arrange(first.id, -21);
  const input = { receiver: first.id, people: 4, words: '反映校门口拥堵和公交线路调整，当场交有关单位办理。' };
  await registry.post(`/oversight/receptions/${held}/acts`, { act: 'hold', input, seen: 1 });
  await arrange(second.id, 9);
}

/** Registers what is missing and takes each as far as it stands; one that is on record already is left alone. */
export async function tellRaised(office: Office): Promise<void> {
  const registry = await office.of('registrar');
  const { items } = await registry.get<{ items: readonly OversightLine[] }>('/oversight?limit=200');
  for (const { form, steps } of RAISED) {
    if (items.some((one) => one.title.includes(form.subject))) continue;
    const today = registry.me.today.date;
    const { id } = await registry.post<ActDone>('/oversight', { act: 'register', input: { form: { ...form, on: today } } });
    for (const { by, act, input } of steps) {
      const desk = by === 'registrar' ? registry : await office.of(`${LEAD}.clerk`);
      const { version } = await desk.get<OversightView>(`/oversight/${id}`);
      await desk.post(`/oversight/${id}/acts`, { act, input: input(today), seen: version });
    }
  }
  await tellReceptions(office);
}
