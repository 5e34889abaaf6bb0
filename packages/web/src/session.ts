/** The signed-in person, for every screen below. */
import type { Me } from '@lingxing/server/contracts';
import { createContext, useContext } from 'react';

export interface Session {
  readonly me: Me;
  readonly setMe: (me: Me) => void;
  readonly leave: () => Promise<void>;
}

export const MeContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(MeContext);
  if (!session) throw new Error('no session above this screen');
  return session;
}

export const useMe = (): Me => useSession().me;

/** Whether this person may enter something; the server decides again on every request. */
export function may(me: Me, permission: Me['permissions'][number]): boolean {
  return me.permissions.includes(permission);
}
