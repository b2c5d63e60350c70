/** What the workbench itself says while it starts, none of which is about a suite. */
const NOISE = [
  /^Resolv(ing|ed) connection token/,
  /^Creating a socket \(/,
  /^\[reconnection-grace-time\]/,
  /^Updating additional builtin extensions cache/,
  /^\[Service Worker\] registration/,
  /^\[AgentHost:/,
  /^\[AccountPolicyGate\]/,
  /^ChatSessionStore: /,
  /^Creation of workbench contribution .* took/,
  /^Auto updating outdated extensions/,
  /^No search provider registered for scheme/,
  /^Ignoring fetching additional builtin extensions/,
  /getaddrinfo ENOTFOUND/,
];

/** Whether a line of a window's log is the workbench talking about itself, rather than the extension host or a suite. */
export function isWindowNoise(text: string): boolean {
  return NOISE.some((pattern) => pattern.test(text));
}
