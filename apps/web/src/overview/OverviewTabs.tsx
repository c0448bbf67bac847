import { PlaceTabs } from "../app/PlaceTabs.tsx";
import { words } from "../words/words.ts";

/** The parts of the first stage. */
export function OverviewTabs() {
  const t = () => words().frame;
  const tabs = () => [
    { path: "overview", name: t().coverage },
    { path: "design", name: t().design },
    { path: "codebook", name: words().codebook.title },
  ];
  return <PlaceTabs label={t().overviewTabs} tabs={tabs()} />;
}
