/** The page of a matter: what it is and how it stands at the left, what can be done with it now at the right, who had it and who will. */
import type { ActDone, ChainStepView } from '@lingxing/server/contracts';
import { type ReactNode, useState } from 'react';
import { useWorkbench } from '../api/workbench.ts';
import { Chain } from '../components/chain.tsx';
import { Panel } from '../components/dialog.tsx';
import { Kept, KeptPlace, useKept } from '../components/kept.tsx';
import { SectionTabs } from '../components/section-tabs.tsx';
import { Skeleton } from '../components/states.tsx';
import { usePhone } from '../components/use-media.ts';
import { useMe } from '../session.ts';
import { ActBar, Done } from './after.tsx';
import type { ActDesk } from './desk.ts';
import { NowPanel, sortOffers } from './now-panel.tsx';
import { following, pileOf } from './pile.ts';

interface Frame {
  readonly desk: ActDesk;
  readonly className: string;
  readonly head: ReactNode;
  /** What the tabs of its parts are called together. */
  readonly label: string;
  readonly sections: readonly { readonly id: string; readonly label: string; readonly content: ReactNode }[];
  readonly chain: readonly ChainStepView[];
}

export function MatterFrame({ desk, className, head, label, sections, chain }: Frame) {
  const phone = usePhone();
  const [done, setDone] = useState<ActDone>();
  const [acting, setActing] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const node = useKept();
  const pile = pileOf(desk.id, useMe().account);
  const next = following(pile, useWorkbench().data?.waiting.items ?? [], desk.id);
  const mine = sortOffers(desk).open.some((one) => one.primary);
  const onDone = (result: ActDone) => {
    setActing(false);
    setChosen(undefined);
    setDone(result);
  };
  return (
    <div className={`page-body document-page ${className}`}>
      <Kept node={node}>
        <NowPanel key={done?.seq ?? 0} desk={desk} onDone={onDone} chosen={chosen} onChoose={setChosen} />
      </Kept>
      {head}
      {done && <Done done={done} next={mine ? undefined : next} pile={pile} />}
      <div className="document-columns">
        <SectionTabs label={label} sections={sections} />
        <div className="document-side">
          {!phone && <KeptPlace node={node} />}
          <section aria-labelledby="chain-title">
            <h2 id="chain-title">过程</h2>
            <Chain steps={chain} />
          </section>
        </div>
      </div>
      {phone && (
        <>
          <ActBar
            desk={desk}
            next={done && next}
            onAct={(first) => {
              if (first) setChosen(undefined);
              setActing(true);
            }}
          />
          <Panel title="办理" open={acting} onClose={() => setActing(false)} place="foot">
            <KeptPlace node={node} onEscape={() => setActing(false)} />
          </Panel>
        </>
      )}
    </div>
  );
}

/** While it is fetched. */
export const MatterSkeleton = () => (
  <div className="page-body document-page">
    <div className="document-head">
      <h1 className="visually-hidden">正在读取</h1>
      <Skeleton lines={3} />
    </div>
    <div className="document-columns">
      <Skeleton lines={10} />
      <Skeleton lines={8} />
    </div>
  </div>
);
