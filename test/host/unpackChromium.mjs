// Unpacks the headless Chromium of @sparticuz/chromium. Run by the Node that belongs to the host, since the package
// needs a newer one than the project does: `node unpackChromium.mjs <package folder>`. The package unpacks into TMPDIR
// and knows no other place, so the caller sets that to the folder it wants. Prints the path of the executable.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const packageFolder = process.argv[2] ?? '';
const { default: chromium, inflate } = await import(pathToFileURL(join(packageFolder, 'build', 'index.js')).href);
const executablePath = await chromium.executablePath(join(packageFolder, 'bin'));
// libnss3 and libnspr4, which a machine without a desktop lacks.
await inflate(join(packageFolder, 'bin', 'al2023.tar.br'));
process.stdout.write(`${executablePath}\n`);
