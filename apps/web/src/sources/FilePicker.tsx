import { words } from "../words/words.ts";

/** The system's file dialog; `ref` gets the element whose `click()` opens it. */
export function FilePicker(props: { ref: (input: HTMLInputElement) => void; onFiles: (files: File[]) => void }) {
  return (
    <input
      ref={props.ref}
      type="file"
      multiple
      hidden
      accept=".txt,.md,text/plain,text/markdown"
      aria-label={words().sources.choose}
      onChange={(event) => {
        const files = [...(event.currentTarget.files ?? [])];
        event.currentTarget.value = ""; // so that the same file can be chosen again
        if (files.length > 0) props.onFiles(files);
      }}
    />
  );
}
