/**
 * The thresholds of the method, each once. Those marked "ours" are conventions of Octant, and screens label them so.
 * Figures are compared with them by `isAbove` and `isBelow`, at a tolerance. Source: method, sections 3 to 7.
 */

/** A balance up to this, either way, is on neither side (ours; section 3, step 7). */
export const SIDE_BEYOND = 0.25;

/** Fewer clusters than this keep a finding's confidence at low (section 4, few-clusters). */
export const ENOUGH_CLUSTERS = 3;
/** Fewer stakeholder groups than this keep a finding's confidence at low (section 4, one-group). */
export const ENOUGH_GROUPS = 2;
/** A cluster with a larger share of the balance than this dominates it (section 4, dominant-cluster). */
export const DOMINANT_SHARE = 0.25;
/** Below this alpha, coding is unreliable (section 4, unreliable-coding; Krippendorff's lowest limit). */
export const ALPHA_TENTATIVE = 0.667;
/** From this alpha on, coding is reliable; below it, tentative (section 4, tentative-coding; Krippendorff's usual limit). */
export const ALPHA_RELIABLE = 0.8;
/** Share of stance-bearing sources to be coded twice for alpha to speak for them all (ours; section 4, unchecked-coding). */
export const DOUBLE_CODED_SHARE = 0.1;

/** The middle of the rating scale 1 to 4: below it a rating says "constrains", above it "supports" (section 6). */
export const MIDDLE_OF_SCALE = 2.5;
/** Fewer raters than this give a provisional rating (section 6). */
export const ENOUGH_RATERS = 3;
/** A panel is split only if its best ratings lie at least this far apart (section 6, after RAND/UCLA). */
export const SPLIT_SPREAD = 2;
/** A median in the middle of the scale diverges from a balance beyond this (section 6). */
export const BALANCE_BEYOND_MIDDLE = 0.5;

/** Raters needed in each panel and each round before two ratings are compared (section 7). */
export const RATERS_TO_COMPARE = 5;
/** Delta in round 1 from which one rating is above another (ours; section 7). */
export const DELTA_TO_DISTINGUISH = 0.8;
/** Vignettes that two missions' panels must both have rated (section 7). */
export const VIGNETTES_TO_COMPARE = 3;
/** Mean delta over vignettes from which two panels use the scale differently (section 7; a large effect by convention). */
export const SCALE_USE_MEAN_DELTA = 0.474;
/** Deltas this large on two vignettes in opposite directions mean the same (section 7). */
export const SCALE_USE_OPPOSED_DELTA = 0.8;

/**
 * Membership in the set of units in which a dimension supports effectiveness, by panel median (ours, may be changed;
 * section 7). 2.5 has none: 0.5 is the crossover, at which a case is neither in the set nor out of it.
 */
export const QCA_CALIBRATION = { 1: 0, 1.5: 0.165, 2: 0.33, 3: 0.67, 3.5: 0.835, 4: 1 } as const;
