/**
 * Before anything else: is someone signed in? Only then are the screens loaded, so that the sign-in page weighs little.
 * A session that ends while someone works asks for the password over the page; what was written stays.
 */
import type { Me } from '@lingxing/server/contracts';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { onSignedOut } from './api/client.ts';
import { readSession, signOut } from './api/session.ts';
import { SignIn } from './pages/sign-in.tsx';
import { MeContext } from './session.ts';

const loadScreens = () => import('./app.tsx');
const Screens = lazy(loadScreens);

type Stand =
  | { readonly kind: 'opening' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'out' }
  | { readonly kind: 'in'; readonly me: Me };

export function Root() {
  const [opening, setOpening] = useState<Stand>({ kind: 'opening' });
  const [ended, setEnded] = useState(false);

  const read = useCallback(
    () =>
      readSession().then(
        (me) => setOpening(me ? { kind: 'in', me } : { kind: 'out' }),
        () => setOpening({ kind: 'broken' }),
      ),
    [],
  );
  useEffect(() => {
    void read();
  }, [read]);
  useEffect(() => onSignedOut(() => setEnded(true)), []);

  const enter = useCallback(
    (me: Me) => {
      // Someone else at the same desk starts afresh: nothing of the person before stays on the screen.
      if (opening.kind === 'in' && opening.me.account !== me.account) return window.location.reload();
      setEnded(false);
      setOpening({ kind: 'in', me });
    },
    [opening],
  );

  const session = useMemo(
    () =>
      opening.kind === 'in'
        ? {
            me: opening.me,
            setMe: (me: Me) => setOpening({ kind: 'in', me }),
            leave: async () => {
              await signOut();
              window.location.assign('/');
            },
          }
        : undefined,
    [opening],
  );

  if (opening.kind === 'opening') return <Opening />;
  if (opening.kind === 'broken')
    return (
      <main className="opening">
        <div className="stack">
          <h1>连接不上服务器</h1>
          <p>请检查网络。已办的事项都在服务器上，没有丢失。</p>
          <p>
            <button type="button" className="button" onClick={() => void read()}>
              重新连接
            </button>
          </p>
        </div>
      </main>
    );
  if (session === undefined) return <SignIn onEntered={enter} onSending={() => void loadScreens()} />;
  return (
    <MeContext value={session}>
      <div inert={ended}>
        <Suspense fallback={<Opening />}>
          <Screens />
        </Suspense>
      </div>
      {ended && (
        <div className="sign-in-over">
          <SignIn onEntered={enter} onSending={() => undefined} account={session.me.account} again />
        </div>
      )}
    </MeContext>
  );
}

function Opening() {
  return <output className="opening">正在打开…</output>;
}
