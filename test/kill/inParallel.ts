/** Does tasks, so many at a time, until `next` has none left. */
export async function inParallel(count: number, next: () => Promise<unknown> | undefined): Promise<void> {
  const worker = async () => {
    for (let task = next(); task; task = next()) await task;
  };
  await Promise.all(Array.from({ length: count }, worker));
}
