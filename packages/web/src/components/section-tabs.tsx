/** The sections of a matter's page. The one in view stands in the address, so that it can be linked to and gone back from. */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useAddress } from '../lib/address.ts';

export interface Section {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  readonly content: ReactNode;
}

export function SectionTabs({ sections, label = '公文各部分' }: { readonly sections: readonly Section[]; readonly label?: string }) {
  const { parameters, set } = useAddress();
  const asked = parameters.get('section') ?? '';
  const shown = sections.some((s) => s.id === asked) ? asked : (sections[0]?.id ?? '');
  return (
    <Tabs
      className="sections"
      selectedKey={shown}
      onSelectionChange={(key) => {
        set({ section: key === sections[0]?.id ? '' : String(key) });
      }}
    >
      <TabList className="section-tabs" aria-label={label}>
        {sections.map((s) => (
          <Tab key={s.id} id={s.id} className="section-tab">
            {s.label}
            {s.count !== undefined && s.count > 0 && <span className="quiet num"> {s.count}</span>}
          </Tab>
        ))}
      </TabList>
      {sections.map((s) => (
        <TabPanel key={s.id} id={s.id} className="section-panel">
          {s.content}
        </TabPanel>
      ))}
    </Tabs>
  );
}
