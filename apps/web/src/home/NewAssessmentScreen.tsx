import { createResource } from "solid-js";
import { Frame } from "../app/Frame.tsx";
import { libraryApi } from "../data/library-api.ts";
import { signedInAccountId } from "../data/session.ts";
import { usePageTitle } from "../ui/index.ts";
import { Opened } from "../ui/Opened.tsx";
import { words } from "../words/words.ts";
import { NewAssessmentForm } from "./NewAssessmentForm.tsx";
import "./new-assessment.css";

/** The start of an assessment: what it is called, what it is coded with, what its evidence is cut by. */
export function NewAssessmentScreen() {
  const t = () => words().newAssessment;
  usePageTitle(() => t().title);
  const [loaded, { refetch }] = createResource(() => libraryApi.list());
  return (
    <Frame>
      <div class="page new-assessment">
        <Opened resource={loaded} what={t().loading} notOpened={t().notOpened} onTryAgain={() => void refetch()}>
          {(list) => <NewAssessmentForm accountId={signedInAccountId() ?? ""} frameworks={list().items} />}
        </Opened>
      </div>
    </Frame>
  );
}
