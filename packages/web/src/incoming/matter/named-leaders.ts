/** 拟办意见 names the leaders to whom the paper is sent: those chosen, and those chosen afterwards in their place. Pure. */

/** The place of a template in which the leaders chosen are named. */
const LEADERS = '{领导}';
const PLACES = /(\{[^{}]+\})/u;

/** A template with the leaders chosen; with nobody chosen the place stays, and says so. */
export const naming = (template: string, titles: string): string => template.replaceAll(LEADERS, titles === '' ? LEADERS : titles);

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/**
 * An opinion as it is when others are chosen. What was written from a template, its other places filled by hand, is written
 * anew with the same fillings; words of the registrar's own stay as they are.
 */
export function renamed(opinion: string, templates: readonly string[], was: string, now: string): string {
  for (const template of templates) {
    if (!template.includes(LEADERS)) continue;
    const parts = template.split(PLACES);
    const pattern = parts.map((part) => (part === LEADERS ? literal(naming(part, was)) : PLACES.test(part) ? '(.+?)' : literal(part)));
    const found = new RegExp(`^${pattern.join('')}$`, 'su').exec(opinion);
    if (found === null) continue;
    const byHand = found.slice(1).values();
    return parts.map((part) => (part === LEADERS ? naming(part, now) : PLACES.test(part) ? (byHand.next().value ?? part) : part)).join('');
  }
  return naming(opinion, now);
}
