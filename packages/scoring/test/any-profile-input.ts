import fc from "fast-check";
import type { Position, ProfileInput, StanceValue } from "../src/index.ts";
import { shuffled } from "./shuffled.ts";

// names that a careless lookup would find on every object, and ones whose order depends on the locale
const groups = ["officials", "civil society", "constructor", "__proto__", "Écoles", "écoles"];
const stance = fc.constantFrom<StanceValue>(-1, 0, 1, null);
const position = fc.constantFrom<Position>(-1, -0.5, 0, 0.5, 1);
const speaker = fc.constantFrom("A", "B", "constructor", null);
const weight = fc.oneof(
  fc.double({ min: 0.1, max: 10, noNaN: true }),
  fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true }),
);

/** Any register without contradictions, and anything its sources may have said. */
export const anyProfileInput: fc.Arbitrary<ProfileInput> = fc
  .array(fc.record({ group: fc.constantFrom(...groups), sources: fc.integer({ min: 0, max: 3 }) }), { maxLength: 7 })
  .chain((drawn) => {
    const clusters = drawn.map(({ group }, at) => ({ id: `cluster ${at}`, group }));
    const sources = drawn.flatMap((cluster, at) =>
      Array.from({ length: cluster.sources }, (_, n) => ({
        id: `s${at}-${n}`,
        cluster: `cluster ${at}`,
        kind: "interview",
      })),
    );
    if (sources.length === 0) return fc.constant<ProfileInput>({ clusters, sources, stances: [], judged: [] });
    const heard = {
      source: fc.constantFrom(...sources.map(({ id }) => id)),
      question: fc.constantFrom("1.1", "1.2", "1.10"),
    };
    const said = fc.record({ ...heard, stance, speaker }, { requiredKeys: ["source", "question", "stance"] });
    const oncePerQuestion = ({ source, question }: { source: string; question: string }) => `${source} ${question}`;
    return fc.record(
      {
        clusters: fc.constant(clusters),
        sources: fc.constant(sources),
        stances: fc.array(said, { maxLength: 60 }),
        judged: fc.uniqueArray(fc.record({ ...heard, position }), { selector: oncePerQuestion, maxLength: 4 }),
        groupWeights: fc.array(fc.tuple(fc.constantFrom(...groups), weight)).map((all) => Object.fromEntries(all)),
      },
      { requiredKeys: ["clusters", "sources", "stances", "judged"] },
    );
  });

/** An input together with the same input in another order. */
export const anyProfileInputTwice = anyProfileInput.chain((input) =>
  fc.tuple(
    fc.constant(input),
    fc.record({
      clusters: shuffled(input.clusters),
      sources: shuffled(input.sources),
      stances: shuffled(input.stances),
      judged: shuffled(input.judged),
      groupWeights: shuffled(Object.entries(input.groupWeights ?? {})).map((entries) => Object.fromEntries(entries)),
    }),
  ),
);
