// Opens the embedded database of a folder in a process of its own, tells the parent, and holds it until it is killed.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const entry = fileURLToPath(new URL("../src/embedded/open-embedded-cluster.ts", import.meta.url));
const { module } = await runnerImport(entry, { configFile: false, logLevel: "silent" });
try {
  const { adminUrl } = await module.openEmbeddedCluster({ dataFolder: process.argv[2] });
  process.send({ adminUrl });
} catch (error) {
  process.send({ refused: error.message });
  process.disconnect();
}
