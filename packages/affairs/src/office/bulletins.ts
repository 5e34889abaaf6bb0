/** Bulletins (简报) that a body sends to its government, held against the norms on them and the list that the office keeps. */
import type { Applicable, NormOf } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { Context } from '../kernel/procedure.ts';
import { broken, kept } from './findings.ts';
import { titles, officeOf } from './posts.ts';

/** What the norms that apply to a bulletin of this body find; nothing where it is none. */
export function bulletinFindings(
  ctx: Context,
  norms: Applicable,
  body: string | undefined,
  bulletin: { readonly name: string } | undefined,
): Finding[] {
  if (bulletin === undefined) return [];
  const department = body === undefined ? undefined : ctx.organisation.departments.get(body);
  const listed = department?.bulletins ?? [];
  return norms
    .of('bulletin')
    .flatMap((norm) => [
      ...(norm.approvedBy === undefined ? [] : [approved(ctx, norm, listed.includes(bulletin.name), bulletin.name)]),
      ...(norm.value === undefined ? [] : [fewEnough(norm, norm.value, new Set([...listed, bulletin.name]))]),
    ]);
}

function approved(ctx: Context, norm: NormOf<'bulletin'>, listed: boolean, name: string): Finding {
  if (listed) return kept(norm, 'bulletin.unapproved', `简报“${name}”已经核准。`);
  const office = ctx.pack.source.government.office.name;
  const who = titles(officeOf(ctx.organisation));
  return broken(norm, 'bulletin.unapproved', `简报“${name}”未经${office}核准。`, `请先报${office}${who === '' ? '' : `（${who}）`}核准。`);
}

function fewEnough(norm: NormOf<'bulletin'>, most: number, kinds: ReadonlySet<string>): Finding {
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
