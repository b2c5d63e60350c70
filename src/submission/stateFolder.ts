import path from 'node:path';

const NAME = 'mews-loyalty-programs';

/**
 * The folder for what all windows and all profiles of one person have in common, as an absolute path. VS Code's own folders
 * are one for each profile. Nothing is made or looked up: the same arguments give the same path.
 *
 * `env` are the process' variables, `home` is the person's home folder. A variable with a relative path counts as not set, as
 * the XDG Base Directory Specification asks for: it would be another folder in every process.
 */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  const { isAbsolute, join } = platform === 'win32' ? path.win32 : path.posix;
  const absolute = (value: string | undefined) => (value !== undefined && isAbsolute(value) ? value : undefined);
  switch (platform) {
    case 'win32':
      return join(absolute(env.LOCALAPPDATA) ?? join(home, 'AppData', 'Local'), NAME);
    case 'darwin':
      return join(home, 'Library', 'Application Support', NAME);
    default:
      return join(absolute(env.XDG_STATE_HOME) ?? join(home, '.local', 'state'), NAME);
  }
}
