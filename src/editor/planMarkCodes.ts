/** The codes of what is told on the lines of programs that Mews has already. The README has a section on each. */
export const PLAN_MARK_CODES = ['already-in-mews', 'different-in-mews'] as const;

export type PlanMarkCode = (typeof PLAN_MARK_CODES)[number];
