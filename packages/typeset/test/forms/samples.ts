/** Forms for the tests. Nothing in them is taken from a real document. */
import type { DispatchForm, FormOpinion, IncomingForm, Strokes } from '../../src/index.ts';
import { NOTICE } from '../samples.ts';

export const day = (d: number): { y: number; m: number; d: number } => ({ y: 2026, m: 11, d });

export const said = (post: string, text: string, d = 20): FormOpinion => ({ post, text, date: day(d) });

/** 「同意」 in a few strokes, on a pad of 600 × 300. */
export const WRITTEN: Strokes = {
  type: 'strokes',
  width: 600,
  height: 300,
  strokes: [
    [
      [60, 60, 0.3],
      [62, 140, 0.6],
      [58, 240, 0.9],
    ],
    [
      [60, 60, 0.3],
      [140, 58, 0.5],
      [220, 62, 0.6],
      [222, 140, 0.8],
      [218, 235, 1],
      [200, 215, 0.2],
    ],
    [
      [95, 110],
      [180, 105],
    ],
    [
      [105, 150],
      [105, 200],
    ],
    [
      [105, 150],
      [170, 148],
      [168, 198],
      [108, 200],
    ],
    [
      [330, 70, 0.4],
      [480, 64, 0.7],
    ],
    [[405, 30, 0.8]],
    [
      [340, 120, 0.4],
      [345, 180, 0.7],
      [470, 178, 0.7],
      [468, 118, 0.4],
      [340, 120, 0.4],
    ],
    [
      [320, 230],
      [340, 260],
      [420, 262],
      [500, 225],
    ],
  ],
};

export const DISPATCH: DispatchForm = {
  office: '泽州县人民政府办公室',
  number: '泽政发〔2026〕12号',
  urgency: '加急',
  secrecy: '无',
  title: '泽州县人民政府关于做好汛期值班工作的通知',
  signed: [{ post: '县长', hand: WRITTEN, date: day(23) }],
  countersigned: [said('分管财政工作的副县长', '同意，所需经费从年度预算中安排。', 21)],
  reviewed: [said('分管应急工作的副县长', '同意，请县长签发。', 22)],
  vetted: [said('县政府办公室主任', '文字已核，符合行文规则，请审核。', 20), { post: '县政府办公室文书', circle: 'read', date: day(19) }],
  legality: [said('县司法局', '未发现与上位法抵触之处。', 18)],
  approved: [said('县应急管理局局长', '同意报送。', 17)],
  recipients: ['各镇人民政府', '县政府各部门、各直属单位'],
  carbonCopies: ['县委办公室', '县人大常委会办公室', '县政协办公室'],
  attachments: ['值班安排表', '值班电话表'],
  drafter: '县应急管理局',
  draftedBy: '县应急管理局文书',
  disclosure: '主动公开',
  copies: 80,
  proofreader: '县政府办公室文书',
  printed: day(23),
  meta: NOTICE.meta,
};

export const INCOMING: IncomingForm = {
  office: '泽州县人民政府办公室',
  registered: '〔2026〕收1024号',
  received: { ...day(16), hour: 9, minute: 5 },
  sender: '县财政局',
  number: '泽财〔2026〕88号',
  dated: day(15),
  kind: '请示',
  urgency: '特急',
  secrecy: '无',
  copies: 2,
  sheets: 6,
  title: '关于追加农村公路养护专项资金的请示',
  proposals: [said('县政府办公室主任', '拟请分管财政工作的副县长阅示，县交通运输局提出意见。', 16)],
  directives: [
    { ...said('分管财政工作的副县长', '请县财政局会同县交通运输局核实资金缺口，提出分年度安排方案，报县长审定。', 17), rank: 3 },
    {
      rank: 1,
      post: '县长',
      hand: WRITTEN,
      date: day(18),
      entered: { by: '县政府办公室文书', date: day(20) },
    },
    { rank: 2, post: '常务副县长', circle: 'agree', date: day(18) },
  ],
  handling: { host: '县财政局', assisting: ['县交通运输局', '县审计局'], due: day(27) },
  results: [said('县财政局', '已会同县交通运输局核实，方案随文报送。', 25)],
  closed: day(26),
  filed: '2026年·永久·第12卷',
  meta: NOTICE.meta,
};
