/**
 * The small matters (请示报备) of the demonstration: a ribbon that waits for whoever agrees to it, an inscription that was
 * taken back, and a report of a department's, where the text wants any. Each is opened by the act that the text wants.
 */
import type { ConductInput } from '@lingxing/affairs/conduct';
import type { ActDone, ConductKinds, ConductVerdict, ConductView } from '@lingxing/server/contracts';
import type { Desk, Office } from './api.ts';

interface SmallMatter {
  /** Whose it is. */
  readonly post: string;
  /** Undefined where the text has nothing that it could be about. */
  readonly form: (desk: Desk, today: string) => Promise<ConductInput | undefined>;
  /** Why it is withdrawn again. */
  readonly withdrawn?: string;
}

const REPORTED = '重点项目资金安排情况';

export const MATTERS: readonly SmallMatter[] = [
  {
    post: 'deputy-agriculture',
    form: (_desk, today) =>
      Promise.resolve({
        kind: 'ceremony',
        subject: '农产品展销会开幕',
        on: daysAfter(today, 10),
        host: '农产品流通协会',
        place: '会展中心',
        details: '邀请出席开幕并剪彩。',
      }),
  },
  {
    post: 'deputy-education',
    form: (_desk, today) =>
      Promise.resolve({ kind: 'inscription', subject: '新建中学校名', on: daysAfter(today, 15), addressee: '新建中学筹建处' }),
    withdrawn: '校名改用印刷体，不再题写。',
  },
  {
    post: 'finance.head',
    form: async (desk, today) => {
      const { kinds } = await desk.get<ConductKinds>('/conduct/kinds?post=finance.head');
      const what = kinds.find((one) => one.kind === 'reporting')?.what[0];
      if (what === undefined) return undefined;
      return {
        kind: 'reporting',
        what: what.id as NonNullable<ConductInput['what']>,
        subject: REPORTED,
        on: daysAfter(today, 5),
        ...(what.condition === undefined ? {} : { condition: true }),
        details: '拟就重点项目资金的安排和到位情况作一次报告。',
      };
    },
  },
];

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Opens a matter as its post would; one that is on record already is left alone. */
export async function tellMatter(
  office: Office,
  { post, form: formFor, withdrawn }: SmallMatter,
  there: ReadonlySet<string>,
): Promise<void> {
  const desk = await office.of(post);
  const form = await formFor(desk, desk.me.today.date);
  if (form === undefined || [...there].some((title) => title.includes(form.subject))) return;
  const tried = await desk.post<ConductVerdict>('/conduct/verdicts', { act: 'apply', input: { form } });
  const [act = 'apply'] = tried.by;
  const { verdict } = act === 'apply' ? tried : await desk.post<ConductVerdict>('/conduct/verdicts', { act, input: { form } });
  const reason = verdict.outcome === 'warned' ? { reason: '临时接到安排' } : {};
  const { id } = await desk.post<ActDone>('/conduct', { act, input: { form }, ...reason });
  if (withdrawn === undefined) return;
  const { version } = await desk.get<ConductView>(`/conduct/${id}`);
  await desk.post(`/conduct/${id}/acts`, { act: 'withdraw', input: { reason: withdrawn }, seen: version });
}
