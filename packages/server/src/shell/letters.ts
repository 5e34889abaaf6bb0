/**
 * A letter at the door: looked over for a secrecy mark before anything of it is kept, and for files that whoever brings
 * it may not use. Nothing of a classified paper comes in but the bare fact that there is one.
 */
import { BARE_TITLE, type Letter } from '@lingxing/affairs/incoming';
import type { Deps } from '../deps.ts';
import { markInFileName, markInTitle } from '../files/index.ts';
import { ProblemError } from '../http/problem.ts';
import { openAttachment } from './attachments.ts';
import type { Person } from './person.ts';
import { refuseMarked, refuseMarkedField, refuseMarkedWords, refuseSecrecy } from './text.ts';

const BARE_ONLY = `只登记收到的事实：密级照原件选定，标题写作“${BARE_TITLE}”，不录正文和附件，原件按保密规定另行办理。`;

/** Refuses a letter that bears a mark; its field 密级 is the procedure's to judge, which lets the bare fact in. */
export function refuseMarkedLetter(letter: Letter): void {
  const title = markInTitle(letter.title, '标题');
  if (title) refuseSecrecy(`标题中有密级标志“${title.mark}”，本系统不得存储、处理。`, BARE_ONLY);
  const named = letter.attachments.map((one) => markInFileName(one.name, '附件名称')).find((one) => one !== undefined);
  if (named) refuseSecrecy(`附件名称中有密级标志“${named.mark}”，本系统不得存储、处理。`, BARE_ONLY);
  refuseMarked(letter.text, '正文', BARE_ONLY);
  for (const [text, where] of [
    [letter.sender.name, '来文单位'],
    [letter.number, '来文字号'],
    [letter.recipients.join('\n'), '主送机关'],
    ...letter.countersignatures.map((one) => [one.grounds, '会签意见'] as const),
  ] as const)
    refuseMarkedField(text, where, BARE_ONLY);
}

/** Refuses an act on a paper whose words bear a mark. */
export const refuseMarkedActs = (input: unknown, reason: string | undefined): void => refuseMarkedWords(input, reason, BARE_ONLY);

/** Refuses files that this person may not open, but for those the matter has already: to know a hash opens nothing. */
export async function refuseForeignFiles(
  deps: Deps,
  person: Person,
  hashes: Iterable<string>,
  known: ReadonlySet<string> = new Set(),
): Promise<void> {
  for (const hash of new Set(hashes)) {
    if (known.has(hash) || (await openAttachment(deps, person, hash)) !== undefined) continue;
    throw new ProblemError('request.invalid', { detail: '引用的附件不存在，请重新上传。' });
  }
}

/** A letter as a person enters it: no mark, no foreign file, and no sheet but the one that came with it. */
export async function admitLetter(deps: Deps, person: Person, letter: Letter, known?: Letter): Promise<void> {
  refuseMarkedLetter(letter);
  if (letter.sheet !== undefined && letter.sheet !== known?.sheet)
    throw new ProblemError('request.invalid', { detail: '版面由来文单位印制，不能另行指定。' });
  const before = new Set(known?.attachments.map((one) => one.hash));
  await refuseForeignFiles(
    deps,
    person,
    letter.attachments.map((one) => one.hash),
    before,
  );
}
