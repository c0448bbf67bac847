import type { TextPreview } from "@octant/schemas";
import { For, Show } from "solid-js";
import { Field } from "../ui/index.ts";
import { words } from "../words/words.ts";

/** The encodings that the server reads, by the names it knows them by. */
const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1256",
  "iso-8859-15",
] as const;

type Props = { preview: Extract<TextPreview, { kind: "read" }>; onEncoding: (encoding: string) => void };

/** How the file was read: its beginning, its speakers, and its encoding, which can be set where the bytes don't tell. */
export function PreviewNote(props: Props) {
  const t = () => words().sources.import;
  return (
    <div class="preview-note">
      <blockquote class="excerpt serif" dir={props.preview.direction} lang={props.preview.language ?? undefined}>
        {props.preview.excerpt}
      </blockquote>
      <Show when={props.preview.sameText.length > 0}>
        <p class="small preview-same">{t().sameText(props.preview.sameText.map(words().citation.name))}</p>
      </Show>
      <p class="small faint">
        {t().encoding(props.preview.encoding, props.preview.certain)}{" "}
        <Show when={props.preview.speakers.length > 0}>
          {t().speakers}:{" "}
          <For each={props.preview.speakers}>
            {(speaker, at) => (
              <>
                {at() > 0 ? ", " : ""}
                <bdi>{speaker.name}</bdi>
              </>
            )}
          </For>
          .
        </Show>
      </p>
      <Show when={!props.preview.certain}>
        <Field label={t().encodingOther}>
          {(ids) => (
            <select {...ids} class="control" onChange={(event) => props.onEncoding(event.currentTarget.value)}>
              <For each={ENCODINGS}>
                {(encoding) => (
                  <option value={encoding} selected={encoding === props.preview.encoding}>
                    {encoding}
                  </option>
                )}
              </For>
            </select>
          )}
        </Field>
      </Show>
    </div>
  );
}
