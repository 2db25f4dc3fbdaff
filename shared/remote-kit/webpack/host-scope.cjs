// What the host provides to this container. State of a module: with hot reload `__webpack_require__` is another function in
// each module, and what one sets on it no other finds.
let provided = {};

exports.init = (given) => {
  provided = given;
};

exports.take = (name) => {
  const [found] = Object.values(provided[name] ?? {});
  if (!found) throw new Error(`The host provides no ${name}`);
  // At once: what a host provides came with its first script.
  return found.get()();
};

// For what loads later files (`host-chunks-plugin.ts`), which is no module.
__webpack_require__.fromHost = exports.take;
