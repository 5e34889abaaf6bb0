/** Whose paper it is: bodies of this government, and what anyone else is to it, guessed from the name. */
import type { OrganisationView } from '@lingxing/server/contracts';
import { withoutPlace } from '../../lib/names.ts';
import type { Option } from '../../components/combo.tsx';
import type { LetterForm, SenderClass } from './letter-form.ts';

export function senderOptions(organisation: OrganisationView | undefined, government: string): readonly Option[] {
  return (organisation?.departments ?? []).map(({ id, name }) => ({ id, name, short: withoutPlace(name, government) }));
}

export function senderOf(organisation: OrganisationView | undefined, id: string): LetterForm['sender'] | undefined {
  const body = organisation?.departments.find((one) => one.id === id);
  if (body === undefined) return undefined;
  return { class: body.kind === 'lower-government' ? 'lower-government' : 'department', body: id, name: body.name };
}

const GUESSES: readonly (readonly [RegExp, SenderClass])[] = [
  [/政协|政治协商/, 'political-consultative-conference'],
  [/人大|人民代表大会/, 'congress'],
  [/^中共|[省市县区]委(?:办公室|办)?$|党委/, 'party-committee'],
  [/[乡镇]人民政府|街道办事处/, 'lower-government'],
  [/人民政府|[省市][^县区]*[厅局委]$|国务院|[厅部]$/, 'superior'],
  [/局|委员会|公司|学校|医院|大学|协会|法院|检察院/, 'peer'],
];

/** A first guess, which stands in the field beside the name and can be changed there. */
export const guessedClass = (name: string): SenderClass => GUESSES.find(([pattern]) => pattern.test(name))?.[1] ?? 'public';
