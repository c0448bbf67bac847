import type { PanelRating } from "./panel-rating.ts";
import type { Rejected } from "./rejected.ts";
import { QCA_CALIBRATION } from "./thresholds.ts";
import { isAbove } from "./tolerance.ts";

/** Fuzzy-set membership, 0 to 1, of each median that a panel can have, but for the middle, which the analyst decides. */
export type QcaCalibration = Readonly<Record<1 | 1.5 | 2 | 3 | 3.5 | 4, number>>;
export type QcaValue =
  | { kind: "value"; value: number }
  /** The analyst decides: 0.5 is the crossover that a calibration must not use, and a split panel has no median. */
  | { kind: "not-exported"; reason: "middle" | "split" }
  | { kind: "missing"; reason: "insufficient" | "not-applicable" | "no-ballots" };

/**
 * What a panel's rating of a unit is in an export for qualitative comparative analysis (QCA). The calibration is
 * Octant's default and may be changed; an export says which one it used.
 * Errors: a calibration that leaves [0, 1], does not ascend, or meets 0.5 is `rejected`.
 * Example: a median of 1.5 is 0.165; one of 2.5 is not exported. Source: method, section 7.
 */
export function qcaValue(rating: PanelRating, calibration: QcaCalibration = QCA_CALIBRATION): QcaValue | Rejected {
  const ascending = [
    calibration[1],
    calibration[1.5],
    calibration[2],
    calibration[3],
    calibration[3.5],
    calibration[4],
  ];
  const isUsable = ascending.every((value, at) => {
    const previous = ascending[at - 1];
    const ascends = previous === undefined || isAbove(value, previous);
    return ascends && value >= 0 && value <= 1 && isAbove(Math.abs(value - 0.5), 0);
  });
  if (!isUsable) return { kind: "rejected", code: "calibration-invalid" };
  if (rating.kind !== "rating") return { kind: "missing", reason: rating.kind };
  if (rating.median === null) return { kind: "not-exported", reason: "split" };
  const known = Object.entries(calibration).find(([median]) => Number(median) === rating.median);
  return known ? { kind: "value", value: known[1] } : { kind: "not-exported", reason: "middle" };
}
