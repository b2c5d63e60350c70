/**
 * Whether a process with this environment accepts every certificate. Node reads the variable at each connection, so it is asked
 * before each. Source: Node.js, Command-line API, NODE_TLS_REJECT_UNAUTHORIZED.
 */
export function isTlsOff(env: Readonly<Record<string, string | undefined>>): boolean {
  return env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
}
