/** 对照的目录: one section is read at a time; the contents say how many subjects each holds under the filter that is set. */
import { Link } from 'react-router';

export interface Section {
  readonly group: string;
  readonly count: number;
}

/** Every section at once; stands in the address like the name of one. */
export const ALL = 'all';

/** The sections of these subjects, in their order. */
export function sectionsOf(rows: readonly { readonly group: string }[]): readonly Section[] {
  const counts = new Map<string, number>();
  for (const { group } of rows) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].map(([group, count]) => ({ group, count }));
}

/** What is read: the section that was chosen, every one while somebody looks for words, the first otherwise. */
export function sectionShown(sections: readonly Section[], chosen: string, searching: boolean): string {
  if (chosen === ALL || sections.some((one) => one.group === chosen)) return chosen;
  return searching ? ALL : (sections[0]?.group ?? ALL);
}

export interface ContentsProps {
  readonly sections: readonly Section[];
  readonly shown: string;
  /** Where a section stands. */
  readonly at: (group: string) => string;
}

/** The sections and at the end all of them together. */
const withAll = (sections: readonly Section[]): readonly Section[] => [
  ...sections,
  { group: ALL, count: sections.reduce((sum, one) => sum + one.count, 0) },
];
const named = (group: string): string => (group === ALL ? '全部' : group);

/** The contents on a phone. */
export function SectionChoice({
  sections,
  shown,
  onChange,
}: Pick<ContentsProps, 'sections' | 'shown'> & { readonly onChange: (group: string) => void }) {
  return (
    <select className="chip" aria-label="类别" value={shown} onChange={(event) => onChange(event.target.value)}>
      {withAll(sections).map(({ group, count }) => (
        <option key={group} value={group}>
          {named(group)}（{count}）
        </option>
      ))}
    </select>
  );
}

export function CompareContents({ sections, shown, at }: ContentsProps) {
  return (
    <nav className="compare-contents" aria-label="对照目录">
      <ul>
        {withAll(sections).map(({ group, count }) => (
          <li key={group}>
            <Link to={{ search: at(group) }} replace preventScrollReset aria-current={group === shown ? 'true' : undefined}>
              {named(group)} <span className="num">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The section before and the one after, at the foot of the one that is read. */
export function BeforeAfter({ sections, shown, at }: ContentsProps) {
  const place = sections.findIndex((one) => one.group === shown);
  if (place < 0) return null;
  const before = sections[place - 1]?.group;
  const after = sections[place + 1]?.group;
  const toTop = (): void => window.scrollTo({ top: 0 });
  return (
    <nav className="compare-turn" aria-label="前后各类">
      {before !== undefined && (
        <Link to={{ search: at(before) }} replace onClick={toTop}>
          上一类：{before}
        </Link>
      )}
      {after !== undefined && (
        <Link to={{ search: at(after) }} replace onClick={toTop}>
          下一类：{after}
        </Link>
      )}
    </nav>
  );
}
