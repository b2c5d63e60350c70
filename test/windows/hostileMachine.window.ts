import { hostileWindow } from './hostileWindow';

/** Settings of the machine, which a `devcontainer.json` brings along. */
export const windowCase = hostileWindow(async (_, machineSettings) => ({ machineSettings }));
