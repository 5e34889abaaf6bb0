/** What an answer is worth while a matter is written: one asked in a form that the text does not have is no verdict on it. */
import { describe, expect, test } from 'vitest';
import { answersTheMatter } from '../src/acts/use-opening-verdict.ts';

describe('an answer to what is being written', () => {
  test('asked as an application where the text has a report only: not shown, nor before anything has come', () => {
    expect(answersTheMatter('apply', ['report'], 'apply')).toBe(false);
    expect(answersTheMatter('apply', ['report'], undefined)).toBe(false);
  });
  test('asked again in the form that the text has: shown', () => {
    expect(answersTheMatter('apply', ['report'], 'report')).toBe(true);
    expect(answersTheMatter('apply', ['apply', 'report'], 'apply')).toBe(true);
  });
  test('where the text has no form of its own, and where it is entered and not asked: every answer is shown', () => {
    expect(answersTheMatter('apply', [], 'apply')).toBe(true);
    expect(answersTheMatter(undefined, ['report'], 'register')).toBe(true);
  });
});
