/** 过程: who has done what, who has it now, what is still to come. Side by side what runs side by side; earlier rounds folded, never gone. */
import type { ChainStepView } from '@lingxing/server/contracts';
import { shortDay, shortMoment } from '../lib/dates.ts';
import { usePhone } from './use-media.ts';
import { useMe } from '../session.ts';
import { BasisChip } from './basis.tsx';

const STATE_WORDS = { done: '已办', present: '现在', 'to-come': '待办' } as const;

/** Steps in their order, those of one group together. */
export function groupsOf(steps: readonly ChainStepView[]): readonly (readonly ChainStepView[])[] {
  const groups: ChainStepView[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.[0]?.group === step.group) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

const wordOf = ({ state, lapsed, takenBack }: ChainStepView): string =>
  takenBack === true ? '录入人已收回' : lapsed ? '须重办' : STATE_WORDS[state];

function Step({ step }: { readonly step: ChainStepView }) {
  const { today } = useMe();
  const due = step.state === 'done' ? undefined : step.due;
  return (
    <div className={`chain-step ${step.state} ${step.lapsed ? 'lapsed' : ''} ${step.takenBack === true ? 'taken-back' : ''}`}>
      <p className="chain-head">
        <strong>{step.label}</strong>
        <span className="chain-word">{wordOf(step)}</span>
      </p>
      <p className="chain-who">
        {step.posts.length > 0 ? step.posts.join('、') : step.state === 'done' ? '' : '待定'}
        {step.at !== undefined && ' '}
        {step.at !== undefined && <span className="quiet num">{shortMoment(step.at, today.date)}</span>}
        {due !== undefined && ' '}
        {due !== undefined && <span className="due-chip">{shortDay(due)}前</span>}
        {step.citation && <BasisChip citation={step.citation} />}
      </p>
      {step.opinion !== undefined && step.opinion !== '' && <p className="opinion-words">{step.opinion}</p>}
    </div>
  );
}

/** On a phone so many steps that are done are folded, but for the last of them: what comes next is what one looks for. */
const MANY = 8;
const LAST = 2;

function Round({ steps }: { readonly steps: readonly ChainStepView[] }) {
  const phone = usePhone();
  const groups = groupsOf(steps);
  const open = groups.findIndex((group) => stateOf(group) !== 'done');
  const done = open === -1 ? groups.length : open;
  if (!phone || done < MANY) return <Groups groups={groups} />;
  return (
    <>
      <details className="chain-round">
        <summary>此前已办{done - LAST}步</summary>
        <Groups groups={groups.slice(0, done - LAST)} />
      </details>
      <Groups groups={groups.slice(done - LAST)} />
    </>
  );
}

function Groups({ groups }: { readonly groups: readonly (readonly ChainStepView[])[] }) {
  return (
    <ol className="chain">
      {groups.map((group, i) => (
        <li key={`${group[0]?.group ?? 0}-${i}`} className={stateOf(group)} data-wide={group.length > 1}>
          {group.map((step, j) => (
            <Step key={`${step.label}-${j}`} step={step} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function stateOf(group: readonly ChainStepView[]): ChainStepView['state'] {
  if (group.some((s) => s.state === 'present')) return 'present';
  return group.every((s) => s.state === 'done') ? 'done' : 'to-come';
}

export function Chain({ steps }: { readonly steps: readonly ChainStepView[] }) {
  const last = Math.max(0, ...steps.map((s) => s.round));
  const earlier = [...new Set(steps.filter((s) => s.round < last).map((s) => s.round))].sort((a, b) => a - b);
  return (
    <div>
      {earlier.map((round) => (
        <details key={round} className="chain-round">
          <summary>第{round}轮（已退回或撤回）</summary>
          <Round steps={steps.filter((s) => s.round === round)} />
        </details>
      ))}
      <Round steps={steps.filter((s) => s.round === last)} />
    </div>
  );
}
