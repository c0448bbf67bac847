import { createMemo, createSignal } from "solid-js";
import { words } from "../words/words.ts";
import { type About, changeAboutItem } from "./coding-commands.ts";
import type { OpenText } from "./create-open-text.ts";

/** What the codings of the open text speak about, and whose panel is open to change it. */
export function createAbout(text: OpenText) {
  const { open, scope, codings, say, title } = text;
  const [codingId, setCodingId] = createSignal<string>();

  /** "Mopti, 2016 to 2019", with words for what is not said. */
  function aboutName({ aboutAreaId, aboutPeriodIds }: About): string {
    const t = words().workbench.about;
    const { areas, periods } = open.names();
    const area = aboutAreaId === null ? t.noArea : (areas.get(aboutAreaId)?.name ?? words().unknown);
    const named = aboutPeriodIds.map((id) => periods.get(id)?.name ?? words().unknown);
    return t.name(area, named.length === 0 ? t.noPeriod : words().format.list(named));
  }

  return {
    aboutName,
    /** The coding whose panel is open, as it was when that opened: an answer of the server does not begin the choice anew. */
    aboutCoding: createMemo(() => text.byId().get(codingId() ?? ""), undefined, { equals: (a, b) => a?.id === b?.id }),
    openAbout: (id: string) => void setCodingId(id),
    closeAbout: () => void setCodingId(undefined),
    /** Changes what a coding speaks about, to what its source says with "source", and closes the panel. */
    setAbout(id: string, about: About | "source"): void {
      setCodingId(undefined);
      const item = changeAboutItem(scope, codings.state(), id, about);
      if (!item?.after) return;
      codings.act(item);
      say(words().workbench.said.about(title(item.after.codeId), aboutName(item.after)));
    },
  };
}
