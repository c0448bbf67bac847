import { words } from "../words/words.ts";
import { SecurityTabs } from "./SecurityTabs.tsx";
import "./security-head.css";

/** The head that Team, Audit and Security share. */
export function SecurityHead() {
  return (
    <>
      <div class="page-head security-head">
        <h1>{words().security.title}</h1>
      </div>
      <SecurityTabs />
    </>
  );
}
