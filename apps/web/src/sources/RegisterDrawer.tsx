import type { Source } from "@octant/schemas";
import { createSignal, Show } from "solid-js";
import { v7 as uuidv7 } from "uuid";
import { api } from "../data/api.ts";
import { problemSentence } from "../data/problem-sentence.ts";
import { RefusedError } from "../data/request.ts";
import { Button, Note, TextField } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { ConflictNote } from "./ConflictNote.tsx";
import type { Cuts } from "./cuts.ts";
import { Drawer } from "./Drawer.tsx";
import { HistorySection } from "./HistorySection.tsx";
import { IdentitySection } from "./IdentitySection.tsx";
import { OriginalSection } from "./OriginalSection.tsx";
import { PartsSection } from "./PartsSection.tsx";
import { RegisterFields } from "./RegisterFields.tsx";
import { changedFields, rebase, toDraft } from "./register-change.ts";
import { draftGaps, toRegister } from "./register-draft.ts";
import { TextSection } from "./TextSection.tsx";
import { WithdrawalSection } from "./WithdrawalSection.tsx";

type Props = {
  assessmentId: string;
  source: Source;
  cuts: Cuts;
  /** Every source of the register, for the parts of a focus group. */
  all: readonly Source[];
  /** Only a lead may know who a source is. */
  isLead: boolean;
  onSaved: (source: Source) => void;
  /** Another source came in beside this one, or this one's text did: the drawer stays. */
  onAdded: (source: Source) => void;
  /** Everything was withdrawn. */
  onGone: (source: Source) => void;
  onClose: () => void;
};

/**
 * Changes what the register knows of a source. Where somebody else changed it meanwhile, both versions are shown and
 * nothing is overwritten before a person chose.
 */
export function RegisterDrawer(props: Props) {
  const t = () => words().sources.change;
  const [base, setBase] = createSignal(props.source);
  const [draft, setDraft] = createSignal(toDraft(props.source));
  const [theirs, setTheirs] = createSignal<Source>();
  const [problem, setProblem] = createSignal<unknown>();
  const [saving, setSaving] = createSignal(false);
  const [reason, setReason] = createSignal("");
  const name = () => words().citation.name(props.source);
  const isMoved = () => draft().groupId !== base().groupId || draft().clusterId !== base().clusterId;
  const lacksReason = () => isMoved() && reason().trim() === "";

  const save = async (over: Source) => {
    const register = toRegister(draft());
    if (!register || saving()) return;
    const change = changedFields(over, register);
    if (Object.keys(change).length === 0) return props.onClose();
    const why = "groupId" in change || "clusterId" in change ? { reason: reason().trim() } : {};
    setSaving(true);
    setProblem(undefined);
    setTheirs(undefined);
    try {
      props.onSaved(
        await api.changeSource(props.assessmentId, over.id, over.rowVersion, { id: uuidv7(), ...why, ...change }),
      );
    } catch (error) {
      await meet(error);
    } finally {
      setSaving(false);
    }
  };

  const meet = async (error: unknown) => {
    if (!(error instanceof RefusedError) || error.problem.code !== "changed-since") return setProblem(() => error);
    try {
      const now = await api.source(props.assessmentId, props.source.id);
      setDraft(rebase(draft(), base(), now));
      setTheirs(now);
    } catch (away) {
      setProblem(() => away);
    }
  };

  const takeTheirs = (now: Source) => {
    setBase(now);
    setDraft(toDraft(now));
    setTheirs(undefined);
  };

  return (
    <Drawer
      title={t().title(name())}
      onClose={props.onClose}
      foot={
        <footer class="drawer-foot">
          <Button look="quiet" onClick={() => props.onClose()}>
            {words().act.cancel}
          </Button>
          <Button
            look="ink"
            disabled={saving() || theirs() !== undefined || draftGaps(draft()).length > 0 || lacksReason()}
            onClick={() => void save(base())}
          >
            {t().save}
          </Button>
        </footer>
      }
    >
      <Show when={problem()}>
        {(error) => (
          <Note urgent title={t().notSaved}>
            <p>
              {problemSentence(error())} {t().kept}
            </p>
          </Note>
        )}
      </Show>
      <Show when={theirs()}>
        {(now) => (
          <ConflictNote
            yours={draft()}
            theirs={now()}
            cuts={props.cuts}
            onKeepYours={() => {
              setBase(now());
              void save(now());
            }}
            onTakeTheirs={() => takeTheirs(now())}
          />
        )}
      </Show>
      <div class="register-form">
        <RegisterFields
          draft={draft()}
          cuts={props.cuts}
          hiddenDay={props.isLead ? undefined : { when: props.source.citation.when }}
          onEdit={setDraft}
        />
        <Show when={isMoved()}>
          <div class="register-wide">
            <TextField
              label={t().reason}
              hint={t().reasonHint}
              required
              maxlength={500}
              value={reason()}
              onInput={setReason}
            />
          </div>
        </Show>
      </div>
      <Show when={props.source.textVersionId === null}>
        <TextSection assessmentId={props.assessmentId} source={props.source} onAdded={props.onSaved} />
      </Show>
      <Show when={props.source.kind === "focus-group"}>
        <PartsSection
          assessmentId={props.assessmentId}
          source={props.source}
          all={props.all}
          cuts={props.cuts}
          canAdd={props.isLead}
          onAdded={props.onAdded}
        />
      </Show>
      <HistorySection assessmentId={props.assessmentId} source={props.source} cuts={props.cuts} />
      <Show when={props.isLead}>
        <IdentitySection assessmentId={props.assessmentId} sourceId={props.source.id} />
        <WithdrawalSection
          assessmentId={props.assessmentId}
          source={props.source}
          onWithdrawn={props.onSaved}
          onGone={() => props.onGone(props.source)}
        />
        <OriginalSection assessmentId={props.assessmentId} source={props.source} />
      </Show>
    </Drawer>
  );
}
