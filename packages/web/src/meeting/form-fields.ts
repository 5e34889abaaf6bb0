/** Fields that the forms of a sitting share. */
import type { TopicView } from '@lingxing/server/contracts';
import type { Field } from '../acts/form.ts';

export const words = (name: string, label: string, more: { readonly required?: boolean; readonly rows?: number } = {}): Field => ({
  kind: 'words',
  name,
  label,
  rows: 2,
  ...more,
});

export const topicField = (topics: readonly TopicView[]): Field => ({
  kind: 'choice',
  name: 'topic',
  label: '议题',
  look: 'select',
  options: topics.map((one) => [one.id, one.title] as const),
  required: true,
});
export const first = (topics: readonly TopicView[]): string => topics[0]?.id ?? '';
