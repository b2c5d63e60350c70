import type { Steps } from './steps';

/** What only looks at clocks or dice changes nothing, whenever the process ends. */
const SILENT: ReadonlySet<PropertyKey> = new Set(['now', 'clock', 'random']);

/**
 * The same ports, with a step before each call and one after it: whatever the code under test asks of the world is a place to
 * end it, without a list that someone has to keep. Objects among them stay as they are.
 */
export function reportingPorts<T extends object>(ports: T, steps: Steps, prefix = ''): T {
  return new Proxy(ports, {
    get(target, name) {
      const port: unknown = Reflect.get(target, name);
      if (typeof port !== 'function' || SILENT.has(name)) return port;
      return (...args: unknown[]) => {
        const what = [`${prefix}${String(name)}`, ...kindOf(args[0])].join(' ');
        steps.reach(`${what}, before`);
        const result: unknown = Reflect.apply(port, target, args);
        if (!(result instanceof Promise)) return result;
        return result.then((value: unknown) => {
          steps.reach(`${what}, after`);
          return value;
        });
      };
    },
  });
}

/** The kind of a record or of a progress, as part of a step's name. */
function kindOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return [];
  return [String(value.kind)];
}
