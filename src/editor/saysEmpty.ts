import type { FileStat, Uri } from 'vscode';

/**
 * Whether a file on this machine is said to have no byte. It is not read then: what the system makes up as it is read, such as
 * `/proc/self/pagemap` behind a link of a repository, is said to be empty and has no end. Virtual file systems may not know a size.
 */
export function saysEmpty({ scheme }: Pick<Uri, 'scheme'>, { size }: Pick<FileStat, 'size'>): boolean {
  return scheme === 'file' && size === 0;
}
