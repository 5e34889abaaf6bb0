/** What is asked for or reported: one small matter with the facts of its kind and no others. */
import { dayNumber, type MatterName } from '@lingxing/workrules';
import * as z from 'zod';
import type { Finding } from '../kernel/finding.ts';
import { barred } from '../office/findings.ts';
import { attachmentRefSchema } from '../office/paper.ts';
import { FACTS, factsOf, isNeeded, KIND_NAMES, KINDS, MATTER_LABELS, type FactName, type KindName } from './kinds.ts';

const line = (fact: FactName, most = 200) =>
  z.string(`请填写${FACTS[fact].label}`).trim().min(1, `请填写${FACTS[fact].label}`).max(most, `${FACTS[fact].label}不得超过${most}字`);
const day = z.iso.date('请填写日期');

export const conductFormSchema = z
  .object({
    kind: z.enum(KIND_NAMES as [KindName, ...KindName[]], '请选择事项的类别'),
    subject: line('subject'),
    /** The day on which it is to be, or was; of a report, the day of what is reported. Asia/Shanghai. */
    on: day,
    until: day.optional(),
    place: line('place').optional(),
    host: line('host').optional(),
    outlet: line('outlet').optional(),
    addressee: line('addressee').optional(),
    companions: z.array(line('companions', 60)).min(1).max(50, '陪同、随行人员不得多于50人').optional(),
    reception: line('reception', 500).optional(),
    coverage: line('coverage', 500).optional(),
    beyond: z.boolean().optional(),
    concurrent: z.boolean().optional(),
    condition: z.boolean().optional(),
    what: z.enum(Object.keys(MATTER_LABELS) as [MatterName, ...MatterName[]]).optional(),
    details: line('details', 4_000).optional(),
    /** What goes with it: the invitation, the draft of the article, the plan of the trip. */
    attachments: z.array(attachmentRefSchema).max(60, '附件不得多于60件').optional(),
  })
  .superRefine((form, refine) => {
    const asked = new Set<string>(factsOf(form.kind));
    for (const fact of Object.keys(FACTS) as FactName[]) {
      if (form[fact] !== undefined && !asked.has(fact))
        refine.addIssue({ code: 'custom', path: [fact], message: `${KINDS[form.kind].label}不填${FACTS[fact].label}` });
      if (form[fact] === undefined && isNeeded(form.kind, fact))
        refine.addIssue({ code: 'custom', path: [fact], message: `请写明${FACTS[fact].label}` });
    }
  });
export type ConductForm = z.output<typeof conductFormSchema>;
export type ConductInput = z.input<typeof conductFormSchema>;

/** How far ahead and back a matter may lie: our own bounds, no text sets one. */
const FURTHEST = 400;
const LONGEST_AGO = 731;

/** Why these days cannot be; undefined where they can. */
export function impossibleDays({ on, until }: Pick<ConductForm, 'on' | 'until'>, today: string): Finding | undefined {
  if (until !== undefined && until < on) return barred('input.invalid', '截止日期早于起始日期。', '请改日期。');
  if (dayNumber(on) - dayNumber(today) > FURTHEST) return barred('input.invalid', `日期距今超过${FURTHEST}日。`, '请核对日期。');
  return dayNumber(today) - dayNumber(on) > LONGEST_AGO ? barred('input.invalid', '日期距今超过两年。', '请核对年份。') : undefined;
}
