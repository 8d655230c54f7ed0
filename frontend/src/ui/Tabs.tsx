import type { ReactNode } from "react";
import { Tabs as AriaTabs, type Key, Tab, TabList, TabPanel } from "react-aria-components";
import "./Tabs.css";

interface TabsProps<K extends string> {
  label: string;
  tabs: readonly { key: K; label: string; content: ReactNode }[];
  value: K;
  onChange: (value: K) => void;
}

/** Pages of which one is in sight, behind their names. */
export function Tabs<K extends string>({ label, tabs, value, onChange }: TabsProps<K>) {
  return (
    <AriaTabs className="tabs" selectedKey={value} onSelectionChange={(key: Key) => onChange(key as K)}>
      <TabList className="tabs__list" aria-label={label}>
        {tabs.map(({ key, label: name }) => (
          <Tab key={key} id={key} className="tabs__tab">
            {name}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ key, content }) => (
        <TabPanel key={key} id={key} className="tabs__panel">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
