/** What an office calls the matters of a procedure in a list: a document that it sends is told from one that came in. */
import { PROCEDURES } from '@lingxing/workrules';

const LABELS: Readonly<Record<string, string>> = { ...PROCEDURES, document: '发文', study: '学习计划', assessment: '绩效考评' };

export const procedureLabel = (procedure: string): string => LABELS[procedure] ?? procedure;
