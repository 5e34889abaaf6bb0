/** The elements of the document itself (条例第九条): kind, title, in whose name, to whom, urgency, publication, notes. */
import type { OrganisationView } from '@lingxing/server/contracts';
import { useMemo } from 'react';
import { useMe } from '../../session.ts';
import { ADDRESSEE_LABELS, ISSUER_LABELS, KIND_LABELS, PUBLICATION_LABELS, SECRECY_LABELS } from '../../labels.ts';
import { type Draft, usualAddressee } from '../model/draft.ts';
import { Chips } from './chips.tsx';
import { Area, Day, Few, Line, type Option, Part, Select } from './simple.tsx';

export interface PartProps {
  readonly draft: Draft;
  readonly change: (next: Partial<Draft> | ((draft: Draft) => Draft)) => void;
  readonly organisation: OrganisationView | undefined;
}

const COMMON_KINDS: readonly Draft['kind'][] = [
  'notice',
  'opinion',
  'circular',
  'decision',
  'letter',
  'request',
  'report',
  'reply',
  'minutes',
];

function optionsOf<V extends string>(labels: Record<V, string>, only?: readonly V[]): Option<V>[] {
  const values = only ?? (Object.keys(labels) as V[]);
  return values.map((value) => ({ value, label: labels[value] }));
}

const KIND_GROUPS = [
  { label: '常用', options: optionsOf(KIND_LABELS, COMMON_KINDS) },
  { label: '其他', options: optionsOf(KIND_LABELS).filter((o) => !COMMON_KINDS.includes(o.value)) },
];

const NONE: readonly string[] = [];

/** What a body sends to its own government goes out in its own name, to that government. */
const submitted = (draft: Draft, government: string): Partial<Draft> => ({
  to: 'government',
  issuer: 'department',
  recipients: draft.recipients.length > 0 ? draft.recipients : [government],
});

export function Heading({ draft, change, organisation }: PartProps) {
  const me = useMe();
  const names = useMemo(() => organisation?.departments.map((d) => d.name) ?? [], [organisation]);
  return (
    <Part id="heading" title="文件">
      <div className="two">
        <Select
          label="文种"
          value={draft.kind}
          groups={KIND_GROUPS}
          onChange={(kind) => change(draft.to === usualAddressee(draft.kind) ? { kind, to: usualAddressee(kind) } : { kind })}
        />
        <Select label="发文名义" value={draft.issuer} options={optionsOf(ISSUER_LABELS)} onChange={(issuer) => change({ issuer })} />
      </div>
      <Area
        id="title"
        label="标题"
        value={draft.title}
        max={200}
        onChange={(title) => change({ title: title.replace(/\n/gu, '') })}
        hint={`发文机关、事由和文种，如“××人民政府关于……的${KIND_LABELS[draft.kind]}”。`}
      />
      <Select
        label="主送对象"
        value={draft.to}
        options={optionsOf(ADDRESSEE_LABELS)}
        onChange={(to) => change(to === 'government' ? submitted(draft, me.government.name) : { to })}
        hint="与本级政府是什么关系；部门、下级政府报送本级政府的选“本级政府”。"
      />
      <Chips
        id="recipients"
        label="主送机关"
        values={draft.recipients}
        suggestions={names}
        onChange={(recipients) => change({ recipients })}
        hint="按版面上的写法和次序，不同类机关之间用逗号；公布性文件可以不列。"
      />
      <Chips id="copies" label="抄送机关" values={draft.copies} suggestions={names} onChange={(copies) => change({ copies })} />
      {(draft.to === 'subordinate' || (draft.demandedForms?.length ?? 0) > 0) && (
        <Chips
          id="demanded-forms"
          label="要求下级填报的报表、材料"
          values={draft.demandedForms ?? []}
          suggestions={NONE}
          onChange={(demandedForms) => change({ demandedForms })}
          hint="每种报表写名称，计入基层减负的统计；不要求填报的不填。"
        />
      )}
      {(draft.kind === 'reply' || draft.inReplyTo !== '') && (
        <Line
          label="所答复的来文"
          value={draft.inReplyTo}
          max={300}
          onChange={(inReplyTo) => change({ inReplyTo })}
          hint="来文的文号和标题。"
        />
      )}
    </Part>
  );
}

export function Handling({ draft, change }: PartProps) {
  return (
    <Part id="handling" title="紧急、公开和附注">
      <div className="two">
        <Few
          label="紧急程度"
          value={draft.urgency}
          options={[
            { value: 'none', label: '平件' },
            { value: 'urgent', label: '加急' },
            { value: 'extra-urgent', label: '特急' },
          ]}
          onChange={(urgency) => change({ urgency })}
        />
        <Few
          label="公开属性"
          value={draft.publication}
          options={optionsOf(PUBLICATION_LABELS)}
          onChange={(publication) => change({ publication })}
        />
      </div>
      {draft.publication !== 'active' && (
        <Area
          label={draft.publication === 'none' ? '不予公开的理由' : '依申请公开的理由'}
          value={draft.publicationGround}
          max={400}
          onChange={(publicationGround) => change({ publicationGround })}
          hint="依据哪一条法律法规，属哪一种情形。"
        />
      )}
      <div className="two">
        <Line
          label="附注"
          value={draft.note}
          max={400}
          onChange={(note) => change({ note })}
          hint={draft.kind === 'request' ? '请示须写联系人和电话。' : '印在成文日期之下的圆括号内，可不填。'}
        />
        <Day
          label="上级要求的时限"
          value={draft.deadline}
          onChange={(deadline) => change((d) => withDeadline(d, deadline))}
          hint="没有规定时限的不填。"
        />
      </div>
      <Few
        label="密级"
        value={draft.secrecy}
        options={optionsOf(SECRECY_LABELS).map((o) => (o.value === 'none' ? { ...o, label: '非涉密' } : o))}
        onChange={(secrecy) => change({ secrecy })}
        hint="本系统不处理涉密公文。"
      />
    </Part>
  );
}

function withDeadline({ deadline: _before, ...draft }: Draft, deadline: string | undefined): Draft {
  return deadline === undefined ? draft : { ...draft, deadline };
}
