import { expect } from 'vitest';

/** Written out from the standard, in mm: 22 lines in 225, 28 characters in 156. */
export const ROW = 10.227;
export const CHARACTER = 5.571;
export const LEFT = 28;
export const RIGHT = 184;
export const FOOT = 262;

/** The upper edge of a character cell lies 0.88 of the size above the baseline, the lower 0.12 below. */
export const cellTop = (line: { baseline: number; size: number }): number => line.baseline - (0.88 * line.size * 25.4) / 72;
export const cellFoot = (line: { baseline: number; size: number }): number => line.baseline + (0.12 * line.size * 25.4) / 72;
export const near = (actual: number, expected: number, tolerance: number): void => {
  expect(Math.abs(actual - expected), `${actual} should be ${expected} ± ${tolerance}`).toBeLessThanOrEqual(tolerance);
};
