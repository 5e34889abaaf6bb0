/** Words of the registry that stand on more than one of its screens. */
import type { LetterInput } from '@lingxing/affairs/incoming';
import { KIND_LABELS, RETURN_GROUND_LABELS, URGENCY_LABELS } from '../labels.ts';

export const LETTER_KIND_LABELS: Readonly<Record<LetterInput['kind'], string>> = { ...KIND_LABELS, other: '其他来文' };

/** 加急, 特急; empty for a plain paper and for whatever else. */
export const urgencyText = (urgency: string): string => URGENCY_LABELS[urgency as keyof typeof URGENCY_LABELS] ?? '';

export const groundText = (ground: string): string => RETURN_GROUND_LABELS[ground as keyof typeof RETURN_GROUND_LABELS] ?? ground;
