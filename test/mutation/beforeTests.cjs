// Loaded before the test files, in the processes in which StrykerJS runs them.
'use strict';
const { createRequire } = require('node:module');

require('tsx');

// Test files that import mocha's hooks get those of the mocha that runs them: it is StrykerJS's, not the project's.
const mocha = require.resolve('mocha');
require.cache[mocha] = { id: mocha, filename: mocha, loaded: true, exports: createRequire(process.argv[1])('mocha') };

// One seed for all properties: whether a change is noticed must not depend on the dice of the day. A failure is enough:
// nobody reads the least case that fails.
require('fast-check').configureGlobal({ seed: 1, endOnFailure: true });
