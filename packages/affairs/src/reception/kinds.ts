/** Words and data of 领导接访: the stages of one day on which somebody receives visitors. The screens draw their forms from here. */

export const STAGES = ['planned', 'held', 'called-off'] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_LABELS: Record<Stage, string> = { planned: '待接访', held: '已接访', 'called-off': '未接访' };
