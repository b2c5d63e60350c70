import assert from 'node:assert/strict';
import { sourceFiles } from './sourceFile';

/** Files that may do what a rule is against, and why. */
type Exceptions = Readonly<Record<string, string>>;

const ERROR = String.raw`(?:error|err|exception|cause|reason|thrown|failure\.error)`;

/** The words of an error that was caught can quote anything: an answer, a request, a secret. Its code cannot. */
const RULES: readonly (readonly [what: string, use: RegExp, exceptions: Exceptions])[] = [
  ['reads the message of an error', new RegExp(String.raw`\b${ERROR}\??\.message\b`), {}],
  ['makes a text of an error', new RegExp(String.raw`\b(?:String|inspect|format)\(\s*${ERROR}\s*[,)]`), {}],
  ['puts an error into a text', new RegExp(String.raw`\$\{\s*${ERROR}(?:\s*\}|\.(?:message|stack|cause)\b)`), {}],
  ['adds an error to a text', new RegExp(String.raw`['"\`] \+ ${ERROR}\b|\b${ERROR} \+ ['"\`]`), {}],
  ['writes an error as JSON', new RegExp(String.raw`\bJSON\.stringify\(\s*${ERROR}\b`), {}],
  ['reads a stack', /\.stack\b/, { 'editor/bugSentence': 'the first place in it, which the output cleans' }],
  ['keeps the cause of an error', /\bcause\s*[:}]|\.cause\b/, {}],
  [
    'throws an error without a fixed message',
    /\bnew (?:\w*Error)\((?!'[^'\n]*'\))/,
    { 'loyaltyFile/shapeFindings': 'names a keyword of our own schema' },
  ],
  [
    'throws what was no error of ours',
    /\bthrow (?!new Error\('|error;|failure\.error;|new Error\(`The schema)/,
    { 'editor/tunnelAware': 'its own error, with a fixed message' },
  ],
];

function using(use: RegExp): string[] {
  return sourceFiles
    .filter(({ text }) => use.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
    .map(({ name }) => name);
}

describe('no file of src/', () => {
  for (const [what, use, exceptions] of RULES) {
    it(what, () => {
      assert.deepEqual(using(use), Object.keys(exceptions));
    });
  }

  it('takes a part of a token to show or keep it', () => {
    const TOKEN = String.raw`\b(?:\w*[tT]okens?|secret)\b(?:\[\w+\])?\??\.`;
    assert.deepEqual(
      using(new RegExp(String.raw`${TOKEN}(?:slice|substring|substr|at|charAt|padEnd|split|length)\b`)),
      [
        // Counts them, and refuses short ones.
        'mews/loadedTokens',
      ],
    );
    assert.deepEqual(
      using(/createHash\((?:(?!;)[\s\S])*?[tT]oken/),
      [],
      'a bare hash of a token, which can be guessed',
    );
  });

  it('reads the Details of an error, or names them anywhere but where they are dropped', () => {
    assert.deepEqual(using(/\.Details\b|['"]details['"]|\bDetails\b\s*[,}:?]/i), ['submission/withoutDetails']);
  });
});
