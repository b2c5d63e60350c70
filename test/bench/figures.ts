/** What a process measured: numbers under names. */
export type Figures = ReadonlyMap<string, readonly number[]>;

/** Hands what a process measured to the one that started it. */
export function sendFigures(figures: Readonly<Record<string, readonly number[]>>): void {
  process.send?.(figures);
}

/** Reads what a process sent. Throws where it is anything else: that is a bug of the benchmark. */
export function figuresOf(message: unknown): Figures {
  if (typeof message !== 'object' || message === null) throw new Error('A process sent no figures');
  return new Map(
    Object.entries(message).map(([name, values]: [string, unknown]) => {
      if (!Array.isArray(values)) throw new Error(`A process sent no figures for "${name}"`);
      return [name, values.map(Number)];
    }),
  );
}
