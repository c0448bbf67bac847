import { Route, Router } from "@solidjs/router";
import { createEffect, ErrorBoundary, lazy, type ParentProps, Suspense } from "solid-js";
import { Button, Loading, Note } from "../ui/index.ts";
import { Toasts } from "../ui/Toasts.tsx";
import { words } from "../words/words.ts";
import { AssessmentLayout } from "./AssessmentLayout.tsx";
import { NotFound } from "./NotFound.tsx";
import { SessionDialogs } from "./SessionDialogs.tsx";
import { SignedIn } from "./SignedIn.tsx";

const SignInScreen = lazy(async () => ({ default: (await import("../sign-in/SignInScreen.tsx")).SignInScreen }));
const LinkScreen = lazy(async () => ({ default: (await import("../link/LinkScreen.tsx")).LinkScreen }));
const AccountScreen = lazy(async () => ({ default: (await import("../account/AccountScreen.tsx")).AccountScreen }));
const HomeScreen = lazy(async () => ({ default: (await import("../home/HomeScreen.tsx")).HomeScreen }));
const AuditScreen = lazy(async () => ({ default: (await import("../audit/AuditScreen.tsx")).AuditScreen }));
const NewAssessmentScreen = lazy(async () => ({
  default: (await import("../home/NewAssessmentScreen.tsx")).NewAssessmentScreen,
}));
const LibraryScreen = lazy(async () => ({ default: (await import("../frameworks/LibraryScreen.tsx")).LibraryScreen }));
const FrameworkScreen = lazy(async () => ({
  default: (await import("../frameworks/FrameworkScreen.tsx")).FrameworkScreen,
}));
const CompareScreen = lazy(async () => ({ default: (await import("../frameworks/CompareScreen.tsx")).CompareScreen }));
const SecurityScreen = lazy(async () => ({ default: (await import("../security/SecurityScreen.tsx")).SecurityScreen }));
const CodebookScreen = lazy(async () => ({ default: (await import("../codebook/CodebookScreen.tsx")).CodebookScreen }));
const DesignScreen = lazy(async () => ({ default: (await import("../design/DesignScreen.tsx")).DesignScreen }));
const OverviewScreen = lazy(async () => ({ default: (await import("../overview/OverviewScreen.tsx")).OverviewScreen }));
const TeamScreen = lazy(async () => ({ default: (await import("../team/TeamScreen.tsx")).TeamScreen }));
const SourcesScreen = lazy(async () => ({ default: (await import("../sources/SourcesScreen.tsx")).SourcesScreen }));
const CodeScreen = lazy(async () => ({ default: (await import("../workbench/CodeScreen.tsx")).CodeScreen }));
const WorkbenchScreen = lazy(async () => ({
  default: (await import("../workbench/WorkbenchScreen.tsx")).WorkbenchScreen,
}));
const ScorecardScreen = lazy(async () => ({
  default: (await import("../scorecard/ScorecardScreen.tsx")).ScorecardScreen,
}));
const EffectivenessScreen = lazy(async () => ({
  default: (await import("../effectiveness/EffectivenessScreen.tsx")).EffectivenessScreen,
}));
const EvidenceScreen = lazy(async () => ({ default: (await import("../evidence/EvidenceScreen.tsx")).EvidenceScreen }));

/** Every address of the app. A screen's code is fetched when somebody first goes there. */
export function App() {
  return (
    <Router root={Root}>
      <Route path="/sign-in" component={SignInScreen} />
      <Route path="/link" component={LinkScreen} />
      <Route path="/" component={SignedIn}>
        <Route path="/" component={HomeScreen} />
        <Route path="/new-assessment" component={NewAssessmentScreen} />
        <Route path="/frameworks" component={LibraryScreen} />
        <Route path="/frameworks/:frameworkId" component={FrameworkScreen} />
        <Route path="/frameworks/:frameworkId/compare/:otherId" component={CompareScreen} />
        <Route path="/account" component={AccountScreen} />
        <Route path="/a/:assessmentId" component={AssessmentLayout}>
          <Route path="/overview" component={OverviewScreen} />
          <Route path="/codebook" component={CodebookScreen} />
          <Route path="/design" component={DesignScreen} />
          <Route path="/sources" component={SourcesScreen} />
          <Route path="/texts" component={CodeScreen} />
          <Route path="/texts/:textVersionId" component={WorkbenchScreen} />
          <Route path="/scorecard" component={ScorecardScreen} />
          <Route path="/scorecard/:dimensionId" component={EvidenceScreen} />
          <Route path="/effectiveness" component={EffectivenessScreen} />
          <Route path="/audit" component={AuditScreen} />
          <Route path="/team" component={TeamScreen} />
          <Route path="/security" component={SecurityScreen} />
        </Route>
      </Route>
      <Route path="*" component={NotFound} />
    </Router>
  );
}

function Root(props: ParentProps) {
  createEffect(() => {
    document.documentElement.lang = words().locale;
    document.documentElement.dir = words().direction;
  });
  return (
    <ErrorBoundary fallback={(error) => <Broken error={error} />}>
      <Suspense fallback={<Loading what={words().frame.openingScreen} />}>{props.children}</Suspense>
      <SessionDialogs />
      <Toasts />
    </ErrorBoundary>
  );
}

function Broken(props: { error: unknown }) {
  console.error(props.error);
  return (
    <main class="page">
      <Note
        urgent
        title={words().frame.screenNotOpened}
        actions={<Button onClick={() => location.reload()}>{words().frame.reload}</Button>}
      >
        <p>{words().problems.sentences.internal}</p>
      </Note>
    </main>
  );
}
