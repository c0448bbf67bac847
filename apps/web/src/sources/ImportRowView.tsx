import { A } from "@solidjs/router";
import Check from "lucide-solid/icons/check";
import CircleHelp from "lucide-solid/icons/circle-question-mark";
import CircleX from "lucide-solid/icons/circle-x";
import Clock from "lucide-solid/icons/clock";
import Loader from "lucide-solid/icons/loader-circle";
import Minus from "lucide-solid/icons/minus";
import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { problemSentence } from "../data/problem-sentence.ts";
import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";
import type { Cuts } from "./cuts.ts";
import { EncodingChoice } from "./EncodingChoice.tsx";
import { type ImportEvent, type ImportRow, isReady } from "./import-machine.ts";
import { PreviewNote } from "./PreviewNote.tsx";
import { RegisterFields } from "./RegisterFields.tsx";
import { draftGaps } from "./register-draft.ts";

type Props = {
  row: ImportRow;
  cuts: Cuts;
  /** Open from the start: with one file there is nothing else to look at. */
  open: boolean;
  send: (event: ImportEvent) => void;
  hrefOf: (textVersionId: string) => string;
};

/** One file on its way in: what was found in it, what it still needs, and what became of it. */
export function ImportRowView(props: Props) {
  const t = () => words().sources.import;
  const [open, setOpen] = createSignal(props.open);
  const id = () => props.row.id;
  const preview = createMemo(() => {
    const { stage } = props.row;
    return stage.at === "filling" || stage.at === "unsent" || stage.at === "sending" ? stage.preview : undefined;
  });
  const leaveOut = (
    <Button look="quiet" onClick={() => props.send({ type: "left-out", id: id() })}>
      {t().leaveOut}
    </Button>
  );
  return (
    <li class="import-row" data-at={isReady(props.row) ? "ready" : props.row.stage.at}>
      <StageIcon row={props.row} />
      <div class="import-row-body">
        <p class="import-row-head">
          <bdi class="import-file">{props.row.fileName}</bdi>
          <Show when={props.row.stage.at === "filling"}>
            <button type="button" class="link" aria-expanded={open()} onClick={() => setOpen((now) => !now)}>
              {open() ? t().fold : t().open}
              <span class="for-reader"> {props.row.fileName}</span>
            </button>
          </Show>
        </p>
        <Line row={props.row} hrefOf={props.hrefOf} />
        <Switch>
          <Match when={props.row.stage.at === "choosing" && props.row.stage}>
            {(stage) => (
              <EncodingChoice
                candidates={stage().candidates}
                onChoose={(encoding) => props.send({ type: "encoding-chosen", id: id(), encoding })}
                leaveOut={leaveOut}
              />
            )}
          </Match>
          <Match when={props.row.stage.at === "unread" && props.row.stage}>
            {(stage) => (
              <Failure what={t().notRead} problem={stage().problem} kept={t().unreadKept}>
                <Button onClick={() => props.send({ type: "taken-back-in", id: id() })}>{t().again}</Button>
                {leaveOut}
              </Failure>
            )}
          </Match>
          <Match when={props.row.stage.at === "unsent" && props.row.stage}>
            {(stage) => (
              <Failure what={t().notAdded} problem={stage().problem} kept={t().unsentKept}>
                {leaveOut}
              </Failure>
            )}
          </Match>
          <Match when={props.row.stage.at === "left-out"}>
            <Button look="quiet" onClick={() => props.send({ type: "taken-back-in", id: id() })}>
              {t().takeIn}
            </Button>
          </Match>
        </Switch>
        <Show when={(open() && props.row.stage.at === "filling") || props.row.stage.at === "unsent"}>
          <Show when={preview()}>
            {(read) => (
              <PreviewNote
                preview={read()}
                onEncoding={(encoding) => props.send({ type: "encoding-chosen", id: id(), encoding })}
              />
            )}
          </Show>
          <RegisterFields
            draft={props.row.draft}
            cuts={props.cuts}
            folded
            onEdit={(draft) => props.send({ type: "edited", id: id(), draft })}
          />
          <Show when={props.row.stage.at === "filling"}>{leaveOut}</Show>
        </Show>
      </div>
    </li>
  );
}

function Line(props: { row: ImportRow; hrefOf: (textVersionId: string) => string }) {
  const t = () => words().sources.import;
  const gaps = () => draftGaps(props.row.draft);
  return (
    <p class="small quiet" role={props.row.stage.at === "added" ? "status" : undefined}>
      <Switch>
        <Match when={props.row.stage.at === "waiting"}>{t().waiting}</Match>
        <Match when={props.row.stage.at === "reading"}>{t().reading}</Match>
        <Match when={props.row.stage.at === "sending"}>{t().sending}</Match>
        <Match when={props.row.stage.at === "left-out"}>{t().leftOut}</Match>
        <Match when={props.row.stage.at === "filling" && props.row.stage}>
          {(stage) => (
            <>
              {t().read(
                stage().preview.turns,
                stage().preview.speakers.length,
                props.row.draft.language && words().sources.language(props.row.draft.language),
              )}
              <Show when={gaps().length > 0}>
                {" "}
                · <strong>{t().needs(gaps())}</strong>
              </Show>
            </>
          )}
        </Match>
        <Match when={props.row.stage.at === "added" && props.row.stage}>
          {(stage) => (
            <>
              {t().added(words().citation.name(stage().source), stage().source.turns)} ·{" "}
              <A href={props.hrefOf(stage().source.textVersionId)}>{t().openAndCode}</A>
            </>
          )}
        </Match>
      </Switch>
    </p>
  );
}

function Failure(props: { what: string; problem: unknown; kept: string; children: JSX.Element }) {
  return (
    <div class="import-failure" role="alert">
      <p>
        {props.what} {problemSentence(props.problem)}
      </p>
      <p class="quiet">{props.kept}</p>
      <p class="note-actions">{props.children}</p>
    </div>
  );
}

function StageIcon(props: { row: ImportRow }) {
  return (
    <span class="import-icon" aria-hidden="true">
      <Switch fallback={<CircleHelp />}>
        <Match when={props.row.stage.at === "added" || isReady(props.row)}>
          <Check />
        </Match>
        <Match when={props.row.stage.at === "unread" || props.row.stage.at === "unsent"}>
          <CircleX />
        </Match>
        <Match when={props.row.stage.at === "waiting"}>
          <Clock />
        </Match>
        <Match when={props.row.stage.at === "reading" || props.row.stage.at === "sending"}>
          <Loader />
        </Match>
        <Match when={props.row.stage.at === "left-out"}>
          <Minus />
        </Match>
      </Switch>
    </span>
  );
}
