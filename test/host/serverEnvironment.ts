/** Variables that a VS Code around us, or a person's own settings, would pass on to the VS Code of the tests. */
const FOREIGN = /^(VSCODE_|CODE_SERVER_|ELECTRON_|NODE_OPTIONS$|PORT$|PASSWORD$|HASHED_PASSWORD$|XDG_)/;

/**
 * The environment of a test server: ours, without what would make it another window's helper, and with sockets, caches
 * and what is kept for the whole user in its own folder.
 */
export function serverEnvironment(dataDir: string, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !FOREIGN.test(name)));
  return {
    ...kept,
    // An empty gallery: the window looks for nothing outside this machine.
    EXTENSIONS_GALLERY: '{}',
    // Sockets go here; their whole path may have 107 characters, and VS Code adds 60.
    ...(dataDir.length < 48 ? { XDG_RUNTIME_DIR: dataDir } : {}),
    XDG_CACHE_HOME: dataDir,
    XDG_CONFIG_HOME: dataDir,
    XDG_DATA_HOME: dataDir,
    XDG_STATE_HOME: dataDir,
  };
}
