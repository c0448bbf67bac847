import { PlaceTabs } from "../app/PlaceTabs.tsx";
import { words } from "../words/words.ts";

/** Effectiveness is judged apart from the dimensions, which explain it. */
export function RateTabs() {
  const tabs = () => [
    { path: "scorecard", name: words().scorecard.pageTitle },
    { path: "effectiveness", name: words().effectiveness.title },
  ];
  return <PlaceTabs label={words().effectiveness.tabs} tabs={tabs()} />;
}
