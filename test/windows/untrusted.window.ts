import type { WindowCase } from './windowCase';

/** A folder that nobody has trusted yet. */
export const windowCase: WindowCase = { workspaceTrust: true };
