/** At the door: what may be taken in at all, and what a paper that comes in is registered with. */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import type { Context } from '../kernel/procedure.ts';

import { officeOf } from '../office/posts.ts';
import { barred } from '../office/findings.ts';
import { SECRECY_LABELS } from '../office/labels.ts';
import { breachesOf } from './breaches.ts';
import { authorityFinding, basisOf, type Asked } from './judging.ts';
import { BARE_TITLE, SENDER_CLASS_LABELS } from './labels.ts';
import { isSubmission, type Letter } from './letter.ts';

/** A classified paper is not taken in; the bare fact that it exists may be registered. */
export function secrecy(letter: Letter): Finding[] {
  if (letter.secrecy === 'none') return [];
  const bare =
    letter.title === BARE_TITLE &&
    letter.text === '' &&
    letter.attachments.length === 0 &&
    letter.sheet === undefined &&
    letter.countersignatures.every((one) => one.grounds === '');
  return bare
    ? []
    : [
        barred(
          'secrecy.classified',
          `来文标为${SECRECY_LABELS[letter.secrecy]}，本系统不收涉密内容。`,
          `只登记收到的事实：标题写作“${BARE_TITLE}”，不录正文和附件，原件按保密规定另行办理。`,
        ),
      ];
}

/** A paper is not of a body that is not there, nor of another kind than it is, nor from a day that is still to come. */
export function truth({ organisation, today }: Pick<Context, 'organisation' | 'today'>, letter: Letter): Finding[] {
  const { body, class: sender, name } = letter.sender;
  // A body of this government is not somebody else by being called so: the rules on submissions bind it.
  const disguised = isSubmission(letter)
    ? undefined
    : [...organisation.departments.values()].find((one) => one.name === name || (one.id === body && sender !== 'public'));
  const known = body === undefined ? undefined : organisation.departments.get(body);
  const lower = known?.kind === 'lower-government';
  return [
    ...(body !== undefined && known === undefined
      ? [barred('input.invalid', '来文单位不在本级单位名单中。', '请从名单中选择；不在名单中的，只写单位名称。')]
      : []),
    ...(disguised === undefined
      ? []
      : [
          barred(
            'input.invalid',
            `${disguised.name}是${SENDER_CLASS_LABELS[disguised.kind === 'lower-government' ? 'lower-government' : 'department']}，不是${SENDER_CLASS_LABELS[sender]}。`,
            '请改选来文单位类别。',
          ),
        ]),
    ...(known !== undefined && isSubmission(letter) && lower !== (sender === 'lower-government')
      ? [
          barred(
            'input.invalid',
            `${known.name}是${SENDER_CLASS_LABELS[lower ? 'lower-government' : 'department']}。`,
            '请改选来文单位类别。',
          ),
        ]
      : []),
    ...(letter.dated !== undefined && letter.dated > today
      ? [barred('input.invalid', '来文日期还没有到。', '请按来文填写成文日期。')]
      : []),
  ];
}

/** The bodies that a paper names besides its sender: touched by it, heard on it, submitting it too. */
const named = ({ departmentsConcerned, countersignatures, jointly = [] }: Letter): readonly string[] => [
  ...departmentsConcerned,
  ...countersignatures.map((one) => one.body),
  ...jointly.map((one) => one.body),
];

/** A paper touches, and was heard by, bodies that are there; one that it named before may have gone since. */
export function bodies({ organisation }: Pick<Context, 'organisation'>, letter: Letter, before?: Letter): Finding[] {
  const had = new Set(before === undefined ? [] : named(before));
  return named(letter).every((id) => organisation.departments.has(id) || had.has(id))
    ? []
    : [barred('input.invalid', '涉及、会签或者联合报送的单位不在本级单位名单中。', '请从名单中选择。')];
}

/** A paper that comes in: registered as it is, with what is found against it. */
export function judgeOpening(
  ctx: Context,
  post: Asked['post'],
  act: 'arrive' | 'register',
  letter: Letter,
  received: string,
  came: readonly string[] | undefined,
): Verdict & { readonly breaches: readonly Finding[] } {
  const breaches = breachesOf(ctx, letter, received, came);
  const door = [
    ...(act === 'arrive'
      ? []
      : [...authorityFinding({ ctx, post, letter }, act, officeOf(ctx.organisation)), ...truth(ctx, letter), ...bodies(ctx, letter)]),
    ...secrecy(letter),
  ];
  const verdict = verdictOf([...door, ...breaches], basisOf(ctx, act, letter));
  return { ...verdict, ...(door.length === 0 && breaches.length > 0 ? { stands: 'fact' as const } : {}), breaches };
}
