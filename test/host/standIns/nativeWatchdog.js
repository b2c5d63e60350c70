// Stands in for @vscode/native-watchdog, which ends an extension host whose server is gone. It cannot be built without a
// C++ compiler, and without it every window starts with a long error. The tests end their processes themselves.
exports.start = (_pid) => {};
exports.exit = (code) => process.exit(code ?? 0);
