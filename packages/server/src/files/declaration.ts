/**
 * What an uploader declares of a file that cannot be read by the door: that a person has looked. Each wording is kept
 * under its edition for as long as a declaration made in it is.
 */
export const DECLARATIONS: Readonly<Record<string, string>> = {
  '2026-1': '我已核对原件，内容不涉及国家秘密。',
};

/** The edition in which declarations are made now. */
export const DECLARATION_IN_USE = '2026-1';

/** The wording of an edition; undefined where there is none. */
export const declarationText = (edition: string): string | undefined =>
  Object.hasOwn(DECLARATIONS, edition) ? DECLARATIONS[edition] : undefined;
