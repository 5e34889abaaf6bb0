/**
 * Passwords: argon2id with the parameters of OWASP's second profile (19 MiB, two passes), measured at 20 to 73 ms on
 * the reference machine. A hash carries its own parameters, so raising them later breaks nobody's sign-in.
 */
import { hash, verify } from '@node-rs/argon2';

/** `Algorithm.Argon2id` of the library, whose enum is declared ambient and cannot be named under isolated modules. */
const ARGON2ID = 2;
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), OPTIONS);

/** A hash of nothing anybody knows: verified where there is no such account, so that both answers take as long. */
let decoy: Promise<string> | undefined;

/** Whether the password is the account's; without an account it takes as long and says no. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(stored ?? (await decoy), password.normalize('NFC'));
  return stored !== undefined && matches;
}

/**
 * What is wrong with a new password, in one sentence, or undefined. Length first (GB/T 22239 asks for complexity):
 * ten characters of at least three of the four classes, not holding the account's name.
 */
export function passwordWeakness(password: string, account: string): string | undefined {
  if (Array.from(password).length < 10) return '密码至少10个字符。';
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]|\p{Lo}/u].filter((c) => c.test(password)).length;
  if (classes < 3) return '密码须含大写字母、小写字母、数字、符号中的三类。';
  if (password.toLowerCase().includes(account.toLowerCase())) return '密码不得包含账号名。';
  return undefined;
}
