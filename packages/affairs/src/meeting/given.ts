/** What was filled in, as the events keep it: a chair with his ground, a topic as it was brought in. */
import type { TopicForm } from './events.ts';
import type { Ground } from './kinds.ts';
import type { Chair } from './state.ts';

export const chairOf = ({
  chair,
  ground,
  grounds,
}: {
  readonly chair: string;
  readonly ground?: Ground | undefined;
  readonly grounds?: string | undefined;
}): Chair => ({
  post: chair,
  ...(ground === undefined ? {} : { ground }),
  ...(grounds === undefined ? {} : { grounds }),
});

export const formOf = ({ title, brief, department, with: others, minutes, matter, cases }: TopicForm): TopicForm => ({
  title,
  ...(brief === undefined ? {} : { brief }),
  department,
  with: others,
  minutes,
  ...(matter === undefined ? {} : { matter }),
  cases,
});
