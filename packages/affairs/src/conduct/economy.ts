/** Sparing documents and bulletins (精简文件简报): the restrictions on them, held against a paper and the list that the office keeps. */
import type { Participant, Restriction } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { Context } from '../kernel/procedure.ts';
import { broken, kept } from '../office/findings.ts';
import { officeOf, titles } from '../office/posts.ts';
import { restrictionsOn } from './restrictions.ts';

/** What of a paper the restrictions turn on. */
export interface Spared {
  /** The body whose own paper it is, or which drafted it in the government's name. */
  readonly body: string | undefined;
  /** Whether it goes out in the government's or its office's name. */
  readonly inGovernmentsName: boolean;
  /** Whether a department submits it to its own government. */
  readonly submitted: boolean;
  readonly bulletin: { readonly name: string } | undefined;
  /** The bulletins that came in from this body already, as far as they are known. */
  readonly came?: readonly string[] | undefined;
  readonly substance: 'substantial' | 'dispensable' | undefined;
}

/** What the restrictions find; nothing on a town's paper, of which the texts do not speak. */
export function economyFindings(ctx: Context, paper: Spared): Finding[] {
  const department = paper.body === undefined ? undefined : ctx.organisation.departments.get(paper.body);
  if (department?.kind === 'lower-government') return [];
  const who: Participant = paper.inGovernmentsName ? 'government' : 'department';
  const empty = paper.substance === 'dispensable' ? restrictionsOn(ctx.pack, 'empty-documents', who) : [];
  return [
    ...empty.map(({ norm }) =>
      broken(norm, 'prohibition.broken', `此件没有实质内容、可发可不发。规定：${norm.says}。`, '不发；有实质内容的，写明白再发。'),
    ),
    ...(paper.submitted && paper.bulletin !== undefined
      ? bulletins(ctx, department?.bulletins ?? [], paper.came ?? [], paper.bulletin.name)
      : []),
  ];
}

function bulletins(ctx: Context, listed: readonly string[], came: readonly string[], name: string): Finding[] {
  return [
    ...restrictionsOn(ctx.pack, 'unapproved-bulletin', 'department').map(({ norm }) => approved(ctx, norm, listed.includes(name), name)),
    ...restrictionsOn(ctx.pack, 'second-bulletin', 'department').map(({ norm, value = 1 }) =>
      fewEnough(norm, value, new Set([...listed, ...came, name])),
    ),
  ];
}

function approved(ctx: Context, norm: Restriction['norm'], listed: boolean, name: string): Finding {
  if (listed) return kept(norm, 'bulletin.unapproved', `简报“${name}”已经核准。`);
  const office = ctx.pack.source.government.office.name;
  const who = titles(officeOf(ctx.organisation));
  return broken(norm, 'bulletin.unapproved', `简报“${name}”未经${office}核准。`, `请先报${office}${who === '' ? '' : `（${who}）`}核准。`);
}

function fewEnough(norm: Restriction['norm'], most: number, kinds: ReadonlySet<string>): Finding {
  const names = [...kinds].map((name) => `“${name}”`).join('、');
  return kinds.size <= most
    ? kept(norm, 'bulletin.kinds', `报送的简报有${kinds.size}种，不超过${most}种。`)
    : broken(
        norm,
        'bulletin.kinds',
        `连同此件报送的简报有${kinds.size}种：${names}，原则上${most}种。`,
        '请并入已有的简报，或者说明理由。',
      );
}
