/**
 * The papers that have come in (收文) in the demonstration: everyday ones of a county, district or city, invented in title
 * and text. Each is registered and carried by the acts of the posts whose work it is, and left where a visitor can go on.
 */
import type { LetterInput } from '@lingxing/affairs/incoming';
import type { Desk, Office } from './api.ts';
import type { DemoOrganisation } from './organisation.ts';
import type { Story } from './stories.ts';

export interface Paper {
  readonly id: string;
  readonly letter: (organisation: DemoOrganisation, today: string) => LetterInput;
  /** Carries it on once it is registered; nothing where it is left with the registrar. */
  readonly carried?: (hands: Hands) => Promise<void>;
}

/** Who does what to one paper. */
export interface Hands {
  readonly today: string;
  readonly organisation: DemoOrganisation;
  readonly act: (post: string, act: string, input: unknown, reason?: string) => Promise<void>;
}

const bodyOf = (organisation: DemoOrganisation, id: string) => {
  const body = organisation.departments.find((one) => one.id === id);
  if (body === undefined) throw new Error(`there is no department ${id}`);
  return body;
};

const fromBody = (organisation: DemoOrganisation, id: string): LetterInput['sender'] => ({
  class: 'department',
  body: id,
  name: bodyOf(organisation, id).name,
});

const leaderOf = (organisation: DemoOrganisation, id: string): string => bodyOf(organisation, id).leader ?? 'head';

const numbered = (organisation: DemoOrganisation, id: string, today: string, n: number): string =>
  `${bodyOf(organisation, id).mark ?? '发'}〔${today.slice(0, 4)}〕${n}号`;

export const PAPERS: readonly Paper[] = [
  {
    id: 'to-be-recommended',
    letter: (o, today) => ({
      sender: fromBody(o, 'education'),
      title: '关于解决中心校供暖设备更新经费的请示',
      kind: 'request',
      number: numbered(o, 'education', today, 21),
      dated: today,
      pages: 3,
      text: '中心校供暖锅炉已到使用年限，拟更新设备，所需经费请予解决。妥否，请批示。',
      characters: 620,
    }),
  },
  {
    id: 'without-countersignature',
    letter: (o, today) => ({
      sender: fromBody(o, 'agriculture'),
      title: '关于调整农机购置补贴配套资金的请示',
      kind: 'request',
      number: numbered(o, 'agriculture', today, 33),
      dated: today,
      pages: 2,
      departmentsConcerned: ['finance'],
      text: '拟调整农机购置补贴配套比例，涉及财政部门职权，请予批准。',
      characters: 540,
    }),
  },
  {
    id: 'with-the-leader',
    letter: (o, today) => ({
      sender: fromBody(o, 'civil-affairs'),
      title: '关于实施敬老院消防设施改造的请示',
      kind: 'request',
      number: numbered(o, 'civil-affairs', today, 12),
      dated: today,
      pages: 2,
      urgency: 'urgent',
      text: '经排查，两所敬老院消防设施老化，拟组织改造。妥否，请批示。',
      characters: 480,
    }),
    carried: ({ act, organisation }) =>
      act('registrar', 'recommend', {
        opinion: '事项属民政部门职责，改造依据充分。拟请分管领导阅示。',
        nature: 'handle',
        leaders: [leaderOf(organisation, 'civil-affairs')],
      }),
  },
  {
    id: 'report-with-the-leader',
    letter: (o, today) => ({
      sender: fromBody(o, 'emergency'),
      title: '关于前三季度安全生产工作情况的报告',
      kind: 'report',
      number: numbered(o, 'emergency', today, 45),
      dated: today,
      pages: 4,
      text: '前三季度全域安全生产形势总体平稳，现将有关情况报告如下。',
      characters: 1_800,
    }),
    carried: ({ act, organisation }) =>
      act('registrar', 'recommend', {
        opinion: '阅件。拟呈分管领导阅。',
        nature: 'read',
        leaders: [leaderOf(organisation, 'emergency')],
      }),
  },
  {
    id: 'being-handled',
    letter: (_o, today) => ({
      sender: { class: 'peer', name: '邻县人民政府办公室' },
      title: '关于商请共同开展界河清淤的函',
      kind: 'letter',
      number: `邻政办函〔${today.slice(0, 4)}〕18号`,
      dated: today,
      pages: 2,
      text: '界河部分河段淤积，商请共同清淤，请予函复。',
      characters: 430,
    }),
    carried: async ({ act, organisation, today }) => {
      const leader = leaderOf(organisation, 'agriculture');
      await act('registrar', 'recommend', {
        opinion: '拟请分管领导阅示，由农业农村部门研究提出意见。',
        nature: 'handle',
        leaders: [leader],
      });
      await act(leader, 'instruct', { form: 'text', view: 'instruct', text: '请农业农村局会同有关单位研究，提出意见。' });
      await act('registrar', 'assign', {
        host: 'agriculture',
        helpers: ['finance'],
        requirement: '研究提出意见，起草复函。',
        due: daysAfter(today, 10),
      });
    },
  },
  {
    id: 'circulated',
    letter: (_o, today) => ({
      sender: { class: 'superior', name: '上级人民政府办公室' },
      title: '关于做好岁末年初重点工作的通知',
      kind: 'notice',
      number: `政办发〔${today.slice(0, 4)}〕60号`,
      dated: today,
      pages: 5,
      text: '为做好岁末年初民生保障、安全生产等重点工作，现通知如下。',
      characters: 2_600,
    }),
    carried: async ({ act, organisation }) => {
      await act('registrar', 'recommend', { opinion: '阅件。拟送政府领导和有关部门传阅。', nature: 'read', leaders: [] });
      const leaders = organisation.posts
        .filter((post) => ['head', 'executive-deputy', 'deputy'].includes(post.role))
        .map((post) => post.id);
      await act('registrar', 'circulate', { readers: [...leaders, 'finance.head', 'emergency.head', 'education.head'] });
      await act('executive-deputy', 'read', {});
    },
  },
  {
    id: 'from-the-public',
    letter: (_o, today) => ({
      sender: { class: 'public', name: '来信群众' },
      title: '关于增设公交站点的来信',
      kind: 'other',
      dated: today,
      pages: 1,
      text: '希望在新建小区附近增设公交站点。',
      characters: 160,
    }),
  },
];

/** A department's own request, sent through the system: it waits at the registry to be received. */
export const SUBMISSION: Story = {
  id: 'submitted',
  host: 'market',
  draft: (s) => ({
    title: '关于开展农贸市场标准化改造的请示',
    kind: 'request',
    issuer: 'department',
    to: 'government',
    recipients: [s.government],
    note: '联系人：局办公室，电话见通讯录',
    publication: 'none',
    publicationGround: '内部请示事项',
    body: [
      {
        type: 'paragraph',
        runs: [{ text: '为改善群众购物环境，拟对农贸市场分批开展标准化改造，所需资金由市场开办单位自筹。妥否，请批示。' }],
      },
    ],
  }),
};

function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

interface Seen {
  readonly version: number;
}

/** Registers a paper and carries it on; one whose title is there already is left alone. */
export async function tellPaper(office: Office, organisation: DemoOrganisation, paper: Paper, titles: ReadonlySet<string>): Promise<void> {
  const registrar = await office.of('registrar');
  const today = registrar.me.today.date;
  const letter = paper.letter(organisation, today);
  if (titles.has(letter.title)) return;
  const { id } = await registrar.post<{ id: string }>('/incoming', { letter, channel: 'paper' });
  const act = async (post: string, name: string, input: unknown, reason?: string): Promise<void> => {
    const desk: Desk = await office.of(post);
    const { version } = await desk.get<Seen>(`/incoming/${id}`);
    await desk.post(`/incoming/${id}/acts`, { act: name, input, seen: version, ...(reason === undefined ? {} : { reason }) });
  };
  await paper.carried?.({ today, organisation, act });
}
