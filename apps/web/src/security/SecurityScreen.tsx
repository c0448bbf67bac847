import { createResource } from "solid-js";
import { useAssessment } from "../app/assessment.ts";
import { protectionApi } from "../data/protection-api.ts";
import { usePageTitle } from "../ui/index.ts";
import { Opened } from "../ui/Opened.tsx";
import { words } from "../words/words.ts";
import { DeletionSection } from "./DeletionSection.tsx";
import { ProtectionForm } from "./ProtectionForm.tsx";
import { SecurityHead } from "./SecurityHead.tsx";
import { SecurityStateView } from "./SecurityStateView.tsx";
import "./security.css";

/** What a thief of this disk would get, how the assessment is protected, and how it ends. For its leads. */
export function SecurityScreen() {
  const t = () => words().security;
  const { setup, refresh } = useAssessment();
  usePageTitle(() => t().security);
  const assessmentId = () => setup().id;
  const [state, ofState] = createResource(assessmentId, (id) => protectionApi.securityState(id));
  const [protection, ofProtection] = createResource(assessmentId, (id) => protectionApi.protection(id));
  const changed = async () => {
    await Promise.all([ofState.refetch(), ofProtection.refetch(), refresh()]);
  };
  return (
    <div class="page security">
      <SecurityHead />
      <section class="security-part" aria-labelledby="security-state">
        <h2 id="security-state">{t().state.title}</h2>
        <Opened
          notOpened={t().notOpened}
          resource={state}
          what={t().state.loading}
          onTryAgain={() => void ofState.refetch()}
        >
          {(found) => <SecurityStateView state={found()} />}
        </Opened>
      </section>
      <section class="security-part" aria-labelledby="security-protection">
        <h2 id="security-protection">{t().protection.title}</h2>
        <Opened
          notOpened={t().notOpened}
          resource={protection}
          what={t().protection.loading}
          onTryAgain={() => void ofProtection.refetch()}
        >
          {(found) => (
            <ProtectionForm
              assessmentId={assessmentId()}
              protection={found()}
              demo={setup().demo}
              onChanged={changed}
            />
          )}
        </Opened>
      </section>
      <DeletionSection assessmentId={assessmentId()} />
    </div>
  );
}
