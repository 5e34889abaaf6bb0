/** Who sends minutes out, who signs for them, who files them away, and what stands against it. */
import type { Finding } from '../kernel/finding.ts';
import { registry } from '../leave/roles.ts';
import { barred } from '../office/findings.ts';
import { addressees, copyOf, type Addressee, type DistributionAct, type DistributionEvent, listsOf } from './distribution.ts';
import { copiesFor, copiesOf, mayNotHave, signingFor } from './distribution-sight.ts';
import { ofOffice, ofPosts, stageFinding, type Asked, type Judge } from './judging.ts';
import type { ActInput } from './acts.ts';

/** They go out as they are signed and numbered, and no earlier. */
const out = (asked: Asked, act: DistributionAct): readonly Finding[] =>
  asked.state.minutes?.numbered === undefined
    ? [barred('step.missing', '纪要还没有签发、编号。', '请在纪要签发、编号以后办理。')]
    : [
        ...stageFinding(asked, act),
        ...(asked.state.minutes.archived !== undefined && act !== 'acknowledge-minutes'
          ? [barred('state.not-open', '纪要已经归档。')]
          : []),
      ];

const fresh = ({ state }: Asked, { posts, bodies }: ActInput<'distribute-minutes'>): readonly Addressee[] =>
  addressees(posts, bodies).filter((one) => copyOf(copiesOf(state), one) === undefined);

function sending(asked: Asked, input: ActInput<'distribute-minutes'>): readonly Finding[] {
  const { ctx, state } = asked;
  const { posts, departments } = ctx.organisation;
  const all = addressees(input.posts, input.bodies);
  if (all.some((one) => ('post' in one ? !posts.has(one.post) : !departments.has(one.body))))
    return [barred('organisation.unknown', '没有这一职务或者单位。', '请从名单中选择。')];
  const to = fresh(asked, input);
  if (to.length === 0)
    return [barred('input.invalid', all.length === 0 ? '未选择分送给谁。' : '所选的都已分送。', '请选择还没有分送的职务或者单位。')];
  const names = (these: readonly Addressee[]): string =>
    these.map((one) => ('post' in one ? posts.get(one.post)?.title : departments.get(one.body)?.name) ?? '').join('、');
  const nobody = to.filter((one) => signingFor(ctx, one).length === 0);
  const closed = to.filter((one) => mayNotHave(ctx, state, one));
  return [
    ...(nobody.length === 0 ? [] : [barred('input.invalid', `${names(nobody)}没有可以签收的人。`, '请改送其负责人，或者先在机构中设置。')]),
    ...(closed.length === 0
      ? []
      : [barred('state.not-open', `会议有不公开的议题，纪要不能送${names(closed)}。`, '请将其从分送名单中去掉。')]),
  ];
}

export const DISTRIBUTION_JUDGES: { readonly [A in DistributionAct]: Judge<A> } = {
  'distribute-minutes': (asked, input) => [
    ...ofOffice(asked, 'distribute-minutes'),
    ...out(asked, 'distribute-minutes'),
    ...(input === undefined ? [] : sending(asked, input)),
  ],
  'acknowledge-minutes': (asked) => {
    const mine = copiesFor(asked.ctx, asked.state, asked.actor.post);
    return [
      ...out(asked, 'acknowledge-minutes'),
      ...(mine.length === 0
        ? [barred('authority.not-yours', '纪要没有分送给你。')]
        : mine.every((one) => one.acknowledged !== undefined)
          ? [barred('state.not-open', '纪要已经签收。')]
          : []),
    ];
  },
  'archive-minutes': (asked) => [
    ...ofPosts(asked, 'archive-minutes', registry(asked.ctx.organisation)),
    ...out(asked, 'archive-minutes'),
    ...(asked.state.minutes?.numbered !== undefined && copiesOf(asked.state).length === 0
      ? [barred('step.missing', '纪要还没有分送。', '请先分送。')]
      : []),
  ],
};

type Following<A extends DistributionAct> = (asked: Asked, input: ActInput<A>) => readonly DistributionEvent[];

export const DISTRIBUTION_FOLLOWING: { readonly [A in DistributionAct]: Following<A> } = {
  'distribute-minutes': (asked, input) => [{ type: 'minutes-distributed', v: 1, ...listsOf(fresh(asked, input)), note: input.note }],
  'acknowledge-minutes': ({ ctx, state, actor }) => [
    {
      type: 'minutes-acknowledged',
      v: 1,
      ...listsOf(copiesFor(ctx, state, actor.post).filter((one) => one.acknowledged === undefined)),
    },
  ],
  'archive-minutes': (_asked, { retention }) => [{ type: 'minutes-archived', v: 1, retention }],
};
