// The container of a lean build, by webpack's container protocol: `init` is handed what the host provides, `get` gives the
// factory of the exposed module. Exposed code and container are one file, and nothing of the remote runs before the host
// calls the factory.
exports.init = (provided) => {
  // At once: what a host provides came with its first script.
  __webpack_require__.fromHost = (name) => {
    const [found] = Object.values(provided[name] ?? {});
    if (!found) throw new Error(`The host provides no ${name}`);
    return found.get()();
  };
};
exports.get = async () => () => require('./exposed.cjs');
