/** Whom what is late climbs to. Words alone: the screens read them too. */
export const RUNGS = { owner: '主办单位', 'department-head': '部门主要负责人', 'leader-in-charge': '分管领导' } as const;
export type RungName = keyof typeof RUNGS;
