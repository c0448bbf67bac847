import type { RegisterSource, SourceFacts } from "@octant/schemas";
import type { DemoSource } from "./demo-files.ts";
import { type DemoIdMaker, demoId } from "./demo-id.ts";

/** What the register is told of a source, with an id for every name in its file. */
export function toRegister(idOf: DemoIdMaker, source: DemoSource): RegisterSource {
  const { file, title, kind, cluster, area, periods, language, consent } = source;
  return {
    id: idOf("source", file),
    title,
    kind,
    groupId: null, // the cluster's
    clusterId: idOf("cluster", cluster),
    areaId: idOf("area", area),
    periodIds: periods.map((period) => idOf("period", period)),
    language,
    consent,
    ...toFacts(source),
  };
}

function toFacts({ heard, codings }: DemoSource): Partial<SourceFacts> {
  if (!heard) return {};
  const { interviewer, present, participants, silent, notAsked, ...plain } = heard;
  return {
    ...plain,
    interviewer: { memberId: demoId("account", interviewer) },
    present: { who: present, words: "" },
    questions: { asked: [...new Set(codings.map(({ question }) => question))], silent, notAsked },
    participants: {
      people: participants?.people ?? null,
      lines: (participants?.lines ?? []).map((line) => ({ ...line, groupId: null })),
    },
  };
}
