import { A } from "@solidjs/router";
import ChevronLeft from "lucide-solid/icons/chevron-left";
import ChevronRight from "lucide-solid/icons/chevron-right";
import PanelRight from "lucide-solid/icons/panel-right";
import { type JSX, Show } from "solid-js";
import { IconButton } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Neighbours } from "./create-neighbours.ts";
import type { Workbench } from "./create-workbench.ts";

/** Which source is open, the ones before and after it, and whether it may be quoted. */
export function ReadingHead(props: { bench: Workbench; neighbours: Neighbours; toggleInspector: () => void }) {
  const { source } = props.bench.version;
  const consent = () => {
    if (source.consent.analyse !== "granted") return words().workbench.notAnalysed;
    return source.consent.quote === "granted" ? words().workbench.mayBeQuoted : words().workbench.notQuoted;
  };
  return (
    <header class="reading-head">
      <Step
        href={props.neighbours.hrefOf(-1)}
        label={words().workbench.previousSource}
        icon={<ChevronLeft class="mirrors" />}
      />
      <h1 class="reading-title">
        <bdi>{words().citation.name(source.citation)}</bdi>
        <span class="quiet">
          <bdi>{words().citation.about(source.citation)}</bdi>
        </span>
      </h1>
      <Step
        href={props.neighbours.hrefOf(1)}
        label={words().workbench.nextSource}
        icon={<ChevronRight class="mirrors" />}
      />
      <span class="tag reading-consent">{consent()}</span>
      <span class="inspector-toggle screen-only">
        <IconButton label={words().workbench.inspector.show} onClick={props.toggleInspector}>
          <PanelRight class="mirrors" />
        </IconButton>
      </span>
    </header>
  );
}

function Step(props: { href: string | undefined; label: string; icon: JSX.Element }) {
  return (
    <Show when={props.href} fallback={<span class="icon-button" />}>
      {(href) => (
        <A class="icon-button screen-only" href={href()} aria-label={props.label} title={props.label}>
          {props.icon}
        </A>
      )}
    </Show>
  );
}
