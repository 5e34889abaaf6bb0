/** The indicators, classes and limits of an assessment as fields that one fills in, and read back. Pure. */
import type { Terms } from '@lingxing/affairs/assessment';
import { INDICATOR_NAMES, INDICATORS } from '@lingxing/affairs/assessment-labels';
import type { AssessmentView, OrganisationView } from '@lingxing/server/contracts';
import { type Field, textIn, type Values } from '../acts/form.ts';
import { LEADER_ROLES } from '../lib/names.ts';

const DEFAULT_DAYS = '5';

const OWN_HINT = '一行一个，单位后写数，例如：财政局 12；都一样的不填';
export const GROUPS_HINT = '一行一类，先写类别，冒号后写单位，以顿号隔开，例如：经济管理类：财政局、民政局';

export function termsFields(organisation: OrganisationView | undefined): readonly Field[] {
  const leaders = (organisation?.posts ?? []).filter((one) => LEADER_ROLES.has(one.role)).map((one) => [one.id, one.title] as const);
  return [
    ...INDICATOR_NAMES.flatMap((kind): readonly Field[] => {
      const { label, counts, planned } = INDICATORS[kind];
      return [
        { kind: 'number', name: `full-${kind}`, label: `${label}：分值`, min: 1, max: 100, half: true, hint: `${counts}；不设的留空` },
        { kind: 'line', name: `each-${kind}`, label: `${label}：每件扣分`, half: true, hint: '至多一位小数' },
        ...(planned
          ? ([
              { kind: 'number', name: `plan-${kind}`, label: `${label}：各单位全年计划数`, min: 0, max: 10_000 },
              { kind: 'words', name: `own-${kind}`, label: `${label}：计划数另定的单位`, rows: 2, hint: OWN_HINT },
            ] as const)
          : []),
      ];
    }),
    { kind: 'words', name: 'groups', label: '分类和单位', rows: 5, required: true, hint: GROUPS_HINT },
    { kind: 'number', name: 'appealDays', label: '申诉期限（工作日）', min: 1, max: 60, required: true, half: true },
    {
      kind: 'choice',
      name: 'approver',
      label: '由谁批准',
      look: 'select',
      options: [['', '请选择'], ...leaders],
      required: true,
      half: true,
    },
    { kind: 'line', name: 'ground', label: '依据', required: true, hint: '由谁批准、期限几日，依据哪个文件' },
  ];
}

export function beginTerms(organisation: OrganisationView | undefined, approver = ''): Values {
  const names = (organisation?.departments ?? [])
    .filter((one) => one.kind === 'department' || one.kind === 'legal-review')
    .map((one) => one.name);
  return { groups: names.length === 0 ? '' : `政府部门：${names.join('、')}`, appealDays: DEFAULT_DAYS, approver, ground: '' };
}

/** What is filled in where the terms are changed. */
export const valuesOf = ({ indicators, groups, appealDays, approver, ground }: AssessmentView['terms']): Values => ({
  ...Object.fromEntries(
    indicators.flatMap(({ kind, full, eachTenths, plan, own }) => [
      [`full-${kind}`, `${full}`],
      [`each-${kind}`, `${eachTenths / 10}`],
      ...(plan === undefined
        ? []
        : [
            [`plan-${kind}`, `${plan}`],
            [`own-${kind}`, own.map((one) => `${one.department.name} ${one.plan}`).join('\n')],
          ]),
    ]),
  ),
  groups: groups.map((one) => `${one.name}：${one.departments.map((of) => of.name).join('、')}`).join('\n'),
  appealDays: `${appealDays}`,
  approver: approver.id,
  ground,
});

interface Read {
  readonly terms: Terms;
  readonly faults: Readonly<Record<string, string>>;
}

const withOwn = <T>(own: readonly T[]) => (own.length === 0 ? {} : { own: [...own] });

/** What is filled in, and what is amiss with it by field: names that no department bears, points that are no number. */
export function termsIn(values: Values, organisation: Pick<OrganisationView, 'departments'> | undefined): Read {
  const t = (name: string) => textIn(values, name);
  const faults: Record<string, string> = {};
  const ids = new Map((organisation?.departments ?? []).map((one) => [one.name, one.id]));
  const ownPlans = (field: string) =>
    t(field)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .flatMap((line) => {
        const [, name = '', plan = ''] = /^(.+?)[\s：:]*(\d{1,5})$/u.exec(line) ?? [];
        const department = ids.get(name.trim());
        if (department === undefined) faults[field] = name === '' ? `“${line}”没有写数` : `没有名为“${name.trim()}”的单位`;
        return department === undefined ? [] : [{ department, plan: Number(plan) }];
      });
  const indicators = INDICATOR_NAMES.filter((kind) => t(`full-${kind}`) !== '').map((kind) => {
    const each = t(`each-${kind}`);
    if (!/^\d{1,3}(\.\d)?$/u.test(each)) faults[`each-${kind}`] = '请填写每件扣几分，至多一位小数';
    const { planned } = INDICATORS[kind];
    if (planned && t(`plan-${kind}`) === '') faults[`plan-${kind}`] = '请填写计划数';
    return {
      kind,
      full: Number(t(`full-${kind}`)),
      eachTenths: Math.round(Number(each) * 10),
      ...(planned ? { plan: Number(t(`plan-${kind}`)), ...withOwn(ownPlans(`own-${kind}`)) } : {}),
    };
  });
  const [first = 'late'] = INDICATOR_NAMES;
  if (indicators.length === 0) faults[`full-${first}`] = '请至少设一项指标';
  const groups = t('groups')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', of = ''] = line.split(/[：:]/u);
      const names = of.split(/[、，,]/u).map((one) => one.trim());
      const unknown = names.find((one) => !ids.has(one));
      if (unknown !== undefined) faults['groups'] = unknown === '' ? `“${name}”没有写单位` : `没有名为“${unknown}”的单位`;
      return { name: name.trim(), departments: names.flatMap((one) => ids.get(one) ?? []) };
    });
  return { terms: { indicators, groups, appealDays: Number(t('appealDays')), approver: t('approver'), ground: t('ground') }, faults };
}
