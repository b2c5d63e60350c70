/** An error where nothing is expected to fail. Its words can quote anything, so only its kind and place are ever told. */
export interface Bug {
  readonly error: unknown;
}

/** What work gave, or the bug that ended it. Never rejects: for work whose failing must not take with it what has been done. */
export async function caught<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly value: T; readonly bug?: undefined } | { readonly value?: undefined; readonly bug: Bug }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { bug: { error } };
  }
}
