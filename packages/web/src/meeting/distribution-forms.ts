/** What sending minutes out, signing for them and filing them away ask of whoever does it, as data; and as they are sent. Pure. */
import type { DistributionAct } from '@lingxing/affairs/meeting';
import type { MeetingView, OrganisationView } from '@lingxing/server/contracts';
import { archivingForm } from '../acts/archiving.ts';
import { type ActForm, listIn, textIn, type Values } from '../acts/form.ts';
import { words } from './form-fields.ts';

interface On {
  readonly view: MeetingView;
  readonly organisation?: OrganisationView | undefined;
}

/** Those to whom they have not gone yet. */
function left({ view }: On, kind: 'post' | 'body', all: readonly { readonly id: string; readonly name: string }[]) {
  const there = (view.distribution?.copies ?? []).filter((one) => one.addressee.kind === kind).map((one) => one.addressee.id);
  return all.filter((one) => !there.includes(one.id));
}
const proposed = ({ view }: On, kind: 'post' | 'body'): readonly string[] =>
  view.proposedCopies.filter((one) => one.kind === kind).map((one) => one.id);

export const DISTRIBUTION_FORMS: { readonly [A in DistributionAct]: (on: On) => ActForm } = {
  'distribute-minutes': (on) => ({
    fields: [
      {
        kind: 'many',
        of: 'given',
        name: 'posts',
        label: '分送的人员',
        choices: left(
          on,
          'post',
          (on.organisation?.posts ?? []).map((one) => ({ id: one.id, name: one.title })),
        ),
      },
      { kind: 'many', of: 'given', name: 'bodies', label: '分送的单位', choices: left(on, 'body', on.organisation?.departments ?? []) },
      words('note', '说明'),
    ],
    begin: { posts: proposed(on, 'post'), bodies: proposed(on, 'body'), note: '' },
    says: '已按参会人员、请假人员和议定事项涉及的单位列出，可以增减。分送后各方收到通知，可看纪要，须签收。',
  }),
  'acknowledge-minutes': () => ({ fields: [], begin: {}, says: '签收后，办公室看得到签收的时间。' }),
  'archive-minutes': () => archivingForm('永久', '归档后纪要不再分送，只供查阅；尚未签收的仍可签收。'),
};

export const isDistributionForm = (act: string): act is DistributionAct => Object.hasOwn(DISTRIBUTION_FORMS, act);

export function distributionInput(act: DistributionAct, values: Values): Record<string, unknown> {
  switch (act) {
    case 'distribute-minutes':
      return { posts: listIn(values, 'posts'), bodies: listIn(values, 'bodies'), note: textIn(values, 'note') };
    case 'acknowledge-minutes':
      return {};
    case 'archive-minutes':
      return { retention: textIn(values, 'retention') };
  }
}
