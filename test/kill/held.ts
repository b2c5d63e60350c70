/** The exit code of a process that did nothing because another one adds programs through the same connection. */
export const HELD = 3;
