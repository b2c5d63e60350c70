// Builds everything that is not written by hand:
//   --generate    src/generated/*  the ajv validators as plain code, and dist/*.schema.json, what VS Code's own JSON support reads
//   (no flag)     the above, dist/extension.js, what it loads later, and, for the suites inside VS Code, out/test/*/index.js
//   --production  the above without the suites, minified, no source map: what goes into the package
//   --watch       the same as without a flag, again at every change
//   --bench       the processes of the benchmark, out/bench/*.js, as minified as the extension
//   --kill        the process that the kill tests kill, as written and as minified as the extension, out/kill/*/person.js
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build, context } from 'esbuild';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

/** Members of a schema that only explain or complete. Everything else asserts. */
const EXPLAINING = [
  'title',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'defaultSnippets',
  'default',
  'suggestSortText',
  'enumSortTexts',
  'doNotSuggest',
];

/** Members whose value the extension itself proposes, in src/editor/codeCompletion.ts. */
const PROPOSED_BY_US = ['Code'];

/**
 * Nothing is offered for snippets without a body, but two of them tell VS Code's JSON support that there is a choice: who
 * takes the member gets the place of its value and the suggestions for it. Without them only the bare name is written.
 */
const OPEN_VALUE = [{}, {}];

/** Each generated module: the schemas it is made of and the type of value each validator vouches for. */
const MODULES = {
  loyaltyFileValidator: {
    isLoyaltyFile: {
      schema: 'schemas/loyalty-programs.schema.json',
      type: 'LoyaltyFile',
      from: '../loyaltyFile/loyaltyFile',
    },
  },
  mewsValidators: {
    isAdditionResult: {
      schema: 'src/mews/additionResult.schema.json',
      type: 'AdditionResult',
      from: '../mews/additionResult',
    },
    isReturnedProgram: {
      schema: 'src/mews/returnedProgram.schema.json',
      type: 'ReturnedProgram',
      from: '../mews/returnedProgram',
    },
    isProgramsResult: {
      schema: 'src/mews/programsResult.schema.json',
      type: 'ProgramsResult',
      from: '../mews/programsPage',
    },
    isExceptionResult: {
      schema: 'src/mews/exceptionResult.schema.json',
      type: 'ExceptionResult',
      from: '../mews/exceptionResult',
    },
    isConfigurationResult: {
      schema: 'src/mews/configurationResult.schema.json',
      type: 'ConfigurationResult',
      from: '../mews/configuration',
    },
    isEnterprisesResult: {
      schema: 'src/mews/enterprisesResult.schema.json',
      type: 'EnterprisesResult',
      from: '../mews/portfolio',
    },
  },
  connectionValidators: {
    isConnectionSummary: {
      schema: 'src/mews/connectionSummary.schema.json',
      type: 'ConnectionSummary',
      from: '../mews/connection',
    },
    isConnection: { schema: 'src/mews/connection.schema.json', type: 'Connection', from: '../mews/connection' },
  },
  journalValidator: {
    isJournalRecord: {
      schema: 'src/submission/journalRecord.schema.json',
      type: 'JournalRecord',
      from: '../submission/journalRecord',
    },
  },
  lockValidator: {
    isLockRecord: {
      schema: 'src/submission/lockRecord.schema.json',
      type: 'LockRecord',
      from: '../submission/lockRecord',
    },
  },
};

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The schema without the words for people, so that they don't end up in the bundle a second time. */
function withoutExplanations(schema) {
  if (Array.isArray(schema)) return schema.map(withoutExplanations);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !EXPLAINING.includes(keyword) || keyword === 'properties');
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, withoutExplanations(value)]));
}

/** Validators that only say yes or no: two thirds of their code would describe errors that nobody reads. */
function withoutErrors(code) {
  const short = code
    .replace(/^validate\d+\.errors = \[\{.*\}\];$/gm, '')
    // A schema that another one names has told no errors either: it only counts.
    .replace(
      /^vErrors = vErrors === null \? (validate\d+)\.errors : vErrors\.concat\(\1\.errors\);\nerrors = vErrors\.length;$/gm,
      'errors++;',
    );
  if (short.includes('vErrors.length')) throw new Error('ajv counts errors in a form that is not known here');
  if (short.includes('keyword:')) throw new Error('ajv describes an error in a form that is not known here');
  return short;
}

/** A number of schemas as one CommonJS module of validators, with its types. */
function generateValidators(name, exports) {
  const allErrors = name === 'loyaltyFileValidator';
  const ajv = new Ajv({
    allErrors,
    // What two schemas share is a function of both.
    inlineRefs: false,
    messages: false,
    discriminator: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    strictTypes: false,
    code: { source: true, esm: false, lines: true },
  });
  const ids = {};
  let types = "import type { ValidateFunction } from 'ajv';\n";
  for (const [guard, { schema: file, type, from }] of Object.entries(exports)) {
    const schema = withoutExplanations(readJson(file));
    ajv.addSchema(schema, guard);
    ids[guard] = guard;
    types += `export declare const ${guard}: ValidateFunction<import('${from}').${type}>;\n`;
  }
  const whole = standaloneCode.default(
    ajv,
    Object.fromEntries(Object.keys(ids).map((guard) => [guard, ajv.getSchema(guard).schema.$id])),
  );
  const code = allErrors ? whole : withoutErrors(whole);
  writeFileSync(`src/generated/${name}.js`, `// Made by esbuild.mjs. Do not edit.\n${code}`);
  writeFileSync(`src/generated/${name}.d.ts`, types);
}

/**
 * The schema that VS Code's own JSON support gets: it completes, explains and suggests values, but asserts nothing,
 * so a mistake is reported once, by us. Values of a list become a branch that suggests them beside one that takes anything;
 * their meanings are told with the member as well.
 */
function withoutAssertions(schema) {
  const kept = {};
  for (const keyword of EXPLAINING) {
    if (keyword in schema) kept[keyword] = schema[keyword];
  }
  if (schema.$schema) kept.$schema = schema.$schema;
  if (schema.properties) {
    kept.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, member]) => [
        name,
        { ...withoutAssertions(member), ...(PROPOSED_BY_US.includes(name) && { defaultSnippets: OPEN_VALUE }) },
      ]),
    );
  }
  if (schema.items) kept.items = withoutAssertions(schema.items);
  if (schema.enum) {
    const { description, enumDescriptions, enumSortTexts, ...rest } = kept;
    const meanings = schema.enum.map((value, index) => `- \`${value}\`: ${enumDescriptions[index]}`);
    return {
      ...rest,
      markdownDescription: [description, '', ...meanings].join('\n'),
      defaultSnippets: OPEN_VALUE,
      anyOf: [{ enum: schema.enum, enumDescriptions, enumSortTexts }, {}],
    };
  }
  return kept;
}

function generate() {
  mkdirSync('src/generated', { recursive: true });
  mkdirSync('dist', { recursive: true });
  mkdirSync('out', { recursive: true });
  for (const [name, exports] of Object.entries(MODULES)) generateValidators(name, exports);
  const explained = withoutAssertions(readJson('schemas/loyalty-programs.schema.json'));
  writeFileSync('dist/loyalty-programs.schema.json', JSON.stringify(explained));
  writeProblemPages();
}

/** The sections of the README on the kinds of problems, which the editor shows when a problem's code is clicked. */
function writeProblemPages() {
  const [, sections = ''] =
    /^## Problems it reports\n[\s\S]*?(^### [\s\S]*?)(?=^## )/m.exec(readFileSync('README.md', 'utf8')) ?? [];
  writeFileSync('dist/problems.md', sections);
}

/** The licences of the packages whose code is in the bundle, as they ask for. */
function writeThirdPartyNotices(inputs) {
  const packages = new Set(
    Object.keys(inputs).flatMap((input) => input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []),
  );
  const notices = [...packages].sort().map((name) => {
    const folder = `node_modules/${name}`;
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const { version, license } = readJson(`${folder}/package.json`);
    return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''}\n`;
  });
  writeFileSync('dist/ThirdPartyNotices.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));
}

/** The README as users of the package read it: without pictures, which the package doesn't hold, and without our own chores. */
function writePackageReadme() {
  const readme = readFileSync('README.md', 'utf8')
    .replace(/^ *!\[.*\n\n?/gm, '')
    .replace(/## For developers[\s\S]*?(?=^\[MIT\])/m, '')
    .replace(' · [For developers](#for-developers)', '')
    .replace('[SECURITY.md](SECURITY.md)', 'SECURITY.md of the package')
    .replace('[MIT](LICENSE)', 'MIT');
  writeFileSync('dist/README.md', readme);
}

/**
 * Parts of node-fetch that a JSON text as body never reaches, and what stands in for them: a 60 kB stream polyfill that
 * Node 18 and later don't use, and forms and files, of which only the types are asked for. Node's own FormData is left alone:
 * whoever names it has Node load its whole fetch, which takes longer than a request. Every kilobyte is read again
 * in every window that opens a loyalty file.
 */
const UNREACHED = {
  'web-streams-polyfill': 'export {};',
  'fetch-blob': 'export const { Blob } = globalThis; export default Blob;',
  'fetch-blob/from.js':
    'export const { Blob } = globalThis; export class File {} export let blobFrom, blobFromSync, fileFrom, fileFromSync;',
  'formdata-polyfill/esm.min.js': 'export class FormData {} export class File {} export let formDataToBlob;',
  './utils/multipart-parser.js': 'export let toFormData;',
};
const withoutUnreached = {
  name: 'without-unreached',
  setup(builder) {
    const names = Object.keys(UNREACHED).map((name) => name.replaceAll('.', '\\.'));
    builder.onResolve({ filter: new RegExp(`^(${names.join('|')})(/dist/.*)?$`) }, ({ path }) => {
      const [name] = path.split('/dist/');
      return name in UNREACHED ? { path: name, namespace: 'unreached', sideEffects: false } : undefined;
    });
    builder.onLoad({ filter: /.*/, namespace: 'unreached' }, ({ path }) => ({ contents: UNREACHED[path] }));
  },
};

/**
 * One `vscode` for all our files. esbuild would copy its four hundred members once for each file that imports it, which
 * is most of the time the extension takes to load.
 */
const oneVscode = {
  name: 'one-vscode',
  setup(builder) {
    builder.onResolve({ filter: /^vscode$/ }, ({ importer, namespace }) =>
      namespace !== 'one-vscode' && /[\\/]src[\\/]/.test(importer)
        ? { path: 'vscode', namespace: 'one-vscode', sideEffects: false }
        : { path: 'vscode', external: true },
    );
    builder.onLoad({ filter: /.*/, namespace: 'one-vscode' }, () => ({
      contents: `const api = require('vscode');\nexport const { ${[...vscodeMembers()].join(', ')} } = api;`,
    }));
  },
};

/** The members of `vscode` that our files name. Types among them are undefined there, and fall out again. */
function vscodeMembers() {
  const files = readdirSync('src', { recursive: true }).filter((file) => file.endsWith('.ts'));
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(`src/${file}`, 'utf8').matchAll(/\bvscode\.(\w+)/g)].map(([, name]) => name),
    ),
  );
}

/**
 * Files that dist/extension.js doesn't hold, but loads when they are first needed: each becomes a bundle of its own in
 * dist/. Source files reach them by `import('…')` alone.
 */
const LOADED_LATER = ['src/editor/onRequest.ts', 'src/editor/nodeFetch.ts', 'src/loyaltyFile/readSpreadsheet.ts'];
const loadedLater = {
  name: 'loaded-later',
  setup(builder) {
    const files = new Set(LOADED_LATER.map((file) => path.resolve(file)));
    builder.onResolve({ filter: /^\.\.?\// }, ({ kind, path: imported, resolveDir }) => {
      const file = path.resolve(resolveDir, `${imported}.ts`);
      if (kind !== 'dynamic-import' || !files.has(file)) return undefined;
      return { path: `./${path.basename(file, '.ts')}.js`, external: true };
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const extension = {
  entryPoints: ['src/extension.ts', ...LOADED_LATER],
  outdir: 'dist',
  entryNames: '[name]',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  mainFields: ['module', 'main'],
  minify: production,
  sourcemap: !production,
  // import('…') becomes a require: the extension is CommonJS, and so is what it loads later.
  supported: { 'dynamic-import': false },
  plugins: [loadedLater, withoutUnreached, oneVscode],
  logLevel: 'warning',
  metafile: true,
  legalComments: 'none',
};

/** @type {import('esbuild').BuildOptions} */
const suites = {
  ...extension,
  entryPoints: [
    'test/vscode/index.ts',
    'test/faults/index.ts',
    'test/faults/processes/otherWindow.ts',
    'test/windows/index.ts',
    'test/windows/*.test.ts',
  ],
  outdir: 'out/test',
  outbase: 'test',
  entryNames: '[dir]/[name]',
  plugins: [withoutUnreached, oneVscode],
  external: ['mocha'],
  minify: false,
  sourcemap: 'inline',
};

/** @type {import('esbuild').BuildOptions} */
const benchProcesses = {
  ...extension,
  entryPoints: ['test/bench/processes/*.ts', ...LOADED_LATER],
  outfile: undefined,
  outdir: 'out/bench',
  minify: true,
  sourcemap: false,
};

/** @type {(form: 'plain' | 'minified') => import('esbuild').BuildOptions} */
const killedProcess = (form) => ({
  ...benchProcesses,
  entryPoints: ['test/kill/processes/person.ts', 'src/editor/nodeFetch.ts'],
  outdir: `out/kill/${form}`,
  minify: form === 'minified',
});

generate();
if (flags.has('--bench')) {
  await build(benchProcesses);
} else if (flags.has('--kill')) {
  for (const form of ['plain', 'minified']) await build(killedProcess(form));
} else if (flags.has('--watch')) {
  for (const options of [extension, suites]) await (await context(options)).watch();
} else if (!flags.has('--generate')) {
  for (const file of readdirSync('dist')) if (file.endsWith('.js.map')) rmSync(`dist/${file}`);
  const { metafile } = await build(extension);
  writeFileSync('out/extension.meta.json', JSON.stringify(metafile));
  if (production) {
    writePackageReadme();
    writeThirdPartyNotices(metafile.inputs);
  } else {
    await build(suites);
  }
}
