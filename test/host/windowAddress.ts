/** The address of a window that opens a folder, or the workspace of several that a `.code-workspace` file names. */
export function windowAddress(port: number, folder: string | undefined): string {
  const base = `http://localhost:${port}/`;
  if (!folder) return base;
  const parameter = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return `${base}?${parameter}=${encodeURIComponent(folder)}`;
}
