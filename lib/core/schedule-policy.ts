/** What becomes of a time at which as many runs of the job as may are under way: no run, or one that waits for them. */
export const overlapPolicies = ["skip", "wait"] as const;
export type OverlapPolicy = (typeof overlapPolicies)[number];

/** What becomes of times that passed while no worker was there: none, the last one, or each is made up for. */
export const catchUpPolicies = ["none", "last", "all"] as const;
export type CatchUpPolicy = (typeof catchUpPolicies)[number];
