import { account } from "./en/account.ts";
import { audit } from "./en/audit.ts";
import { citation } from "./en/citation.ts";
import { codebook } from "./en/codebook.ts";
import { common } from "./en/common.ts";
import { design } from "./en/design.ts";
import { effectiveness } from "./en/effectiveness.ts";
import { evidence } from "./en/evidence.ts";
import { frame } from "./en/frame.ts";
import { frameworks } from "./en/frameworks.ts";
import { home } from "./en/home.ts";
import { link } from "./en/link.ts";
import { newAssessment } from "./en/new-assessment.ts";
import { overview } from "./en/overview.ts";
import { password } from "./en/password.ts";
import { position } from "./en/position.ts";
import { problems } from "./en/problems.ts";
import { proof } from "./en/proof.ts";
import { register } from "./en/register.ts";
import { registerImport } from "./en/register-import.ts";
import { scorecard } from "./en/scorecard.ts";
import { security } from "./en/security.ts";
import { signIn } from "./en/sign-in.ts";
import { sources } from "./en/sources.ts";
import { team } from "./en/team.ts";
import { workbench } from "./en/workbench.ts";

/** English, the catalogue that is always complete. One file per screen under `en/`. */
export const en = {
  locale: "en" as string,
  direction: "ltr" as "ltr" | "rtl",
  ...common,
  citation,
  problems,
  frame,
  home,
  frameworks,
  design,
  overview,
  codebook,
  newAssessment,
  signIn,
  proof,
  account,
  link,
  password,
  sources,
  register,
  registerImport,
  workbench,
  scorecard,
  evidence,
  effectiveness,
  position,
  security,
  audit,
  team,
};
