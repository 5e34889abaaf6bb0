/** The API of a department's plan of meetings for the year: its lines, and what was asked and held against each. */
import * as z from 'zod';

const times = z.number('请填写次数').int('次数须是整数').min(0, '次数不得少于0').max(500, '次数不得大于500');
const budget = z.number('请填写经费').min(0, '经费不得少于0').max(1_000_000_000, '经费不得大于10亿元').multipleOf(0.01, '经费写到分为止');
const year = z.number('请填写年度').int().min(2000, '请核对年度').max(2200, '请核对年度');

/** Without a department, one's own. */
export const addMeetingPlan = z.object({
  department: z.string().min(1).max(80).optional(),
  year,
  subject: z.string('请填写题目').trim().min(1, '请填写题目').max(200, '题目不得超过200字'),
  times,
  budget,
});
export type AddMeetingPlan = z.output<typeof addMeetingPlan>;
/** 0 times: the line was given up. */
export const changeMeetingPlan = z.object({ times, budget });
export type ChangeMeetingPlan = z.output<typeof changeMeetingPlan>;
export const meetingPlanKept = z.object({ id: z.string() });
export const meetingPlansQuery = z.object({ year: z.coerce.number().int().min(2000).max(2200) });

export const meetingPlanLine = z.object({
  id: z.string(),
  department: z.object({ id: z.string(), name: z.string() }),
  year: z.number().int(),
  subject: z.string(),
  times: z.number().int(),
  budget: z.number(),
  asked: z.number().int(),
  held: z.number().int(),
  cost: z.number(),
  /** More were asked for than were planned, or they come to more than the budget of the line: told, no text judges it. */
  over: z.boolean(),
});
export type MeetingPlanLineView = z.infer<typeof meetingPlanLine>;

export const meetingPlansView = z.object({
  year: z.number().int(),
  lines: z.array(meetingPlanLine),
  /** Departments whose plan this person keeps. */
  keeps: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type MeetingPlansView = z.infer<typeof meetingPlansView>;
