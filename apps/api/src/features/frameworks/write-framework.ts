import { setImmediate } from "node:timers/promises";
import { Framework, type FrameworkFormat } from "@octant/schemas";
import { stringify } from "yaml";

/**
 * A framework as a file that `readFramework` reads back as it was, with fields in the order in which a person reads them.
 * YAML is written a dimension at a time, so that a large framework keeps nobody else waiting.
 */
export async function writeFramework(framework: Framework, format: FrameworkFormat): Promise<string> {
  const inOrder = Framework.parse(framework);
  if (format === "json") return `${JSON.stringify(inOrder, null, 2)}\n`;
  const { dimensions, crosswalk, ...head } = inOrder;
  const pieces = [toYaml(head), "dimensions:\n"];
  for (const dimension of dimensions) {
    pieces.push(toYaml([dimension])); // a list may stand under its name without being set in
    await setImmediate();
  }
  return [...pieces, toYaml({ crosswalk })].join("");
}

const toYaml = (part: unknown) => stringify(part, { lineWidth: 120 });
