import type { ImportRegister, RegisterCounts, RegisterImportPreview } from "@octant/schemas";
import { createSignal } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { RefusedError } from "../data/request.ts";

/** What the import of a register needs of the server. Both throw what the API refuses with. */
export type RegisterImportPorts = {
  preview: (file: File) => Promise<RegisterImportPreview>;
  store: (file: File, command: ImportRegister) => Promise<RegisterCounts>;
};

/** How far a register's file is. Nothing of it is stored before `importing`. */
export type RegisterImportState =
  | { at: "choosing" }
  | { at: "reading"; name: string }
  | { at: "refused"; name: string; problem: unknown }
  | { at: "previewed"; file: File; preview: RegisterImportPreview; outdated: boolean; problem?: unknown }
  | { at: "importing"; preview: RegisterImportPreview }
  | { at: "done"; preview: RegisterImportPreview; counts: RegisterCounts };

/**
 * The import of a register's file: preview, agreement, result. Where the register changed between the two the file is read
 * again, and agreed to again. The same agreement sent twice is carried out once.
 */
export function createRegisterImport(ports: RegisterImportPorts, onDone: () => void) {
  const [state, setState] = createSignal<RegisterImportState>({ at: "choosing" });
  let command = { basis: "", id: "" };

  const look = async (file: File, outdated: boolean) => {
    setState({ at: "reading", name: file.name });
    try {
      setState({ at: "previewed", file, preview: await ports.preview(file), outdated });
    } catch (problem) {
      setState({ at: "refused", name: file.name, problem });
    }
  };

  const agree = async (reason: string) => {
    const now = state();
    if (now.at !== "previewed") return;
    const { file, preview } = now;
    const { basis } = preview;
    if (command.basis !== basis + reason) command = { basis: basis + reason, id: uuidv7() };
    setState({ at: "importing", preview });
    try {
      const counts = await ports.store(file, { id: command.id, basis, ...(reason !== "" && { reason }) });
      setState({ at: "done", preview, counts });
      onDone();
    } catch (problem) {
      if (problem instanceof RefusedError && problem.problem.code === "changed-since") return look(file, true);
      setState({ ...now, problem });
    }
  };

  return { state, take: (file: File) => void look(file, false), agree, restart: () => setState({ at: "choosing" }) };
}
export type RegisterImport = ReturnType<typeof createRegisterImport>;
