/** Has the page of this window clicked where it says this. For what no command can do, such as to trust a folder. */
export function clicks(label: string): void {
  console.log(`A person clicks "${label}"`);
}
