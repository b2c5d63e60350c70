import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import texts from '../../package.nls.json';
import { projectText } from './sourceFile';

/** The files that the manifest names, and the README that the package is made with. */
const named = [
  / --readme-path (\S+)/.exec(manifest.scripts.package)?.[1] ?? 'README.md',
  manifest.main,
  manifest.icon,
  ...manifest.contributes.viewsContainers.activitybar.map(({ icon }) => icon),
  ...Object.values(manifest.contributes.views).flatMap((views) => views.map(({ icon }) => icon)),
  ...manifest.contributes.jsonValidation.map(({ url }) => url).filter((url) => url.startsWith('.')),
].map((file) => path.posix.normalize(file));

describe('the manifest', () => {
  it('has a text for every key it uses, and no other', () => {
    const used = [...projectText('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(used)].toSorted(), Object.keys(texts).toSorted());
    assert.deepEqual(
      Object.entries(texts).filter(([, text]) => text.trim() === ''),
      [],
    );
  });

  it('shows people no sentence of its own', () => {
    const shown = projectText('package.json').matchAll(
      /"(?:title|category|displayName|name|contents|contextualTitle|(?:markdownD|d)escription)": "(?!%)([^"]*)"/g,
    );
    assert.deepEqual(
      [...shown].map(([, text]) => text),
      [manifest.name],
    );
  });

  it('depends at run time on ajv, jsonc-parser, node-fetch and papaparse alone, each in one version', () => {
    assert.deepEqual(Object.keys(manifest.dependencies).toSorted(), ['ajv', 'jsonc-parser', 'node-fetch', 'papaparse']);
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    assert.deepEqual(
      versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version)),
      [],
    );
  });

  it('is installed from packages of the registry alone, each with its checksum', () => {
    const { packages }: { packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }> } =
      JSON.parse(projectText('package-lock.json'));
    const installed = Object.entries(packages).filter(([place]) => place !== '');
    assert.ok(installed.length > 100);
    assert.deepEqual(
      installed
        .filter(
          ([, { resolved = 'https://registry.npmjs.org/', integrity = '' }]) =>
            !resolved.startsWith('https://registry.npmjs.org/') || !integrity.startsWith('sha512-'),
        )
        .map(([place]) => place),
      [],
    );
  });

  it('is packed with the search for secrets on', () => {
    assert.doesNotMatch(manifest.scripts.package, /--allow-package|--no-verify/);
  });

  it('has the version of the newest entry in the changelog', () => {
    const [newest] = [...projectText('CHANGELOG.md').matchAll(/^## \[(\d[^\]]*)\]/gm)].map(([, version]) => version);
    assert.equal(manifest.version, newest);
  });

  it('asks for the VS Code that its types are of', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });
});

describe('.vscodeignore', () => {
  const [first, ...rest] = projectText('.vscodeignore').trimEnd().split('\n');
  const allowed = rest.map((line) => line.slice(1));

  it('lists what goes into the package, and leaves out all else', () => {
    assert.equal(first, '**');
    assert.deepEqual(
      rest.filter((line) => !/^![\w./-]+$/.test(line)),
      [],
    );
  });

  it('lets in the files that the manifest names', () => {
    assert.deepEqual(
      [...named, 'package.json', 'package.nls.json', 'CHANGELOG.md', 'LICENSE'].filter(
        (file) => !allowed.includes(file),
      ),
      [],
    );
  });

  it('names no source and no file that is not there', () => {
    assert.deepEqual(
      allowed.filter((file) => /^(src|test|schemas|node_modules|out)\//.test(file)),
      [],
    );
    const made = allowed.filter((file) => !file.startsWith('dist/'));
    assert.deepEqual(
      made.filter((file) => !existsSync(path.join(__dirname, '../..', file))),
      [],
    );
  });
});
