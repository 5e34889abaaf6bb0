/** What the office registers of something raised from outside, and what later acts write. */
import * as z from 'zod';
import { KIND_NAMES, RESULTS, type KindName, type ResultName } from './kinds.ts';

const line = (label: string, most = 200) =>
  z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(most, `${label}不得超过${most}字`);
const words = (label: string) => line(label, 8_000);

export const formSchema = z.object({
  kind: z.enum(KIND_NAMES as [KindName, ...KindName[]], '请选择类别'),
  subject: line('事由'),
  /** What it says. */
  content: words('内容'),
  /** Who raised it; left out where a letter bears no name. */
  from: line('提出的人或者机关', 100).optional(),
  /** How to reach him. */
  contact: line('联系方式', 100).optional(),
  /** The number it bears where it comes from. */
  number: line('原编号', 60).optional(),
  /** The day on which it came, Asia/Shanghai. */
  on: z.iso.date('请填写收到日期'),
  /** What is secret is answered to him who raised it and not published. */
  secret: z.boolean('请写明是否涉密').default(false),
  /** Important, as the office finds: some texts speak of important letters and major problems alone. */
  important: z.boolean('请写明是否重要').default(false),
});
export type OversightForm = z.output<typeof formSchema>;
export type OversightInput = z.input<typeof formSchema>;

/** A limit is a day with what it rests on; no text of the five names one. */
export const limitSchema = z.object({ due: z.iso.date('请填写办结期限'), basis: line('期限的依据', 300) });
export type Limit = z.output<typeof limitSchema>;

/** A limit made longer before it ends: to which day, and who agreed to it on what ground. */
export const extensionSchema = z.object({ due: z.iso.date('请填写延至何日'), basis: line('谁同意、依据何项规定', 300) });

export const replySchema = z.object({
  text: words('答复正文'),
  result: z.enum(Object.keys(RESULTS) as [ResultName, ...ResultName[]], '请选择办理结果').optional(),
  /** Whom one may ask about it, as it stands under a letter. Absent where nothing was written, and copies too. */
  contact: line('联系人、电话', 100).optional(),
  copies: z.array(line('抄送单位', 100)).max(20, '抄送单位不得多于20个').optional(),
});
export type Reply = z.output<typeof replySchema>;
