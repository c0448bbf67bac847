import { Button } from "../ui/index.ts";
import { words } from "../words/words.ts";
import { Drawer } from "./Drawer.tsx";

/** Asks before files that are only on this page are given up; it names how many go. */
export function LeaveDialog(props: { files: number; onStay: () => void; onLeave: () => void }) {
  const t = () => words().sources.import;
  return (
    <Drawer title={t().leaving(props.files)} shape="dialog" onClose={props.onStay}>
      <div class="paste-form">
        <p class="quiet">{t().leavingHint}</p>
        <p class="note-actions">
          <Button look="ink" onClick={() => props.onStay()}>
            {t().stay}
          </Button>
          <Button look="quiet" onClick={() => props.onLeave()}>
            {t().leave}
          </Button>
        </p>
      </div>
    </Drawer>
  );
}
