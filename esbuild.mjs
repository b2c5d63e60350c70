// Builds everything that is not written by hand:
//   --generate    src/generated/*  the ajv validators as plain code, and dist/*.schema.json, what VS Code's own JSON support reads
//   (no flag)     the above, dist/extension.js and, for the suites inside VS Code, out/test/vscode/index.js
//   --production  the above without the suites, minified, no source map: what goes into the package
//   --watch       the same as without a flag, again at every change
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  'doNotSuggest',
];

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
      from: '../mews/additionResult',
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
    isConnection: { schema: 'src/mews/connection.schema.json', type: 'Connection', from: '../mews/connection' },
  },
  journalValidator: {
    isJournalRecord: {
      schema: 'src/submission/journalRecord.schema.json',
      type: 'JournalRecord',
      from: '../submission/journalRecord',
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

/** A number of schemas as one CommonJS module of validators, with its types. */
function generateValidators(name, exports) {
  const ajv = new Ajv({
    allErrors: name === 'loyaltyFileValidator',
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
  const code = standaloneCode.default(
    ajv,
    Object.fromEntries(Object.keys(ids).map((guard) => [guard, ajv.getSchema(guard).schema.$id])),
  );
  writeFileSync(`src/generated/${name}.js`, `// Made by esbuild.mjs. Do not edit.\n${code}`);
  writeFileSync(`src/generated/${name}.d.ts`, types);
}

/**
 * The schema that VS Code's own JSON support gets: it completes, explains and suggests values, but asserts nothing,
 * so a mistake is reported once, by us. Values of a list become a branch that suggests them beside one that takes anything.
 */
function withoutAssertions(schema) {
  const kept = {};
  for (const keyword of EXPLAINING) {
    if (keyword in schema) kept[keyword] = schema[keyword];
  }
  if (schema.$schema) kept.$schema = schema.$schema;
  if (schema.properties) {
    kept.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, member]) => [name, withoutAssertions(member)]),
    );
  }
  if (schema.items) kept.items = withoutAssertions(schema.items);
  if (schema.enum) {
    const { enumDescriptions, ...rest } = kept;
    return { ...rest, anyOf: [{ enum: schema.enum, ...(enumDescriptions && { enumDescriptions }) }, {}] };
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
}

/** node-fetch brings a 60 kB stream polyfill that Node 18 and later never use. */
const withoutStreamPolyfill = {
  name: 'without-stream-polyfill',
  setup(builder) {
    builder.onResolve({ filter: /^web-streams-polyfill/ }, () => ({
      path: 'web-streams-polyfill',
      namespace: 'empty',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export {};' }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const extension = {
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  minify: production,
  sourcemap: !production,
  plugins: [withoutStreamPolyfill],
  logLevel: 'warning',
  metafile: true,
  legalComments: 'external',
};

/** @type {import('esbuild').BuildOptions} */
const suites = {
  ...extension,
  entryPoints: ['test/vscode/index.ts'],
  outfile: 'out/test/vscode/index.js',
  external: ['vscode', 'mocha'],
  minify: false,
  sourcemap: 'inline',
};

generate();
if (flags.has('--watch')) {
  for (const options of [extension, suites]) await (await context(options)).watch();
} else if (!flags.has('--generate')) {
  rmSync('dist/extension.js.map', { force: true });
  const { metafile } = await build(extension);
  writeFileSync('out/extension.meta.json', JSON.stringify(metafile));
  if (!production) await build(suites);
}
