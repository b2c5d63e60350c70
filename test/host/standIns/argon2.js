// Stands in for argon2, which hashes code-server's password: the tests start it without one. The version that the oldest
// code-server asks for cannot be built without a C++ compiler.
function noPasswords() {
  return Promise.reject(new Error('The VS Code of the tests has no passwords.'));
}

exports.hash = noPasswords;
exports.verify = noPasswords;
exports.needsRehash = () => false;
