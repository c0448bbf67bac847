import { surveyMeans, surveyTotals } from "../../src/survey/index.ts";
import { checkBy, checkRatio, checkStats, checkVariance } from "./check-means.ts";
import { checkQuantiles, checkShare } from "./check-shares.ts";
import { checkDifference, checkIndependence } from "./check-tests.ts";
import { checkCalibrated, checkTrimmed, checkWeights } from "./check-weights.ts";
import { design } from "./perception.ts";
import { type Case, splitArguments } from "./r-case.ts";

/** Carries out the call of a case with our functions and checks every figure. */
export function checkCase(each: Case): void {
  const [, name, rest] = /^(?:\w+ <- )?(\w+)\((.*)\)$/s.exec(each.call) ?? [];
  const check = CALLS[name ?? ""];
  if (!check || rest === undefined) throw new Error(`cannot carry out ${each.call}`);
  check(each, splitArguments(rest));
}

type Check = (each: Case, args: string[]) => void;

const CALLS: Record<string, Check> = {
  svymean: (each, args) => checkStats(each, args, surveyMeans),
  svytotal: (each, args) => checkStats(each, args, surveyTotals),
  svyvar: checkVariance,
  svyciprop: checkShare,
  svyby: checkBy,
  svyratio: checkRatio,
  svyquantile: checkQuantiles,
  svychisq: checkIndependence,
  svyttest: checkDifference,
  weights: (each) => checkWeights(each, design("main")),
  trimWeights: (each) => checkTrimmed(each),
  postStratify: checkCalibrated,
  rake: checkCalibrated,
  calibrate: checkCalibrated,
};
