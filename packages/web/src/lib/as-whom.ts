/** As whom one handles a matter, where the address of its page says so: `?as=` names the post. */
import { useSearchParams } from 'react-router';

export function useAsWhom(): string | undefined {
  const as = useSearchParams()[0].get('as');
  return as === null || as === '' ? undefined : as;
}

/** The address of a page with the post as which it is to be opened. */
export const pageAs = (path: string, post: string | undefined): string =>
  post === undefined ? path : `${path}?as=${encodeURIComponent(post)}`;
